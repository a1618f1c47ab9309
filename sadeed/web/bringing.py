"""A form that brings files: each is looked through, opened and written anew before the act begins (S12)."""

import hashlib
from typing import Any

from flask import current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from wtforms import MultipleFileField, ValidationError
from wtforms.validators import StopValidation
from wtforms.widgets import FileInput

from ..acts import keeping
from ..records import opening
from ..records.filenames import kept_name
from .forms import ActForm, reason_of

PICTURES = "image/jpeg,image/png,image/webp"  # a telephone that photographs otherwise then hands over JPEG
ANYTHING = f"{PICTURES},application/pdf"
NAMED = Markup("<bdi>{}</bdi>: {}")


class BroughtField(MultipleFileField):
    """One or more files; `opened` holds them written anew. What is wrong with one is said at the field, by its name."""

    def pre_validate(self, form: Any) -> None:
        """Open each; the reason of one that cannot be kept stops the form before anything is done."""
        settings = current_app.config["SADEED"]
        self.opened: list[keeping.Opened] = []
        self.digests: list[str] = []
        for one in [one for one in self.data or () if getattr(one, "filename", "")]:
            if len(self.opened) == keeping.MOST_AT_ONCE:
                raise StopValidation(_("At most %(most)s files at a time.", most=keeping.MOST_AT_ONCE))
            content = one.stream.read(opening.LARGEST + 1)
            self.digests.append(hashlib.sha256(content).hexdigest())
            try:
                self.opened.append(keeping.opened(content, one.filename, scanner=settings.scanner,
                                                  scanner_may_be_away=settings.scanner_may_be_away))  # fmt: skip
            except ValueError as no:
                raise StopValidation(NAMED.format(kept_name(one.filename), reason_of(no))) from no


def camera() -> BroughtField:
    """The camera of a telephone or tablet; at a desk it is one more way to choose a picture."""
    how = {"accept": PICTURES, "capture": "environment"}
    return BroughtField(_l("Take a photo"), widget=FileInput(), render_kw=how,
                        description=_l("On a phone or tablet this opens the camera."))  # fmt: skip


def chosen(label: Any, accept: str, *, is_one: bool) -> BroughtField:
    """Files that are there already."""
    most = _l("JPEG, PNG or WebP, at most 15 megabytes each.")
    either = _l("JPEG, PNG, WebP or PDF, at most 15 megabytes and 60 pages.")
    return BroughtField(label, widget=FileInput(multiple=not is_one), render_kw={"accept": accept},
                        description=either if accept == ANYTHING else most)  # fmt: skip


class BringForm(ActForm):
    """A file by the camera or by choice. It comes back with everything typed; browsers ask for the file again."""

    takes_files = True
    photo = camera()
    chosen = chosen(_l("Or choose a file"), ANYTHING, is_one=True)
    is_one = True

    def validate_chosen(self, field: Any) -> None:
        """Something was brought; and one thing where one is asked for."""
        if not self.brought() and not self.photo.errors:
            raise ValidationError(_("Needed: a photo or a file."))
        if self.is_one and len(self.brought()) > 1:
            raise ValidationError(_("One photo or one file; several pages come as one PDF."))

    def brought(self) -> list[keeping.Opened]:
        """Everything that was opened, in its order."""
        return [one for field in (self.photo, self.chosen) for one in getattr(field, "opened", ())]

    def words(self) -> dict[str, Any]:
        """The files by what was in them, for the form's fingerprint."""
        said = {name: value for name, value in super().words().items() if name not in ("photo", "chosen")}
        return said | {name: getattr(self[name], "digests", []) for name in ("photo", "chosen")}

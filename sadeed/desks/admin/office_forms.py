"""What the administration is asked about the association's papers and pages."""

import hashlib
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import BooleanField, ValidationError

from ...acts.office import HIGHEST_FIRST
from ...records import catalogues, manners, stays
from ...web import officeview
from ...web.forms import LTR, ActForm, Needed, one_of, phone_field, short, whole


class AssociationForm(ActForm):
    """What the association says of itself on letters and public pages."""

    name = short(_l("Name of the association"), needed=True)
    name_en = short(_l("Name in English"))
    licence = short(_l("Licence number"))
    phone = phone_field(_l("Telephone"))
    whatsapp = phone_field(_l("WhatsApp number"))
    email = short(_l("Email"), render_kw=LTR | {"inputmode": "email"})
    address = short(_l("Address"))
    address_en = short(_l("Address in English"))

    def fill(self, view: Any) -> None:
        """What stands now."""
        for name, value in (catalogues.setting("association") or {}).items():
            if name in self:
                self[name].data = value


class LogoForm(ActForm):
    """The picture of the letterhead."""

    takes_files = True
    picture = FileField(
        _l("Logo"), [Needed()], render_kw={"accept": "image/png,image/jpeg"},
        description=_l("PNG or JPEG, at most 2 megabytes. It is drawn anew, its margins cut, and kept small."),
    )  # fmt: skip

    def validate_picture(self, field: Any) -> None:
        """Something was chosen."""
        if not self.content():
            raise ValidationError(_l("Needed: %(field)s.", field=field.label.text))

    def content(self) -> bytes:
        """The file as it came."""
        if not hasattr(self, "_content"):
            self._content: bytes = self.picture.data.read() if self.picture.data else b""
        return self._content

    def words(self) -> dict[str, Any]:
        """The file by its hash."""
        return {"picture": hashlib.sha256(self.content()).hexdigest()}


class LanguagesForm(ActForm):
    """How pages speak."""

    desks_english = BooleanField(_l("English on the desks"), description=_l("Arabic is always offered."))
    public_english = BooleanField(_l("English on the public pages"))
    digits = one_of(_l("Digits at first"), list(officeview.DIGITS.items()), needed=True)
    density = one_of(_l("Rows at first"), list(officeview.DENSITIES.items()), needed=True,
                     description=_l("For visitors and new accounts; everybody may choose otherwise."))  # fmt: skip

    def fill(self, view: Any) -> None:
        """What stands now."""
        house = manners.standing()
        self.desks_english.data, self.public_english.data = "en" in house.desks, "en" in house.public
        self.digits.data, self.density.data = house.digits, house.density


class StaysForm(ActForm):
    """How long somebody stays in."""

    idle_minutes = whole(
        _l("Minutes without work"), needed=True, lowest=stays.IDLE_MINUTES[0], highest=stays.IDLE_MINUTES[1],
        description=_l("Then the sign-in is asked for again; what was being written stands there afterwards."),
    )  # fmt: skip
    whole_hours = whole(
        _l("Hours in all"), needed=True, lowest=stays.WHOLE_HOURS[0], highest=stays.WHOLE_HOURS[1],
        description=_l("However busy; a new working day begins with a sign-in."),
    )  # fmt: skip

    def fill(self, view: Any) -> None:
        """What stands now."""
        limits = stays.standing()
        self.idle_minutes.data = int(limits.idle.total_seconds()) // 60
        self.whole_hours.data = int(limits.whole.total_seconds()) // 3600


class FirstNumberForm(ActForm):
    """Where a series of this year begins."""

    first = whole(_l("First number"), needed=True, lowest=1, highest=HIGHEST_FIRST)

    def choose(self, view: Any) -> None:
        """`NotFound` for no such series."""
        self.first.label.text = _l("First number of: %(series)s", series=officeview.series_named(view["series"]))

"""A list on a form: rows filled in, blank ones at its end, more for the asking; nothing of it needs a script."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.i18n import translations
from wtforms import BooleanField, FieldList, Form

BLANK_ROWS = 3
MOST_ROWS = 60


def goes_off() -> BooleanField:
    """The last field of a row: it is taken off the list."""
    return BooleanField(_l("Take off the list"))


class RowForm(Form):
    """One row. An empty one, or one that `goes`, is neither checked nor kept; `filled_by` says what fills it."""

    class Meta:
        """Messages in the language of the page, as in every other form."""

        def get_translations(self, form: Form) -> Any:
            """Those of the house."""
            return translations

    goes: BooleanField
    filled_by: tuple[str, ...] = ()

    def is_kept(self) -> bool:
        """Whether something is written here and stays."""
        return not self.goes.data and any(_is_written(self[name]) for name in self.filled_by)

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the rows that stay."""
        return bool(super().validate(extra_validators)) if self.is_kept() else True

    def columns(self) -> dict[str, Any]:
        """The row as an act takes it."""
        raise NotImplementedError


class RowsForm(FlaskForm):
    """A list of rows, under the name `rows`."""

    rows: FieldList

    def prepare(self, *, blank: int = 0) -> None:
        """Put blank rows at the end, number all, set their lists."""
        for _nth in range(min(blank, MOST_ROWS - len(self.rows))):
            self.rows.append_entry()
        lists = self.lists()
        for place, row in enumerate(self.rows, 1):
            row.label.text = _("Row %(n)s", n=place)
            for field in row:
                if field.short_name in lists:
                    field.choices = lists[field.short_name]

    def lists(self) -> dict[str, list[Any]]:
        """Choices by field."""
        raise NotImplementedError

    def columns(self) -> list[dict[str, Any]]:
        """The rows that stay."""
        return [row.form.columns() for row in self.rows if row.form.is_kept()]


def _is_written(field: Any) -> bool:
    said = field.raw_data if field.raw_data is not None else [field.data]
    return any(str(one or "").strip() for one in said)

"""A birth date on a form: kept in the calendar of the paper it is read from."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField

from ..arabic import dates, digits, marks
from .clock import today
from .forms import LTR, Written, reason_of

HINT = _l("As the paper has it, such as 12/07/1399; a year alone where it has no more.")
HIJRI_YEARS = range(1300, 1600)


class BirthField(StringField):
    """`data` is (calendar, year, month, day); month and day are None where the paper has the year alone."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read it; a day that cannot be, or is still to come, is refused with the reason."""
        self.typed = valuelist[0] if valuelist else ""
        self.data = None
        said = digits.latin(marks.plain(self.typed).text).strip()
        if not said:
            return
        try:
            self.data = _year(int(said)) if len(said) == 4 and said.isascii() and said.isdigit() else _day(said)
        except ValueError as no:
            raise ValueError(reason_of(no)) from no

    def _value(self) -> str:
        if getattr(self, "typed", "") or not self.data:
            return getattr(self, "typed", "")
        return "/".join(f"{part:02}" for part in reversed(self.data[1:]) if part)

    def columns(self) -> dict[str, Any]:
        """The four columns of a record; a birth not written is not known."""
        calendar, year, month, day = self.data or ("", None, None, None)
        return {"birth_calendar": calendar, "birth_year": year, "birth_month": month, "birth_day": day}


def birth(label: Any) -> BirthField:
    """A birth date."""
    return BirthField(label, [Written()], description=HINT, render_kw=LTR | {"inputmode": "text"})


def born(record: Any) -> tuple[str, int, int | None, int | None] | None:
    """What a record holds of a birth, as the field takes it."""
    if not record.birth_year:
        return None
    return record.birth_calendar, record.birth_year, record.birth_month, record.birth_day


def _year(year: int) -> tuple[str, int, None, None]:
    calendar = "hijri" if year in HIJRI_YEARS else "gregorian"
    now = dates.hijri_year(today()) if calendar == "hijri" else today().year
    if not now - 130 <= year <= now:
        raise ValueError(_("The year of birth is not within a lifetime."))
    return calendar, year, None, None


def _day(said: str) -> tuple[str, int, int | None, int | None]:
    read = dates.parse(said)
    if dates.to_date(read) > today():
        raise ValueError(_("A birth date is not in the future."))
    return read.calendar, read.year, read.month, read.day

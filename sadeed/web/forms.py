"""The shapes of forms: a field reads what people type, in either calendar and digits, and says what is wrong."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, SelectField, SelectMultipleField, StringField, TextAreaField, ValidationError
from wtforms.validators import InputRequired, Length, StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

from ..arabic import Unreadable, dates, digits, identity, marks
from ..records import catalogues
from . import locale

LONG = 4000
NO_WORDS = ("csrf_token", "proof")  # of the sending, not of the act
MOST_HALALAS = 10**12


class Needed(InputRequired):
    """This field is needed; the message names it."""

    def __call__(self, form: Any, field: Field) -> None:
        """Say «يلزم …» with the field's own name."""
        if not field.raw_data or not str(field.raw_data[0]).strip():
            field.errors = []
            raise StopValidation(_l("Needed: %(field)s.", field=field.label.text))


class Written:
    """What may be left out, is marked so on the page."""

    field_flags = {"optional": True}

    def __call__(self, form: Any, field: Field) -> None:
        """Stop here when nothing was written."""
        if not field.raw_data or not str(field.raw_data[0]).strip():
            field.errors = []
            raise StopValidation()


def clean(text: str | None) -> str:
    """Words without unseen signs, each line trimmed."""
    kept = marks.plain(text or "").text if text else ""
    return "\n".join(line.strip() for line in kept.splitlines()).strip()


def reason_of(no: ValueError) -> str:
    """What a value was refused for, in the reader's language."""
    if isinstance(no, Unreadable):
        return no.english if locale.language() == "en" else str(no)
    return str(no)


class ActForm(FlaskForm):
    """The form of one act. `fill` puts in what stands now; `choose` sets the choices of its lists."""

    takes_files = False  # a form with a file is sent in parts

    def choose(self, view: Any) -> None:
        """Set choices that depend on the case; `view` is the act's view of it."""

    def fill(self, view: Any) -> None:
        """Put in what stands now, when the form is first opened."""

    def words(self) -> dict[str, Any]:
        """What was written, for the form's fingerprint."""
        return {field.name: field.data for field in self if field.name not in NO_WORDS}


class DayField(StringField):
    """A day in either calendar, however it is written; `data` is a date, what was typed stays in the field."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read it; the reason of a day that cannot be is shown at the field."""
        self.typed = valuelist[0] if valuelist else ""
        self.data = None
        if self.typed.strip():
            try:
                self.data = dates.to_date(dates.parse(self.typed))
            except ValueError as no:
                raise ValueError(reason_of(no)) from no

    def _value(self) -> str:
        if getattr(self, "typed", ""):
            return self.typed
        return self.data.isoformat() if isinstance(self.data, date) else ""


class MoneyField(StringField):
    """Riyals as typed, with either digits; `data` is halalas."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read it; more than two decimals, letters or a negative amount are refused."""
        self.typed = valuelist[0] if valuelist else ""
        self.data = None
        said = digits.latin(marks.plain(self.typed).text).replace(",", "").replace(" ", "")
        if not said:
            return
        try:
            halalas = Decimal(said) * 100
        except InvalidOperation:
            raise ValueError(_l("The amount is written in digits, such as 2100 or 2100.50.")) from None
        if not halalas.is_finite() or halalas != halalas.to_integral_value() or not 0 <= halalas < MOST_HALALAS:
            raise ValueError(_l("The amount is written in digits, such as 2100 or 2100.50."))
        self.data = int(halalas)

    def _value(self) -> str:
        if getattr(self, "typed", ""):
            return self.typed
        return "" if self.data is None else f"{self.data / 100:.2f}".removesuffix(".00")


class WholeField(StringField):
    """A whole number with either digits; `lowest` and `highest` included."""

    def __init__(self, *args: Any, lowest: int = 0, highest: int = 10**6, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.lowest, self.highest = lowest, highest

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read it."""
        self.typed = valuelist[0] if valuelist else ""
        self.data = None
        said = digits.latin(marks.plain(self.typed).text).strip()
        if not said:
            return
        if not (said.isascii() and said.isdigit() and len(said) < 10 and self.lowest <= int(said) <= self.highest):
            raise ValueError(_l("A whole number from %(low)s to %(high)s.", low=self.lowest, high=self.highest))
        self.data = int(said)

    def _value(self) -> str:
        return getattr(self, "typed", "") or ("" if self.data is None else str(self.data))


class CheckedField(StringField):
    """Text that must read as something: `read` gives the normalised value or a ValueError with the reason."""

    def __init__(self, *args: Any, read: Any = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.read = read

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read it; what was typed stays in the field."""
        self.typed = valuelist[0] if valuelist else ""
        self.data = ""
        if self.typed.strip():
            try:
                self.data = self.read(self.typed)
            except ValueError as no:
                raise ValueError(reason_of(no)) from no

    def _value(self) -> str:
        return getattr(self, "typed", "") or self.data or ""


LTR = {"dir": "ltr", "inputmode": "numeric", "autocomplete": "off"}


def at_most(signs: int) -> Length:
    """No longer than this."""
    return Length(max=signs, message=_l("At most %(max)d signs."))


def short(label: Any, *, needed: bool = False, most: int = 200, **more: Any) -> StringField:
    """One line of words."""
    return StringField(label, [Needed() if needed else Written(), at_most(most)],
                       filters=[clean], **more)  # fmt: skip


def long(label: Any, *, needed: bool = False, most: int = LONG, **more: Any) -> TextAreaField:
    """A few sentences."""
    return TextAreaField(label, [Needed() if needed else Written(), at_most(most)],
                         filters=[clean], **more)  # fmt: skip


def day(label: Any, *, needed: bool = False, **more: Any) -> DayField:
    """A day."""
    return DayField(label, [Needed() if needed else Written()], render_kw=LTR | {"inputmode": "text"}, **more)


def money(label: Any, *, needed: bool = False, **more: Any) -> MoneyField:
    """An amount in riyals."""
    return MoneyField(label, [Needed() if needed else Written()], render_kw=LTR | {"inputmode": "decimal"}, **more)


def whole(label: Any, *, needed: bool = False, lowest: int = 0, highest: int = 10**6, **more: Any) -> WholeField:
    """A count."""
    return WholeField(label, [Needed() if needed else Written()], lowest=lowest, highest=highest, render_kw=LTR, **more)


def one_of(label: Any, choices: Any = (), *, needed: bool = False, **more: Any) -> SelectField:
    """One choice of a list; an empty first line when nothing need be chosen, or nothing is chosen yet."""
    return SelectField(label, [Needed() if needed else Written()], choices=[("", "—"), *choices], **more)


def many_of(label: Any, *, needed: bool = False, **more: Any) -> SelectMultipleField:
    """Any number of choices, each with its box to tick."""
    return SelectMultipleField(label, [Needed() if needed else Written()], choices=[], widget=ListWidget(),
                               option_widget=CheckboxInput(), **more)  # fmt: skip


def identity_field(label: Any, *, needed: bool = False, **more: Any) -> CheckedField:
    """A national identity or iqama number."""
    return CheckedField(label, [Needed() if needed else Written()], read=identity.national_id, render_kw=LTR, **more)


def phone_field(label: Any, *, needed: bool = False, **more: Any) -> CheckedField:
    """A telephone number."""
    return CheckedField(label, [Needed() if needed else Written()], read=identity.phone, render_kw=LTR, **more)


def iban_field(label: Any, *, needed: bool = False, **more: Any) -> CheckedField:
    """An IBAN."""
    return CheckedField(
        label, [Needed() if needed else Written()], read=identity.iban, render_kw=LTR | {"inputmode": "text"}, **more
    )


def from_catalogue(name: str, sex: str = "") -> list[tuple[str, str]]:
    """The lines of a catalogue as choices, in the reader's language."""
    return [(line.code, line.label(locale.language(), sex)) for line in catalogues.entries(name)]


def with_none(choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The same with an empty first line."""
    return [("", "—"), *choices]


def must(condition: bool, words: Any) -> None:
    """A rule of shape over several fields."""
    if not condition:
        raise ValidationError(words)

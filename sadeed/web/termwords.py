"""The terms of a charter as people read them: the meaning, the value, the bounds, what stands in force (P-4)."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from babel.dates import get_day_names
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..policy.calendar import DAY_NAMES
from ..policy.terms import TERMS, Term
from ..policy.unfit import said
from . import format, locale

WHO = {"manager": _l("Executive manager"), "board": _l("The board")}
PARTS = tuple(Fraction(*part) for part in ((1, 3), (2, 5), (1, 2), (3, 5), (2, 3), (3, 4), (4, 5), (9, 10)))


def meaning(term: Term) -> str:
    """What the term says, with its unit."""
    return term.en if locale.language() == "en" else term.ar


def in_words(term: Term, value: Any) -> str:
    """A value of it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, (tuple, list)):
        return format.joined(choice_words(term, one) for one in value) or "—"
    if isinstance(value, Decimal):
        return format.riyals(int(value * 100))
    return format.in_digits(said(value)) if not isinstance(value, str) else choice_words(term, value)


def choice_words(term: Term, option: str) -> str:
    """One choice of a term: who, a day of the week, another term."""
    if option in DAY_NAMES:
        return str(get_day_names("wide", locale=locale.language())[DAY_NAMES.index(option)])
    return str(WHO[option]) if option in WHO else meaning(TERMS[option])


def parts_of(term: Term, now: Any) -> list[Fraction]:
    """The parts of a whole that a term may be, and the one that stands."""
    return sorted({*(part for part in PARTS if term.lowest <= part <= term.highest), now})


def beside(term: Term, in_force: Any) -> str:
    """What stands beside its field: the clause, the bounds, the value in force."""
    bounds = "" if term.lowest is None else _(
        "from %(low)s to %(high)s", low=format.in_digits(said(term.lowest)), high=format.in_digits(said(term.highest))
    )  # fmt: skip
    stands = "" if in_force is None else _("in force now: %(value)s", value=in_words(term, in_force))
    return " · ".join(one for one in (term.clause, bounds, stands) if one)

"""The terms of a charter: every number and switch a board may set, in one table, each with its bounds and its clause.

The dates that follow from them are in `promises`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from .calendar import DAY_NAMES
from .tally import exact

Terms = Mapping[str, Any]

HALF = Fraction(1, 2)
NINE_TENTHS = Fraction(9, 10)
MOST_MONEY = Decimal(10_000_000)


class Unfit(ValueError):
    """A charter cannot be put in force: why, as a code, and which term, clause or approval it is about."""

    def __init__(self, code: str, which: str = "") -> None:
        super().__init__(f"{code}: {which}" if which else code)
        self.code, self.which = code, which


@dataclass(frozen=True)
class Term:
    """One thing a board sets. `kinder` says which way the applicant gains: "lower", "higher" or None."""

    name: str
    default: Any
    kind: str  # int | fraction | bool | money (ر.س) | choice | list
    lowest: Any
    highest: Any
    clause: str
    kinder: str | None
    ar: str
    en: str
    options: tuple[str, ...] = ()

    def read(self, said: object) -> Any:
        """The value as the policy uses it. Raises Unfit ("term_shape", "term_bounds") for what it cannot be."""
        try:
            value = _READERS[self.kind](said)
        except (ValueError, TypeError, InvalidOperation):
            raise Unfit("term_shape", self.name) from None
        chosen = value if isinstance(value, tuple) else (value,)
        if self.options and not all(one in self.options for one in chosen):
            raise Unfit("term_bounds", self.name)
        if self.lowest is not None and not self.lowest <= value <= self.highest:
            raise Unfit("term_bounds", self.name)
        return value

    def is_kinder(self, value: Any, than: Any) -> bool:
        """Whether the applicant gains by `value`."""
        return {"lower": value < than, "higher": value > than}[self.kinder] if self.kinder else False


_ROWS = (
    # name, default, kind, lowest, highest, clause, kinder, meaning
    Term("reply_days", 14, "int", 14, 180, "H-5", "lower",
         "أقل مدة بالأيام بين رفع الطلب إلى اللجنة وموعد الرد", "Least days from raising to the promised reply"),
    Term("holds_reply", False, "bool", None, None, "H-5", "lower",
         "لا يصدر الرد قبل مضي مدة الرد", "No reply goes out before the term of the reply has passed"),
    Term("raise_within_days", 10, "int", 1, 90, "H-5", "lower",
         "أيام العمل من استلام الطلب إلى رفعه", "Working days from receipt to raising"),
    Term("agenda_within_days", 7, "int", 1, 180, "H-5", "lower",
         "الأيام من رفع الطلب إلى إدراجه في جدول جلسة", "Days from raising to a place on the agenda"),
    Term("tell_within_days", 3, "int", 1, 30, "H-5", "lower",
         "أيام العمل من صدور القرار إلى إبلاغ مقدّم الطلب",
         "Working days from the decision until the applicant is told"),
    Term("completion_days", 30, "int", 7, 180, "H-2", "higher",
         "الأيام المتاحة لمقدّم الطلب لإكمال المستندات", "Days the applicant has to complete papers"),
    Term("referral_days", 1, "int", 1, 15, "H-3", "lower",
         "أيام العمل لجواب الإحالة", "Working days until a referral is answered"),
    Term("quorum", HALF, "fraction", Fraction(1, 3), NINE_TENTHS, "H-5", None,
         "النصاب: يحضر أكثر من هذا القدر من الأعضاء", "Quorum: more than this part of the members is present"),
    Term("majority", HALF, "fraction", HALF, NINE_TENTHS, "H-5", None,
         "الأغلبية: أكثر من هذا القدر من الأصوات", "Majority: more than this part of the votes cast"),
    Term("minimum_votes", 3, "int", 1, 25, "H-5", None,
         "أقل عدد من الأصوات يصح به القرار", "Fewest votes that make a decision"),
    Term("casting_vote", True, "bool", None, None, "H-5", None,
         "لرئيس الجلسة صوت مرجّح عند التساوي", "The chair's side wins a tie"),
    Term("secret_votes", True, "bool", None, None, "H-5", None,
         "لا يظهر صوت عضو لغيره قبل إغلاق التصويت", "No member sees another's vote before voting is closed"),
    Term("extension_days_most", 30, "int", 1, 90, "H-5", "lower",
         "أكثر أيام التمديد الواحد", "Most days of one extension"),
    Term("extensions_most", 2, "int", 0, 5, "H-5", "lower",
         "أكثر عدد من التمديدات للطلب", "Most extensions of one request"),
    Term("ratify_above", Decimal(20_000), "money", Decimal(0), MOST_MONEY, "H-5", None,
         "يُعتمد القرار قبل سريانه إذا زاد المبلغ على هذا الحد (ر.س)، والصفر: لا اعتماد",
         "A decision above this amount (SAR) is ratified before it binds; 0: never"),
    Term("ratified_by", "manager", "choice", None, None, "H-5", None,
         "صاحب اعتماد القرار: المدير التنفيذي أو مجلس الإدارة", "Who ratifies: the manager or the board",
         ("manager", "board")),
    Term("ratify_within_days", 5, "int", 1, 60, "H-5", "lower",
         "أيام العمل لاعتماد القرار", "Working days until ratified"),
    Term("appeal_days", 30, "int", 14, 180, "O-6.2", "higher",
         "مدة التظلّم بالأيام من إبلاغ مقدّم الطلب", "Days to appeal from the day the applicant was told"),
    Term("appeal_reply_days", 14, "int", 1, 90, "O-6.2", "lower",
         "مدة الرد على التظلّم بالأيام", "Days to answer an appeal"),
    Term("complaint_reply_days", 10, "int", 1, 60, "O-6.5", "lower",
         "أيام العمل للرد على الشكوى", "Working days to answer a complaint"),
    Term("register_within_days", 30, "int", 1, 180, "H-6", None,
         "الأيام من صدور القرار إلى إكمال التسجيل", "Days from the decision to a complete registration"),
    Term("serve_within_days", 30, "int", 1, 180, "H-7", "lower",
         "الأيام من التسجيل إلى أول خدمة", "Days from registration to the first service"),
    Term("close_within_days", 30, "int", 1, 180, "H-7", None,
         "الأيام من آخر خدمة إلى إغلاق الطلب", "Days from the last service until the request is closed"),
    Term("urgent_limit", Decimal(3_000), "money", Decimal(0), MOST_MONEY, "P-3", None,
         "أعلى مبلغ للمساعدة العاجلة (ر.س)، والصفر: لا مساعدة عاجلة", "Most urgent aid (SAR); 0: none"),
    Term("urgent_days", 1, "int", 1, 7, "P-3", "lower",
         "أيام العمل لصرف المساعدة العاجلة", "Working days until urgent aid is given"),
    Term("paper_day_limit", 14, "int", 0, 60, "C-8", "higher",
         "أقصى أيام بين تاريخ الطلب الورقي وإدخاله", "Most days between the day on a paper request and its entry"),
    Term("review_months", 12, "int", 1, 60, "A-4", "higher",
         "الأشهر من التسجيل إلى مراجعة الاستحقاق", "Months from registration to the review"),
    Term("survey_after_reply", True, "bool", None, None, "O-5", None,
         "دعوة إلى الاستبانة بعد الرد", "Invite to the survey after the reply"),
    Term("survey_after_service", True, "bool", None, None, "O-5", None,
         "دعوة إلى الاستبانة بعد الخدمة", "Invite to the survey after the service"),
    Term("weekend", ("friday", "saturday"), "list", None, None, "A-1", None,
         "أيام الراحة في الأسبوع", "Weekend days", DAY_NAMES),
)  # fmt: skip

KINDER_NAMES = tuple(term.name for term in _ROWS if term.kinder)
_KINDER_TERMS = Term(
    "kinder_terms", (), "list", None, None, "P-4", None,
    "أحكام تبلغ الطلبات القائمة إذا كانت أنفع لأصحابها", "Terms that reach running requests where they are kinder",
    KINDER_NAMES,
)  # fmt: skip

TERMS: Mapping[str, Term] = MappingProxyType({term.name: term for term in (*_ROWS, _KINDER_TERMS)})
DEFAULTS: Terms = MappingProxyType({term.name: term.default for term in TERMS.values()})


def read_terms(said: Mapping[str, object]) -> Terms:
    """All terms of a charter, each checked. Raises Unfit naming the term that is unknown, missing or out of bounds."""
    for name in said:
        if name not in TERMS:
            raise Unfit("unknown_term", str(name))
    for name in TERMS:
        if name not in said:
            raise Unfit("missing_term", name)
    terms = {name: term.read(said[name]) for name, term in TERMS.items()}
    if terms["agenda_within_days"] > terms["reply_days"]:
        raise Unfit("terms_disagree", "agenda_within_days")
    if set(terms["weekend"]) == set(DAY_NAMES):
        raise Unfit("term_bounds", "weekend")
    return MappingProxyType(terms)


def write_terms(terms: Terms) -> dict[str, object]:
    """The terms as plain values that JSON and TOML can hold; `read_terms` gives them back."""
    plain = {Fraction: str, Decimal: str, tuple: list}
    return {name: plain.get(type(value), lambda same: same)(value) for name, value in terms.items()}


def kinder_of(own: Terms, current: Terms) -> Terms:
    """The terms a case began with, but for those the current terms let reach it, where these are kinder (P-4)."""
    reach = [name for name in current["kinder_terms"] if TERMS[name].is_kinder(current[name], own[name])]
    return MappingProxyType({**own, **{name: current[name] for name in reach}})


def needs_ratifying(halalas: int, terms: Terms) -> bool:
    """Whether a decision on this amount (in halalas) is above the charter's limit; with a limit of 0, never."""
    limit = terms["ratify_above"]
    return limit > 0 and halalas > limit * 100


def is_urgent_aid_allowed(halalas: int, terms: Terms) -> bool:
    """Whether this amount (in halalas) may be given as urgent aid, before the committee meets (P-3)."""
    return 0 < halalas <= terms["urgent_limit"] * 100


def _int(said: object) -> int:
    if isinstance(said, bool) or not isinstance(said, (int, str)):
        raise TypeError(said)
    return int(said)


def _bool(said: object) -> bool:
    if not isinstance(said, bool):
        raise TypeError(said)
    return said


def _money(said: object) -> Decimal:
    if isinstance(said, bool) or not isinstance(said, (int, str, Decimal)):
        raise TypeError(said)
    amount = Decimal(said)
    if not amount.is_finite() or amount != round(amount, 2):
        raise ValueError(said)
    return amount


def _choice(said: object) -> str:
    if not isinstance(said, str):
        raise TypeError(said)
    return said


def _list(said: object) -> tuple[str, ...]:
    if isinstance(said, str) or not isinstance(said, Iterable):
        raise TypeError(said)
    return tuple(dict.fromkeys(_choice(one) for one in said))


_READERS = {"int": _int, "fraction": exact, "bool": _bool, "money": _money, "choice": _choice, "list": _list}

"""Why a version of the policy cannot be put in force, in words: which term with its bounds, which clause (B-1, P-4)."""

from fractions import Fraction
from typing import Any

from .terms import TERMS, Term, Unfit

APPROVAL = {
    "version": ("الإصدار", "version"), "board_meeting": ("رقم الاجتماع", "the meeting"),
    "board_term": ("الدورة", "the term of the board"), "approved_on": ("تاريخ الاعتماد", "the day of approval"),
    "in_force_from": ("تاريخ السريان", "the day it comes into force"),
}  # fmt: skip
SENTENCES = {
    "missing_approval": ("بيانات الاعتماد غير مكتملة: {which}.", "The approval data are not complete: {which}."),
    "approval_date": ("تاريخ لا يُقرأ: {which}.", "A date of the approval cannot be read: {which}."),
    "in_force_before_approval": ("يسري قبل اعتماده: {which}.", "It would be in force before it was approved: {which}."),
    "repeated_clause": ("البند مكرر: {which}.", "A clause stands twice: {which}."),
    "empty_clause": ("البند بلا نص: {which}.", "A clause has no words: {which}."),
    "missing_clause": ("بند تقوم عليه الإجراءات غير موجود: {which}.",
                       "A clause the work stands on is missing: {which}."),
    "unknown_term": ("حكم غير معروف: {which}.", "There is no such term: {which}."),
    "missing_term": ("حكم ناقص: {which}.", "A term is missing: {which}."),
    "term_shape": ("قيمة لا تُقرأ: {which}.", "A term cannot be read: {which}."),
    "term_bounds": ("حكم خارج حدوده: {which}.", "A term is out of its bounds: {which}."),
    "terms_disagree": ("حكمان متعارضان: {which}.", "Two terms disagree: {which}."),
}  # fmt: skip
DISAGREE = {
    "agenda_within_days": ("لا تزيد مدة الإدراج في جدول جلسة على مدة الرد",
                           "a place on the agenda is never later than the reply"),
}  # fmt: skip


def in_words(no: Unfit) -> tuple[str, str]:
    """The sentence in Arabic and in English."""
    arabic, english = SENTENCES[no.code]
    ar, en = _which(no)
    return arabic.format(which=ar), english.format(which=en)


def _which(no: Unfit) -> tuple[str, str]:
    if no.code == "terms_disagree":
        return DISAGREE[no.which]
    if no.which in APPROVAL:
        return APPROVAL[no.which]
    term = TERMS.get(no.which)
    return (no.which, no.which) if term is None else (_term(term, term.ar, "من", "إلى"), _term(term, term.en, "", "–"))


def _term(term: Term, meaning: str, first: str, to: str) -> str:
    if term.lowest is None:
        return meaning
    return f"{meaning} ({' '.join(f'{first} {said(term.lowest)} {to} {said(term.highest)}'.split())})"


def said(value: Any) -> str:
    """A bound as people write it: 14, 10000000, 1/2."""
    return f"{value.numerator}/{value.denominator}" if isinstance(value, Fraction) else str(value)

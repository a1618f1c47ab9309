"""Is it one person's name twice? Rules for four-part Saudi names; a machine only points, a person judges.

*same*: the parts are the same, part by part, whatever the spelling: hamza, ى/ي, ة/ه, harakat, tatweel,
presentation forms, Persian letters, «عبد الله»/«عبدالله», «نور الدين»/«نورالدين», أبو/أبا/أبي/بو,
with or without بن or بنت, with a title in front, and on the family with or without ال or آل.
*maybe*: a person should look. The own name agrees and
  - a part of the longer name is missing in the shorter, which must hold two parts at least and keep the order;
  - or a part or two are a slip of the pen away (one letter; two in a long part), and are not two well-known names;
    of four parts, one father or grandfather alone may be a letter away even so (سعد, سعيد);
  - or the parts are the same in another order (father and grandfather exchanged, family first);
  - or only the kunya in front differs, or one says بن where the other says بنت.
*different*: all else. Two well-known own names are two people however near (حسن, حسين): twins stay apart.
A father is not his son: «سعد علي القحطاني» is the end of «محمد سعد علي القحطاني», not the same man.
"""

from collections import Counter
from typing import Literal

from rapidfuzz.distance import OSA

from sadeed.arabic.folding import fold
from sadeed.arabic.nameparts import CLOSERS, LONGEST, Parts, is_daughter, parts, split

__all__ = ["Likeness", "Parts", "compare", "parts"]

Likeness = Literal["same", "maybe", "different"]

# Begin with ال without the article: إلهام is not هام.
_NO_ARTICLE = frozenset(("الياس", "الهام", "الطاف", "الاء", "الين", "الفت", "الماس", "اليسا", "اليسار", "الما"))
_OWN_NAMES_LIKE_KUNYAS = frozenset(("ابوبكر", "امكلثوم", "امايمن", "امهاني"))
# Men first, then women; folded.
_NAMES = (
    "محمد احمد حمد حامد حمود حميد محمود سعد سعيد سعود مسعد مسعود اسعد ساعد مساعد خالد خلف خليل خليفه فهد فهيد فيصل"
    " فواز فايز فوزان فارس فراس سالم سليم سلمان سليمان سلطان سامي سمير علي عالي عادل عامر عمر عمرو عمار عمران عايض"
    " عايد عيد عيسي عبيد عوض عواد حسن حسين حسان محسن ناصر نصر نايف نواف نوح صالح صلاح صقر يوسف يونس يعقوب يحيي ياسر"
    " ياسين ابراهيم اسماعيل اسحاق ادريس انس اياد ايمن امين امير بدر بندر بكر بلال تركي ثامر جابر جاسر جاسم جمال جميل"
    " ماجد مجيد مجد ماهر مازن مالك متعب مشاري مشعل مشعان معاذ مبارك مطلق منصور مهند موسي راشد رشيد رشاد رايد رامي"
    " زيد زياد زايد زاهر زهير طلال طارق طاهر وليد وايل وسام هاني هشام هيثم غازي غانم قاسم كمال كريم شاكر شكري داود"
    " حاتم حازم ضيف باسم بسام سيف هادي هلال رايف مراد مصطفي مرزوق مروان جواد جاد حسام رضا راضي صادق صديق عابد"
    " نوره نوف نوير نجود نجلاء ندي نهي نهله نادره ناديه ساره سميه سعاد سعديه سلمي سلوي سهي سهام مني منال مها مي مريم"
    " ميمونه ريم رنا رنيم رغد رهف روان ريما رانيا هند هدي هيا هيفاء هاله هناء هنادي امل امال امينه امنه اماني اميره"
    " اسماء ايمان افنان الهام عايشه عاليه عبير عهود العنود فاطمه فوزيه فايزه حصه حنان حليمه خديجه خلود جواهر جوهره"
    " جميله جنا لمي لما لولوه ليلي لينا لطيفه شيخه شيماء شهد شذي بدريه بسمه تهاني تغريد ثريا دانه دلال دينا"
    " زينب زهراء زينه زهره وفاء ولاء وجدان ضحي صفيه صفاء موضي مزنه غاده غدير رقيه رحمه"
)
_WELL_KNOWN = frozenset(_NAMES.split())


def compare(a: str, b: str) -> Likeness:
    """Whether two written names may be one person's: "same", "maybe" or "different" (the rules stand above).

    Symmetric, and a name is the same as itself; a blank text is no name and different from everything.
    Raises TypeError for anything but text.
    """
    if len(a) > LONGEST or len(b) > LONGEST:
        return "same" if fold(a) == fold(b) != "" else "different"
    one, other = _keys(a), _keys(b)
    if not one or not other:
        return "different"
    if len(one) > len(other):
        one, other = other, one
    likeness = _without_kunya(one, other)
    contradicts = {is_daughter(a), is_daughter(b)} == {True, False}
    return "maybe" if likeness == "same" and contradicts else likeness


def _keys(name: str) -> tuple[str, ...]:
    return tuple(part.key for part in split(name))


def _without_kunya(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """A kunya before a whole name is set aside where only one of the two has it, or both have another."""
    likeness = _likeness(one, other)
    if likeness == "different" and (_has_kunya(one) or _has_kunya(other)):
        bare = sorted((name[1:] if _has_kunya(name) else name for name in (one, other)), key=len)
        return "different" if _likeness(bare[0], bare[1]) == "different" else "maybe"
    return likeness


def _has_kunya(name: tuple[str, ...]) -> bool:
    return len(name) > 2 and name[0].startswith(("ابو", "ام")) and _is_kunya(name[0])


def _is_kunya(key: str) -> bool:
    """«أبو محمد», «أم خالد»: what follows is a name itself (not امل, not ابوبكر)."""
    called = key.removeprefix("ابو") if key.startswith("ابو") else key.removeprefix("ام")
    return key not in _OWN_NAMES_LIKE_KUNYAS | _WELL_KNOWN and (called in _WELL_KNOWN or called.startswith("عبد"))


def _likeness(shorter: tuple[str, ...], longer: tuple[str, ...]) -> Likeness:
    if shorter == longer or _same_part_by_part(shorter, longer) or "".join(shorter) == "".join(longer):
        return "same"
    if len(shorter) == len(longer):
        slips = _slips(shorter, longer)
        near = slips is not None and slips <= max(1, len(shorter) // 2)
    else:
        near = _lacks_parts(shorter, longer)
    return "maybe" if near or _reordered(shorter, longer) else "different"


def _same_part_by_part(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """All parts equal; the family, the last of two or more, with or without the article."""
    if len(one) != len(other) or len(one) < 2:
        return False
    return one[:-1] == other[:-1] and _bare(one[-1]) == _bare(other[-1])


def _slips(one: tuple[str, ...], other: tuple[str, ...]) -> int | None:
    """How many slips of the pen lie between the two; None when in one place they are two names.

    Two well-known names a letter apart count as two slips in the father's or grandfather's place, where a person may
    have slipped; in the own name they are two people.
    """
    slips = 0
    for place, (a, b) in enumerate(zip(one, other, strict=True)):
        if a == b or (place == len(one) - 1 and _bare(a) == _bare(b)):
            continue
        if _near(a, b):
            slips += 1
        elif place and {a, b} <= _WELL_KNOWN and OSA.distance(a, b) == 1:
            slips += 2
        else:
            return None
    return slips


def _lacks_parts(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """The shorter is the longer with parts left out, the own name kept; one slip is forgiven from three parts on."""
    if len(shorter) < 2 or (len(shorter) == 2 and _bare(shorter[1]) not in (_bare(longer[1]), _bare(longer[-1]))):
        return False
    slips, place = 0, 0
    for position, key in enumerate(shorter):
        rest = longer[place : place + 1] if position == 0 else longer[place:]
        step = next((n for n, other in enumerate(rest) if _bare(other) == _bare(key)), None)
        if step is None:
            step = next((n for n, other in enumerate(rest) if _near(key, other)), None)
            slips += 1
        if step is None:
            return False
        place += step + 1
    return slips <= (1 if len(shorter) > 2 else 0)


def _reordered(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """The parts of the shorter are all in the longer, in another order; but not a father beside his son."""
    if len(shorter) < 2 or (len(shorter) != len(longer) and (len(shorter) < 3 or longer[0] not in shorter)):
        return False
    one, other = [_bare(key) for key in shorter], [_bare(key) for key in longer]
    return other[1:] != one and not Counter(one) - Counter(other)


def _near(a: str, b: str) -> bool:
    """A slip of the pen apart, the article and «عبدال» left aside; two well-known names are never near."""
    if a in _WELL_KNOWN and b in _WELL_KNOWN:
        return False
    if any(a + closer == b or b + closer == a for closer in CLOSERS):
        return True  # صلاح for صلاح الدين
    if _opening(a) != _opening(b):
        return OSA.distance(a, b, score_cutoff=1) <= 1 and max(len(a), len(b)) > 6
    one, other = (_bare(key.removeprefix(_opening(key))) for key in (a, b))
    if one == other:
        return True
    longest = max(len(one), len(other))
    # Of two letters one may have been left out (عبداله), but not taken for another (عبدالحي, عبدالحق).
    if longest < 3 and (len(one) == len(other) or one == a):
        return False
    return OSA.distance(one, other) <= (2 if longest > 7 else 1) and not {one, other} <= _WELL_KNOWN


def _opening(key: str) -> str:
    return next((opening for opening in ("عبدال", "ابو", "عبد") if key.startswith(opening)), "")


def _bare(key: str) -> str:
    """Without the article, where what is left is a name."""
    without = key.removeprefix("ال")
    return key if key in _NO_ARTICLE or len(without) < 3 else without

"""Words of a text for the library's index: proclitics taken off, final ى kept apart from ي (على is not علي).

The index keeps every form a word may stand for; a query asks for one form a word, the barest. So «مستفيد», «والمستفيد»
and «للمستفيد» find one another, whichever of them was typed, and each finds «المستفيدين».

Taken off: و ف, ب ك ل, and ال (also as «لل»), in any order that leaves a word; at the end the plurals ون, ين, ات.
A single letter comes off only where three letters stay, the article where three or a known short noun stay, ون and ين
where four stay, ات where three; and nothing from a word that begins so by itself (وكيل, بيانات, لجنة, والد).
"""

import re

from sadeed.arabic.folding import LETTERS_BUT_MAQSURA, fold_letters

LONGEST = 30
"""A word of more letters is no Arabic word, and is taken as it is."""

_MAQSURA_INSIDE = re.compile(r"ى(?=\w)")
_AFTER_DIGIT = re.compile(r"(?<=\d)(?=[ء-ي])")  # 1448هـ
_OPEN = re.compile(r"\b([وف]?[بكل]?عبد) (?=ال\w)")
_PROCLITICS = ("وال", "فال", "بال", "كال", "ال", "لل", "و", "ف", "ب", "ك", "ل")

# Nouns of two letters, found behind the article: الأب، الصك، السن.
_SHORT = frozenset(("اب", "ام", "اخ", "يد", "دم", "صك", "حق", "سن", "حي", "حد", "رد", "بر", "عم", "خط"))
# Whole by themselves, though they begin like a proclitic; folded. What an association writes about comes first.
_LISTED = """
والد والده والدين والدان والدي ولد ولاده ولايه ولي وليه وصي وصيه وصايه وكيل وكاله وكالات وثيقه وثايق وظيفه وظايف ورق
ورقه وراثه ورثه وارث وقف وقت وفاه وفيات وفد وفاق وفق وصول وصل وصف وسايل وسيله وسيط وساطه وسط وسام وساده واحد واحده
واجب واجبات وحده وحدات وحيد وارد وارده واقع واقعه وضع وعد وعي وعاء وزن وزير وزاره وطن وطني وديعه ودايع وجه وجبه وجبات
وجود وليد وليمه ورشه ورش وسم وسع فرد فرع فروع فقر فقير فقراء فاقد فاقده فاتوره فواتير فايده فوايد فيه فيات فتره فترات
فرصه فرص فريق فرق فصل فصول فهد فهم فحص فاصل فاضل فاتح فارق فقد فقدان فاطمه فعل فعلي فكره فكر فلل فساد فني فنيه فاعل
فوري فوريه فور فوز فيصل فضل بطاقه بطاقات بيان بيانات بحث بحوث باحث باحثه باحثين باحثون باحثات بيت بيوت بلد بلديه بلاد
بلاغ بلاغات بنك بنوك بند بنود بناء بنات بنت بنين برنامج برامج بريد بريديه بدل بديل بدايه بدء باب بالغ بالغه بالغين
بالغون بركه برد بصمه بصمات بصر بصريه بضاعه بقاء بعد بعض بكر بلوغ بوابه بوليصه بييه بين بيع باقي باقيه باطل بدون بيد
بذل بطاله بطل كتاب كتابه كتب كاتب كفاله كفالات كفيل كافل كفاءه كفاه كفايه كامل كامله كبير كبيره كبار كبر كرامه كريم
كشف كشوف كليه كلام كلمه كلمات كهرباء كود كوارث كارثه كسب كسوه كسر كثير كثيره كمبيوتر كميه كل كلفه كيان كيفيه كان كانت
كما كرسي لجنه لجان لقاء لقاءات لايحه لوايح لازم لازمه لباس لبس لبن لبنه لحم لحوم لغه لغات لقب لقاح لوح لوحه لوحات لون
ليل ليله لكن لدي لدى لطيفه لمي لمى لعب لعبه لمس لمسه لقطه لاجي لاحق لاحقه الله الذي الذين التي اللاتي اللواتي الى الا
الان الف الاف الم الياس الهام التزام التزامات التماس التحاق الغاء الزام الزامي الزاميه اله الفت الكتروني الكترونيه
العاب الوان الحاق
"""
_WHOLE = frozenset(_LISTED.split())


def index_words(text: str) -> list[str]:
    """Every form of every word, each once, in the order of the text. Raises TypeError for anything but text."""
    return list(dict.fromkeys(form for word in _folded(text) for form in _forms(word)))


def query_words(text: str) -> list[str]:
    """One form for each word asked, each once: a text answers when its `index_words` hold them all."""
    return list(dict.fromkeys(_barest(word) for word in _folded(text)))


def _folded(text: str) -> list[str]:
    folded = _MAQSURA_INSIDE.sub("ي", fold_letters(text, LETTERS_BUT_MAQSURA))
    return _OPEN.sub(r"\1", _AFTER_DIGIT.sub(" ", folded)).split()


def _forms(word: str) -> list[str]:
    """The word, what stays when proclitics come off, and the singulars of these, in that order."""
    stems = _stems(word)
    return [*stems, *(single for stem in stems for single in _singulars(stem))]


def _barest(word: str) -> str:
    """The word as it is sure to be in the index: a whole word if it comes to one, else the shortest stem."""
    stems = _stems(word)
    stem = next((stem for stem in stems if stem in _WHOLE), min(stems, key=len))
    return stem[:-2] if _is_sound_plural(stem) else stem


def _stems(word: str) -> list[str]:
    """The word and every shorter one that proclitics leave, each once."""
    found = [word]
    if len(word) > LONGEST:
        return found
    for stem in found:
        if stem in _WHOLE:
            continue
        found += [
            rest
            for proclitic in _PROCLITICS
            if stem.startswith(proclitic) and _stands(rest := stem.removeprefix(proclitic), proclitic)
            if rest not in found
        ]
    return found


def _stands(rest: str, proclitic: str) -> bool:
    return len(rest) >= 3 or (len(proclitic) > 1 and rest in _SHORT)


def _is_sound_plural(stem: str) -> bool:
    return len(stem) >= 6 and stem.endswith(("ون", "ين")) and (stem not in _WHOLE or stem[:-2] in _WHOLE)


def _singulars(stem: str) -> list[str]:
    if _is_sound_plural(stem):
        return [stem[:-2]]
    if len(stem) >= 5 and stem.endswith("ات"):
        return [stem[:-2], stem[:-2] + "ه"]
    return []

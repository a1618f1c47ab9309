"""What reached the demo from outside: public forms, complaints, suggestions; and what was improved by them."""

from datetime import datetime, timedelta

from ..acts import arrivals, voice
from .cast import Cast
from .diary import Diary
from .people import mobile

ARRIVED = (
    # kind, name, branch, words
    ("help_request", "وفاء سامي المهنا", "main", "أحتاج معلومة عن سداد الإيجار، وأسكن في النسيم."),
    ("help_request", "حسن يوسف الطويل", "kharj", "والدي ملازم للفراش ونحتاج سريرًا طبيًّا."),
    ("volunteering", "سارة عمر البدر", "main", "أعمل محاسبة، ويمكنني التطوع مساء الثلاثاء."),
    ("volunteering", "نايف علي القاسم", "taif", "لديّ سيارة، وأستطيع إيصال السلال."),
)
COMPLAINTS = (
    # category, channel, words, working days ago, answer ("" while open)
    ("delay", "phone", "تأخّر الاتصال بعد الزيارة أسبوعين.", 6, ""),
    ("papers_repeated", "interview", "طُلبت فاتورة الكهرباء مرتين.", 25,
     "سُجّلت الفاتورة في الملف، ولن تُطلب إلا بعد انتهاء مدتها."),
    ("access", "website", "مدخل الفرع بلا منحدر للكرسي المتحرك.", 2, ""),
)  # fmt: skip
SUGGESTIONS = (
    ("علاقات المستفيدين", "social", "رسالة تذكير قبل يوم الزيارة.", 30, "adopted", "تُرسل رسالة قبل الزيارة بيوم."),
    ("الخدمات", "interview", "استلام السلال مساء لمن يعمل صباحًا.", 8, "", ""),
)


def bring(diary: Diary, cast: Cast, branches: dict[str, int]) -> None:
    """Write all of it into the diary."""
    for n, (kind, name, branch, words) in enumerate(ARRIVED):
        _arrival(diary, n, kind, name, branches[branch], words)
    for complaint in COMPLAINTS:
        _complaint(diary, cast, branches["main"], *complaint)
    for suggestion in SUGGESTIONS:
        _suggestion(diary, cast, branches["main"], *suggestion)
    _improvement(diary, cast)


def _arrival(diary: Diary, n: int, kind: str, name: str, branch: int, words: str) -> None:
    moment = diary.morning(diary.back(diary.last, n))
    diary.at(moment, lambda at: arrivals.arrive(kind, name=name, mobile=mobile(951 + n), branch_id=branch, words=words,
                                                at=at))  # fmt: skip


def _complaint(
    diary: Diary, cast: Cast, branch: int, category: str, channel: str, words: str, ago: int, answer: str
) -> None:
    def tell(at: datetime) -> None:
        number = voice.complaint(category, words, channel=channel, branch=branch, by=cast["reception"], at=at)
        if answer:
            voice.answer(number, words=answer, outcome="mended", by=cast["quality"], at=at + timedelta(hours=2))

    diary.at(diary.morning(diary.back(diary.last, ago)), tell)


def _suggestion(
    diary: Diary,
    cast: Cast,
    branch: int,
    department: str,
    channel: str,
    words: str,
    ago: int,
    outcome: str,
    answer: str,
) -> None:
    def tell(at: datetime) -> None:
        number = voice.suggestion(words, channel=channel, branch=branch, department=department, by=cast["quality"],
                                  at=at)  # fmt: skip
        if outcome:
            voice.answer(number, words=answer, outcome=outcome, by=cast["quality"], at=at + timedelta(hours=2))

    diary.at(diary.morning(diary.back(diary.last, ago)), tell)


def _improvement(diary: Diary, cast: Cast) -> None:
    opened, done = diary.back(diary.last, 28), diary.back(diary.last, 12)
    numbers: list[str] = []

    def start(at: datetime) -> None:
        numbers.append(voice.open_improvement(
            "رسالة تذكير قبل الزيارة بيوم", title_en="A reminder the day before a visit", theme="field",
            due_on=done, source="مقترح", owner=cast["research-head"].staff, is_public=True, by=cast["quality"], at=at,
        ))  # fmt: skip

    diary.at(diary.morning(opened), start)
    result = "انخفضت الزيارات التي لم تتم من تسع إلى اثنتين في الشهر."
    diary.at(diary.morning(done), lambda at: _finish(cast, numbers, result, at))


def _finish(cast: Cast, numbers: list[str], result: str, at: datetime) -> None:
    voice.finish_improvement(numbers[0], result=result, by=cast["quality"], at=at)

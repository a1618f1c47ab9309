"""How each clause of the shipped policy is kept, one way a clause, with one line that says why.

gate: the acts named cannot be done against it. attested: somebody confirms that it was done. measured: a figure
shows how well. stated: a principle that is shown where it matters. not_yet: the line says what is still missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from . import gates  # noqa: F401  (declares the gates)
from .doors import GATES

WAYS = ("gate", "attested", "measured", "stated", "not_yet")


@dataclass(frozen=True)
class Kept:
    """The one way in which a clause is kept, and why in so many words. `acts` stand on it, where a gate does."""

    way: str
    why: str
    why_en: str
    acts: tuple[str, ...] = ()


def acts_under(clause: str) -> tuple[str, ...]:
    """Every act whose gate stands on this clause."""
    return tuple(act for act, gate in GATES.items() if clause in gate.clauses)


_ROWS = (
    ("P-1", "stated", "لكل شخص سجل واحد فيه صفاته كلها مع الجمعية.",
     "Everyone has one record, with every relation to the association."),
    ("P-2", "not_yet", "سجل العقود وخطوات تسوية الخلاف لم يُبنيا حتى الآن، والتظلّم وحده قائم.",
     "The register of contracts and the steps of a dispute are not built yet; appeals alone are."),
    ("P-3", "stated", "كل ما يجري على الطلب سطر في سجله، ولا عمل بلا سطر.",
     "Whatever happens to a request is a line of its record; there is no act without one."),
    ("P-4", "gate", "يبقى الطلب على الإصدار الساري يوم استلامه، ولا تُعاد دراسته بلا سبب.",
     "A request keeps the version in force on the day it was received, and is studied anew only with a reason."),
    ("A-1", "measured", "يُقاس زمن كل مرحلة على المدة المعتمدة لها.",
     "The time at each stage is measured against its approved term."),
    ("A-2", "measured", "يُعدّ ما بقي من الاحتياجات والمقترحات بلا جواب.",
     "Needs and proposals still without an answer are counted."),
    ("A-3", "attested", "يُثبت صاحب كل إجراء تحسيني نتيجته وتاريخها.",
     "The owner of each improvement confirms its result and its date."),
    ("A-4", "not_yet", "قوائم المبادرة بالتواصل لم تكتمل حتى الآن.",
     "The lists for reaching people unasked are not built yet."),
    ("O-1", "gate", "لا يُعفى من مستند إلا بسبب مكتوب، ولا يُطلب إلا ما تستلزمه الفئة.",
     "No paper is waived without a written reason, and only what the category needs is asked for."),
    ("O-2", "stated", "العمل كله على الشاشة، وعلى كل خطاب رمز للتحقق منه.",
     "All work is done on screen, and every letter carries a code to check it."),
    ("O-3", "attested", "يُثبت من أجاب جوابه ومصدره، ويبقى في السجل.",
     "Whoever answers confirms the answer and its source, and both are kept."),
    ("O-4", "gate", "لا تُسجَّل زيارة ولا تأجيلها بلا موعد وفريق معلومين.",
     "No visit is recorded or put off without a known day and team."),
    ("O-5", "gate", "يُدعى مقدّم الطلب إلى الاستبانة بعد الرد وبعد الخدمة.",
     "The applicant is invited to the survey after the reply and after the service."),
    ("O-6", "measured", "تُقاس الثقة برضا المستفيدين في الاستبانات.",
     "Trust is measured by the satisfaction that surveys show."),
    ("O-6.1", "stated", "في المكتبة باب للمفاهيم الشائعة، ومع كل منها الصحيح ومرجعه.",
     "The library has a shelf of misconceptions, each with what is so and its source."),
    ("O-6.2", "gate", "لا يصدر قرار بلا سبب، ولا عدم موافقة بلا بيان ما يغيّرها.",
     "No decision is issued without a reason, and no refusal without what would change it."),
    ("O-6.3", "gate", "لا تحمل الدعوة إلى الاستبانة رقم طلب، ولا يُعرف من أجاب.",
     "An invitation to the survey leads to no request, and nobody can tell who answered."),
    ("O-6.4", "measured", "يُعرض لكل قسم ما خصّه من الآراء.",
     "Each department is shown what opinions say of it."),
    ("O-6.5", "attested", "يُثبت من عالج موضوعًا متكررًا ما فعله فيه.",
     "Whoever meets a recurring theme confirms what was done about it."),
    ("C-1", "attested", "تُذكر القناة عند استلام الطلب: المقابلة.",
     "The channel is said when a request is received: an interview."),
    ("C-2", "attested", "تُذكر القناة عند استلام الطلب: الهاتف.",
     "The channel is said when a request is received: the phone."),
    ("C-3", "attested", "تُذكر القناة عند استلام الطلب: وسائل التواصل.",
     "The channel is said when a request is received: social media."),
    ("C-4", "attested", "تُذكر القناة عند استلام الطلب: الخطاب.",
     "The channel is said when a request is received: a letter."),
    ("C-5", "attested", "تصل طلبات المساعدة إلى الوارد، ويُثبت موظف أنها صحيحة قبل قبولها.",
     "Help requests reach the inbox, and staff confirm them before they are taken in."),
    ("C-6", "attested", "تصل رغبات التطوع إلى الوارد، ويُثبت من أجاب جوابه.",
     "Offers to volunteer reach the inbox, and whoever answers confirms the answer."),
    ("C-7", "stated", "صفحات عامة لمتابعة الطلب وطلب المساعدة والتطوع.",
     "Public pages let people follow a request, ask for help and volunteer."),
    ("C-8", "attested", "يُدخل مندوب الفرع طلبات فرعه بأيامها على الورق، ويُثبتها باسمه.",
     "A branch delegate enters the branch's paper requests under their own days, and answers for them by name."),
    ("T-1", "stated", "اللائحة في المكتبة بإصدارها الساري.", "The bylaws in force are in the library."),
    ("T-2", "gate", "لا تُعتمد دراسة بلا تقرير، ولا يعتمدها من كتبها.",
     "No study is endorsed without a report, nor by the person who wrote it."),
    ("T-3", "stated", "دليل سياسة الدعم في المكتبة بإصداره الساري.",
     "The support policy guide in force is in the library."),
    ("T-4", "gate", "لا يُستلم طلب دون بيانات النموذج.", "No request is received without what the form asks for."),
    ("H-1", "gate", "لا يُستلم طلب إلا بصاحبه وقناته وما يحتاج إليه.",
     "No request is received without its person, its channel and the need."),
    ("H-2", "gate", "لا إقرار قبل أن يُطابق كل مستند بأصله ساريًا يوم تقديمه.",
     "No declaration before each paper is matched with its original, valid on the day it was handed in."),
    ("H-3", "gate", "لا إحالة بلا سؤال، ولا جواب عنها بلا مصدره.",
     "No referral without a question, no answer without its source."),
    ("H-4", "gate", "لا رفع ولا قرار بلا إقرار موقّع على البيانات كما هي الآن.",
     "Nothing is raised or decided without a declaration signed over the data as they are now."),
    ("H-5", "gate", "لكل طلب مرفوع موعد لا يقل عن المدة، ولا قرار بلا نصاب وأصوات.",
     "Each raised request has a date no shorter than the term, and no decision is made without quorum and votes."),
    ("H-6", "gate", "لا تسجيل قبل الموافقة واعتمادها واكتمال المستندات.",
     "No registration before the approval, its ratification and every paper."),
    ("H-7", "gate", "لا يُغلق طلب قبل تسليم ما تقرر والإقرار باستلامه.",
     "No request is closed as served before what was granted is delivered and acknowledged."),
    ("B-1", "gate", "لا يُستلم طلب ولا يُعتمد قرار إلا تحت إصدار اعتمده المجلس.",
     "No decision is ratified, and no request received, except under a version that the board approved."),
)  # fmt: skip

KEPT: Mapping[str, Kept] = MappingProxyType(
    {id: Kept(way, why, why_en, acts_under(id) if way == "gate" else ()) for id, way, why, why_en in _ROWS}
)

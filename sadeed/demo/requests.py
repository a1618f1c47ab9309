"""What the people of the demo ask for, and the words of the acts: needs, questions, opinions, reasons."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Support:
    """A kind of support in one case's terms. `amount` in halalas, each instalment; `service` says how it is given."""

    code: str
    need: str
    grant: str
    amount: int | None
    service: str
    instalments: int = 1
    item: str = ""

    @property
    def is_payment(self) -> bool:
        """Money, which takes a second signature."""
        return self.service in ("cash_transfer", "paid_to_third")


HOME = {
    "cash": (
        Support("one_off_aid", "نفقات علاج أحد الأبناء بعد عملية", "مساعدة مالية لمرة واحدة", 400_000, "cash_transfer"),
        Support("rent_aid", "إيجار متأخر ستة أشهر، والمؤجر يطالب به", "سداد إيجار ستة أشهر", 750_000, "paid_to_third"),
        Support("utility_bills", "فواتير كهرباء متراكمة منذ الصيف", "سداد فواتير الكهرباء", 185_000, "paid_to_third"),
        Support("medical_aid", "جلسات علاج طبيعي لا يغطيها التأمين", "سداد اثنتي عشرة جلسة", 360_000, "paid_to_third"),
        Support("marriage_aid", "تكاليف زواج، والدخل لا يكفي للادخار", "إعانة زواج", 800_000, "cash_transfer"),
    ),
    "kind": (
        Support("appliances", "ثلاجة وغسالة متعطلتان منذ الصيف", "ثلاجة وغسالة", None, "appliance", item="ثلاجة"),
        Support("home_furnishing", "مراتب وفرش لأربعة أطفال", "أربع مراتب وفرشها", None, "goods", item="مراتب"),
        Support("medical_devices", "كرسي متحرك وسرير طبي", "كرسي متحرك", None, "goods", item="كرسي متحرك"),
        Support("food_card", "الدخل ينتهي قبل آخر الشهر", "بطاقة مشتريات غذائية", 90_000, "card"),
        Support("school_supplies", "مستلزمات ثلاثة أبناء", "حقائب ومستلزمات", None, "goods", item="حقيبة مدرسية"),
    ),
    "periodic": (
        Support("monthly_allowance", "الدخل دون الإيجار والكهرباء", "إعانة شهرية", 120_000, "cash_transfer", 6),
        Support("family_sponsorship", "لا معيل للأسرة منذ عام", "كفالة أسرة", 150_000, "cash_transfer", 6),
        Support("food_basket", "أسرة كبيرة ودخل محدود", "سلة غذائية شهرية", None, "food_parcel", 6, "سلة غذائية"),
    ),
    "big": (
        Support("home_repair", "تسرّب في السقف وتمديدات كهرباء مكشوفة", "ترميم السقف والكهرباء", 4_800_000, "works"),
        Support("debt_relief", "دين محكوم به وقرار تنفيذ", "سداد دين متعثر", 3_500_000, "paid_to_third"),
    ),
}  # fmt: skip
BUSINESS = (
    Support("business_consulting", "تسعير المنتجات وضبط التكاليف: {trade}", "ست ساعات استشارة", None, "session", 1),
    Support("marketing_branding", "هوية بصرية ومواد تسويق: {trade}", "تصميم هوية ومواد تسويق", None, "goods", 1),
    Support("business_plan", "خطة عمل لعام واحد: {trade}", "إعداد خطة عمل", None, "session", 1),
    Support("digital_store", "متجر إلكتروني يستقبل الطلبات: {trade}", "إنشاء متجر إلكتروني", None, "goods", 1),
    Support("feasibility_study", "دراسة جدوى لتوسعة النشاط: {trade}", "دراسة جدوى", None, "session", 1),
)
QUESTIONS = (
    ("هل يُقبل عقد إيجار باسم ابني؟", "يُقبل مع ما يثبت السكن وصلة القرابة.", "دليل خدمات البحث الاجتماعي، ص 12"),
    ("زوجي مسافر منذ عامين بلا خبر، فما المستند المطلوب؟", "يُكتفى بمشهد من مركز الحي.", "دليل الدعم، ص 7"),
    ("هل يسقط الطلب إذا تأخر التقرير الطبي؟", "يبقى الطلب قائمًا حتى تنتهي مهلة الاستكمال.", "البند H-2"),
    ("أسكن مع إخوتي في بيت الورثة، فهل يُحسب دخلهم؟", "يُحسب دخل من يشتركون في النفقة.", "دليل الدعم، ص 9"),
)  # fmt: skip
FAULTS = ("تاريخ الإصدار غير واضح", "الاسم في المستند يختلف عن الهوية في اسم الجد", "النسخة غير مقروءة")
AWAITED = ("تقرير طبي حديث", "كشف حساب لثلاثة أشهر", "حضور مقدّم الطلب بعد سفر")
MISSING = ("صورة من عقد الإيجار الجديد", "مشهد محدّث من التأمينات", "إثبات انتظام الأبناء في الدراسة")
SEEN = (
    "غرفتان وصالة، والأثاث متهالك، ولا تكييف في غرفة الأطفال.",
    "دور أرضي نظيف، والمطبخ بلا موقد صالح.",
    "شقة مستأجرة، وفي السقف أثر تسرّب قديم.",
)
OPINIONS = {
    "accept": ("الدخل دون الالتزامات، والاحتياج ظاهر في الزيارة.", "نصيب الفرد 640 ريالًا بعد الإيجار."),
    "refuse": ("نصيب الفرد 2,450 ريالًا، فوق الحد المعتمد.", "الدعم نفسه يُصرف من جهة أخرى."),
}
REFUSALS = (
    # reason of the catalogue, reason as a fact, what would change it
    ("income_above", "صافي دخل الفرد 2,450 ريالًا، والحد المعتمد 2,000 ريال.", "انخفاض الدخل بمستند حديث."),
    ("supported_elsewhere", "يُصرف الدعم نفسه من جهة أخرى حتى نهاية العام.", "انتهاء ذلك الصرف بخطاب من الجهة."),
    ("need_met", "الاحتياج المطلوب متوفر وقت الزيارة.", "تغيّر الحال بعد الزيارة."),
)
DEFERRALS = ("يلزم رأي مختص في كلفة الترميم.", "بانتظار ردّ جهة أخرى على خطاب الجمعية.")
EXTENSIONS = (
    ("تأخّر وصول تقرير المستشفى، وهو مطلوب للدراسة.", "بانتظار مستند من جهة أخرى."),
    ("تعذّرت الزيارة مرتين لسفر الأسرة.", "لاستكمال دراسة الطلب."),
)
APPEALS = ("الدخل المذكور كان قبل ترك العمل، وعندي ما يثبت ذلك.", "لم يُحسب إيجار المنزل ضمن الالتزامات.")
UPHELD = "أُعيد حساب الدخل بالمستندات المقدّمة، وبقي فوق الحد المعتمد."
REOPENED = "ثبت ترك العمل بمستند حديث لم يكن أمام اللجنة."
RESTUDIED = "وصل رأي المختص الذي كان سبب التأجيل."
CHANGES = "تصحيح بطلب مقدّم الطلب بعد التوقيع"

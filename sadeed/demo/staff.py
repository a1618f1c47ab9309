"""The house of the demo: an association, its branches and its sixteen members of staff."""

from dataclasses import dataclass

PASSWORD = "sadeed-demo"  # noqa: S105  (known to everybody, which is why the demo serves this machine alone)

ASSOCIATION = {
    "name": "جمعية سديد الأهلية (تجريبية)",
    "name_en": "Sadeed Association (demo)",
    "licence": "ترخيص تجريبي رقم 0000",
    "address": "الرياض، حي النموذج، شارع التجربة، مبنى 1",
    "phone": "+966110000000",
}


@dataclass(frozen=True)
class Office:
    """A branch: code, both names, region, and the city and districts its people live in."""

    code: str
    name: str
    name_en: str
    region: str
    city: str
    districts: tuple[str, ...]


OFFICES = (
    Office(
        "main", "المكتب الرئيس", "Main office", "riyadh", "riyadh", ("النسيم", "العزيزية", "الشفا", "الدار البيضاء")
    ),
    Office("kharj", "فرع الخرج", "Al-Kharj branch", "riyadh", "al_kharj", ("السليمانية", "الأندلس", "الورود")),
    Office("buraydah", "فرع بريدة", "Buraydah branch", "qassim", "buraydah", ("الصفراء", "الخليج", "الفايزية")),
    Office("taif", "فرع الطائف", "Taif branch", "makkah", "taif", ("شهار", "الحوية", "القمرية")),
)
DELEGATED = OFFICES[1].code  # the branch of the delegate


@dataclass(frozen=True)
class Account:
    """A member of staff with one seat; `branch` is a code, "" for every branch."""

    username: str
    name: str
    name_en: str
    sex: str
    role: str
    branch: str = ""


ACCOUNTS = (
    Account("reception", "هند محمد الفارس", "Hind Al-Faris", "female", "reception"),
    Account("reception2", "ياسر عوض الحازمي", "Yasir Al-Hazmi", "male", "reception"),
    Account("delegate", "تركي سعد البلوي", "Turki Al-Balawi", "male", "delegate", DELEGATED),
    Account("research", "ماجد علي السالم", "Majid Al-Salim", "male", "research"),
    Account("research2", "بشرى حمد الغامدي", "Bushra Al-Ghamdi", "female", "research"),
    Account("research-head", "منى خالد العمري", "Muna Al-Omari", "female", "research_head"),
    Account("chair", "عبد الله صالح الثقفي", "Abdullah Al-Thaqafi", "male", "chair"),
    Account("member1", "سعاد ناصر اليامي", "Suad Al-Yami", "female", "member"),
    Account("member2", "فهد ماجد الخالدي", "Fahd Al-Khalidi", "male", "member"),
    Account("member3", "لمى بدر الهاجري", "Lama Al-Hajri", "female", "member"),
    Account("secretary", "ريم طلال السهلي", "Reem Al-Sahli", "female", "secretary"),
    Account("services", "وليد عمر الحربي", "Waleed Al-Harbi", "male", "services"),
    Account("finance", "أمل راشد المالكي", "Amal Al-Maliki", "female", "finance"),
    Account("quality", "جواهر زيد الأحمدي", "Jawahir Al-Ahmadi", "female", "quality"),
    Account("manager", "صالح مبارك الدوسري", "Salih Al-Dosari", "male", "manager"),
    Account("admin", "نورة فيصل الشمري", "Noura Al-Shammari", "female", "admin"),
)
ABSENT, DEPUTY = "research-head", "research2"  # the one arrangement of a deputy that is to be seen

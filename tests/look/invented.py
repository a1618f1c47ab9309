"""The invented people of the gallery, each word in Arabic and in English."""

from types import SimpleNamespace as Thing
from typing import Any

from wtforms import (
    BooleanField,
    DecimalField,
    FieldList,
    FileField,
    Form,
    FormField,
    PasswordField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TelField,
    TextAreaField,
    validators,
)

PAGES = ("queue", "case", "form", "waiting", "figures", "table", "signing", "door", "survey")


def shown(page: str, lang: str) -> dict[str, Any]:
    """What a page of the gallery is given, in one language."""

    def say(ar: str, en: str) -> str:
        return ar if lang == "ar" else en

    frame = {"messages": [], "is_demo": page != "queue", "is_practice": page == "form", "can_find": True}
    return (
        frame | _house(say) | {"case": _case(say), "rows": _rows(say), "form": _form(say), "say": say, "door_of": _door}
    )


def _house(say: Any) -> dict[str, Any]:
    places = [
        ("inbox", say("الاستقبال", "Reception"), 18, True, False),
        ("clipboard-check", say("البحث الاجتماعي", "Social research"), 4, False, False),
        ("people", say("لجنة البحث", "Committee"), 2, False, True),
        ("box-seam", say("الخدمات", "Services"), 3, False, False),
        ("chat-square-text", say("صوت المستفيد", "Feedback"), None, False, False),
        ("person-vcard", say("سجل الأشخاص", "People"), None, False, False),
        ("journal-text", say("المكتبة", "Library"), None, False, False),
        ("bar-chart", say("التقارير", "Reports"), None, False, False),
        ("gear", say("إدارة النظام", "Administration"), None, False, False),
    ]
    return {
        "rail": [Thing(href="#", icon=i, label=w, count=n, is_here=h, is_late=late) for i, w, n, h, late in places],
        "me": Thing(
            name=say("هند الفارس", "Hind Al-Faris"), office=say("علاقات المستفيدين", "Relations"), initials="هـ"
        ),
        "association": Thing(name=say("جمعية سديد", "Sadeed Association"), phone="0112345678"),
        "today_text": say(
            "الاثنين 13 جمادى الآخرة 1448هـ · 23 نوفمبر 2026م", "Monday 13 Jumada II 1448 · 23 November 2026"
        ),
    }


def _door(verb: str, label: str, clauses: str = "", **more: Any) -> Thing:
    usual = {"href": "#", "icon": None, "is_open": True, "is_main": False, "reason": "", "method": "get"}
    return Thing(verb=verb, label=label, clauses=clauses.split(), **(usual | more))


def _rows(say: Any) -> list[Thing]:
    names = [
        say("منيرة عبدالرحمن الوهيبي", "Munira Al-Wuhaibi"),
        say("فوزية سليمان الدغيري", "Fawziya Al-Dughairi"),
        say("هيلة إبراهيم التمامي", "Haila Al-Tamami"),
        say("عايض مبارك السهيمي", "Ayed Al-Suhaimi"),
    ]
    badges = [
        Thing(
            kind="late",
            text=say("تأخر 5 أيام", "5 days late"),
            sub=say("كان 8 جمادى الآخرة · 18 نوفمبر", "was 18 November"),
        ),
        Thing(
            kind="today", text=say("الرد اليوم", "Reply today"), sub=say("13 جمادى الآخرة · 23 نوفمبر", "23 November")
        ),
        Thing(
            kind="soon", text=say("الباقي يومان", "2 days left"), sub=say("15 جمادى الآخرة · 25 نوفمبر", "25 November")
        ),
        Thing(
            kind="well", text=say("الباقي 6 أيام", "6 days left"), sub=say("19 جمادى الآخرة · 29 نوفمبر", "29 November")
        ),
        Thing(
            kind="rest", text=say("متوقف مؤقتًا", "Paused"), sub=say("يعود حين يصل التقرير", "until the report comes")
        ),
        Thing(kind="none", text=say("لم يبدأ الموعد", "Not begun"), sub=None),
    ]
    return [_row(say, at, names[at % 4], badges[at % 6]) for at in range(14)]


def _row(say: Any, at: int, name: str, badge: Thing) -> Thing:
    open_door = _door("match", say("مطابقة المستندات", "Match papers"), "H-2", is_main=at < 2, about=f"SD-1448-{at:05}")
    shut = _door(
        "declare", say("أخذ الإقرار", "Declare"), "H-4", is_open=False, reason=say("بعد المطابقة", "after matching")
    )
    posted = _door("answer", say("تسليم الخطاب", "Hand over letter"), "H-5", method="post")
    return Thing(
        number=f"SD-1448-{at:05}",
        href="#",
        name=name,
        second=say("إعانة إيجار · أرملة", "Rent · widow"),
        what=say("طوبق 7 مستندات من 9", "7 of 9 papers matched"),
        what_second=say("بقي: شهادة الآيبان، فاتورة الكهرباء", "Left: IBAN certificate, electricity bill"),
        badge=badge,
        door=[open_door, open_door, shut, posted][at % 4],
        others_href="/cases/SD-1448-00001/doors" if at != 3 else "",
        is_fresh=at == 4,
        is_gone=at == 5,
        gone_text=say("أخذها ماجد السالم", "Taken by Majed Al-Salem"),
    )


def _case(say: Any) -> Thing:
    stages = say(
        "استُقبل طوبق أُقرّ رُفع دُرس اللجنة القرار سُجّل خُدم أُغلق",
        "Received Matched Declared Raised Studied Committee Decision Registered Served Closed",
    )
    main = _door("declare", say("أخذ إقرار جديد", "New declaration"), "H-4", icon="pen", is_main=True)
    wording = say("يصادق صاحب الطلب على بياناته ويوقّع عليها.", "The applicant confirms and signs the data.")
    sentence = say(
        "وصلت فاتورة الكهرباء فعاد الموعد إلى السير.", "The electricity bill came, and the promise runs again."
    )
    return Thing(
        stops=[Thing(label=word, is_done=at < 4, is_here=at == 4) for at, word in enumerate(stages.split())],
        promise=Thing(
            headline=say("الباقي 6 أيام", "6 days left"),
            long_hijri=say("الأحد 19 جمادى الآخرة 1448هـ", "Sunday 19 Jumada II 1448"),
            long_gregorian=say("29 نوفمبر 2026م", "29 November 2026"),
            days=["done"] * 3 + ["held"] * 2 + ["done"] * 5 + ["today"] + ["ahead"] * 6,
            sentence=say("توقّف يومين بانتظار مستند.", "Paused two days for a paper."),
            clause="H-5",
        ),
        refusal=Thing(
            headline=say("لم يُدرج الطلب في جلسة اللجنة", "The request was not put on the agenda"),
            clauses=[Thing(id="H-4", wording=wording)],
            facts=[say("عدد أفراد الأسرة كان 5 وصار 6.", "The household was 5 and is now 6.")],
            saved=say("لم يتغيّر شيء.", "Nothing has changed."),
            door=main,
        ),
        papers=[
            Thing(
                name=say("الهوية الوطنية", "National ID"),
                facts=say("الأصل رُئي وطوبق", "Original seen"),
                state="well",
                on="10/11",
                doors=[],
            ),
            Thing(
                name=say("عقد الإيجار", "Lease"),
                facts=say("ينتهي بعد 21 يومًا", "Ends in 21 days"),
                state="soon",
                on="10/11",
                doors=[],
            ),
            Thing(
                name=say("شهادة ميلاد", "Birth certificate"),
                facts=say("لم تصل", "Not received"),
                state="late",
                on=None,
                doors=[_door("record_paper", say("تسجيل وصول", "Record arrival"), "H-2")],
            ),
            Thing(
                name=say("إثبات الدخل", "Income"),
                facts=say("استُلم ولم يطابق", "Not yet matched"),
                state="none",
                on="10/11",
                doors=[],
            ),
        ],
        lines=[
            Thing(
                at_text=say("أمس 12:05", "yesterday 12:05"),
                sentence=sentence,
                by_text=say("هند الفارس، علاقات المستفيدين", "Hind Al-Faris, relations"),
                clauses=["H-4", "H-5"],
                at_iso="2026-11-22",
            )
        ]
        * 3,
        doors=[
            main,
            _door(
                "return",
                say("طلب استكمال", "Ask for papers"),
                "H-2",
                icon="arrow-return-right",
                method="post",
                key="k-1",
                version=7,
            ),
            _door(
                "agenda",
                say("إدراج في جلسة", "Put on agenda"),
                "H-5",
                is_open=False,
                reason=say("بعد إقرار جديد", "after a new declaration"),
            ),
        ],
    )


def _form(say: Any) -> Form:
    class Child(Form):
        name = StringField(say("الاسم", "Name"), [validators.InputRequired(say("يلزم الاسم", "The name is needed"))])

    class Everything(Form):
        mobile = TelField(
            say("الجوال", "Mobile"),
            [validators.Length(10, 10, say("الجوال 10 أرقام؛ المكتوب 9", "A mobile has 10 digits; 9 were written"))],
        )
        birth = StringField(
            say("تاريخ الميلاد", "Date of birth"),
            description=say("كما في الهوية", "As on the ID"),
            render_kw={"dir": "ltr"},
        )
        home = SelectField(
            say("السكن", "Home"),
            choices=[SelectChoice("rent", say("مستأجر", "Rented")), SelectChoice("own", say("ملك", "Owned"))],
        )
        rent = DecimalField(say("الإيجار السنوي", "Yearly rent"), [validators.Optional()])
        sex = RadioField(
            say("الجنس", "Sex"),
            [validators.InputRequired(say("يلزم الجنس", "The sex is needed"))],
            choices=[SelectChoice("m", say("ذكر", "Male")), SelectChoice("f", say("أنثى", "Female"))],
        )
        scan = FileField(say("صورة المستند", "Picture of the paper"))
        need = TextAreaField(say("ما الذي تحتاجه الأسرة", "What the family needs"))
        read = BooleanField(
            say("قُرئ الإقرار كاملًا", "The declaration was read out"), description=say("بصوت واضح", "aloud")
        )
        password = PasswordField(say("كلمة المرور", "Password"))
        children = FieldList(
            FormField(Child, label=say("ابن أو ابنة", "Child")), label=say("الأبناء", "Children"), min_entries=1
        )

    form = Everything(data={"mobile": "055123478", "home": "rent"})
    form.mobile.raw_data = ["055123478"]
    form.validate()
    return form

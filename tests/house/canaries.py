"""A word in every field: the street with something of its own in each group of the table of rights, and in each branch.

Where a word is found, the field it was put into is seen. `planted` needs the street already built; the words go in
below the acts, for here only the looking is tried.
"""

from typing import Any

from flask import Flask
from sqlalchemy import select, update

from sadeed.acts import arrivals, voice
from sadeed.acts import staff as acts
from sadeed.records.base import db
from sadeed.records.cases import Case, Declaration, Paper, Referral
from sadeed.records.people import HouseholdMember, MoneyLine, Person
from sadeed.records.sessions import Decision
from sadeed.records.staff import SYSTEM
from sadeed.records.studies import Study
from sadeed.records.transaction import transaction
from sadeed.records.voices import Voice
from tests.cast import ACCOUNTS, House
from tests.house.street import number_of

SENSITIVE = ("voted", "decided", "registered")  # cases of the street whose study is marked
MAIN_ONLY = tuple(role for role in ACCOUNTS if role not in ("delegate", "member2", "member3", "admin"))
WORDS = {
    "name": ("الريسوني", "العجاجي"),  # main, east
    "identity": ("1999999997", "1888888886"),
    "circumstances": ("نسّاجة سدو", "صانعة خوص"),
    "contact": ("حي الريحان", "حي النسيم"),
    "household": ("سلمان الزعاقي", "هيفاء الدغيثر"),
    "income": ("9,876.54", "8,765.43"),
    "housing": ("غار في الجبل", "عريش على الشاطئ"),
    "bank": ("SA0380000000608010167519", "SA4420000001234567891234"),
    "health": ("داء نادر جدًّا", "علّة غريبة جدًّا"),
    "papers": ("ختم باهت", "صورة مقلوبة"),
    "declaration": ("عهد على الأمانة", "عهد على الوفاء"),
    "need": ("سقف يقطر", "باب مكسور"),
    "referral": ("أتُقبل شهادة الحي", "أيُقبل عقد الأم"),
    "study": ("دخل الأسرة يقل", "دخل الأم يقل"),
    "observations": ("غرفتان بلا باب", "غرفة بلا نافذة"),
    "sensitive_study": ("ما أسرّت به الأسرة", "ما أسرّت به الأم"),
    "decision": ("سلة الزعفران", "سلة الهيل"),
    "decision_reason": ("فوق الحد بريالين", "فوق الحد بثلاثة"),
    "votes": ("أُغلق التصويت على الطلب", ""),  # these three are sentences of the record
    "payment": ("جُدوِلت الخدمة", ""),
    "course": ("حُدِّدت الزيارة يوم", ""),
    "message": ("مكيف معطل", "ثلاجة معطلة"),
    "complaint": ("الموقف بعيد", "المصعد معطل"),
    "complaint_about_staff": ("صاح بي الموظف", "ضحك مني الموظف"),
}
"""Line of the table of rights → its word in the main office and in the branch east."""


def plant(url: str, app: Flask) -> None:
    """Put the words into the association at `url`."""
    with app.app_context():
        house = House(app)
        branches = {code: house.make.branch(code) for code in ("main", "east")}
        for place, (code, branch) in enumerate(branches.items()):
            with transaction():
                _of_people(branch, place)
                _of_cases(branch, place)
            _voices(house, branch, place, code)
        _seats(house, branches["main"])
        db.session.remove()
        db.engine.dispose()


def _said(place: int) -> dict[str, str]:
    return {field: words[place] for field, words in WORDS.items()}


def _of_people(branch: int, place: int) -> None:
    said = _said(place)
    theirs = list(db.session.scalars(select(Person.id).where(Person.branch_id == branch).order_by(Person.id)))
    told = {
        "job": said["circumstances"], "district": said["contact"], "iban": said["bank"], "health": said["health"],
        "housing_kind": said["housing"],
    }  # fmt: skip
    name = {"name_family": said["name"], "name": f"نوال خالد سعد {said['name']}"}
    for person in db.session.scalars(select(Person).where(Person.id.in_(theirs))):
        for column, value in {**told, **name}.items():
            setattr(person, column, value)
        person.refold()
    db.session.get_one(Person, theirs[0]).national_id = said["identity"]
    for head in theirs:
        db.session.add(HouseholdMember(head_id=head, name=said["household"], kinship="son", health=said["health"]))
        db.session.add(MoneyLine(head_id=head, side="income", code="salary", amount=(987_654, 876_543)[place]))


def _of_cases(branch: int, place: int) -> None:
    said, cases = _said(place), list(db.session.scalars(select(Case).where(Case.branch_id == branch)))
    ids = [case.id for case in cases]
    marked = [case.id for case in cases if case.number in {number_of(name) for name in SENSITIVE}]
    db.session.execute(update(Case).where(Case.id.in_(ids)).values(need=said["need"]))
    db.session.execute(update(Paper).where(Paper.case_id.in_(ids)).values(waived=said["papers"]))
    db.session.execute(update(Referral).where(Referral.case_id.in_(ids)).values(question=said["referral"]))
    study = {"reasons": said["study"], "seen": said["observations"]}
    db.session.execute(update(Study).where(Study.case_id.in_(ids)).values(**study))
    hidden = {"reasons": said["sensitive_study"], "seen": said["sensitive_study"], "is_sensitive": True}
    db.session.execute(update(Study).where(Study.case_id.in_(marked)).values(**hidden))
    ruled = {"grant": said["decision"], "reason": said["decision_reason"]}
    db.session.execute(update(Decision).where(Decision.case_id.in_(ids)).values(**ruled))
    for signed in db.session.scalars(select(Declaration).where(Declaration.case_id.in_(ids))):
        signed.declared = _declared(signed.declared, said, place)
        signed.text = f"{said['declaration']} {said['identity']}"


def _declared(sealed: dict[str, Any], said: dict[str, str], place: int) -> dict[str, Any]:
    told = {"name": f"نوال {said['name']}", "job": said["circumstances"], "district": said["contact"],
            "iban": said["bank"], "health": said["health"], "national_id": said["identity"],
            "housing_kind": said["housing"]}  # fmt: skip
    member = {"name": said["household"], "kinship": "son", "health": said["health"]}
    line = {"side": "income", "code": "salary", "amount": (987_654, 876_543)[place], "period": "month"}
    case = {**sealed["case"], "need": said["need"]}
    return {"case": case, "person": {**sealed["person"], **told}, "household": [member], "money": [line]}


def _voices(house: House, branch: int, place: int, code: str) -> None:
    said, by = _said(place), house.seat("quality")
    told: dict[str, Any] = {"channel": "phone", "branch": branch, "by": by, "at": house.now}
    arrivals.arrive("help_request", name="وفاء الغانم", mobile="0551112223", branch_id=branch, words=said["message"],
                    at=house.now)  # fmt: skip
    numbers = [voice.complaint("reception", said["complaint"], **told),
               voice.complaint("manner", said["complaint_about_staff"], **told)]  # fmt: skip
    assert db.session.scalar(select(Voice.is_sensitive).where(Voice.number == numbers[1])), code


def _seats(house: House, main: int) -> None:
    """Beside everybody of the cast, one of the same seat for the main office alone: `main_reception` and so on."""
    for name in MAIN_ONLY:
        person = acts.add_account(username=f"main_{name}", name="من المكتب الرئيس", name_en="Of the main office",
                                  sex="male", by=SYSTEM, at=house.now)  # fmt: skip
        acts.give_seat(person, ACCOUNTS[name][2], branch_id=main, from_on=house.now.date(), by=SYSTEM, at=house.now)

"""The first account of a house: whoever reads the setup code off the terminal becomes its administrator (P-3)."""

import secrets
from datetime import datetime

from ..arabic import Unreadable, digits, marks
from ..records import catalogues, journal, staff
from ..records.base import db
from ..records.catalogues import Setting
from ..records.staff import SYSTEM
from ..records.transaction import transaction
from . import passwords
from . import staff as door
from .accounts import enrol
from .intake import CODE_SIGNS

CODE = "setup_code"
LENGTH, GROUP = 12, 4


class WrongCode(Unreadable):
    """Not the code that the terminal showed last."""


def make_setup_code(*, at: datetime) -> str:
    """A new code for the first account; the one before it is worth nothing. Only its hash is kept.

    Returns "" when an administrator was ever there: a house is founded once.
    """
    with transaction():
        if staff.has_known_an_administrator():
            return ""
        code = "".join(secrets.choice(CODE_SIGNS) for _ in range(LENGTH))
        _keep(door.hash_of(code))
        journal.note_day("setup_code_made", by=SYSTEM, at=at)
        return "-".join(code[n : n + GROUP] for n in range(0, LENGTH, GROUP))


def found_administrator(
    code: str, *, username: str, name: str, name_en: str = "", sex: str = "", password: str, at: datetime
) -> int:
    """The first administrator takes up the house, with a password of their own. Returns the account's id.

    Raises `WrongCode`, and `ValueError` for a user name or password that cannot be, or when somebody was faster.
    """
    with transaction():
        if staff.has_known_an_administrator():
            raise Unreadable("founded", "للنظام مدير من قبل", "There is an administrator already")
        if not door.agrees(str(catalogues.setting(CODE, "")), _signs(code)):
            raise WrongCode("code", "الرمز ليس الرمز الظاهر الآن في نافذة التشغيل",
                            "This is not the code that the terminal shows now")  # fmt: skip
        own = passwords.check(password, username=username)
        chosen = enrol(username=username, name=name, name_en=name_en, sex=sex, password=own, by=SYSTEM, at=at)
        person = staff.known_as(chosen)
        assert person is not None  # opened a line before
        door.give_seat(person.id, "admin", from_on=at.date(), by=SYSTEM, at=at)
        db.session.delete(db.session.get(Setting, CODE))
        return int(person.id)


def _keep(hashed: str) -> None:
    kept = db.session.get(Setting, CODE)
    if kept is None:
        db.session.add(Setting(name=CODE, value=hashed))
    else:
        kept.value = hashed


def _signs(code: str) -> str:
    return "".join(sign for sign in digits.latin(marks.plain(code).text).upper() if sign.isalnum())[:64]

"""The walls of the record (S7): it shows what was done to it, and what takes two people is never one person's."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from sadeed.acts import accounts, agreeing, destroying
from sadeed.acts import staff as acts_of_staff
from sadeed.acts.settings import keep_setting
from sadeed.arabic import Unreadable
from sadeed.policy.verdict import Refused
from sadeed.records import access, journal, proposals, retention, signing, staff
from sadeed.records.access import Look
from sadeed.records.base import db
from sadeed.records.cases import numbered
from sadeed.records.heads import Checkpoint, checkpoint
from sadeed.records.proof import Fault, verify
from sadeed.records.transaction import transaction
from tests.cast import House
from tests.walls.removals import Removal


def change_behind(*statements: str) -> None:
    """What somebody with the keys of the database could do."""
    db.session.rollback()
    with db.engine.connect().execution_options(writes=True) as connection, connection.begin():
        if connection.dialect.name == "sqlite":
            asked = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_refuses_%'"
            for name in connection.scalars(text(asked)).all():
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
        else:
            connection.exec_driver_sql("DROP FUNCTION IF EXISTS refuse_change() CASCADE")
        for statement in statements:
            connection.exec_driver_sql(statement)


def refused(act) -> bool:  # type: ignore[no-untyped-def]
    """Whether the act says no in words people read."""
    try:
        act()
    except (Refused, Unreadable):
        return True
    except DBAPIError:
        return False
    return False


def an_edited_line_is_named(house: House) -> None:
    """The hash of a line covers everything it says."""
    number = house.make.case()
    change_behind(f"UPDATE journal SET by = 'nobody' WHERE chain = '{number}' AND seq = 1")
    found = [fault for fault in verify() if fault.chain == number]
    assert found == [Fault("journal", number, 1, "edited")]


def details_emptied_by_nobody_s_leave_are_named(house: House) -> None:
    """Emptied details need a destruction by law that accounts for them."""
    number = house.make.case()
    line = f"(SELECT id FROM journal WHERE chain = '{number}' AND seq = 1)"
    change_behind(f"UPDATE journal_detail SET salt = NULL, body = NULL WHERE journal_id = {line}")
    assert Fault("journal", number, 1, "emptied") in verify()


def a_forged_checkpoint_is_refused(house: House) -> None:
    """Only what was signed with the key of this house is compared."""
    with TemporaryDirectory() as folder:
        own, other = Path(folder) / "own.pem", Path(folder) / "other.pem"
        public, _strange = signing.make_pair(own), signing.make_pair(other)
        taken = checkpoint(at=house.now)
        assert signing.read(signing.signed(taken, signing.opened(own)), public) == taken
        for forged in (signing.signed(taken, signing.opened(other)), taken.text()):
            try:
                signing.read(forged, public)
            except signing.Unsigned:
                continue
            raise AssertionError("a checkpoint nobody of this house signed was taken")


def a_rewritten_chain_does_not_agree_with_the_checkpoint(house: House) -> None:
    """A chain that is whole in itself, and another than it was."""
    number = house.make.case()
    kept = Checkpoint.read(checkpoint(at=house.now).text())
    case, line = numbered(number, branches=None), journal.story_of(number)[0][0]
    said = (number, line.seq, line.at, "nobody", line.act, line.digest, line.prev)
    anew = journal.hash_of(*said)
    change_behind(
        f"UPDATE journal SET by = 'nobody', hash = '{anew}' WHERE chain = '{number}' AND seq = {case.journal_count}",
        f"UPDATE cases SET journal_head = '{anew}' WHERE number = '{number}'",
    )
    found = [fault.what for fault in verify(against=kept) if fault.chain == number]
    assert found == ["rewritten"]


def a_key_others_can_read_signs_nothing(house: House) -> None:
    """The key is the job's alone."""
    with TemporaryDirectory() as folder:
        key = Path(folder) / "key.pem"
        signing.make_pair(key)
        assert key.stat().st_mode & 0o777 == 0o600
        key.chmod(0o640)
        try:
            signing.opened(key)
        except signing.KeyExposed:
            return
        raise AssertionError("a key others can read was used")


def one_alone_gives_no_administrator(house: House) -> None:
    """Whichever way the seat is given."""
    by, at = house.seat("admin"), house.now
    propose_seat(house, "quality")
    assert not sits_as_admin("quality", house), "an administrator was made by one person"
    made = proposals.open_for("give_seat", "quality")
    assert made is not None
    assert refused(lambda: agreeing.agree(made.id, folder=Path("/nonexistent"), by=by, at=at)), "agreed with oneself"
    assert not sits_as_admin("quality", house)


def no_way_leads_past_the_second_person(house: House) -> None:
    """Not even the act below all forms."""
    by, other = house.seat("admin"), house.seat("finance")
    day = house.now.date()
    assert refused(lambda: acts_of_staff.give_seat(other.staff, "admin", from_on=day, by=by, at=house.now)), "given"
    held = next(one for one in staff.seats_held([by.staff]) if one.role == "admin")
    stand_in = {"from_on": day, "until_on": day, "by": by, "at": house.now}
    assert refused(lambda: acts_of_staff.name_deputy(held.id, other.staff, **stand_in)), "deputised"


def who_gets_the_seat_does_not_agree_to_it(house: House) -> None:
    """The manager may be a second person, but not for their own new seat."""
    propose_seat(house, "manager")
    made, own, at = proposals.open_for("give_seat", "manager"), house.seat("manager"), house.now
    assert made is not None
    assert refused(lambda: agreeing.agree(made.id, folder=Path("/nonexistent"), by=own, at=at)), "agreed to one's own"


def looks_are_kept_twelve_months(house: House) -> None:
    """Whatever the setting says."""
    with transaction():
        keep_setting(retention.SETTING, {"looks": 1})
    access.write([Look("view", "reception", house.now - timedelta(days=days), "P-1") for days in (300, 400)])
    destroying.empty_old_looks(at=house.now)
    assert [told for _line, told in access.page_of(["P-1"])] == [{}], "a look of this year was emptied"
    assert len(access.page_of(["P-1"])) == 1
    assert verify() == []


def propose_seat(house: House, username: str) -> None:
    """The administrator gives the administrator's seat, as far as one alone can."""
    if proposals.open_for("give_seat", username) is None:
        accounts.seat(username, "admin", branch_id=None, from_on=house.now.date(), reason="تغطية الإجازة",
                      by=house.seat("admin"), at=house.now)  # fmt: skip


def sits_as_admin(username: str, house: House) -> bool:
    """Whether that account holds the administrator's seat today."""
    account = staff.known_as(username)
    sitting = staff.sitting_of(account.id, on=house.now.date()) if account else None
    return sitting is not None and sitting.has("admin")


class AnyHash(str):
    """A hash that agrees with everything."""

    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        """Always."""
        return True

    def __ne__(self, other: object) -> bool:
        """Never."""
        return False


def nothing(*_args, **_kwargs):  # type: ignore[no-untyped-def]
    """In the place of what would have protected."""


REMOVALS = [
    Removal("a line's hash", "S7", "sadeed.records.proof.hash_of", lambda *_: AnyHash(), an_edited_line_is_named),
    Removal("an account of what was emptied", "S7", "sadeed.records.lawful.names", lambda *_: True,
            details_emptied_by_nobody_s_leave_are_named),
    Removal("a checkpoint's signature", "S7", "sadeed.records.signing.confirm", nothing,
            a_forged_checkpoint_is_refused),
    Removal("comparing with a checkpoint", "S7", "sadeed.records.proof.is_another_line", lambda *_: False,
            a_rewritten_chain_does_not_agree_with_the_checkpoint),
    Removal("the private key's mode", "S7", "sadeed.records.signing.OTHERS", 0, a_key_others_can_read_signs_nothing),
    Removal("the second person", "S7", "sadeed.acts.second.is_another", lambda *_: True,
            one_alone_gives_no_administrator),
    Removal("seats that take two", "S7", "sadeed.acts.second.WEIGHTY_SEATS", (), no_way_leads_past_the_second_person),
    Removal("not for oneself", "S7", "sadeed.acts.second.is_another", lambda made, by: made.by_id != by.staff,
            who_gets_the_seat_does_not_agree_to_it),
    Removal("twelve months of looks", "S7", "sadeed.records.retention.FLOORS", dict.fromkeys(retention.FLOORS, 0),
            looks_are_kept_twelve_months),
]  # fmt: skip

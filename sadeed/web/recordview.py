"""Is the record whole, and what waits for a second person: as the manager and the administration read it (S7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..acts import second
from ..records import checkpoints, proposals, signing, staff
from ..records.checkpoints import CheckpointKept
from ..records.proposals import Proposal
from . import format, guards, locale, words
from .caseview import Badge, Door
from .clock import now

STALE_HOURS = 36
ACTS = {
    "give_seat": _l("Give the administrator’s seat"), "name_deputy": _l("Name a deputy of an administrator"),
    "destroy": _l("Destroy by law"),
}  # fmt: skip
KINDS = {"file": _l("Files"), "message": _l("Messages"), "voice": _l("Complaints and suggestions")}


@dataclass(frozen=True)
class Waits:
    """A proposal as the page shows it."""

    id: int
    title: str
    about: str
    reason: str
    who: str
    badge: Badge
    answer: str
    subjects: tuple[str, ...]
    doors: Sequence[Door] = ()


def rooms(here: str) -> list[dict[str, Any]]:
    """The two pages of the record."""
    both = (("record.index", _("Is the record whole")), ("record.second_person", _("Waiting for a second person")))
    return [{"href": url_for(name), "label": label, "is_here": name == here} for name, label in both]


def state() -> dict[str, Any]:
    """The last checkpoint, those before it, the key and the address."""
    kept = checkpoints.newest()
    return {
        "verdict": _verdict(kept[0] if kept else None), "facts": _facts(kept[0] if kept else None),
        "rows": [_row(one) for one in kept], "door": _address_door(),
        "heads": [_("Taken at"), _("By"), _("Lines"), _("Chains"), _("State"), _("Sent to")],
    }  # fmt: skip


def _verdict(last: CheckpointKept | None) -> tuple[str, str]:
    """(kind, sentence): what the last checkpoint says of the record."""
    if last is None:
        return "soon", _("No checkpoint has been taken yet. The daily job takes one and sends it outside.")
    if last.broken:
        return "late", _("The record was not whole at the last checkpoint. Chains that are broken: %(n)s.",
                         n=format.in_digits(last.broken))  # fmt: skip
    if (now() - _at(last.at)).total_seconds() > STALE_HOURS * 3600:
        return "soon", _("The record was whole at the last checkpoint, but that is more than a day ago.")
    return "done", _("The record was whole at the last checkpoint.")


def _facts(last: CheckpointKept | None) -> list[tuple[str, str]]:
    found = [(_("Mailed to"), checkpoints.address() or _("No address is set"))]
    found.append((_("Mark of the key"), signing.fingerprint(checkpoints.public_key()) or _("No key was made yet")))
    if last is None:
        return found
    return [
        (_("Taken at"), format.moment(_at(last.at))), (_("By"), last.by),
        (_("Lines"), format.in_digits(last.lines)), (_("Chains"), format.in_digits(last.chains)),
        (_("Fingerprint of the checkpoint"), last.sha256[:16]), *found,
    ]  # fmt: skip


def _row(one: CheckpointKept) -> tuple[str, ...]:
    is_whole = _("whole") if not one.broken else _("not whole")
    return (format.moment(_at(one.at)), one.by, format.in_digits(one.lines), format.in_digits(one.chains), is_whole,
            one.sent_to or "—")  # fmt: skip


def _address_door() -> Door | None:
    if not guards.sitting().has("admin"):
        return None
    return Door("checkpoint_address", _("Address outside"), url_for("record.checkpoint_address_form"), (), is_open=True)


def waiting() -> list[Waits]:
    """What waits for a second person."""
    return _told(proposals.waiting())


def settled() -> list[Waits]:
    """What was done or declined, newest first."""
    return _told(proposals.settled())


def one(proposal_id: int) -> Waits:
    """One proposal; raises `NotFound`."""
    return _told([proposals.numbered(proposal_id)])[0]


def _told(found: Sequence[Proposal]) -> list[Waits]:
    ids = {id for made in found for id in (made.by_id, made.second_id) if id}
    names = staff.names_of(ids, locale.language())
    return [_waits(made, names) for made in found]


def _waits(made: Proposal, names: dict[int, str]) -> Waits:
    subjects = tuple(made.what.get("subjects", ()))
    return Waits(
        id=made.id, title=str(ACTS[made.act]), about=_about(made), reason=made.reason, subjects=subjects,
        who=_("%(who)s · %(when)s", who=names.get(made.by_id or 0, str(words.SEATS["system"])),
              when=format.moment(made.at)),
        badge=_badge(made), answer=_answer(made, names), doors=_doors(made) if made.is_open else (),
    )  # fmt: skip


def _about(made: Proposal) -> str:
    if made.act == "destroy":
        kind, n = str(KINDS[made.what["kind"]]), format.in_digits(len(made.what["subjects"]))
        return _("%(kind)s: %(n)s", kind=kind, n=n)
    return _("Account %(account)s", account=made.subject)


def _badge(made: Proposal) -> Badge:
    if made.done_at:
        return Badge("well", _("Done"))
    if made.refused_at:
        return Badge("rest", _("Declined"))
    return Badge("soon", _("Waits for a second person") if made.by_id else _("Waits for two people"))


def _answer(made: Proposal, names: dict[int, str]) -> str:
    """Who settled it, when, and why not."""
    at = made.done_at or made.refused_at
    if at is None:
        return ""
    who = names.get(made.second_id or made.by_id or 0, "")
    return " · ".join(part for part in (who, format.moment(at), made.refused_reason) if part)


def _doors(made: Proposal) -> list[Door]:
    """What this person may do with it."""
    held = guards.sitting()
    is_own = made.by_id == held.staff
    wanted = []
    if made.by_id is None and held.has(*second.PROPOSE[made.act]):
        wanted.append(("take_up", _("Take it up"), True))
    if made.by_id is not None and not is_own and held.username != made.subject and held.has(*second.AGREE[made.act]):
        wanted.append(("agree", _("Agree"), True))
    if is_own or held.has(*second.AGREE[made.act]):
        wanted.append(("decline", _("Take it back") if is_own else _("Decline"), False))
    return [Door(act, label, url_for(f"record.{act}_form", proposal_id=made.id), (), is_open=True, is_main=is_main,
                 about=_about(made)) for act, label, is_main in wanted]  # fmt: skip


def _at(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp.replace("Z", "+00:00"))

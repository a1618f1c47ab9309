"""The first day of an association, step by step. What is done is read off what stands, so it may be left at any step
and gone on with another day, in another browser or on another machine.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import current_app, g, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from ..policy import opening
from ..records import carriers, catalogues, charters, staff
from . import format, guards, locale, words
from .caseview import Badge, Door
from .clock import today


@dataclass(frozen=True)
class Step:
    """A step: what stands already, what is wanting, and the doors of the administration that do it."""

    code: str
    title: str
    said: str
    lacks: tuple[str, ...]
    doors: tuple[Door, ...]
    is_done: bool
    may_wait: bool = False

    @property
    def badge(self) -> Badge:
        """Done, to do, or something that may wait."""
        if self.is_done:
            return Badge("well", _("Done"))
        return Badge("none", _("May wait")) if self.may_wait else Badge("soon", _("To be done"))


def steps() -> list[Step]:
    """All of them, in the order in which they are best done."""
    return [of() for of in (_association, _letterhead, _branches, _staff, _charter, _support, _messages)]


def page() -> dict[str, Any]:
    """The checklist: its steps, how many are left, and the door at its end."""
    listed = steps()
    left = sum(not step.is_done and not step.may_wait for step in listed)
    said = ngettext(
        "%(num)s step is left before the first visitor.", "%(num)s steps are left before the first visitor.", left
    )
    href = url_for("first_day.ready")
    door = Door("open_the_doors", _("Ready for the first visitor"), href, (), is_open=not left, is_main=True,
                reason=format.in_digits(said))  # fmt: skip
    return {"steps": listed, "said": format.in_digits(said) if left else _("All that comes first is done."),
            "door": door}  # fmt: skip


def is_ready() -> bool:
    """Whether the first visitor may come. Once it is so, it is asked no more in this process."""
    known: dict[str, Any] = current_app.extensions
    if not known.get("is_ready"):
        known["is_ready"] = all(step.is_done or step.may_wait for step in steps())
    return bool(known["is_ready"])


def unfinished() -> str:
    """Where the steps are, for the administration while they are not done; "" for everybody else and on other days."""
    return url_for("first_day.index") if guards.may_enter("first_day") and not is_ready() else ""


def way_back() -> str:
    """The same, on the pages of the administration alone."""
    return unfinished() if g.get("desk") == "admin" else ""


def closing() -> dict[str, Any]:
    """The last page: where each goes now, and which seats must be held before the first reply falls due."""
    empty, address = _named(opening.empty_before_replies(_held())), url_for("entrance.sign_in", _external=True)
    return {"empty": empty, "address": address, "back_href": url_for("first_day.index")}


def wanting_at_the_counter() -> str:
    """Why nobody can be received yet, and who mends it; "" on every other day."""
    known: dict[str, Any] = current_app.extensions
    if known.get("may_receive"):
        return ""
    lacks = [*([] if staff.branches_open() else [_("no office is open")]), *_without_policy()]
    known["may_receive"] = not lacks
    if not lacks:
        return ""
    people = dict.fromkeys(name for _id, name, _role in staff.holders("admin", on=today()))
    return _("Nobody can be received yet: %(what)s. The administration mends it: %(people)s.", what=_joined(lacks),
             people=_joined(people))  # fmt: skip


def _without_policy() -> list[str]:
    if charters.in_force_if_any(today()) is not None:
        return []
    ahead = [one for one in charters.all_versions() if one.state == "approved" and one.in_force_from]
    if ahead:
        day = min(one.in_force_from for one in ahead if one.in_force_from)
        return [_("the policy comes into force on %(day)s", day=format.long_date(day))]
    return [_("no version of the policy is in force")]


def _association() -> Step:
    said = catalogues.setting("association") or {}
    lacks = [label for name, label in (("name", _("Name of the association")), ("licence", _("Licence number")))
             if not said.get(name)]  # fmt: skip
    return _step("association", _("Name and licence"), said.get("name", ""), lacks,
                 _door("describe", _("The association"), "admin.association_form"))  # fmt: skip


def _letterhead() -> Step:
    said = catalogues.setting("association") or {}
    lacks = [label for name, label in (("address", _("Address")), ("phone", _("Telephone"))) if not said.get(name)]
    stands = _("The logo is kept.") if said.get("logo") else _("A logo may be added any day.")
    return _step("letterhead", _("Letterhead and logo"), stands, lacks,
                 _door("letterhead", _("Letterhead"), "admin.association_form"),
                 _door("sheet", _("Look at an empty letter"), "admin.letterhead_sheet", is_form=False),
                 _door("set_logo", _("Logo"), "admin.set_logo_form"))  # fmt: skip


def _branches() -> Step:
    offices = staff.branches_open()
    lacks = [] if any(one.is_main for one in offices) else [_("The main office comes first")]
    names = staff.branch_names(locale.language())
    return _step("branches", _("Main office and branches"), _joined(names[one.id] for one in offices), lacks,
                 _door("open_branch", _("Open a branch") if offices else _("Open the main office"),
                       "admin.open_branch_form"))  # fmt: skip


def _staff() -> Step:
    held = _held()
    lacks = _named(opening.empty_before_visitors(held))
    later = _named(opening.empty_before_replies(held))
    said = _("Every seat that the policy needs is held.")
    if later:
        said = _("Before the first reply falls due these are still empty: %(seats)s.", seats=_joined(later))
    return _step("staff", _("First staff and their seats"), "" if lacks and not later else said, lacks,
                 _door("add_account", _("Invite staff"), "admin.add_account_form", is_form=False),
                 _door("seats", _("Who sits where"), "admin.seats", is_form=False))  # fmt: skip


def _charter() -> Step:
    stands = charters.in_force_if_any(today())
    said = _("Version %(version)s, of board meeting %(meeting)s.", version=stands.version,
             meeting=stands.board_meeting) if stands else ""  # fmt: skip
    return _step("charter", _("The policy, as the board approved it"), said, _without_policy(),
                 None if stands else _door("adopt_shipped", _("Take the shipped wording"),
                                           "first_day.adopt_shipped_form"),
                 _door("import_charter", _("Import the association’s own document"), "admin.charter_document",
                       is_form=False),
                 _door("charters", _("Versions of the policy"), "admin.charter_versions", is_form=False))  # fmt: skip


def _support() -> Step:
    sizes = catalogues.sizes()
    offered, papers = sizes["support_types"][0], sizes["document_kinds"][0]
    said = _("Offered now: %(types)s types of support, %(papers)s kinds of papers. What this association does not give "
             "is retired.", types=format.in_digits(offered), papers=format.in_digits(papers))  # fmt: skip
    return _step("support", _("Types of support and rules of papers"), said, [] if offered and papers else [""],
                 _door("support_types", _("Types of support"), "admin.catalogue", name="support_types", is_form=False),
                 _door("paper_rules", _("Rules of papers"), "admin.catalogue", name="document_kinds",
                       is_form=False))  # fmt: skip


def _messages() -> Step:
    is_set = carriers.text_provider() is not None or carriers.mail_server() is not None
    said = _("Messages go out by the ways that were set.") if is_set else _(
        "Until a way is set, messages wait and reach nobody.")  # fmt: skip
    return Step("messages", _("Messages to applicants"), said, (), _open(_door("messages", _("Messages"),
                "admin.messages", is_form=False)), is_set, may_wait=True)  # fmt: skip


def _step(code: str, title: str, said: str, lacks: list[str], *doors: Door | None) -> Step:
    return Step(code, title, said, tuple(lack for lack in lacks if lack), _open(*doors), not lacks)


def _open(*doors: Door | None) -> tuple[Door, ...]:
    return tuple(door for door in doors if door)


def _door(verb: str, label: str, endpoint: str, *, is_form: bool = True, **path: Any) -> Door | None:
    """A page of the administration, from whose form one comes back here; none where it was taken out of the house."""
    if endpoint not in current_app.view_functions:
        return None
    back: dict[str, Any] = {"next": url_for("first_day.index")} if is_form else {}
    return Door(verb, label, url_for(endpoint, **path, **back), (), is_open=True)


def _held() -> set[str]:
    return {role for _id, _name, role in staff.holders(*staff.ROLES, on=today())}


def _named(empty: tuple[opening.Seats, ...]) -> list[str]:
    return [_(" or ").join(str(words.SEATS[role]) for role in seats) for seats in empty]


def _joined(names: Iterable[str]) -> str:
    return ("، " if locale.language() == "ar" else ", ").join(names)

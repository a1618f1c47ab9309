"""The second step as its pages do it: shown, made, kept; and the small forms about it, one like the other."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, session, url_for
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from ..acts import factors as acts
from ..records import factors as records
from ..records.cases import NotFound
from ..records.staff import Staff
from . import elsewhere, entering, factors, passkeys, pins, posting, sureness, ways
from .clock import now
from .forms import ActForm, reason_of
from .show import show
from .whose import own, seat_of

Do = Callable[..., str]


def has_one(person: Staff) -> bool:
    """Whether there is a second proof to show."""
    return records.has_any(person.id)


def to_show(person: Staff, form: FlaskForm, key_form: FlaskForm | None = None) -> dict[str, Any]:
    """What the page of the second step shows: the field of codes, and the device's own key where there is one."""
    has_key = any(key.host == passkeys.place().host for key in records.passkeys_of(person.id))
    options = passkeys.ask_to_show(person.id) if has_key else ""
    has_app = records.code_app_of(person.id) is not None
    return {"form": form, "has_app": has_app, "options": options, "key_form": key_form}


def is_shown(person: Staff, form: Any) -> bool:
    """Whether the code is right, and then the person is in; what is wrong stands at the form."""
    if not form.validate():
        return False
    try:
        is_right = acts.agrees(form.code.data or "", seal=factors.seal(), by=seat_of(person.id), at=now())
    except ValueError as no:
        form.form_errors.append(reason_of(no))
        return False
    return _let_in(form, _("This is not the code of now, or it was used already."), is_right=is_right)


def key_is_shown(person: Staff, form: Any) -> bool:
    """Whether this account's key answered, and then the person is in."""
    return _let_in(form, _("The passkey is not one of this account."), is_right=_who(form, person.id) is not None)


def to_come_by_key(form: FlaskForm) -> dict[str, Any]:
    """The page of the key alone."""
    return {"form": form, "options": passkeys.ask_to_show(), "action": ways.here_and_on()}


def comes_by_key(form: Any) -> bool:
    """Whether a key of this house answered, whose owner may come in; they are in then, with both steps done."""
    person = _who(form)
    if person is not None and elsewhere.may_come(person):
        entering.begin(person, with_factor=True)
        return True
    if not form.errors:
        form.form_errors.append(_("No account of this house has this passkey."))
    return False


def is_elsewhere_set() -> bool:
    """Whether another house signs in for us."""
    return elsewhere.is_set()


def address_elsewhere() -> str:
    """Where that is, with what it must send back; "" when there is none."""
    return elsewhere.address() if elsewhere.is_set() else ""


def comes_from_elsewhere(form: Any) -> bool:
    """Whether the other house vouches for an account of ours; what is wrong stands at the form."""
    try:
        person = elsewhere.who_comes(form.code.data or "", form.state.data or "")
    except ValueError as no:
        form.form_errors.append(reason_of(no))
        return False
    entering.begin(person)
    return True


def connect_app(form: Any) -> str:
    """The app is connected; whoever stood between the steps is in. On to the recovery codes."""
    codes = acts.add_app(factors.kept("app_secret"), form.code.data or "", seal=factors.seal(), by=own(), at=now())
    session.pop("app_secret", None)
    factors.made_one()
    return show_codes(codes)


def show_codes(codes: list[str]) -> str:
    """Carry them to the page that shows them once; returns its address."""
    factors.keep("codes", " ".join(codes))
    return url_for("factors.recovery_codes")


def keep_key(form: Any) -> str:
    """The key is kept; whoever stood between the steps is in."""
    passkeys.add(form.answer.data or "", name=form.name.data or "")
    was_between = entering.pending() is not None
    factors.made_one()
    flash(_("The passkey is kept."), "done")
    return url_for("entrance.home" if was_between else "factors.index")


def wakes(form: Any) -> bool:
    """Whether the device is awake again; what is wrong stands at the form."""
    if not form.validate():
        return False
    try:
        if pins.wakes(form.pin.data or ""):
            return True
        form.pin.errors = [pins.wrong_words()]
    except ValueError as no:
        form.pin.errors = [reason_of(no)]
    return False


def sends_away() -> bool:
    """After the fifth wrong one: out, to the whole sign-in."""
    if not pins.is_out_of_tries():
        return False
    pins.leave()
    flash(_("Five wrong PINs: sign in anew."), "wrong")
    return True


def asking(form: type[ActForm]) -> type[ActForm]:
    """The form, wanting a proof of who one is; not between the two steps, where the password was given just now."""
    return form if entering.pending() is not None else sureness.asking(form)


def step(
    bp: Blueprint, act: str, rule: str, form: type[ActForm], *, title: Any, button: Any, said: Any = "",
    effect: Any = "",
) -> Callable[[Do], Do]:  # fmt: skip
    """Declare a small form at `rule`: GET opens it, POST does it, for one's own account alone."""

    def keep(do: Do) -> Do:
        def page(given: ActForm, status: int) -> Response:
            return show("acts/leaf", status, form=given, act=act, title=str(title), button=str(button),
                        effect=str(effect), back=url_for("factors.index"), clauses=("P-3",), action=ways.here(),
                        key=posting.key_for(status), refusal=None, differing=None)  # fmt: skip

        def opened(**path: Any) -> Response:
            _check(path)
            return page(sureness.asking(form)(formdata=None), 200)

        def sent(**path: Any) -> Response:
            _check(path)
            given = sureness.asking(form)()
            return posting.send(
                given, lambda: do(given, **path), again=lambda status, **_: page(given, status),
                done=lambda: flash(str(said), "done") if said else None,
            )  # fmt: skip

        bp.add_url_rule(rule, f"{act}_form", opened, methods=["GET"])
        bp.add_url_rule(rule, f"create_{act}", sent, methods=["POST"])
        return do

    return keep


def _check(path: dict[str, Any]) -> None:
    """A key of somebody else is not there."""
    if "key_id" in path and passkeys.own_key(path["key_id"]) is None:
        raise NotFound(str(path["key_id"]))


def _who(form: Any, staff_id: int | None = None) -> Staff | None:
    if not form.validate():
        return None
    try:
        return passkeys.who_shows(form.answer.data or "", staff_id)
    except ValueError as no:
        form.form_errors.append(reason_of(no))
        return None


def _let_in(form: Any, wrong: str, *, is_right: bool) -> bool:
    if is_right:
        factors.made_one()
    elif not form.errors:
        form.form_errors.append(wrong)
    return is_right

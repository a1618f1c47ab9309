"""One's own second step, and the pages between the password and the house."""

from flask import Blueprint, Response, abort, flash, redirect, request, session, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as BaseResponse

from ...acts import factors as acts
from ...acts import passkeys as keys
from ...acts import pins as pin_acts
from ...printing import qr
from ...web import entering, factors, factorview, passkeys, pins, posting, steps, ways
from ...web.clock import now
from ...web.forms import ActForm
from ...web.show import show
from ...web.whose import own
from . import forms

bp = Blueprint("factors", __name__)
bp.before_request(factors.guard)


@bp.get("/account/factors")
def index() -> Response:
    """What one has, and what one may have."""
    return show("factors/index", **factorview.page())


# ---- the second step at the sign-in


@bp.get("/sign-in/factor")
def stranger_show() -> BaseResponse:
    """Where the second proof is shown; to the page where one is made, for who has none; nobody else has a way here."""
    person = entering.pending()
    if person is None:
        return redirect(url_for("entrance.home"), 303)
    if not steps.has_one(person):
        return redirect(url_for(".index"), 303)
    return show("factors/show", fragment="factors/show", **steps.to_show(person, forms.CodeForm(formdata=None)))


@bp.post("/sign-in/factor")
def stranger_create_factor() -> BaseResponse:
    """The code is right: in."""
    person, form = entering.pending() or abort(404), forms.CodeForm()
    if steps.is_shown(person, form):
        return redirect(ways.onward(url_for("entrance.home")), 303)
    return show("factors/show", 422, fragment="factors/show", **steps.to_show(person, form))


@bp.post("/sign-in/factor/passkey")
def stranger_create_key() -> BaseResponse:
    """The key answers for this account: in."""
    person, form = entering.pending() or abort(404), forms.KeyForm()
    if steps.key_is_shown(person, form):
        return redirect(ways.onward(url_for("entrance.home")), 303)
    return show("factors/show", 422, fragment="factors/show",
                **steps.to_show(person, forms.CodeForm(formdata=None), form))  # fmt: skip


@bp.get("/sign-in/passkey")
def stranger_passkey() -> BaseResponse:
    """Without name and password, by the key alone."""
    return show("factors/passkey", fragment="factors/passkey", **steps.to_come_by_key(forms.KeyForm(formdata=None)))


@bp.post("/sign-in/passkey")
def stranger_create_passkey() -> BaseResponse:
    """A key of this house that made sure who holds it: in."""
    form = forms.KeyForm()
    if steps.comes_by_key(form):
        return redirect(ways.onward(url_for("entrance.home")), 303)
    return show("factors/passkey", 422, fragment="factors/passkey", **steps.to_come_by_key(form))


@bp.get("/sign-in/elsewhere")
def stranger_elsewhere() -> BaseResponse:
    """To the house that signs in for us, where one is set."""
    return redirect(steps.address_elsewhere() or abort(404), 302)


@bp.get("/sign-in/elsewhere/back")
def stranger_back() -> BaseResponse:
    """From there: nothing is done yet, one button comes in."""
    form = forms.BackForm(request.args) if steps.is_elsewhere_set() else abort(404)
    return show("factors/back", fragment="factors/back", form=form)


@bp.post("/sign-in/elsewhere/back")
def stranger_create_back() -> BaseResponse:
    """What the other house says is true, and its name for us is an account here: in, or on to the second step."""
    form = forms.BackForm() if steps.is_elsewhere_set() else abort(404)
    if steps.comes_from_elsewhere(form):
        return redirect(entering.on_the_way_to(url_for("entrance.home")), 303)
    return show("factors/back", 422, fragment="factors/back", form=form)


# ---- the app of codes


@bp.get("/account/factors/app")
def add_app_form() -> Response:
    """The picture and the secret; the app’s first code confirms it."""
    return _app_page(steps.asking(forms.FirstCodeForm)(formdata=None), 200)


@bp.post("/account/factors/app")
def create_add_app() -> BaseResponse:
    """The app shows what it should."""
    form = steps.asking(forms.FirstCodeForm)()
    return posting.send(form, lambda: steps.connect_app(form), again=lambda status, **_: _app_page(form, status))


def _app_page(form: ActForm, status: int) -> Response:
    return show("factors/app", status, fragment="factors/app", form=form, action=url_for(".create_add_app"),
                key=posting.key_for(status), secret=factors.spaced(factors.fresh_secret()))  # fmt: skip


@bp.get("/account/factors/app/code.svg")
def picture() -> BaseResponse:
    """The QR code of the secret that waits to be confirmed, for this browser alone."""
    secret = factors.kept("app_secret")
    if not secret:
        return redirect(url_for(".add_app_form"), 303)
    return Response(qr.svg(factors.address(secret), title=_("The code to scan")), mimetype="image/svg+xml")


@bp.get("/account/factors/recovery")
def recovery_codes() -> BaseResponse:
    """Ten codes, seen on this page, once."""
    codes = factors.kept("codes").split()
    session.pop("codes", None)
    if not codes:
        return redirect(url_for(".index"), 303)
    return show("factors/codes", fragment="factors/codes", codes=[factors.spaced(code) for code in codes])


# ---- passkeys


@bp.get("/account/factors/passkeys")
def add_passkey_form() -> Response:
    """The device is asked for a key."""
    return _key_page(steps.asking(forms.NewKeyForm)(formdata=None), 200)


@bp.post("/account/factors/passkeys")
def create_add_passkey() -> BaseResponse:
    """The device made one."""
    form = steps.asking(forms.NewKeyForm)()
    return posting.send(form, lambda: steps.keep_key(form), again=lambda status, **_: _key_page(form, status))


def _key_page(form: ActForm, status: int) -> Response:
    return show("factors/new_passkey", status, fragment="factors/new_passkey", form=form, key=posting.key_for(status),
                action=url_for(".create_add_passkey"), options=passkeys.ask_to_make())  # fmt: skip


# ---- tablet and PIN


@bp.get("/sign-in/pin")
def pin_pad() -> BaseResponse:
    """The pad of a device that rests."""
    if not pins.is_resting():
        return redirect(ways.onward(url_for("entrance.home")), 303)
    return show("factors/pad", fragment="factors/pad", form=forms.PadForm(formdata=None), action=ways.here_and_on())


@bp.post("/sign-in/pin")
def create_pin() -> BaseResponse:
    """The PIN wakes it; after five wrong ones comes the whole sign-in."""
    form = forms.PadForm()
    if steps.wakes(form):
        return redirect(ways.onward(url_for("entrance.home")), 303)
    if steps.sends_away():
        return redirect(url_for("entrance.sign_in"), 303)
    return show("factors/pad", 422, fragment="factors/pad", form=form, action=ways.here_and_on())


@bp.post("/sign-in/pin/rest")
def create_rest() -> BaseResponse:
    """This device rests now; the page it lay on leads to the pad, and is opened again afterwards."""
    pins.rest()
    return posting.arrived_at(ways.back(url_for("entrance.home")))


@bp.post("/sign-in/pin/awake")
def create_awake() -> Response:
    """Somebody is writing: a page says so now and then, for a form may take longer than a device rests."""
    return Response(status=200)


@bp.post("/account/tablet")
def create_tablet() -> BaseResponse:
    """This device is a tablet from now on, whoever signs in on it."""
    flash(_("This device rests after ten idle minutes."), "done")
    return pins.mark(posting.arrived_at(url_for(".index")), is_tablet=True)


@bp.post("/account/tablet/end")
def delete_tablet() -> BaseResponse:
    """This device is no tablet any more."""
    flash(_("This device rests no more."), "done")
    return pins.mark(posting.arrived_at(url_for(".index")), is_tablet=False)


# ---- small forms, one like the other


@steps.step(bp, "renew_codes", "/account/factors/recovery/renewal", forms.BareForm, title=_l("New recovery codes"),
            button=_l("Make ten new codes"),
            effect=_l("The codes made before are worth nothing from then on."))  # fmt: skip
def renew_codes(form: forms.BareForm) -> str:
    """Ten new ones, on the page that shows them once."""
    return steps.show_codes(acts.renew_recovery_codes(by=own(), at=now()))


@steps.step(bp, "remove_app", "/account/factors/app/removal", forms.BareForm, title=_l("Disconnect the app"),
            button=_l("Disconnect"), said=_l("The app is disconnected."),
            effect=_l("Its codes and the recovery codes open nothing from then on."))  # fmt: skip
def remove_app(form: forms.BareForm) -> str:
    """The app goes."""
    acts.remove_app(by=own(), at=now())
    return url_for(".index")


@steps.step(bp, "rename_passkey", "/account/factors/passkeys/<int:key_id>/name", forms.NameForm,
            title=_l("Rename a passkey"), button=_l("Save"), said=_l("The name is kept."))  # fmt: skip
def rename_passkey(form: forms.NameForm, key_id: int) -> str:
    """Another name."""
    keys.rename(key_id, form.name.data or "", by=own(), at=now())
    return url_for(".index")


@steps.step(bp, "remove_passkey", "/account/factors/passkeys/<int:key_id>/removal", forms.BareForm,
            title=_l("Remove a passkey"), button=_l("Remove"), said=_l("The passkey is removed."),
            effect=_l("It opens nothing from then on. Delete it in the device too."))  # fmt: skip
def remove_passkey(form: forms.BareForm, key_id: int) -> str:
    """The key goes."""
    keys.remove(key_id, by=own(), at=now())
    return url_for(".index")


@steps.step(bp, "set_pin", "/account/pin", forms.NewPinForm, title=_l("The PIN"), button=_l("Keep the PIN"),
            said=_l("The PIN is kept."))  # fmt: skip
def set_pin(form: forms.NewPinForm) -> str:
    """One's own six digits."""
    pin_acts.set_pin(form.pin.data or "", by=own(), at=now())
    return url_for(".index")


@steps.step(bp, "remove_pin", "/account/pin/removal", forms.BareForm, title=_l("Remove the PIN"),
            button=_l("Remove"), said=_l("The PIN is removed."),
            effect=_l("A tablet then no longer rests, and is signed out when it stood idle for long."))  # fmt: skip
def remove_pin(form: forms.BareForm) -> str:
    """Without a PIN."""
    pin_acts.remove_pin(by=own(), at=now())
    return url_for(".index")

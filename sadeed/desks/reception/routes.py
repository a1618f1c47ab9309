"""The counter: from the papers to the receipt, and back again when the reply is out."""

from datetime import datetime
from typing import Any

from flask import Blueprint, current_app, flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from ...acts import declaration, intake, papers, raising, referral, ruling, serving, survey
from ...policy.stages import COUNTER
from ...printing.facts_of_receipt import is_missing, receipt_of
from ...printing.receipt import receipt
from ...records import cases, declared, journal, weeks
from ...records.staff import Seat
from ...web import (
    asked,
    caserows,
    caseview,
    declaredview,
    format,
    glassview,
    guards,
    looks,
    posting,
    queueview,
    sheets,
    ways,
    words,
)  # fmt: skip
from ...web.caseview import CaseView, Door
from ...web.clock import now, today
from ...web.sheets import sheet
from ...web.show import show
from . import forms

bp = Blueprint("reception", __name__)
guards.seated(bp, "reception")


@bp.get("/reception/")
def queue() -> Response:
    """What waits at the counter."""
    door = _new_request() if guards.may_enter("people") else None
    return queueview.page("reception", title=_("Reception"), empty=_("Nothing waits at the counter."), door=door,
                          listing=caserows.listing)  # fmt: skip


def _new_request() -> Door:
    """By the person first: who asks has a file, or gets one."""
    href = url_for("people.index")
    return Door("receive", _("New request"), href, ("H-1",), is_open=True, is_main=True, icon="plus-lg")


# ------------------------------------------------------------------------------------------------------------ papers


@sheet(bp, "record_paper", "/cases/<number>/papers", forms.PaperForm)
def record_paper(number: str, form: forms.PaperForm, *, by: Seat, at: datetime) -> str:
    """A paper is handed in."""
    return papers.record(
        number, form.kind.data, issued_on=form.issued_on.data, expires_on=form.expires_on.data,
        paper_number=form.paper_number.data or "", note=form.note.data or "", by=by, at=at,
    )  # fmt: skip


def _paper(view: CaseView, kind: str) -> dict[str, Any]:
    paper = cases.paper_of(view.case.id, kind)
    others = (
        ("record_paper", _("Only handed in"), url_for(".record_paper_form", number=view.number, kind=kind)),
        ("fault_paper", str(words.ACTS["fault_paper"]), url_for(".fault_paper_form", number=view.number, kind=kind)),
        ("waive_paper", str(words.ACTS["waive_paper"]), url_for(".waive_paper_form", number=view.number, kind=kind)),
    )
    doors = [Door(verb, label, href, ("H-2",), is_open=True) for verb, label, href in others]
    return {"paper": _name(view, kind), "stands": caseview.paper_facts(paper) if view.sees("papers") else "",
            "doors": doors}  # fmt: skip


@sheet(bp, "match_paper", "/cases/<number>/papers/<kind>/matching", forms.MatchForm, template="reception/paper",
       more=_paper)  # fmt: skip
def match_paper(number: str, form: forms.MatchForm, *, by: Seat, at: datetime, kind: str) -> str:
    """The original was seen and agrees, and the paper was valid on the day."""
    return papers.match(
        number, kind, original_seen=form.original_seen.data, issued_on=form.issued_on.data,
        expires_on=form.expires_on.data, by=by, at=at,
    )  # fmt: skip


def _other_word(view: CaseView, kind: str) -> dict[str, Any]:
    return _paper(view, kind) | {"doors": ()}


@sheet(bp, "fault_paper", "/cases/<number>/papers/<kind>/fault", forms.FaultForm, template="reception/paper",
       more=_other_word)  # fmt: skip
def fault_paper(number: str, form: forms.FaultForm, *, by: Seat, at: datetime, kind: str) -> str:
    """Something is wrong with it."""
    return papers.fault(number, kind, what=form.what.data or "", by=by, at=at)


@sheet(bp, "waive_paper", "/cases/<number>/papers/<kind>/waiver", forms.WaiverForm, template="reception/paper",
       more=_other_word)  # fmt: skip
def waive_paper(number: str, form: forms.WaiverForm, *, by: Seat, at: datetime, kind: str) -> str:
    """It is not asked of this person."""
    return papers.waive(number, kind, reason=form.why.data or "", by=by, at=at)


@sheet(bp, "change_data", "/cases/<number>/data", forms.DataForm)
def change_data(number: str, form: forms.DataForm, *, by: Seat, at: datetime) -> str:
    """What the request asks for is changed."""
    return intake.change_data(
        number, form.asked(), reason=form.reason.data or "", version=posting.version(), by=by, at=at
    )


@sheet(bp, "refer", "/cases/<number>/referral", forms.ReferForm)
def refer(number: str, form: forms.ReferForm, *, by: Seat, at: datetime) -> str:
    """A question goes to social research."""
    return referral.refer(number, question=form.question.data or "", waits=form.waits.data or "", by=by, at=at)


# ------------------------------------------------------------------------------------------------------- declaration


def _declaration(view: CaseView) -> dict[str, Any]:
    said = forms.who_signs(request.form if request.method == "POST" else asked.words())
    signer, deed, capacity = said["signer"] or view.person.name, said["deed"], said["capacity"]
    now_stands, signed = declared.declared_data(view.case), cases.declaration_of(view.case.id)
    shown = declaredview.read_shown(request.form.get("shown", ""))
    return {
        "text": declared.text_for(view.case, view.person, signer=signer, capacity=capacity, deed=deed),
        "text_version": declared.TEXT_VERSION, "shown_digest": declared.digest_of(now_stands),
        "shown": journal.canonical(now_stands) if declaredview.is_seen_whole(view.sees) else "",
        "sections": declaredview.sections(now_stands, view.sees, signed.declared if signed else None),
        "changes": declaredview.changes(shown, now_stands, view.sees) if shown else [],
        "capacities": forms.CAPACITIES, "capacity": capacity, "signer": signer, "deed": deed,
        "signer_href": url_for(".create_signer", number=view.number),
        "correct_href": url_for("people.person", number=view.person.number) if guards.may_enter("people") else None,
    }  # fmt: skip


@sheet(bp, "declare", "/cases/<number>/declaration", forms.DeclareForm, template="reception/declaration",
       more=_declaration)  # fmt: skip
def declare(number: str, form: forms.DeclareForm, *, by: Seat, at: datetime) -> str:
    """The applicant, or who acts for them, signs."""
    return declaration.declare(
        number, signer=form.signer.data or "", method=form.method.data, capacity=form.capacity.data or "self",
        deed=form.deed.data or "", witness=form.witness.data or "",
        strokes=form.strokes.data or "" if form.method.data == "screen" else "",
        picture=form.drawn, folder=current_app.config["SADEED"].folder,
        was_read_aloud=form.was_read_aloud.data, shown_digest=form.shown_digest, by=by, at=at,
    )  # fmt: skip


@bp.post("/cases/<number>/declaration/signer")
def create_signer(number: str) -> Response:
    """Somebody else signs: back to the words they will sign; the name goes under seal, not into the address."""
    view, said = caseview.view_of(number), forms.who_signs(request.form)
    return redirect(url_for(".declare_form", number=view.number, asked=asked.hidden(**said)), 303)


create_signer.desk = "cases"  # type: ignore[attr-defined]


@bp.get("/cases/<number>/declaration/signed")
def signed(number: str) -> Response:
    """The declaration as it was signed, with its seal, and what has changed since."""
    view = glassview.view_of(number)
    looks.looked("view", number)
    one = cases.signed_declaration(view.case.id)
    return show(
        "reception/signed", head=caseview.header(view), one=one,
        sections=declaredview.sections(one.declared, view.sees), has_words=view.sees("declaration"),
        method=str(words.METHODS[one.method]), capacity=str(dict(forms.CAPACITIES)[one.capacity]),
        drawing=declaredview.drawing(one), is_outdated=view.facts.is_changed_after_signing,
        changes=declaredview.changes(one.declared, declared.declared_data(view.case), view.sees),
    )  # fmt: skip


signed.desk = "cases"  # type: ignore[attr-defined]


# ---------------------------------------------------------------------------------------------- raising, the receipt


def _raising(view: CaseView) -> dict[str, Any]:
    day = format.long_date(weeks.promise_if_raised(view.charter, on=today()))
    return {"effect": _("The request goes to the research committee. The date of reply told to the applicant will be:"),
            "day": day}  # fmt: skip


@sheet(bp, "raise", "/cases/<number>/raising", forms.ConfirmForm, template="reception/confirm", more=_raising)
def raise_(number: str, form: forms.ConfirmForm, *, by: Seat, at: datetime) -> str:
    """To the committee, with a promised date; then on to the receipt."""
    raising.raise_(number, by=by, at=at)
    return url_for(".receipt_form", number=number)


sheets.also(bp, "receipt", "receipt_form")


@bp.get("/cases/<number>/receipt")
def receipt_form(number: str) -> Response:
    """What the receipt will say, and the button that prints it."""
    return _receipt_page(number)


def _receipt_page(number: str, status: int = 200, **_no: Any) -> Response:
    view = caseview.view_of(number)
    listed = [paper for paper in cases.papers_of(view.case.id) if paper.is_required or paper.received_on]
    return show(
        "reception/receipt", status, head=caseview.header(view), promise=caseview.promise(view),
        action=ways.here(), key=posting.key_for(status),
        missing=[_name(view, paper.kind) for paper in listed if is_missing(paper)],
        received=[_name(view, paper.kind) for paper in listed if paper.matched_on and not is_missing(paper)],
    )  # fmt: skip


@bp.post("/cases/<number>/receipt")
def create_receipt(number: str) -> Response:
    """The receipt as PDF, with tracking codes of its own. Only their digests are kept, so a form's key prints once."""
    view = caseview.view_of(number)
    by = posting.seat_for("receive", ("H-5",), COUNTER, view.case.branch_id)
    codes: list[str] = []

    def act() -> str:
        codes.extend(intake.make_tracking_codes(number, by=by, at=now()))
        return url_for(".receipt_form", number=number)

    def done() -> None:
        if not codes:
            flash(_("This receipt was printed before. The button prints another one, with codes of its own."), "rest")

    reply = posting.send(forms.ConfirmForm(), act, again=lambda status, **no: _receipt_page(number, status), done=done)
    return _printed(view, by, *codes) if codes else reply


def _printed(view: CaseView, by: Seat, code: str, short_code: str) -> Response:
    public_url = current_app.config["SADEED"].public_url
    facts = receipt_of(
        view.case, view.charter, public_url=public_url, code=code, short_code=short_code, by=by, on=today(),
        folder=current_app.config["SADEED"].folder,
    )  # fmt: skip
    looks.looked("print", view.number)
    name = f"receipt-{view.number}.pdf"
    return Response(
        receipt(facts, at=now()), mimetype="application/pdf",
        headers={"Content-Disposition": f"inline; filename={name}"},
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------- after the decision


@sheet(bp, "register", "/cases/<number>/registration", forms.RegisterForm)
def register(number: str, form: forms.RegisterForm, *, by: Seat, at: datetime) -> str:
    """The beneficiary's file is opened under its number."""
    return serving.register(number, category=form.category.data, iban=form.iban.data or "", by=by, at=at)


def _effect(words_of_it: Any) -> Any:
    return lambda view: {"effect": str(words_of_it), "day": ""}


@sheet(bp, "close", "/cases/<number>/closing", forms.ConfirmForm, template="reception/confirm",
       more=_effect(_l("The request is finished; nothing more is done on it.")))  # fmt: skip
def close(number: str, form: forms.ConfirmForm, *, by: Seat, at: datetime) -> str:
    """Served, or not approved and the appeal window over."""
    return serving.close(number, by=by, at=at)


@sheet(bp, "withdraw", "/cases/<number>/withdrawal", forms.ConfirmForm, template="reception/confirm",
       more=_effect(_l("The applicant no longer wants the request; it is closed, and its record stays.")))  # fmt: skip
def withdraw(number: str, form: forms.ConfirmForm, *, by: Seat, at: datetime) -> str:
    """The applicant no longer wants it."""
    return intake.withdraw(number, by=by, at=at)


@sheet(bp, "suspend", "/cases/<number>/suspension", forms.SuspendForm)
def suspend(number: str, form: forms.SuspendForm, *, by: Seat, at: datetime) -> str:
    """It waits for the applicant, and the date of reply is paused."""
    return raising.suspend(number, awaited=form.awaited.data or "", by=by, at=at)


@sheet(bp, "resume", "/cases/<number>/resumption", forms.ConfirmForm, template="reception/confirm",
       more=_effect(_l("What was awaited is here; the date of reply moves by the days it was paused.")))  # fmt: skip
def resume(number: str, form: forms.ConfirmForm, *, by: Seat, at: datetime) -> str:
    """What was awaited is here."""
    return raising.resume(number, by=by, at=at)


@sheet(bp, "appeal", "/cases/<number>/appeal", forms.AppealForm)
def appeal(number: str, form: forms.AppealForm, *, by: Seat, at: datetime) -> str:
    """The applicant asks for a second hearing."""
    return ruling.appeal(number, words=form.said.data or "", channel=form.channel.data, by=by, at=at)


@sheet(bp, "survey_invite", "/cases/<number>/survey-invitation", forms.ConfirmForm, template="reception/confirm",
       more=_effect(_l("A message with a link goes to the applicant; the answer leads back to nobody.")))  # fmt: skip
def survey_invite(number: str, form: forms.ConfirmForm, *, by: Seat, at: datetime) -> str:
    """The applicant is asked how it went."""
    invited = survey.invite(number, public_url=current_app.config["SADEED"].public_url, by=by, at=at)
    if invited is None:
        raise ValueError(_("No invitation was sent: no mobile, no wish to be written to, or one was sent before."))
    return invited


def _name(view: CaseView, kind: str) -> str:
    return view.labels.get(("document_kinds", kind), kind)

"""A document of the association before it is kept: what was recognised in it, or the line that cannot be read (P-4)."""

from typing import Any

from flask import request
from flask_babel import gettext as _

from ..policy.document import MOST_CHARACTERS, Unreadable, read_document
from ..records import charters
from . import format, locale, posting
from .forms import ActForm

LARGEST = 4 * MOST_CHARACTERS  # bytes


def empty(form: ActForm) -> dict[str, Any]:
    """The page before a document came."""
    return {"form": form, "read": None, "key": posting.key_for(200)}


def read(form: ActForm) -> dict[str, Any]:
    """The page of a document that was pasted or sent as a file: its clauses and approval, or what is wrong with it."""
    text, wrong = _sent(form)
    form["text"].data = text
    found = {"wrong": wrong} if wrong else recognised(text)
    return {"form": form, "read": found, "key": posting.key_for(200)}


def recognised(text: str) -> dict[str, Any]:
    """What the policy finds in a text."""
    known, english = charters.shipped_clauses(), locale.language() == "en"
    try:
        draft = read_document(text, tuple(known))
    except Unreadable as no:
        return {"wrong": no.en if english else no.ar}
    titles = {id: (clause.title_en if english else clause.title) for id, clause in known.items()}
    return {
        "wrong": "", "draft": draft, "n_clauses": format.in_digits(len(draft.clauses)),
        "clauses": [(id, titles[id], words) for id, words in draft.clauses.items()],
        "without": [(id, titles[id]) for id in draft.without],
        "is_known": charters.versioned(draft.version) is not None,
    }  # fmt: skip


def _sent(form: ActForm) -> tuple[str, str]:
    """The text, and what is wrong with how it came."""
    file = request.files.get("file")
    if file is None or not file.filename:
        text = str(form["text"].data or "")
        return text, "" if text.strip() else _("Paste the document or choose a file.")
    try:
        return file.read(LARGEST).decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return "", _("The file is not text in UTF-8.")

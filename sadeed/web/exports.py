"""A list is taken out of the house as a file: within the rights of the list itself, and kept among the looks (S7)."""

from flask import Response, make_response

from ..printing.lists import WRITERS, Listing
from . import looks, sureness
from .clock import today

MOST = 20_000  # lines of one file; a longer list is narrowed first


def take(subject: str, listing: Listing, kind: str) -> Response:
    """The file, as an attachment. `subject` is what the record of looks calls the list; it keeps how many lines left.

    The one way out for lists: what must be asked before anything is taken out (who sits there still) is asked here.
    """
    sureness.before_taking_out()
    write, mimetype = WRITERS[kind]
    reply = make_response(write(listing))
    reply.headers["Content-Type"] = mimetype
    reply.headers.set("Content-Disposition", "attachment", filename=f"{subject}-{today().isoformat()}.{kind}")
    looks.looked("export", subject, kind=kind, rows=len(listing.rows))
    return reply

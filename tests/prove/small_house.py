"""The smallest house in which a form can be saved: what the killed workers of `test_kill` serve."""

import os
from datetime import UTC, datetime
from typing import Any

from flask import Flask, request

from sadeed.records import ground, journal
from sadeed.records.access import Look
from sadeed.records.base import db
from sadeed.records.behind import Behind
from sadeed.records.numbers import next_number
from sadeed.records.once import once
from sadeed.records.staff import SYSTEM


def create_app() -> Flask:
    """One page that saves, one that is only looked at."""
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["SADEED_DATABASE"]
    db.init_app(app)
    with app.app_context():
        ground.prepare(db.engine)
    behind = Behind(app)

    @app.post("/requests")
    def create_request() -> dict[str, Any]:
        form, at = request.form.to_dict(), datetime.now(UTC)
        return once(form.pop("key"), form, lambda: receive(form["applicant"], at), at=at)

    @app.get("/requests/<number>")
    def view_request(number: str) -> dict[str, Any]:
        behind.later(Look("view", "huda", datetime.now(UTC), number))
        return {"number": number}

    return app


def receive(applicant: str, at: datetime) -> dict[str, Any]:
    """A number and a line of the journal, in the transaction of the form's key."""
    number = next_number("case", year=1448)
    journal.note_day("received", by=SYSTEM, at=at, clauses=("H-1",), told={"number": number, "name": applicant})
    return {"number": number}

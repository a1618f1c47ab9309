"""The checklist of a request follows the circumstances of its applicant (H-2, O-1)."""

from datetime import date

from ..records import cases, checklist
from ..records.base import db
from ..records.cases import Case, Paper
from ..records.people import Person


def make_checklist(case: Case, person: Person, *, on: date) -> bool:
    """Add the papers that are needed, release those that no longer are; whether anything changed.

    `on` is the day of receipt, whose circumstances count; the rules are those of the moment of receipt too.
    """
    applicant = checklist.applicant_facts(
        person, support_type=case.support_type, category=case.category, on=on, acts_through=case.acts_through,
        as_of=case.received_at,
    )  # fmt: skip
    needed = dict(checklist.papers_needed(applicant, as_of=case.received_at))
    known = {paper.kind: paper for paper in cases.papers_of(case.id)}
    before = {(paper.kind, paper.asked_for) for paper in known.values() if paper.is_required}
    for kind, asked_for in needed.items():
        if kind in known:
            known[kind].is_required, known[kind].asked_for = True, asked_for
        else:
            db.session.add(Paper(case_id=case.id, kind=kind, asked_for=asked_for))
    for kind, paper in known.items():
        if kind not in needed:
            paper.is_required = False
    return before != set(needed.items())

"""What happens in social research: visits asked for, allowed, planned, made and missed; reports, endorsed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from ..acts import ruling, study
from .cast import Cast, Tale
from .counter import Deed
from .diary import Diary
from .requests import OPINIONS, RESTUDIED, SEEN


def request(cast: Cast, tale: Tale, at: datetime) -> None:
    """The researcher asks to visit."""
    study.request_visit(tale.number, by=cast.researcher(tale), at=at)


def allow(cast: Cast, tale: Tale, at: datetime) -> None:
    """The head allows it."""
    study.allow_visit(tale.number, by=cast.head(tale, at), at=at)


def planning(diary: Diary) -> Deed:
    """Planning needs to know the days ahead of us, for visits that are still to be made."""

    def plan(cast: Cast, tale: Tale, at: datetime) -> None:
        visit_on = tale.day_of("visit", "miss") or diary.ahead(1 + tale.n % 3)
        team = "women" if tale.whose.made.fields.get("sex") == "female" else "mixed"
        study.plan_visit(tale.number, visit_on=visit_on, team=team, time_window="10–12", by=cast.researcher(tale),
                         at=at)  # fmt: skip

    return plan


def missing(diary: Diary) -> Deed:
    """Nobody was at home; another day is ahead of us."""

    def miss(cast: Cast, tale: Tale, at: datetime) -> None:
        study.miss_visit(tale.number, reason="لم يكن في المنزل أحد، ولم يُجب الهاتف.", new_date=diary.ahead(3),
                         by=cast.researcher(tale), at=at)  # fmt: skip

    return miss


def visit(cast: Cast, tale: Tale, at: datetime) -> None:
    """What was seen."""
    needs: list[Mapping[str, Any]] = [{"kind": tale.support.item, "count": 1}] if tale.support.item else []
    study.visit(tale.number, visit_on=at.date(), seen=SEEN[tale.n % len(SEEN)], needs=needs,
                need_percent=40 + tale.n % 50, by=cast.researcher(tale), at=at + timedelta(minutes=10))  # fmt: skip


def report(cast: Cast, tale: Tale, at: datetime) -> None:
    """The opinion and its reasons."""
    opinion = "refuse" if tale.plot.result == "refuse" else "accept"
    reasons = OPINIONS[opinion][tale.n % 2]
    study.report(tale.number, opinion=opinion, reasons=reasons, by=cast.researcher(tale), at=at)


def endorse(cast: Cast, tale: Tale, at: datetime) -> None:
    """The head signs a study of somebody else."""
    study.endorse(tale.number, by=cast.head(tale, at), at=at)


def restudy(cast: Cast, tale: Tale, at: datetime) -> None:
    """A deferred request is studied again."""
    ruling.restudy(tale.number, reason=RESTUDIED, by=cast.researcher(tale), at=at)


def deeds(diary: Diary) -> dict[str, Deed]:
    """The steps of research, by name."""
    return {"request": request, "allow": allow, "plan": planning(diary), "miss": missing(diary), "visit": visit,
            "report": report, "endorse": endorse, "restudy": restudy}  # fmt: skip

"""Numbers people say aloud: `SD-1448-00012`. No gap that matters, and no row everybody waits for.

A series keeps a small pool of free numbers. An act takes the lowest one that nobody else is taking at this moment;
if the act fails, the number is back in the pool with the rollback. The series' own row is touched once a pool.
"""

from typing import Any

from sqlalchemy import PrimaryKeyConstraint, func, select, text
from sqlalchemy.orm import Mapped, mapped_column

from . import catalogues
from .base import db

POOL = 20
FORMS = {
    "case": "SD-{year}-{n:05}", "person": "P-{year}-{n:05}", "decision": "Q-{year}-{n:04}",
    "session": "J-{year}-{n:03}", "report": "T-{year}-{n:04}", "file": "M-{year}-{n:05}",
    "voucher": "V-{year}-{n:05}", "incoming": "W-{year}-{n:04}", "outgoing": "S-{year}-{n:04}",
    "complaint": "K-{year}-{n:04}", "suggestion": "I-{year}-{n:04}", "improvement": "E-{year}-{n:03}",
    "circular": "C-{year}-{n:03}", "data_request": "D-{year}-{n:04}",
}  # fmt: skip
TAKE = {
    "sqlite": text(
        "DELETE FROM number_free WHERE series = :series AND year = :year AND n = (SELECT min(n) FROM number_free "
        "WHERE series = :series AND year = :year) RETURNING n"
    ),
    "postgresql": text(
        # `=`, not IN: the planner may ask an IN more than once, and each time it skips to another number
        "DELETE FROM number_free WHERE series = :series AND year = :year AND n = (SELECT n FROM number_free "
        "WHERE series = :series AND year = :year ORDER BY n LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING n"
    ),
}
HOLD = text(
    "INSERT INTO number_series (series, year, last) VALUES (:series, :year, 0) "
    "ON CONFLICT (series, year) DO UPDATE SET last = number_series.last"
)
GROW = text("UPDATE number_series SET last = last + :pool WHERE series = :series AND year = :year RETURNING last")
BEGIN = text("INSERT INTO number_series (series, year, last) VALUES (:series, :year, :last) ON CONFLICT DO NOTHING")
FIRSTS = "number_firsts"  # the setting that tells "series year" → the first number it was set to begin at
FILL = text("INSERT INTO number_free (series, year, n) VALUES (:series, :year, :n)")


class NumberSeries(db.Model):
    """How far a series has been handed to its pool, in one Hijri year."""

    __tablename__ = "number_series"
    __table_args__ = (PrimaryKeyConstraint("series", "year"),)
    series: Mapped[str]
    year: Mapped[int]
    last: Mapped[int]


class NumberFree(db.Model):
    """A number nobody has yet."""

    __tablename__ = "number_free"
    __table_args__ = (PrimaryKeyConstraint("series", "year", "n"),)
    series: Mapped[str] = mapped_column()
    year: Mapped[int]
    n: Mapped[int]


def next_number(series: str, *, year: int) -> str:
    """The next number of `series` in Hijri `year`, inside the caller's transaction. Raises `KeyError` for no series."""
    form = FORMS[series]
    which: dict[str, Any] = {"series": series, "year": year}
    n = _take(which)
    while n is None:
        n = _open_pool(which) or _take(which)
    return form.format(year=year, n=n)


def _take(which: dict[str, Any]) -> int | None:
    taken: int | None = db.session.scalar(TAKE[db.session.get_bind().dialect.name], which)
    return taken


def _open_pool(which: dict[str, Any]) -> int | None:
    """Fill the pool and keep its first number; None when another act was just filling it.

    Whoever finds it empty waits at HOLD for the one who fills it, looks again, and then lets go of the series at once,
    so that they do not wait for each other's acts in a row.
    """
    with db.session.connection().begin_nested() as point:
        db.session.execute(HOLD, which)
        if _take(which) is not None:
            point.rollback()
            return None
        last: int = db.session.scalar(GROW, which | {"pool": POOL})
        first = last - POOL + 1
        db.session.execute(FILL, [which | {"n": free} for free in range(first + 1, last + 1)])
        return first


def written(series: str, *, year: int, n: int) -> str:
    """A number as people say it."""
    return FORMS[series].format(year=year, n=n)


def next_of(year: int) -> dict[str, int]:
    """series → the number that comes next in that year, were it given now; two queries."""
    free = dict(db.session.execute(
        select(NumberFree.series, func.min(NumberFree.n)).where(NumberFree.year == year).group_by(NumberFree.series)
    ).all())  # fmt: skip
    last = dict(
        db.session.execute(select(NumberSeries.series, NumberSeries.last).where(NumberSeries.year == year)).all()
    )
    return {series: free.get(series) or last.get(series, 0) + 1 for series in FORMS}


def begun(year: int) -> set[str]:
    """The series of which a number was given in that year: their row moved on from where it was set to begin."""
    rows = db.session.execute(select(NumberSeries.series, NumberSeries.last).where(NumberSeries.year == year)).all()
    firsts = _firsts()
    return {series for series, last in rows if last != firsts.get(f"{series} {year}", 0) - 1}


def begin(series: str, *, year: int, first: int) -> bool:
    """Let a series of that year begin at `first`, in the caller's transaction; False once a number was given."""
    made: Any = db.session.execute(BEGIN, {"series": series, "year": year, "last": first - 1})
    if made.rowcount == 1:
        return True
    asked = select(NumberSeries).where(NumberSeries.series == series, NumberSeries.year == year)
    row = db.session.scalar(asked.with_for_update().execution_options(populate_existing=True))
    if row.last != _firsts().get(f"{series} {year}", 0) - 1:
        return False
    row.last = first - 1
    return True


def _firsts() -> dict[str, int]:
    kept: dict[str, int] = catalogues.setting(FIRSTS) or {}
    return kept

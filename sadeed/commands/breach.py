"""`flask breach-report`: who saw, changed or took out what in a period, for the authority and those affected (S13)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click
from flask.cli import with_appcontext
from flask_babel import force_locale, gettext, lazy_gettext

from ..records import breach
from .journal import write_whole

WAYS = {
    "saw": lazy_gettext("saw"), "searched": lazy_gettext("searched"), "took_out": lazy_gettext("took out"),
    "changed": lazy_gettext("changed"), "was_refused": lazy_gettext("was refused"),
    "signed_in": lazy_gettext("signed in or out"),
}  # fmt: skip
HERE = timedelta(hours=3)  # the days are those of the association


@click.command("breach-report")
@click.option("--from", "since", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The first day.")
@click.option("--to", "until", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The last day.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="A folder for the text and the JSON.")
@with_appcontext
def command(since: datetime, until: datetime, out: Path | None) -> None:
    """By person affected and by account, in Arabic; with --out also as JSON."""
    begin, end = (_instant(since), _instant(until + timedelta(days=1)))
    told = breach.report(begin, end).as_told()
    with force_locale("ar"):
        text = "\n".join(lines(told, since, until)) + "\n"
    click.echo(text, nl=False)
    if out:
        out.mkdir(parents=True, exist_ok=True)
        name = f"breach-{since:%Y-%m-%d}-{until:%Y-%m-%d}"
        write_whole(out / f"{name}.txt", text)
        write_whole(out / f"{name}.json", breach.as_text(told))


def lines(told: dict[str, Any], since: datetime, until: datetime) -> list[str]:
    """The report as people read it."""
    head = gettext(
        "What the record says from %(first)s to %(last)s", first=f"{since:%Y-%m-%d}", last=f"{until:%Y-%m-%d}"
    )
    found = [head, gettext("Lines: %(n)s · people: %(people)s · accounts: %(accounts)s", n=told["lines"],
                           people=len(told["people"]), accounts=len(told["accounts"]))]  # fmt: skip
    found += ["", gettext("By person")]
    for person, accounts in told["people"].items():
        found += [person, *(f"  {account}: {_ways(ways)}" for account, ways in accounts.items())]
    found += ["", gettext("By account")]
    return found + [f"{account}: {_ways(ways)}" for account, ways in told["accounts"].items()]


def _ways(ways: dict[str, int]) -> str:
    return "، ".join(f"{WAYS[way]} {n}" for way, n in sorted(ways.items()))


def _instant(day: datetime) -> datetime:
    return day.replace(tzinfo=UTC) - HERE

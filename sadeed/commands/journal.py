"""`flask journal`: prove that the record is whole, and keep a checkpoint of it elsewhere (S7)."""

import os
import sys
import tempfile
from pathlib import Path

import click
from flask.cli import with_appcontext
from flask_babel import force_locale, gettext, lazy_gettext, ngettext

from ..records.heads import Checkpoint, checkpoint
from ..records.proof import Fault, Finding, examine
from ..web.clock import now

RECORDS = {"journal": lazy_gettext("The journal"), "access": lazy_gettext("The record of looks")}
WHATS = {
    "edited": lazy_gettext("the line was changed after it was written"),
    "details_edited": lazy_gettext("the details of the line were changed"),
    "details_removed": lazy_gettext("the details of the line were removed"),
    "removed": lazy_gettext("a line was removed here"),
    "unjoined": lazy_gettext("the line does not follow the one before it"),
    "cut": lazy_gettext("the chain was cut off here"),
    "head": lazy_gettext("the chain does not end with the line that was kept as its last"),
    "ownerless": lazy_gettext("the chain belongs to no case and to no day"),
    "vanished": lazy_gettext("the whole chain was removed"),
    "rewritten": lazy_gettext("the line is not the one the checkpoint saw: the chain was written anew"),
}
READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)
WRITABLE = click.Path(dir_okay=False, path_type=Path)


@click.group("journal")
def command() -> None:
    """The record of changes and of looks: its proof."""


@command.command("verify")
@click.option("--against", type=READABLE, help="A checkpoint kept earlier.")
@with_appcontext
def verify(against: Path | None) -> None:
    """Walk every chain. Leaves with 1 when a line was edited, removed, cut off or written anew; 2: no checkpoint."""
    with force_locale("ar"):
        found = examine(against=_read(against) if against else None)
        for fault in first_of_each_chain(found.faults):
            click.echo(sentence(fault))
        click.echo(verdict(found))
        sys.exit(1 if found.faults else 0)


@command.command("checkpoint")
@click.option("--out", type=WRITABLE, required=True, help="Where to; replaced whole or not at all.")
@with_appcontext
def keep(out: Path) -> None:
    """Write where every chain ends now."""
    with force_locale("ar"):
        taken = checkpoint(at=now())
        write_whole(out, taken.text())
        title = gettext("Checkpoint")
        click.echo(f"{title}: {_lines(taken.size)} {_chains(len(taken.heads))}")


def first_of_each_chain(faults: list[Fault]) -> list[Fault]:
    """What comes after a first broken line is often only its echo."""
    first: dict[tuple[str, str], Fault] = {}
    for fault in faults:
        kept = first.setdefault((fault.kind, fault.chain), fault)
        if fault.seq < kept.seq:
            first[fault.kind, fault.chain] = fault
    return list(first.values())


def sentence(fault: Fault) -> str:
    """Which record, chain and line, and what is wrong with it."""
    return gettext(
        "%(record)s, chain %(chain)s, line %(line)s: %(what)s",
        record=RECORDS[fault.kind],
        chain=fault.chain,
        line=fault.seq,
        what=WHATS[fault.what],
    )


def verdict(found: Finding) -> str:
    """The last line: whole, or in how many chains not."""
    if found.faults:
        broken = len({(fault.kind, fault.chain) for fault in found.faults})
        return ngettext("The journal is broken in %(num)s chain", "The journal is broken in %(num)s chains", broken)
    verdict = gettext("The journal is intact")
    return f"{verdict}: {_lines(found.lines)} {_chains(found.chains)}"


def write_whole(path: Path, text: str) -> None:
    """The whole text under that name, on stable storage, or the file as it was before."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as new:
        try:
            new.write(text)
            new.flush()
            os.fsync(new.fileno())
            os.replace(new.name, path)
        except BaseException:
            os.unlink(new.name)
            raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _read(path: Path) -> Checkpoint:
    try:
        return Checkpoint.read(path.read_text(encoding="utf-8"))
    except ValueError:
        said = gettext("%(file)s is no checkpoint, or was changed since: nothing was compared.", file=path)
        click.echo(said, err=True)
        sys.exit(2)


def _lines(lines: int) -> str:
    return ngettext("%(num)s line", "%(num)s lines", lines)


def _chains(chains: int) -> str:
    return ngettext("in %(num)s chain", "in %(num)s chains", chains)

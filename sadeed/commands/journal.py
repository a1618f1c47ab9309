"""`flask journal`: prove that the record is whole, and keep signed checkpoints of it elsewhere (S7).

The private key is a file named by SADEED_CHECKPOINT_KEY, of the checkpoint job's own system user. These commands
alone read that setting; the pages are never told of it.
"""

import getpass
import os
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

import click
from flask import current_app
from flask.cli import with_appcontext
from flask_babel import force_locale, gettext, lazy_gettext, ngettext

from ..acts import checkpoints as acts
from ..records import checkpoints, signing
from ..records.heads import Checkpoint, checkpoint
from ..records.proof import Fault, Finding, examine
from ..sending import report
from ..web.clock import now

RECORDS = {"journal": lazy_gettext("The journal"), "access": lazy_gettext("The record of looks")}
WHATS = {
    "edited": lazy_gettext("the line was changed after it was written"),
    "details_edited": lazy_gettext("the details of the line were changed"),
    "emptied": lazy_gettext("the details of the line were emptied, and no destruction by law accounts for it"),
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
ANYWHERE = click.Path(path_type=Path)
KEY = click.option("--key", type=ANYWHERE, envvar="SADEED_CHECKPOINT_KEY", help="The private key's file.")


@click.group("journal")
def command() -> None:
    """The record of changes and of looks: its proof."""


@command.command("keys")
@KEY
@with_appcontext
def keys(key: Path | None) -> None:
    """Make the pair once: the private key into its file (mode 600), the public one beside it and into the settings."""
    with force_locale("ar"):
        try:
            public = signing.make_pair(_named(key))
        except FileExistsError:
            _leave(gettext("There is a key in %(file)s already; it is made once.", file=key))
        mark = signing.fingerprint(public)
        acts.set_key(public, mark, at=now())
        click.echo(gettext("Mark of the key: %(mark)s. Write it down outside this server.", mark=mark))


@command.command("verify")
@click.option("--against", type=READABLE, help="A checkpoint kept earlier.")
@click.option("--public-key", type=READABLE, help="The public key as kept outside; else the one of the settings.")
@click.option("--unsigned", is_flag=True, help="Take a checkpoint that nobody signed, too.")
@with_appcontext
def verify(against: Path | None, public_key: Path | None, unsigned: bool) -> None:
    """Walk every chain. Leaves with 1 when a line was edited, removed, cut off or written anew; 2: no checkpoint."""
    with force_locale("ar"):
        found = examine(against=_read(against, public_key, unsigned) if against else None)
        _tell(found)
        sys.exit(1 if found.faults else 0)


@command.command("checkpoint")
@click.option("--out", type=ANYWHERE, required=True, help="A file; with --sign the folder of the dated files.")
@click.option("--sign", is_flag=True, help="Signed with the private key.")
@click.option("--mail", is_flag=True, help="Sent to the address outside, as the administration set it.")
@KEY
@with_appcontext
def keep(out: Path, sign: bool, mail: bool, key: Path | None) -> None:
    """Write where every chain ends now. Leaves with 1 when the record is not whole or nothing could be sent."""
    with force_locale("ar"):
        if not sign:
            taken = checkpoint(at=now())
            write_whole(out, taken.text())
            click.echo(_taken(taken))
            return
        sys.exit(_keep_signed(out, _named(key), mail=mail))


def _keep_signed(folder: Path, key: Path, *, mail: bool) -> int:
    """Walk the record, then sign, write, send and note where it ends."""
    try:
        private = signing.opened(key)
    except (OSError, ValueError) as no:
        _leave(gettext("The private key cannot be used: %(why)s", why=no))
    found, taken = examine(against=_last(folder, signing.public_of(private))), checkpoint(at=now())
    signed = signing.signed(taken, private)
    folder.mkdir(parents=True, exist_ok=True)
    name = f"sadeed-{taken.at[:10]}-{taken.at[11:19].replace(':', '')}.checkpoint"
    write_whole(folder / name, signed)
    _tell(found)
    click.echo(_taken(taken))
    sent_to, failure = _send(name, signed, _letter(found, taken)) if mail else ("", "")
    broken = len({(fault.kind, fault.chain) for fault in found.faults})
    mark = signing.fingerprint(signing.public_of(private))
    acts.note(acts.Taken(taken.size, len(taken.heads), broken, taken.sha256, mark, sent_to),
              by=getpass.getuser(), at=now())  # fmt: skip
    if failure:
        click.echo(gettext("The checkpoint was written but not sent: %(why)s", why=failure), err=True)
    return 1 if found.faults or failure else 0


def _send(name: str, signed: str, words: str) -> tuple[str, str]:
    house = current_app.config["SADEED"]
    stays_in = house.is_demo or house.is_practice
    return report.send(name, signed, words, at=now(), secret=house.secret, stays_in=stays_in)


def _last(folder: Path, public: str) -> Checkpoint | None:
    """The newest checkpoint of this key in the folder: what was written anew since shows at once."""
    for file in sorted(folder.glob("*.checkpoint"), reverse=True):
        try:
            return signing.read(file.read_text(encoding="utf-8"), public)
        except ValueError:
            continue
    return None


def _letter(found: Finding, taken: Checkpoint) -> str:
    """The words of the mail: what was found, where it ends, the hash."""
    lines = [verdict(found), _taken(taken), *map(sentence, first_of_each_chain(found.faults)[:20]), taken.sha256]
    return "\n".join(lines)


def _tell(found: Finding) -> None:
    for fault in first_of_each_chain(found.faults):
        click.echo(sentence(fault))
    click.echo(verdict(found))


def _taken(taken: Checkpoint) -> str:
    title = gettext("Checkpoint")
    return f"{title}: {_lines(taken.size)} {_chains(len(taken.heads))}"


def _named(key: Path | None) -> Path:
    if key is None:
        _leave(gettext("SADEED_CHECKPOINT_KEY does not name the private key's file."))
    return key


def _leave(said: str) -> NoReturn:
    click.echo(said, err=True)
    sys.exit(2)


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


def _read(path: Path, public_key: Path | None, unsigned: bool) -> Checkpoint:
    """A checkpoint whose signature holds; leaves with 2 for one that is unsigned, forged or damaged."""
    text = path.read_text(encoding="utf-8")
    try:
        if unsigned:
            return Checkpoint.read(text)
        return signing.read(text, public_key.read_text() if public_key else checkpoints.public_key())
    except ValueError:
        _leave(gettext("%(file)s is no checkpoint signed with this key, or was changed since: nothing was compared.",
                       file=path))  # fmt: skip


def _lines(lines: int) -> str:
    return ngettext("%(num)s line", "%(num)s lines", lines)


def _chains(chains: int) -> str:
    return ngettext("in %(num)s chain", "in %(num)s chains", chains)

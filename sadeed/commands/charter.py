"""`flask charter import FILE`: an association's own document becomes a draft version of the policy (P-4, B-1)."""

from pathlib import Path

import click
from flask.cli import with_appcontext

from ..acts import charters as acts
from ..policy.document import Unreadable, read_document
from ..policy.verdict import Refused
from ..records.charters import shipped_clauses
from ..records.staff import SYSTEM
from ..web.clock import now


@click.group("charter")
def command() -> None:
    """The versions of the policy."""


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_appcontext
def import_(file: Path) -> None:
    """Read FILE (markdown with **IDs** and a front matter) as a draft; refused naming the line."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as no:
        raise click.ClickException(f"{file.name}: الملف ليس نصًّا بترميز UTF-8 (not UTF-8 text)") from no
    try:
        draft = read_document(text, tuple(shipped_clauses()))
        version = acts.import_draft(draft, source=file.name, by=SYSTEM, at=now())
    except Unreadable as no:
        raise click.ClickException(f"{file.name}:{no.line_number}: {no.ar} ({no.en})") from no
    except Refused as no:
        raise click.ClickException(f"الإصدار موجود من قبل ({no.verdict.missing[0].which} exists already)") from no
    click.echo(f"مسودة الإصدار {version}: {len(draft.clauses)} بندًا (draft {version}, {len(draft.clauses)} clauses)")
    for clause in draft.without:
        click.echo(f"  لم يرد البند {clause} (not in the document: {clause})")

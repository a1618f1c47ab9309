"""The floor under a page: a bare Flask view that asks the same statements and writes the same bytes. No sadeed here."""

import sqlite3
from collections.abc import Callable
from typing import Any

import psycopg
from flask import Flask
from markupsafe import Markup

Asked = list[tuple[str, Any]]
ROWS = "{{ before }}{% for row in rows %}<li{% for piece in row %}{{ piece }}{% endfor %}{% endfor %}{{ after }}"


def connection_to(address: str) -> Any:
    """A plain connection of the driver: a SQLite file, or a Postgres address."""
    if address.startswith("postgres"):
        return psycopg.connect(address)
    return sqlite3.connect(address, isolation_level=None, check_same_thread=False)


def app_of(address: str, asked: Asked, html: str) -> Flask:
    """Serves `/`: the statements one after the other, then the page by one flat template, a piece for each text."""
    app, connection = Flask("floor"), connection_to(address)
    before, *rows = html.split("<li")
    last, _, after = rows.pop().partition("</ul>") if rows else ("", "", "")
    given = {"before": Markup(before), "rows": [_pieces(row) for row in (*rows, last)], "after": Markup(after)}

    page_of = app.jinja_env.from_string(ROWS)

    @app.get("/")
    def page() -> str:
        ask(connection, asked)
        return page_of.render(given)

    return app


def ask(connection: Any, asked: Asked) -> None:
    """One transaction that reads all of it."""
    connection.execute("BEGIN")
    for statement, values in asked:
        connection.execute(statement, values).fetchall()
    connection.execute("ROLLBACK")


def asking(address: str, asked: Asked) -> Callable[[], None]:
    """The statements alone, over one kept connection."""
    connection = connection_to(address)
    return lambda: ask(connection, asked)


def _pieces(row: str) -> list[str]:
    """Marks as they are, words to be escaped as any template escapes them."""
    pieces: list[str] = []
    for piece in row.split("<"):
        mark, closed, words = piece.partition(">")
        pieces += [Markup(f"<{mark}>") if closed else Markup(piece), Markup(words).unescape()]
    return pieces

"""A million made people and 5,000 pages, on both databases: how long the search takes, beside its floor.

    python -m bench.search [people, default 1000000] [folder, default a temporary one that is removed]

The floor is bare SQL over the driver, without sadeed: the same number of people by key, newest first. A kept folder is
not filled twice. `SADEED_TEST_POSTGRES` names a server to use instead of one started here.
"""

import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
from flask import Flask
from sqlalchemy import insert, make_url

from sadeed.records import ground, history, search
from sadeed.records.base import db
from sadeed.records.library import LibraryEntry
from sadeed.records.people import search_words
from sadeed.records.search import library_words
from sadeed.records.transaction import transaction
from tests.postgres import start

FIRST = (
    "محمد أحمد عبدالله عبدالرحمن سعد خالد فهد نورة فاطمة سارة مريم عائشة إبراهيم يوسف علي حسن حسين سعيد صالح ناصر تركي "
    "بندر مشعل لمى هند أمل منى ريم جواهر شيخة آمنة هيا لولوة مصطفى زيد عمر عثمان طلال ماجد وليد بدر راشد مبارك"
).split()
FAMILY = (
    "القحطاني الغامدي الزهراني الشهري العتيبي المطيري الحربي الدوسري الشمري العنزي السبيعي الرشيدي البلوي الجهني "
    "المالكي الأحمدي السلمي الحسيني العمري الثقفي اليامي الخالدي الهاجري المري السهلي"
).split()
LETTERS = "ابتجحدرسصطعفقكلمنهوي"
BRANCHES = 10
MEMBERS_OF = 2  # every second person has somebody in the household
COLUMNS = "id, number, name, branch_id, folded, national_id, mobile, kind"
BRANCH = "id, code, name, name_en, region, is_main"
MEMBER = "id, head_id, name, kinship"
NOT_ASKED = {"created_at": "2026-11-23 09:30:00", "version": 1}
TARGET = {"people": 15, "library": 20}


def made(how_many: int) -> Iterator[tuple[Any, ...]]:
    """The same people every time. The last branch was closed long ago: all of its people are among the oldest."""
    chance = random.Random(1448)
    rare = ["ال" + "".join(chance.choices(LETTERS, k=chance.randint(3, 6))) + "ي" for _ in range(20_000)]
    for n in range(1, how_many + 1):
        family = chance.choice(FAMILY) if chance.random() < 0.7 else chance.choice(rare)
        name = f"{chance.choice(FIRST)} {chance.choice(FIRST)} {chance.choice(FIRST)} {family}"
        branch = BRANCHES if n < how_many // 20 else 1 + int(chance.random() ** 2 * (BRANCHES - 1))
        identity, mobile = f"1{n * 7919 % 10**9:09}", f"+9665{n * 104_729 % 10**8:08}"
        yield n, f"P-1448-{n:07}", name, branch, search_words(name), identity, mobile, "person"


def household(how_many: int) -> Iterator[tuple[Any, ...]]:
    """Somebody in every second house."""
    chance = random.Random(7)
    for n in range(1, how_many // MEMBERS_OF + 1):
        yield n, n * MEMBERS_OF, f"{chance.choice(FIRST)} {chance.choice(FIRST)}", "son"


def fill(url: str, how_many: int) -> None:
    """Schema without the search, people in bulk, then the search over them, as an upgrade would do it."""
    history.walk(url, "0002")
    load = {"sqlite": fill_sqlite, "postgresql": fill_postgres}[make_url(url).get_backend_name()]
    load(url, how_many)
    history.walk(url)
    with app_on(url).app_context(), transaction() as session:
        session.execute(insert(LibraryEntry), list(pages()))
        search.rebuild()
    if url.startswith("postgresql"):
        with psycopg.connect(plain(url), autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")  # as autovacuum will have done long before there are a million


def pages() -> Iterator[dict[str, Any]]:
    """500 documents of ten pages."""
    chance = random.Random(5)
    words = ["".join(chance.choices(LETTERS, k=chance.randint(3, 7))) for _ in range(4000)] + FIRST * 5
    weights = [1 / (place + 10) for place in range(len(words))]
    for n in range(500):
        told = ["و" * (chance.random() < 0.1) + word for word in chance.choices(words, weights, k=3000)]
        body = "\n\n".join(" ".join(told[first : first + 60]) for first in range(0, 3000, 60))
        title = " ".join(chance.choices(words, weights, k=4))
        yield {"code": f"D{n}", "kind": "document", "title": title, "text": body, "folded": library_words(title, body)}


def rest(table: str, given: str) -> dict[str, Any]:
    """Columns that may not be empty and are of no interest here."""
    named = {name.strip() for name in given.split(",")}
    columns = db.metadata.tables[table].columns
    fixed = {name: value for name, value in NOT_ASKED.items() if name in columns}
    return fixed | {
        column.name: column.default.arg
        for column in columns
        if column.name not in named and column.default is not None and not column.nullable
    }


def fill_sqlite(url: str, how_many: int) -> None:
    """In one transaction."""
    connection = sqlite3.connect(str(make_url(url).database))
    for n in range(1, BRANCHES + 1):
        connection.execute(
            "INSERT INTO branch (id, code, name, name_en, region, is_main) VALUES (?, ?, '', '', '', 0)", (n, n)
        )
    for into, given, rows in (("person", COLUMNS, made(how_many)), ("household_member", MEMBER, household(how_many))):
        fixed = rest(into, given)
        marks = ", ".join("?" * (len(given.split(",")) + len(fixed)))
        statement = f"INSERT INTO {into} ({given}, {', '.join(fixed)}) VALUES ({marks})"
        connection.executemany(statement, ((*row, *fixed.values()) for row in rows))
    connection.commit()
    connection.close()


def fill_postgres(url: str, how_many: int) -> None:
    """With COPY."""
    with psycopg.connect(plain(url)) as connection:
        for n in range(1, BRANCHES + 1):
            connection.execute(f"INSERT INTO branch ({BRANCH}) VALUES (%s, %s, '', '', '', FALSE)", (n, n))
        for into, given, rows in (
            ("person", COLUMNS, made(how_many)),
            ("household_member", MEMBER, household(how_many)),
        ):
            fixed = rest(into, given)
            copied(connection, f"{into} ({given}, {', '.join(fixed)})", rows, fixed)
    with psycopg.connect(plain(url), autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def copied(connection: Any, into: str, rows: Iterator[tuple[Any, ...]], fixed: dict[str, Any]) -> None:
    """Rows with the fixed values behind them."""
    with connection.cursor().copy(f"COPY {into} FROM STDIN") as copy:
        for row in rows:
            copy.write_row((*row, *fixed.values()))


def plain(url: str) -> str:
    """Without SQLAlchemy's driver in it."""
    return url.replace("postgresql+psycopg", "postgresql", 1)


def app_on(url: str) -> Flask:
    """The records alone."""
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    db.init_app(app)
    with app.app_context():
        ground.prepare(db.engine)
    return app


def askings() -> dict[str, list[str]]:
    """What people type, a shape each."""
    someone = [name.split() for _, _, name, *_ in made(3000)]
    chance = random.Random(3)
    return {
        "1 letter": [chance.choice(LETTERS) for _ in range(40)],
        "2 letters": [a + b for a in LETTERS for b in LETTERS][::2],
        "1 word": [*FIRST, *FAMILY, *(words[3][2:] for words in someone[:100])],
        "2 words": [f"{words[0]} {words[3]}" for words in someone[:100]],
        "3 words": [f"{words[0]} {words[1]} {words[3]}" for words in someone[100:250]],
        "3 words, halves typed": [f"{words[0][:3]} {words[1][:3]} {words[3][:5]}" for words in someone[300:400]],
        "identity, 4 digits": [f"1{n:03}" for n in range(0, 999, 9)],
        "identity, whole": [f"1{n * 7919 % 10**9:09}" for n in range(1, 200)],
        "mobile, 6 digits": [f"05{n * 104_729 % 10**8:08}"[:6] for n in range(1, 200)],
        "mobile, whole": [f"05{n * 104_729 % 10**8:08}" for n in range(1, 200)],
        "nobody": ["ضظغث", "زززز قحطاني", "9999999999"] * 30,
    }


def times(typed: list[str], ask: Callable[[str], Any]) -> list[float]:
    """Milliseconds each, sorted; the least of three askings, for what else runs on the machine is not measured."""
    return sorted(min(clocked(ask, words) for _ in range(3)) for words in typed)


def clocked(ask: Callable[[str], Any], words: str) -> float:
    """Milliseconds of one asking."""
    began = time.perf_counter()
    ask(words)
    return 1000 * (time.perf_counter() - began)


def line(what: str, shape: str, took: list[float], target: float | None = None) -> None:
    """One line of the report."""
    p95 = took[int(len(took) * 0.95)]
    verdict = "" if target is None else "ok" if p95 <= target else f"OVER {target}"
    print(
        f"{what:22} {shape:24} p50 {statistics.median(took):7.2f}  p95 {p95:7.2f}  worst {took[-1]:7.2f} ms  {verdict}",
        flush=True,
    )


def measure(kind: str, url: str, how_many: int) -> None:
    """Every shape: all branches, one big branch, and a branch whose people are all old."""
    fetch = floor(url, how_many)
    line(f"{kind} floor", "50 people by key", times([str(n) for n in range(200)], fetch))
    with app_on(url).app_context():
        for who, branches in {"all": None, "branch 2": frozenset((2,)), "old branch": frozenset((BRANCHES,))}.items():
            for shape, typed in askings().items():
                line(f"{kind} {who}", shape, times(typed, asked(branches)), TARGET["people"])
        words = [word for row in list(pages())[:20] for word in row["title"].split()]
        several = [" ".join(row["text"].split()[:3]) for row in list(pages())[:60]]
        for shape, typed in {"library, 1 word": words, "library, 3 words": several}.items():
            line(kind, shape, times(typed, shelf), TARGET["library"])
        db.engine.dispose()


def asked(branches: frozenset[int] | None) -> Callable[[str], Any]:
    """A search as a request does it: its own transaction."""

    def ask(typed: str) -> Any:
        answer = search.people(typed, branches=branches)
        db.session.rollback()
        return answer

    return ask


def shelf(typed: str) -> Any:
    """A search of the library."""
    answer = search.library(typed)
    db.session.rollback()
    return answer


def floor(url: str, how_many: int) -> Callable[[str], Any]:
    """Fifty people by key over the bare driver."""
    is_sqlite = url.startswith("sqlite")
    connection: Any = sqlite3.connect(str(make_url(url).database)) if is_sqlite else psycopg.connect(plain(url))
    mark = "?" if is_sqlite else "%s"
    statement = f"SELECT id, {COLUMNS[4:]} FROM person WHERE id < {mark} ORDER BY id DESC LIMIT 51"

    def ask(n: str) -> Any:
        return connection.execute(statement, (how_many - 13 * int(n),)).fetchall()

    return ask


def main(how_many: int, folder: Path) -> None:
    """Fill what is not filled, then ask."""
    server = os.environ.get("SADEED_TEST_POSTGRES") or start(folder).get_uri()
    name = f"sadeed_bench_{how_many}"
    own = make_url(server).set(drivername="postgresql+psycopg", database=name).render_as_string(hide_password=False)
    with psycopg.connect(server, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone()
        if not known:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'")
    file = folder / f"{name}.db"
    for kind, url, is_there in (("sqlite", f"sqlite:///{file}", file.exists()), ("postgres", own, bool(known))):
        began = time.perf_counter()
        if not is_there:
            fill(url, how_many)
        print(f"{kind}: filled in {time.perf_counter() - began:.0f} s", flush=True)
        measure(kind, url, how_many)


if __name__ == "__main__":
    how_many = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    if len(sys.argv) > 2:
        main(how_many, Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder).chmod(0o755)
            main(how_many, Path(folder))

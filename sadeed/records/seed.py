"""What a new database holds before anybody works: the catalogues as the product ships them."""

from sqlalchemy import create_engine, insert, select
from sqlalchemy.orm import Session

from . import ground, kept
from .catalogues import SHIPPED, CatalogueEntry, shipped_rows

OWN_COLUMNS = ("code", "arabic", "arabic_female", "english")


def fill(url: str) -> int:
    """Add every shipped catalogue line that is not there yet; what an association changed is left alone.

    Returns how many lines were added.
    """
    engine = create_engine(url)
    ground.prepare(engine)
    try:
        with engine.connect().execution_options(writes=True) as connection, Session(connection) as session:
            known = {tuple(row) for row in session.execute(select(CatalogueEntry.catalogue, CatalogueEntry.code))}
            new = [line for name in SHIPPED for line in _lines(name) if (line["catalogue"], line["code"]) not in known]
            if new:
                session.execute(insert(CatalogueEntry), new)
                kept.grow(session)  # for a house that is at work already
            session.commit()
            return len(new)
    finally:
        engine.dispose()


def _lines(catalogue: str) -> list[dict[str, object]]:
    return [
        {
            "catalogue": catalogue, "code": row["code"], "place": place, "arabic": row["arabic"],
            "arabic_female": row.get("arabic_female", ""), "english": row.get("english", ""),
            "more": {name: value for name, value in row.items() if name not in OWN_COLUMNS and value},
            "retired_on": None,
        }
        for place, row in enumerate(shipped_rows(catalogue), 1)
    ]  # fmt: skip

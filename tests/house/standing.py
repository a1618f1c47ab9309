"""What stands on record, to be compared before and after."""

from sqlalchemy import func, select, text

from sadeed.records.base import db
from sadeed.records.tables import metadata
from tests.cast import House

LOOKS = ("access", "day_chain", "presence")  # looks are kept behind the reply; they are no change of the house


def rows_of(house: House) -> dict[str, object]:
    """Every table with its number of rows, and every case with its version; looks apart."""
    db.session.rollback()
    tables = [table for table in metadata.sorted_tables if table.name not in LOOKS]
    counted: dict[str, object] = {
        table.name: db.session.scalar(select(func.count()).select_from(table)) for table in tables
    }
    versions = db.session.execute(text("SELECT id, version FROM cases ORDER BY id")).all()
    db.session.rollback()
    return counted | {"versions": versions}

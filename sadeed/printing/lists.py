"""From rows to a file that a spreadsheet opens: the one writer of the house, as Excel (.xlsx) and as text (.csv).

A cell is words, never an instruction: what a spreadsheet would read as a formula is written with an apostrophe before
it, however it is disguised (S12). Numbers people say aloud stay text, so that an identity keeps all its digits.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO

import xlsxwriter

from ..arabic import marks

Cell = str | int | date | None
# What begins a formula, and every sign that folds into one of those (NFKC).
SIGNS = "=+-@|%\u2212\u207a\u207b\u207c\u208a\u208b\u208c\u2a74\u2a75\u2a76"
SIGNS += "\ufb29\ufe62\ufe63\ufe66\ufe6a\ufe6b\uff05\uff0b\uff0d\uff1d\uff20\uff5c"
LONGEST = 32_767  # letters a cell of Excel holds
LONGEST_NAME = 31
WIDEST = 60
# At the beginning, and after what another spreadsheet takes for the end of a cell.
_BEGINS = re.compile(rf"(^|[;,\t\r\n])(\s*)(?=[{re.escape(SIGNS)}])")
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True)
class Listing:
    """A list as it leaves the house: its title, the heads of its columns, and its rows."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    is_rtl: bool = True


def harmless(text: str) -> str:
    """The words of a cell: no unseen sign, and nothing a spreadsheet would compute."""
    return _BEGINS.sub(r"\1\2'", marks.plain(text).text.strip())[:LONGEST]


def as_xlsx(listing: Listing) -> bytes:
    """The list as an Excel file, from right to left where it is in Arabic; words are words, addresses no links."""
    out, words = BytesIO(), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, {"in_memory": True, **words})
    sheet = book.add_worksheet(_FORBIDDEN_IN_NAMES.sub(" ", harmless(listing.title))[:LONGEST_NAME].strip() or "1")
    if listing.is_rtl:
        sheet.right_to_left()
    day, head = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"bold": True, "bottom": 1})
    sheet.freeze_panes(1, 0)
    for place, said in enumerate(listing.columns):
        sheet.write_string(0, place, harmless(said), head)
        sheet.set_column(place, place, _width(place, listing))
    for line, row in enumerate(listing.rows, 1):
        for place, cell in enumerate(row):
            _write(sheet, line, place, cell, day)
    book.close()
    return out.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, line: int, place: int, cell: Cell, day: object) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(line, place, cell, day)
    elif isinstance(cell, int):
        sheet.write_number(line, place, cell)
    elif cell:
        sheet.write_string(line, place, harmless(cell))


def _width(place: int, listing: Listing) -> int:
    longest = max((len(str(row[place] or "")) for row in listing.rows[:200]), default=0)
    return min(WIDEST, max(longest, len(listing.columns[place])) + 3)


def as_csv(listing: Listing) -> bytes:
    """The list as text in UTF-8 with its mark, every cell quoted; days as 2026-11-23."""
    out = StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(map(harmless, listing.columns))
    writer.writerows([_said(cell) for cell in row] for row in listing.rows)
    return out.getvalue().encode("utf-8-sig")


def _said(cell: Cell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return harmless(cell) if isinstance(cell, str) else "" if cell is None else str(cell)


WRITERS = {
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (as_csv, "text/csv; charset=utf-8"),
}

"""Spreadsheets: rows into an XLSX file, in bounded memory, with nothing in it that runs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Any

MAX_ROWS = 1_048_576
"""Rows of a sheet, the head included (Microsoft, "Excel specifications and limits")."""

MAX_COLUMNS = 16_384
"""Columns of a sheet, by the same source."""

MAX_TEXT = 32_767
"""Characters of a cell, by the same source; a longer text is cut and ends with ``…``."""

EXACT = 1 << 53
"""A sheet keeps numbers as doubles: a whole number beyond this is written as text, digit by digit."""

FIRST_YEAR = 1900
"""Sheets know no dates before; these are written as text."""

_WIDTH = 18
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
    "nan_inf_to_errors": True,
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name (31 characters at most), its head in bold and its rows."""

    name: str
    head: Sequence[str]
    rows: Iterable[Sequence[Any]]
    widths: Sequence[int] = ()


def write_workbook(sheets: Iterable[Sheet], to: IO[bytes]) -> None:
    """Write the sheets; text stays text whatever it begins with, dates are dates.

    Times with a zone are written as that zone's clock shows them, since a sheet knows no zones.
    """
    import xlsxwriter

    with xlsxwriter.Workbook(to, _OPTIONS) as book:
        looks: dict[type, Any] = {
            date: book.add_format({"num_format": "yyyy-mm-dd"}),
            datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        }
        bold = book.add_format({"bold": True})
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name), sheet, bold, looks)


def _write(page: Any, sheet: Sheet, bold: Any, looks: dict[type, Any]) -> None:
    for place in range(len(sheet.head)):
        page.set_column(place, place, sheet.widths[place] if sheet.widths else _WIDTH)
    page.freeze_panes(1, 0)
    for place, name in enumerate(sheet.head):
        page.write_string(0, place, name, bold)
    for line, row in enumerate(sheet.rows, 1):
        for place, value in enumerate(row):
            _cell(page, line, place, value, looks)


def _cell(page: Any, line: int, place: int, value: Any, looks: dict[type, Any]) -> None:
    match value:
        case None:
            return
        case bool():
            page.write_boolean(line, place, value)
        case int() if abs(value) > EXACT:
            page.write_string(line, place, str(value))
        case int() | float():
            page.write_number(line, place, value)
        case datetime() if value.year >= FIRST_YEAR:
            page.write_datetime(line, place, value, looks[datetime])
        case date() if not isinstance(value, datetime) and value.year >= FIRST_YEAR:
            page.write_datetime(line, place, value, looks[date])
        case _:
            page.write_string(line, place, _fitting(str(value)))


def _fitting(text: str) -> str:
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"

"""Tables as HTML of a mail and as plain text, no longer than one reads."""

from dataclasses import dataclass, replace
from html import escape

from cauce.analytics.reports.contracts import Table
from cauce.analytics.reports.logic.said import MORE_COLUMNS, MORE_ROWS, ONE_MORE_COLUMN, fill
from cauce.kernel.errors import Language

MAIL_ROWS = 30
MAIL_COLUMNS = 8
SPARED = 2
"""So few rows are not left out: what says so would be as long. Thirty days and their total are whole."""
_CELL = "padding:4px 8px;border-bottom:1px solid #e2e1db;"


@dataclass(frozen=True, slots=True)
class Cut:
    """The part of a table that is shown, and what says how much is not."""

    table: Table
    notes: tuple[str, ...]


def cut(table: Table, rows: int, columns: int, language: Language) -> Cut:
    """Return the first rows and columns of a table; one or two rows are not worth leaving out.

    Example:
        >>> whole = Table(("a", "b"), (False, True), tuple((one, "1") for one in "vwxyz"))
        >>> cut(whole, 2, 1, "en").notes
        ('… and 3 more rows', '… and 1 more column')
        >>> len(cut(whole, 3, 2, "en").table.rows)
        5
    """
    rows = rows if len(table.rows) - rows > SPARED else len(table.rows)
    shown = Table(
        table.heads[:columns],
        table.numeric[:columns],
        tuple(row[:columns] for row in table.rows[:rows]),
    )
    hidden = len(table.heads) - columns
    said = ONE_MORE_COLUMN if hidden == 1 else MORE_COLUMNS
    left = ((len(table.rows) - rows, MORE_ROWS), (hidden, said))
    return Cut(shown, tuple(fill(text, language, n=n) for n, text in left if n > 0))


def html_table(table: Table) -> str:
    """Return a table as HTML with its style in place, as mail programs want it."""
    heads = "".join(
        f'<th style="{_CELL}text-align:{side};color:#565b58;font-weight:500">{escape(head)}</th>'
        for head, side in zip(table.heads, _sides(table), strict=True)
    )
    rows = "".join(f"<tr>{_cells(row, _sides(table))}</tr>" for row in table.rows)
    return (
        '<table style="border-collapse:collapse;width:100%;font-size:13px" cellspacing="0">'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def text_table(table: Table) -> str:
    """Return a table as text of equally wide columns.

    Example:
        >>> print(text_table(Table(("Day", "n"), (False, True), (("Mon", "7"), ("Tue", "12")))))
        Day   n
        Mon   7
        Tue  12
    """
    lines = (table.heads, *table.rows)
    widths = [max(len(line[at]) for line in lines) for at in range(len(table.heads))]
    return "\n".join(_line(line, replace(table, rows=()), widths) for line in lines)


def _line(cells: tuple[str, ...], table: Table, widths: list[int]) -> str:
    placed = (
        cell.rjust(width) if numeric else cell.ljust(width)
        for cell, width, numeric in zip(cells, widths, table.numeric, strict=True)
    )
    return "  ".join(placed).rstrip()


def _sides(table: Table) -> list[str]:
    return ["right" if numeric else "left" for numeric in table.numeric]


def _cells(row: tuple[str, ...], sides: list[str]) -> str:
    return "".join(
        f'<td style="{_CELL}text-align:{side}">{escape(cell)}</td>'
        for cell, side in zip(row, sides, strict=True)
    )

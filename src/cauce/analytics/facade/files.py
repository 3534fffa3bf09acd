"""An answer as a file: every page of it, in the form that was asked for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from tempfile import TemporaryFile

from cauce.analytics.contracts import (
    ANSWER,
    Answer,
    AnswerFile,
    AnswerFormat,
    PeopleResult,
    Question,
    TidyTable,
)
from cauce.analytics.logic.answer_files import (
    MORE_SHEETS,
    SHEETS,
    About,
    check_fits,
    file_name,
    file_of,
    sheet_rows,
)
from cauce.analytics.logic.more_tables import tables_in, tables_of
from cauce.infra.workbook import MAX_COLUMNS, MAX_ROWS, Sheet, write_workbook

PIECE_BYTES = 1 << 18
PIECE_ROWS = 5_000
"""Rows of a file that are written at a time."""
WIDE = 80


@dataclass(frozen=True, slots=True)
class AnswerPages:
    """A question, its first answer, and those of the pages after it."""

    question: Question
    first: Answer
    more: Iterator[Answer]
    table: str = ANSWER
    """Which table of the answer (``logic.more_tables``); a workbook has them all."""

    def tables(self) -> Iterator[TidyTable]:
        """Yield the table: of each page one, or several when it is long."""
        for answer in chain([self.first], self.more):
            table = tables_of(self.question, answer, self.table)
            for start in range(0, max(1, len(table.rows)), PIECE_ROWS):
                yield replace(table, rows=table.rows[start : start + PIECE_ROWS])


def answer_file(
    pages: AnswerPages, form: AnswerFormat, about: About, *, bom: bool = False
) -> AnswerFile:
    """Return the file of an answer; ``bom`` marks a CSV as UTF-8 for Excel.

    Raises:
        CauceError: ``too_many_rows``, ``too_many_columns`` (422) for a sheet that cannot hold them.
    """
    name = file_name(pages.question, form, pages.table)
    if form is not AnswerFormat.XLSX:
        return AnswerFile(name, file_of(pages.tables(), form, about, bom=bom))
    result, table = pages.first.result, tables_of(pages.question, pages.first)
    rows = result.total if isinstance(result, PeopleResult) else len(table.rows)
    check_fits(rows, MAX_ROWS, len(table.columns), MAX_COLUMNS)
    return AnswerFile(name, _workbook(pages, [column.name for column in table.columns], about))


def _workbook(pages: AnswerPages, head: list[str], about: About) -> Iterator[bytes]:
    names = [sheet.in_language(about.language) for sheet in SHEETS]
    rows = sheet_rows(pages.tables(), pages.first.meta.timezone)
    known = list(about.rows())
    sheets = chain(
        [Sheet(names[0], head, rows)],
        _more_sheets(pages, about),
        [Sheet(names[1], known[0], known[1:], (24, WIDE))],
    )
    with TemporaryFile() as file:
        write_workbook(sheets, file)
        file.seek(0)
        while piece := file.read(PIECE_BYTES):
            yield piece


def _more_sheets(pages: AnswerPages, about: About) -> Iterator[Sheet]:
    """Yield a sheet for each further table of the answer."""
    for name in tables_in(pages.question)[1:]:
        table = tables_of(pages.question, pages.first, name)
        head = [column.name for column in table.columns]
        title = MORE_SHEETS[name].in_language(about.language)
        yield Sheet(title, head, sheet_rows(iter([table]), pages.first.meta.timezone))

"""An answer as a file: every page of it, in the form that was asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from tempfile import TemporaryFile

from cauce.analytics.contracts import (
    Answer,
    AnswerFile,
    AnswerFormat,
    PeopleResult,
    Question,
    TidyTable,
)
from cauce.analytics.logic.answer_files import (
    SHEETS,
    About,
    check_fits,
    file_name,
    file_of,
    sheet_rows,
)
from cauce.analytics.logic.tables import columns_of, table_of
from cauce.infra.workbook import MAX_ROWS, Sheet, write_workbook

PIECE_BYTES = 1 << 18
WIDE = 80


@dataclass(frozen=True, slots=True)
class AnswerPages:
    """A question, its first answer, and those of the pages after it."""

    question: Question
    first: Answer
    more: Iterator[Answer]

    def tables(self) -> Iterator[TidyTable]:
        """Yield the tables, one a page."""
        for answer in chain([self.first], self.more):
            yield table_of(self.question, answer)


def answer_file(
    pages: AnswerPages, form: AnswerFormat, about: About, *, bom: bool = False
) -> AnswerFile:
    """Return the file of an answer; ``bom`` marks a CSV as UTF-8 for Excel.

    Raises:
        CauceError: ``too_many_rows`` (422) for a sheet that cannot hold them.
    """
    name = file_name(pages.question, form)
    if form is not AnswerFormat.XLSX:
        return AnswerFile(name, file_of(pages.tables(), form, about, bom=bom))
    result = pages.first.result
    if isinstance(result, PeopleResult):
        check_fits(result.total, MAX_ROWS)
    else:
        check_fits(len(table_of(pages.question, pages.first).rows), MAX_ROWS)
    return AnswerFile(name, _workbook(pages, about))


def _workbook(pages: AnswerPages, about: About) -> Iterator[bytes]:
    names = [sheet.in_language(about.language) for sheet in SHEETS]
    columns = columns_of(pages.question, pages.first.kind)
    rows = sheet_rows(pages.tables(), pages.first.meta.timezone)
    known = list(about.rows())
    sheets = (
        Sheet(names[0], [column.name for column in columns], rows),
        Sheet(names[1], known[0], known[1:], (24, WIDE)),
    )
    with TemporaryFile() as file:
        write_workbook(sheets, file)
        file.seek(0)
        while piece := file.read(PIECE_BYTES):
            yield piece

"""An answer, and the people behind a number of it, as tables."""

import io
import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cauce.client.failures import library
from cauce.client.page import answer_html, people_html, table_html
from cauce.client.wire import Wire

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

PAGE_PEOPLE = 500
Row = dict[str, Any]


class Tabular:
    """A question whose answer comes as one tidy table (``docs/reference/answer-files.md``).

    The table is asked for when it is first needed, and kept.
    """

    def __init__(self, wire: Wire, question: Mapping[str, Any], table: str | None = None) -> None:
        self._wire = wire
        self.question = question
        self._table = table

    def rows(self) -> list[Row]:
        """Return the rows as dictionaries; dates and times are ISO 8601 text.

        Raises:
            CauceError: the server refused, or could not be reached.
        """
        return [json.loads(line) for line in self._file("jsonl").splitlines()]

    def to_arrow(self) -> "pyarrow.Table":
        """Return a ``pyarrow.Table``: dates, times and numbers as such.

        Raises:
            CauceError: as ``rows``; ``library_missing``.
        """
        ipc = library("pyarrow.ipc")
        return ipc.open_file(io.BytesIO(self._arrow)).read_all()

    def to_pandas(self) -> "pandas.DataFrame":
        """Return a ``pandas.DataFrame``; days are ``datetime64``, times have their zone.

        Raises:
            CauceError: as ``to_arrow``.
        """
        library("pandas")
        return self.to_arrow().to_pandas(date_as_object=False)

    def to_polars(self) -> "polars.DataFrame":
        """Return a ``polars.DataFrame``.

        Raises:
            CauceError: as ``to_arrow``.
        """
        frame: polars.DataFrame = library("polars").read_ipc(io.BytesIO(self._arrow))
        return frame

    @cached_property
    def _arrow(self) -> bytes:
        return self._file("arrow")

    def _file(self, form: str) -> bytes:
        return self._wire.post("query/export", self.question, format=form, table=self._table).body


class Answer(Tabular):
    """An answered question."""

    def __init__(self, wire: Wire, question: Mapping[str, Any], answer: Mapping[str, Any]) -> None:
        super().__init__(wire, question)
        self.kind: str = answer["kind"]
        self.result: Mapping[str, Any] = answer["result"]
        """The answer in the shape of its kind, as the HTTP API gives it."""
        self.meta: Mapping[str, Any] = answer["meta"]
        """What it says about itself: definition, time zone, version of the data, rows read, time."""

    @property
    def warnings(self) -> list[str]:
        """What its reader must know, in the client's language."""
        return [str(one["message"]) for one in self.meta["warnings"]]

    @property
    def definition(self) -> str:
        """Address of the page that says how the number is counted."""
        page = "definitions.es" if self._wire.language == "es" else "definitions"
        return f"{self._wire.base}/api/docs/{page}#{self.meta['definition']}"

    @property
    def sql(self) -> str:
        """What the server ran, with its bound values as comments; ``stated`` can be asked again."""
        return str(self.meta["sql"])

    def stated(self) -> str:
        """Return one SELECT over the views of the SQL page that gives these numbers.

        Raises:
            CauceError: ``not_in_sql`` with the reason where there is none.
        """
        return str(self._wire.post("query/sql", self.question).json()["sql"])

    def table(self, name: str) -> "Part":
        """Return a further table of the answer.

        Args:
            name: of a funnel ``time_to_convert``, ``over_time`` (asked with ``interval``) or
                ``drop_off`` (asked with ``drop_off``); ``docs/reference/answer-files.md`` has them.
        """
        return Part(self._wire, self.question, name)

    def people(self, **point: Any) -> "People":
        """Return the people behind a number.

        Args:
            **point: which number: of a trend ``series``, ``label``, ``breakdown``; of a funnel
                ``step``, ``converted``; of a retention ``cohort``, ``period``; and so on. Without
                any, everybody.
        """
        return People(self._wire, {"kind": "people", "of": self.question, "point": point})

    def _repr_html_(self) -> str:
        """Return what notebooks show: what was asked, its definition and warnings, the first rows."""
        return answer_html(self, self.rows(), self._wire.language)

    def __repr__(self) -> str:
        """Return the kind, the rows read and the version of the data."""
        meta = self.meta
        return f"<{self.kind}: {meta['rows_read']:,} rows read of {meta['data_version']}>"


class Part(Tabular):
    """A further table of an answer; asking for its rows refuses one that the answer does not have."""

    def _repr_html_(self) -> str:
        """Return what notebooks show: the first rows."""
        return table_html(self.rows(), self._wire.language)

    def __repr__(self) -> str:
        """Return its name and the kind of question."""
        return f"<{self._table} of {self.question['kind']}>"


class People(Tabular):
    """The people behind a number, the largest value first; iterating fetches page after page.

    Tables hold all of them.
    """

    def __iter__(self) -> Iterator[Row]:
        """Yield every person.

        Raises:
            CauceError: the server refused, or could not be reached.
        """
        cursor: str | None = None
        while True:
            page = self._page(PAGE_PEOPLE, cursor)
            yield from page["items"]
            cursor = page["cursor"]
            if cursor is None:
                return

    @cached_property
    def total(self) -> int:
        """How many there are, when it was first asked."""
        return int(self._page(1, None)["total"])

    def _page(self, limit: int, cursor: str | None) -> dict[str, Any]:
        question = {**self.question, "limit": limit, "cursor": cursor}
        page: dict[str, Any] = self._wire.post("query", question).json()["result"]
        return page

    def _repr_html_(self) -> str:
        """Return what notebooks show: how many there are, and the first of them."""
        return people_html(self.total, self.rows(), self._wire.language)

    def __repr__(self) -> str:
        """Return the number they are behind."""
        return f"<people behind {self.question['of']['kind']} {self.question['point']}>"

"""Pages of rows as the bytes of a file: JSON lines, CSV, Parquet, Arrow."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow import csv

from cauce.analytics.contracts import FileFormat

_JSON_COLUMNS = frozenset({"properties", "context", "traits"})
_FORMULA = r"^[=+\-@\t\r]"
_encode = msgspec.json.Encoder().encode


def written(pages: Iterator[pa.Table], form: FileFormat, *, head: bool = True) -> Iterator[bytes]:
    """Yield the file in pieces, one or more a page; the first page gives the columns.

    Without ``head`` a CSV has only rows: it goes on where another ended.
    """
    match form:
        case FileFormat.JSONL:
            return map(json_lines, pages)
        case FileFormat.CSV:
            return _csv(pages, head=head)
        case FileFormat.PARQUET:
            return _packed(pages, _parquet)
        case FileFormat.ARROW:
            return _packed(pages, pa.ipc.new_file)


def json_lines(page: pa.Table, nested: frozenset[str] = _JSON_COLUMNS) -> bytes:
    r"""Return one object a line; columns of ``nested`` hold JSON, which is what they are in it.

    Example:
        >>> json_lines(pa.table({"event": ["Paid"], "properties": ['{"n":1}']}))
        b'{"event":"Paid","properties":{"n":1}}\n'
    """
    names = page.column_names
    columns = [
        [None if text is None else msgspec.Raw(text.encode()) for text in column.to_pylist()]
        if name in nested
        else column.to_pylist()
        for name, column in zip(names, page.columns, strict=True)
    ]
    return b"".join(
        _encode(dict(zip(names, row, strict=True))) + b"\n" for row in zip(*columns, strict=True)
    )


def safe_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return text that a spreadsheet shows and does not run: ``'`` before ``= + - @`` and tab.

    Source: OWASP, "CSV Injection".

    Example:
        >>> safe_text(pa.chunked_array([["=1+1", "fine", "-2"]])).to_pylist()
        ["'=1+1", 'fine', "'-2"]
    """
    if not pa.types.is_string(column.type):
        return column
    risky = pc.match_substring_regex(column, _FORMULA)
    return pc.if_else(risky, pc.binary_join_element_wise("'", column, ""), column)


def _csv(pages: Iterator[pa.Table], *, head: bool) -> Iterator[bytes]:
    for page in pages:
        safe = pa.table({n: safe_text(page.column(n)) for n in page.column_names})
        out = io.BytesIO()
        csv.write_csv(safe, out, csv.WriteOptions(include_header=head))
        head = False
        yield out.getvalue()


class _Sink(io.RawIOBase):
    """Holds what was written until it is taken."""

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self._size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(memoryview(data))  # type: ignore[arg-type]
        self._held.append(piece)
        self._size += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._size

    def take(self) -> bytes:
        held, self._held = b"".join(self._held), []
        return held


def _parquet(sink: _Sink, schema: pa.Schema) -> pq.ParquetWriter:
    return pq.ParquetWriter(sink, schema, compression="zstd")


def _packed(
    pages: Iterator[pa.Table], opened: Callable[[_Sink, pa.Schema], Any]
) -> Iterator[bytes]:
    """A file whose writer is given pages; its end is written last."""
    sink, writer = _Sink(), None
    for page in pages:
        writer = writer or opened(sink, page.schema)
        writer.write_table(page)
        yield sink.take()
    if writer is not None:
        writer.close()
        yield sink.take()

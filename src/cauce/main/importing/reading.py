"""Files as chunks of rows, in bounded memory: CSV, JSON lines and Parquet, plain, gzip or zstd."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, Protocol, TypeVar

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow import csv

from cauce.collect.contracts import RejectReason
from cauce.main.importing.contracts import CsvForm, ImportUsageError, wrong_usage
from cauce.main.importing.rows import (
    BOOLEANS,
    NUMBER,
    BadRow,
    Convert,
    Row,
    as_boolean,
    as_number,
    decimal_comma,
)

CHUNK_ROWS = 10_000
BLOCK_BYTES = 4 << 20
COMPRESSIONS = {".gz": "gzip", ".zst": "zstd"}
FORMATS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
}
Chunk = list[Row | BadRow]
Advance = Callable[[int], None]
T = TypeVar("T")


class EventFile(Protocol):
    """A file of rows; ``converters`` gives values their type where the file holds only text."""

    columns: tuple[str, ...]
    converters: Mapping[str, Convert]

    def chunks(self, advance: Advance) -> Iterator[Chunk]:
        """Yield the rows; ``advance`` hears how many bytes of the file have been read."""
        ...


def open_file(path: Path, form: CsvForm) -> EventFile:
    """Return the file, looked through once for its columns and their types.

    Raises:
        ImportUsageError: ``bad_file``: not there, not of a format we read, not what its name says.
    """
    suffixes = [s.lower() for s in path.suffixes]
    compression = COMPRESSIONS.get(suffixes[-1]) if suffixes else None
    kind = FORMATS.get(
        suffixes[-2] if compression and len(suffixes) > 1 else (suffixes or [""])[-1]
    )
    if kind is None:
        known = ", ".join(FORMATS)
        raise bad_file(path, f"its name must end in {known} (.gz, .zst)", f"el nombre debe acabar en {known} (.gz, .zst)")  # fmt: skip
    if suffixes[-2 if compression else -1] == ".tsv" and not form.delimiter:
        form = replace(form, delimiter="\t")
    try:
        if kind == "csv":
            return open_csv(path, compression, with_delimiter(path, compression, form))
        return open_jsonl(path, compression) if kind == "jsonl" else open_parquet(path, compression)
    except (OSError, pa.ArrowException) as error:
        raise bad_file(path, str(error), str(error)) from error


DELIMITERS = (",", ";", "\t", "|")
HEAD_BYTES = 1 << 16


def with_delimiter(path: Path, compression: str | None, form: CsvForm) -> CsvForm:
    """Return the form with the delimiter that it names, or else the one that divides the head most often."""
    if form.delimiter:
        return form
    raw, stream = open_stream(path, compression)
    with raw, stream:
        head = stream.read(HEAD_BYTES).decode(form.encoding, "replace")
    return replace(form, delimiter=delimiter_of(head))


def delimiter_of(head: str) -> str:
    r"""Return what divides the first line; a comma when nothing does.

    Example:
        >>> delimiter_of('event;user_id;"a, b"\nPaid;7;1,5'), delimiter_of("event")
        (';', ',')
    """
    outside = "".join(head.split('"')[::2]).lstrip()
    line = outside.splitlines()[0] if outside else ""
    return max(DELIMITERS, key=line.count)


def bad_file(path: Path, en: str, es: str) -> ImportUsageError:
    """Return the error for a file that cannot be read; it is called as people know it, not by where it is kept."""
    name = path.name
    en, es = (detail.replace(str(path), name).rstrip(".") for detail in (en, es))
    return wrong_usage(
        "bad_file", f"{name} cannot be read: {en}.", f"No se puede leer {name}: {es}."
    )


def open_stream(path: Path, compression: str | None) -> tuple[IO[bytes], pa.NativeFile]:
    """Return the file and what it holds, unpacked; the position of the first tells how far one is."""
    raw = path.open("rb")
    return raw, pa.input_stream(raw, compression=compression, buffer_size=BLOCK_BYTES)


@dataclass(slots=True)
class CsvFile:
    """A CSV file: every cell is text until its column's converter is applied."""

    path: Path
    compression: str | None
    form: CsvForm
    columns: tuple[str, ...]
    converters: Mapping[str, Convert]

    def chunks(self, advance: Advance) -> Iterator[Chunk]:
        """Yield the rows; one with another number of cells than the header is a ``BadRow``."""
        broken: Chunk = []

        def set_aside(row: Any) -> str:
            detail = (
                f"{row.actual_columns} cells; the header has {row.expected_columns}: {row.text}"
            )
            broken.append(BadRow(RejectReason.INVALID_FIELD, detail[:500]))
            return "skip"

        for raw, batch in _csv_batches(self.path, self.compression, self.form, set_aside):
            names, values = batch.schema.names, [column.to_pylist() for column in batch.columns]
            rows: Chunk = [
                dict(zip(names, cells, strict=True)) for cells in zip(*values, strict=True)
            ]
            yield from _split(rows + broken)
            broken.clear()
            advance(raw.tell())
        if broken:
            yield broken


def open_csv(path: Path, compression: str | None, form: CsvForm) -> CsvFile:
    """Return the CSV file with the type that each whole column allows."""
    candidates: dict[str, list[str]] = {}
    columns: tuple[str, ...] = ()
    pattern = NUMBER.replace(r"\.", r"[.,]") if form.decimal == "," else NUMBER
    for _, batch in _csv_batches(path, compression, form, lambda _: "skip"):
        if not columns:
            columns = tuple(batch.schema.names)
            candidates = {name: ["number", "boolean"] for name in columns}
        for name, kinds in candidates.items():
            if kinds:
                cells = batch.column(name)
                filled = cells.filter(pc.not_equal(cells, ""))
                kinds[:] = [kind for kind in kinds if _all_are(filled, kind, pattern)]
    number = decimal_comma if form.decimal == "," else as_number
    by_kind: dict[str, Convert] = {"number": number, "boolean": as_boolean}
    converters = {name: by_kind[kinds[0]] for name, kinds in candidates.items() if kinds}
    return CsvFile(path, compression, form, columns or _header(path, compression, form), converters)


def _all_are(cells: pa.Array, kind: str, pattern: str) -> bool:
    if kind == "boolean":
        return bool(pc.all(pc.is_in(cells, pa.array(list(BOOLEANS)))).as_py() in {True, None})
    return bool(pc.all(pc.match_substring_regex(cells, f"^{pattern}$")).as_py() in {True, None})


def _header(path: Path, compression: str | None, form: CsvForm) -> tuple[str, ...]:
    raw, stream = open_stream(path, compression)
    with raw, stream:
        reader = csv.open_csv(
            stream,
            read_options=csv.ReadOptions(encoding=form.encoding, block_size=BLOCK_BYTES),
            parse_options=csv.ParseOptions(
                delimiter=form.delimiter,
                newlines_in_values=True,
                invalid_row_handler=lambda _: "skip",
            ),
        )
        return tuple(reader.schema.names)


def _csv_batches(
    path: Path, compression: str | None, form: CsvForm, on_broken: Callable[[Any], str]
) -> Iterator[tuple[IO[bytes], pa.RecordBatch]]:
    names = _header(path, compression, form)
    raw, stream = open_stream(path, compression)
    with raw, stream:
        reader = csv.open_csv(
            stream,
            read_options=csv.ReadOptions(
                encoding=form.encoding, block_size=BLOCK_BYTES, use_threads=False
            ),
            parse_options=csv.ParseOptions(
                delimiter=form.delimiter, newlines_in_values=True, invalid_row_handler=on_broken
            ),
            convert_options=csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
        for batch in reader:
            yield raw, batch


@dataclass(slots=True)
class JsonLines:
    """One JSON object a line; values keep their types."""

    path: Path
    compression: str | None
    columns: tuple[str, ...]
    converters: Mapping[str, Convert]

    def chunks(self, advance: Advance) -> Iterator[Chunk]:
        """Yield the lines; one that is not a JSON object is a ``BadRow``."""
        for raw, lines in line_chunks(self.path, self.compression):
            yield [object_of_line(line) for line in lines]
            advance(raw.tell())


def open_jsonl(path: Path, compression: str | None) -> JsonLines:
    """Return the file with the keys that any of its lines has, in order of appearance."""
    names: dict[str, None] = {}
    for _, lines in line_chunks(path, compression):
        for line in lines:
            row = object_of_line(line)
            if not isinstance(row, BadRow):
                names.update(dict.fromkeys(row))
    return JsonLines(path, compression, tuple(names), {})


_decode = msgspec.json.Decoder().decode


def object_of_line(line: bytes) -> Row | BadRow:
    """Return the object that a line is, or why it is none."""
    try:
        found = _decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        return BadRow(RejectReason.NOT_AN_OBJECT, f"not JSON: {error}")
    if isinstance(found, dict):
        return found
    return BadRow(RejectReason.NOT_AN_OBJECT, "the line is not a JSON object")


def line_chunks(path: Path, compression: str | None) -> Iterator[tuple[IO[bytes], list[bytes]]]:
    """Yield the lines that are not blank, some thousand at a time, with the file."""
    raw, stream = open_stream(path, compression)
    with raw, stream:
        rest = b""
        while block := stream.read(BLOCK_BYTES):
            *lines, rest = (rest + block).split(b"\n")
            for part in _split([line for line in lines if line.strip()]):
                yield raw, part
        if rest.strip():
            yield raw, [rest]


@dataclass(slots=True)
class ParquetFile:
    """A Parquet file; ``holder`` keeps an unpacked copy alive as long as it is needed."""

    path: Path
    columns: tuple[str, ...]
    converters: Mapping[str, Convert]
    holder: Any = None

    def chunks(self, advance: Advance) -> Iterator[Chunk]:
        """Yield the rows."""
        with pq.ParquetFile(self.path) as file:
            size, total = self.path.stat().st_size, max(1, file.metadata.num_rows)
            done = 0
            for batch in file.iter_batches(CHUNK_ROWS):
                names, values = batch.schema.names, [c.to_pylist() for c in batch.columns]
                yield [dict(zip(names, cells, strict=True)) for cells in zip(*values, strict=True)]
                done += batch.num_rows
                advance(size * done // total)


def open_parquet(path: Path, compression: str | None) -> ParquetFile:
    """Return the Parquet file, unpacked beside if it was compressed as a whole."""
    holder = None
    if compression:
        holder = tempfile.NamedTemporaryFile(suffix=".parquet")  # noqa: SIM115
        with pa.input_stream(str(path), compression=compression) as packed:
            shutil.copyfileobj(packed, holder)
        holder.flush()
        path = Path(holder.name)
    with pq.ParquetFile(path) as file:
        return ParquetFile(path, tuple(file.schema_arrow.names), {}, holder)


def _split(rows: list[T]) -> Iterator[list[T]]:
    for start in range(0, len(rows), CHUNK_ROWS):
        yield rows[start : start + CHUNK_ROWS]

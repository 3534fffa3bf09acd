"""The files of an archive as blocks of rows, each small enough to be handed to another process."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from cauce.main.importing.reading import (
    CHUNK_ROWS,
    COMPRESSIONS,
    bad_file,
    line_chunks,
    object_of_line,
    open_parquet,
)
from cauce.main.importing.rows import BadRow

LINES = frozenset({".json", ".jsonl", ".ndjson", ".log", ".txt", ""})
PARQUET = ".parquet"
SMALL_ROWS = 2_000
Block = Any
"""A list of lines of JSON, or a ``pyarrow.RecordBatch``; both cross between processes."""


class Piece(NamedTuple):
    """Some rows of one file: the first one's number, and the bytes of all files read by then."""

    file: str
    first: int
    block: Block
    read: int


def files_in(paths: Sequence[Path]) -> list[Path]:
    """Return the files, those in folders included, in an order that is always the same.

    Raises:
        ImportUsageError: ``bad_file``: nothing there, or a file of another kind.
    """
    found: list[Path] = []
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p, path))
        found += inside if path.is_dir() else [path]
        if path.is_dir() and not inside:
            raise bad_file(path, "the folder has no files", "la carpeta no tiene ficheros")
    for path in found:
        if not path.is_file():
            raise bad_file(path, "there is no such file", "no existe ese fichero")
        kind_of(path)
    return found


def kind_of(path: Path) -> tuple[str, str | None]:
    """Return (lines or parquet, compression) by the file's name.

    Raises:
        ImportUsageError: ``bad_file``.

    Example:
        >>> kind_of(Path("a/000.json.gz")), kind_of(Path("b.parquet"))
        (('lines', 'gzip'), ('parquet', None))
    """
    suffixes = [suffix.lower() for suffix in path.suffixes]
    compression = COMPRESSIONS.get(suffixes[-1]) if suffixes else None
    rest = suffixes[:-1] if compression else suffixes
    last = rest[-1] if rest else ""
    if last == PARQUET:
        return "parquet", compression
    # TRICKY: Segment names its files 1712003.0.e1f2.gz, so what is packed and not Parquet is lines.
    if compression or last in LINES:
        return "lines", compression
    raise bad_file(
        path,
        "an archive is .json, .jsonl, .ndjson or .parquet (.gz, .zst)",
        "un archivo de eventos es .json, .jsonl, .ndjson o .parquet (.gz, .zst)",
    )


def pieces(files: Sequence[Path]) -> Iterator[Piece]:
    """Yield the rows of all files in their order; rows are numbered from 1 in each file.

    Raises:
        ImportUsageError: ``bad_file``: a file is not what its name says.
    """
    before = 0
    for path in files:
        number, size = 1, path.stat().st_size
        try:
            for block, read in _blocks(path, size):
                yield Piece(path.name, number, block, before + read)
                number += len(block)
        except (OSError, pa.ArrowException) as error:
            raise bad_file(path, str(error), str(error)) from error
        before += size


def rows_of(block: Block) -> list[Any]:
    """Return the rows of a block: objects, or what is wrong with a line."""
    if isinstance(block, pa.RecordBatch):
        rows: list[Any] = block.to_pylist()
        return rows
    return [object_of_line(line) for line in block]


def row_at(block: Block, position: int) -> Any:
    """Return one row for people to read: the line's text when it is no object."""
    if isinstance(block, pa.RecordBatch):
        return block.slice(position, 1).to_pylist()[0]
    row = object_of_line(block[position])
    return block[position].decode("utf-8", "replace") if isinstance(row, BadRow) else row


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith((".", "_")) for part in path.relative_to(folder).parts)


def _blocks(path: Path, size: int) -> Iterator[tuple[Block, int]]:
    kind, compression = kind_of(path)
    if kind == "lines":
        for raw, lines in line_chunks(path, compression):
            for start in range(0, len(lines), SMALL_ROWS):
                yield lines[start : start + SMALL_ROWS], raw.tell()
        return
    opened = open_parquet(path, compression)
    with pq.ParquetFile(opened.path) as file:
        total, done = max(1, file.metadata.num_rows), 0
        for batch in file.iter_batches(min(CHUNK_ROWS, SMALL_ROWS)):
            done += batch.num_rows
            yield batch, size * done // total

"""The parts of an export on this machine: kept as they come, joined at the end.

    FILE.parts/asked.json    what is exported; parts of another export are not mixed in
    FILE.parts/000000.part   rows, a whole file of the form (CSV: only the first has the head)
    FILE.parts/000000.next   where the next part goes on; empty: there is none

A part appears under its name only when it is whole and its ``.next`` is there, so an export that was
cut goes on after the last part, and no row is lost or there twice.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from cauce.client.options import Export
from cauce.kernel.errors import CauceError, Kind, Text

NOTE = "asked.json"


@dataclass(frozen=True, slots=True)
class Progress:
    """How many parts are here, and where the next goes on (None: at the beginning, or finished)."""

    parts: int
    cursor: str | None
    finished: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one export."""

    folder: Path
    form: Export

    @classmethod
    def of(cls, target: Path, form: Export, asked: Mapping[str, Any]) -> "Parts":
        """Return the parts beside the file; those of the same export that were here are kept.

        Raises:
            CauceError: ``export_folder_taken`` when the folder holds something else.
        """
        folder = target.with_name(f"{target.name}.parts")
        note, text = folder / NOTE, json.dumps(asked, sort_keys=True)
        if note.exists() and note.read_text("utf-8") != text:
            shutil.rmtree(folder)
        elif folder.exists() and not note.exists() and any(folder.iterdir()):
            raise _taken(folder)
        folder.mkdir(exist_ok=True)
        note.write_text(text, "utf-8")
        return cls(folder, form)

    def progress(self) -> Progress:
        """Return how far it is."""
        count = 0
        while self._part(count).exists():
            count += 1
        if not count:
            return Progress(0, None, finished=False)
        cursor = self._next(count - 1).read_text("ascii") or None
        return Progress(count, cursor, finished=cursor is None)

    def keep(self, number: int, pieces: Iterable[bytes], cursor: str | None) -> None:
        """Keep a part; it is there whole or not at all."""
        writing = self.folder / "writing"
        with writing.open("wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        self._next(number).write_text(cursor or "", "ascii")
        writing.replace(self._part(number))

    def join(self, target: Path) -> int:
        """Write the file of all parts, throw them away, and return its size; it appears whole."""
        parts = [self._part(i) for i in range(self.progress().parts)]
        whole = self.folder / "whole"
        with whole.open("wb") as file:
            _JOINS[self.form](parts, file)
        whole.replace(target)
        shutil.rmtree(self.folder)
        return target.stat().st_size

    def _part(self, number: int) -> Path:
        return self.folder / f"{number:06d}.part"

    def _next(self, number: int) -> Path:
        return self.folder / f"{number:06d}.next"


def _text(parts: list[Path], to: IO[bytes]) -> None:
    for part in parts:
        with part.open("rb") as file:
            shutil.copyfileobj(file, to)


def _parquet(parts: list[Path], to: IO[bytes]) -> None:
    import pyarrow.parquet as pq

    with pq.ParquetWriter(to, pq.read_schema(parts[0]), compression="zstd") as writer:
        for part in parts:
            writer.write_table(pq.read_table(part))


def _arrow(parts: list[Path], to: IO[bytes]) -> None:
    import pyarrow as pa

    with pa.ipc.open_file(parts[0]) as first:
        schema = first.schema
    with pa.ipc.new_file(to, schema) as writer:
        for part in parts:
            with pa.ipc.open_file(part) as reader:
                writer.write_table(reader.read_all())


_JOINS: Mapping[Export, Callable[[list[Path], IO[bytes]], None]] = {
    "jsonl": _text,
    "csv": _text,
    "parquet": _parquet,
    "arrow": _arrow,
}


def _taken(folder: Path) -> CauceError:
    return CauceError(
        "export_folder_taken",
        Text(
            f"{folder} holds something else, and the parts of the export have to go there."
            " Move it away or choose another file.",
            f"{folder} contiene otra cosa y ahí tienen que ir las partes de la exportación."
            " Muévelo o elige otro fichero.",
        ),
        Kind.CONFLICT,
    )

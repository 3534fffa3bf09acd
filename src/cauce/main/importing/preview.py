"""The first rows of a file beside what would become of them, judged as collecting would judge them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from cauce.collect.archives.contracts import Options, Preset
from cauce.collect.contracts import Refused
from cauce.collect.intake import sort_items
from cauce.collect.wire import read_batch
from cauce.kernel.ids import ProjectId
from cauce.main.importing.archive import Place, map_block
from cauce.main.importing.archive_files import pieces
from cauce.main.importing.rows import BadRow
from cauce.main.importing.running import EventImport

ROWS = 10
NOBODYS = ProjectId(0)
_encode = msgspec.json.Encoder(enc_hook=str).encode
_decode = msgspec.json.Decoder().decode


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row, or one of its calls, would be refused."""

    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row as it is, the calls it stands for, and what is wrong with them."""

    file: str
    number: int
    original: Any
    calls: Sequence[Any]
    problems: Sequence[Problem]


def preview_archive(
    files: Sequence[Path], preset: Preset, options: Options, now: datetime, rows: int = ROWS
) -> list[PreviewRow]:
    """Return the first rows of an archive.

    Raises:
        ImportUsageError: ``bad_file``.
    """
    return list(islice(_archive_rows(files, preset, options, now), rows))


def _archive_rows(
    files: Sequence[Path], preset: Preset, options: Options, now: datetime
) -> Iterator[PreviewRow]:
    for piece in pieces(files):
        block = piece.block[:ROWS]
        for position, made in enumerate(map_block(preset, options, block)):
            place = Place(piece.file, piece.first + position, block, position)
            if isinstance(made, BadRow):
                problems = [Problem(made.reason, made.detail)]
                yield PreviewRow(place.file, place.number, place.row(), [], problems)
                continue
            told = [*made.calls, *([made.state] if made.state else [])]
            calls = [_decode(text) for _, text in told]
            yield PreviewRow(place.file, place.number, place.row(), calls, judge(calls, now))


def preview_table(
    prepared: EventImport, name: str, now: datetime, rows: int = ROWS
) -> list[PreviewRow]:
    """Return the first rows of a plain table."""
    return list(islice(_table_rows(prepared, name, now), rows))


def _table_rows(prepared: EventImport, name: str, now: datetime) -> Iterator[PreviewRow]:
    number = 0
    for chunk in prepared.file.chunks(lambda _: None):
        for row in chunk:
            number += 1
            made = row if isinstance(row, BadRow) else prepared.mapper.item(row)
            original = None if isinstance(row, BadRow) else row
            if isinstance(made, BadRow):
                yield PreviewRow(name, number, original, [], [Problem(made.reason, made.detail)])
            elif made is None:
                yield PreviewRow(name, number, original, [], [])
            else:
                call = {key: value for key, value in made.items() if value != ""}
                yield PreviewRow(name, number, original, [call], judge([call], now))


def judge(calls: Sequence[Any], now: datetime) -> list[Problem]:
    """Return why collecting would refuse some of the calls; a project's tracking plan is not asked."""
    parcel = read_batch(_encode({"batch": calls}))
    found: list[Refused] = list(sort_items(parcel, NOBODYS, now).refusals.values())
    return [Problem(refused.reason.value, refused.detail) for refused in found]

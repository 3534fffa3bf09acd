"""An import from beginning to end: file → rows → events → server, and what was refused."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import msgspec

from cauce.main.importing.contracts import EventMapping
from cauce.main.importing.occurrences import Occurrences
from cauce.main.importing.reading import Advance, Chunk, EventFile, open_file
from cauce.main.importing.rows import BadRow, Item, Mapper, Row, derived_id, row_digest
from cauce.main.importing.sending import Parcel, Rejection, Sender, Tally, pack

_encode = msgspec.json.Encoder(enc_hook=str).encode
Numbered = tuple[int, Row | None]


@dataclass(slots=True)
class Rejects:
    """The file of refused rows, JSON lines; made when there is the first one."""

    path: Path
    count: int = 0
    _file: IO[bytes] | None = field(default=None, init=False)

    def add(self, number: int, reason: str, detail: str, row: Any, file: str = "") -> None:
        """Write one refused row; ``file`` names the file of several."""
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("wb")
        named = {"file": file} if file else {}
        entry = {**named, "row": number, "reason": reason, "detail": detail, "values": row}
        self._file.write(_encode(entry) + b"\n")
        self.count += 1

    def close(self) -> None:
        """Finish the file."""
        if self._file is not None:
            self._file.close()


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the rows; ``rejects_file`` is None when none was refused."""

    accepted: int
    duplicates: int
    rejected: int
    left_out: int
    rejects_file: Path | None

    @property
    def exit_code(self) -> int:
        """0 when every row is in, 3 when some are, 1 when none is."""
        if not self.rejected:
            return 0
        return 3 if self.accepted or self.duplicates else 1


@dataclass(slots=True)
class EventImport:
    """One file on its way into one project."""

    file: EventFile
    mapper: Mapper
    rejects: Rejects
    left_out: int = 0
    _seen: Occurrences = field(default_factory=Occurrences)

    def run(self, sender: Sender, advance: Advance, on_tally: Callable[[Tally], None]) -> Imported:
        """Send every row and return what became of them.

        Raises:
            CauceError: the server does not take them; running it again goes on where it stopped.
        """

        def settle(_: Parcel, refused: Sequence[Rejection], tally: Tally) -> None:
            for source, reason, detail in refused:
                self.rejects.add(source[0], reason, detail, source[1])
            on_tally(tally)

        try:
            tally = sender.send(pack(self.items(advance)), settle)
        finally:
            self.rejects.close()
        refused = self.rejects.count
        where = self.rejects.path if refused else None
        return Imported(tally.accepted, tally.duplicates, refused, self.left_out, where)

    def items(self, advance: Advance) -> Iterator[tuple[Item, Numbered]]:
        """Yield each event with the number and content of its row."""
        number = 0
        for chunk in self.file.chunks(advance):
            found = list(self._events(chunk, number))
            number += len(chunk)
            self._name(found)
            yield from found

    def _events(self, chunk: Chunk, before: int) -> Iterator[tuple[Item, Numbered]]:
        for number, row in enumerate(chunk, before + 1):
            made = row if isinstance(row, BadRow) else self.mapper.item(row)
            if made is None:
                self.left_out += 1
            elif isinstance(made, BadRow):
                values = None if isinstance(row, BadRow) else row
                self.rejects.add(number, made.reason, made.detail, values)
            else:
                yield made, (number, None if isinstance(row, BadRow) else row)

    def _name(self, found: list[tuple[Item, Numbered]]) -> None:
        """Give a message id to the events that have none: from what the row says."""
        nameless = [pair for pair in found if not pair[0]["messageId"]]
        if not nameless:
            return
        digests = [row_digest(item["event"], row or {}) for item, (_, row) in nameless]
        for (item, _), digest, n in zip(nameless, digests, self._seen.number(digests), strict=True):
            item["messageId"] = derived_id(digest, n)


def prepare(path: Path, mapping: EventMapping, rejects: Path, now: datetime) -> EventImport:
    """Return an import that is ready to run.

    Raises:
        ImportUsageError: the file cannot be read, or the mapping names a column it does not have.
    """
    file = open_file(path, mapping.csv)
    return EventImport(file, Mapper(mapping, file.columns, file.converters, now), Rejects(rejects))

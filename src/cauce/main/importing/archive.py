"""An archive of another vendor on its way in: mapped in processes, sent and confirmed in order."""

from collections import OrderedDict, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from hashlib import blake2b
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from cauce.collect.archives.contracts import Calls, Options, Preset
from cauce.collect.archives.facade import READERS
from cauce.collect.contracts import Refused
from cauce.infra.process import die_with_parent
from cauce.main.importing.archive_files import Block, Piece, pieces, row_at, rows_of
from cauce.main.importing.occurrences import Occurrences
from cauce.main.importing.reading import Advance
from cauce.main.importing.rows import BadRow, derived_id
from cauce.main.importing.running import Imported, Rejects
from cauce.main.importing.sending import Parcel, Rejection, Sender, Tally, pack_texts

SMALL_BYTES = 8 << 20
"""Below this an import is over before other processes have started."""
REMEMBERED_STATES = 100_000
_encode = msgspec.json.Encoder(enc_hook=str).encode
_canonical = msgspec.json.Encoder(enc_hook=str, order="deterministic").encode


class Ready(NamedTuple):
    """A row's calls as JSON without their message ids, each with the id it brings ("" for none)."""

    calls: Sequence[tuple[str, bytes]]
    digest: bytes
    state: tuple[str, bytes] | None


class Place(NamedTuple):
    """Where a call comes from."""

    file: str
    number: int
    block: Block
    position: int

    def row(self) -> Any:
        """Return the row for people to read."""
        return row_at(self.block, self.position)


def map_block(preset: Preset, options: Options, block: Block) -> list[Ready | BadRow]:
    """Return what each row of a block stands for; runs in any process."""
    read = READERS[preset]
    return [
        row if isinstance(row, BadRow) else _ready(read(row, options)) for row in rows_of(block)
    ]


def _ready(found: Calls | Refused) -> Ready | BadRow:
    if isinstance(found, Refused):
        return BadRow(found.reason, found.detail)
    calls = [(str(call.pop("messageId", None) or ""), _encode(call)) for call in found.calls]
    digest = b"" if all(given for given, _ in calls) else _digest(found.says)
    state = found.state
    told = (f"state-{_digest(state.says).hex()}", _encode(state.call)) if state else None
    return Ready(calls, digest, told)


def _digest(says: Any) -> bytes:
    return blake2b(_canonical(says), digest_size=16).digest()


@dataclass(slots=True)
class ArchiveImport:
    """The files of one archive on their way into one project."""

    files: Sequence[Path]
    preset: Preset
    options: Options
    rejects: Rejects
    processes: int = 1
    left_out: int = 0
    _seen: Occurrences = field(default_factory=Occurrences)
    _states: "OrderedDict[str, None]" = field(default_factory=OrderedDict)

    def run(self, sender: Sender, advance: Advance, on_tally: Callable[[Tally], None]) -> Imported:
        """Send every row and return what became of its calls.

        Raises:
            CauceError: the server does not take them; running it again goes on where it stopped.
        """

        def settle(_: Parcel, refused: Sequence[Rejection], tally: Tally) -> None:
            for place, reason, detail in refused:
                self.rejects.add(place.number, reason, detail, place.row(), place.file)
            on_tally(tally)

        try:
            tally = sender.send(pack_texts(self.calls(advance)), settle)
        finally:
            self.rejects.close()
        refused = self.rejects.count
        where = self.rejects.path if refused else None
        return Imported(tally.accepted, tally.duplicates, refused, 0, where)

    def calls(self, advance: Advance) -> Iterator[tuple[str, bytes, Place]]:
        """Yield (message id, JSON, place) of each call, in the order of the rows."""
        for piece, mapped in self._mapped():
            good: list[tuple[Ready, Place]] = []
            for position, made in enumerate(mapped):
                place = Place(piece.file, piece.first + position, piece.block, position)
                if isinstance(made, BadRow):
                    self.rejects.add(
                        place.number, made.reason, made.detail, place.row(), place.file
                    )
                else:
                    good.append((made, place))
            yield from self._named(good)
            advance(piece.read)

    def _named(self, rows: list[tuple[Ready, Place]]) -> Iterator[tuple[str, bytes, Place]]:
        nameless = [made.digest for made, _ in rows if made.digest]
        numbers = iter(self._seen.number(nameless) if nameless else [])
        for made, place in rows:
            base = derived_id(made.digest, next(numbers)) if made.digest else ""
            for n, (given, text) in enumerate(made.calls):
                message_id = given or (f"{base}+{n}" if n else base)
                yield message_id, with_id(text, message_id), place
            if made.state is not None and self._is_news(made.state[0]):
                yield made.state[0], with_id(made.state[1], made.state[0]), place

    def _is_news(self, state: str) -> bool:
        """Return whether a state was not told lately; telling it again would do no harm."""
        known = state in self._states
        self._states[state] = None
        self._states.move_to_end(state)
        if len(self._states) > REMEMBERED_STATES:
            self._states.popitem(last=False)
        return not known

    def _mapped(self) -> Iterator[tuple[Piece, list[Ready | BadRow]]]:
        if self.processes < 2:
            for piece in pieces(self.files):
                yield piece, map_block(self.preset, self.options, piece.block)
            return
        # TRICKY: spawned, for a fork of a process with threads may hang; each dies with this one.
        context = get_context("spawn")
        waiting: deque[tuple[Piece, Future[list[Ready | BadRow]]]] = deque()
        with ProcessPoolExecutor(self.processes, context, die_with_parent) as pool:
            for piece in pieces(self.files):
                job = pool.submit(map_block, self.preset, self.options, piece.block)
                waiting.append((piece, job))
                if len(waiting) > 2 * self.processes:
                    first, done = waiting.popleft()
                    yield first, done.result()
            for piece, job in waiting:
                yield piece, job.result()


def with_id(text: bytes, message_id: str) -> bytes:
    """Return the JSON of a call with its message id in front.

    Example:
        >>> with_id(b'{"type":"track"}', "a")
        b'{"messageId":"a","type":"track"}'
    """
    return b'{"messageId":%b,%b' % (_encode(message_id), text[1:])


def processes_for(files: Sequence[Path], cores: int) -> int:
    """Return how many processes map these files: one core is left to the server."""
    size = sum(path.stat().st_size for path in files)
    return max(1, min(4, cores - 1)) if size >= SMALL_BYTES else 1

"""The people consumer: keeps persons level with the log."""

import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec

from cauce.infra.consumers import save_cursor
from cauce.infra.db import Tx
from cauce.infra.log.contracts import Batch, FrameKind
from cauce.kernel.consent import read_consent
from cauce.kernel.ids import ProjectId
from cauce.people.facade import People
from cauce.people.logic.gather import Found, Pair, Sighting, gather
from cauce.people.logic.groups import Group, group_of, groups_named
from cauce.people.logic.known import Known
from cauce.people.logic.operations import MAX_NAME


class Envelope(msgspec.Struct, gc=False):
    """The part of a log event that says who it is about; the rest stays unread text."""

    seq: int
    event: str
    person_id: int
    user_id: str
    anonymous_id: str
    message_id: str
    timestamp: datetime
    properties: msgspec.Raw
    context: msgspec.Raw

    def traits(self) -> Mapping[str, str]:
        """Return the JSON text of each trait; what no database can hold is left out of a text."""
        values = _traits.decode(self.properties)
        return {
            storable: _storable(bytes(value).decode("utf-8", "replace"))
            for name, value in values.items()
            if (storable := name.replace("\0", "")) and len(storable) <= MAX_NAME
        }

    def operations(self) -> Mapping[str, Any]:
        """Return ``context.traitOps`` with exact numbers, empty when there is none."""
        if b'"traitOps"' not in bytes(self.context):
            return {}
        found = _exact.decode(self.context).get("traitOps")
        return _cleaned(found) if isinstance(found, dict) else {}

    def source(self) -> str:
        """Return the library that sent it, ``identify`` when it does not say."""
        library = self._context().get("library")
        name = library.get("name") if isinstance(library, dict) else None
        return name.replace("\0", "")[:200] if isinstance(name, str) and name else "identify"

    def consent(self) -> Mapping[str, bool]:
        """Return category → agreed, where the context says something about consent."""
        return read_consent(self._context()) if b'"consent"' in bytes(self.context) else {}

    def group(self) -> Group | None:
        """Return the group that a group call is about."""
        return group_of(self._context())

    def groups(self) -> Sequence[Group]:
        """Return the groups that the context names; nearly no event has any."""
        return groups_named(self._context()) if b'"groups"' in bytes(self.context) else ()

    def previous_id(self) -> str:
        """Return the id that an alias says was used before, empty when there is none."""
        previous = self._context().get("previousId")
        return previous if isinstance(previous, str) else ""

    def _context(self) -> dict[str, Any]:
        return _context.decode(self.context)


_envelope = msgspec.json.Decoder(Envelope)
_traits = msgspec.json.Decoder(dict[str, msgspec.Raw])
_context = msgspec.json.Decoder(dict[str, Any])
_exact = msgspec.json.Decoder(dict[str, Any], float_hook=Decimal)


class PeopleConsumer:
    """Reads every event once; effects and cursor are one transaction, copies follow it."""

    name = "people"
    saves_cursor = True

    def __init__(self, people: People) -> None:
        self._people = people
        self._known = Known()
        self._epochs: dict[int, int] = {}

    def handle(self, batch: Batch) -> None:
        """Take a batch: persons, links, merges, traits; then bring ClickHouse level."""
        found = gather(_messages(batch), {})
        with self._people.database.transaction() as tx:
            erased = self._people.erased_after(tx, batch.frames[0].seq)
            if erased:
                found = gather(_messages(batch), erased)
            written = self._write(tx, found)
            save_cursor(tx, self.name, batch.last_seq)
        for project, sightings in written.items():
            self._known.remember(project, sightings)
        self._people.publish_waiting()
        self._people.sweep()

    def _write(self, tx: Tx, found: Mapping[int, Found]) -> dict[int, dict[Pair, Sighting]]:
        self._notice_erasures(self._people.begin(tx, found))
        written = {}
        for project, said in sorted(found.items()):
            news = self._known.news(project, said.sightings, time.monotonic())
            said.sightings = written[project] = news
            if said.has_news:
                self._people.absorb(tx, ProjectId(project), said)
        return written

    def _notice_erasures(self, epochs: Mapping[int, int]) -> None:
        for project, epoch in epochs.items():
            if self._epochs.setdefault(project, epoch) != epoch:
                self._known.forget(project)
                self._epochs[project] = epoch


def _messages(batch: Batch) -> Iterator[tuple[int, Envelope]]:
    decode = _envelope.decode
    for frame in batch.frames:
        if frame.kind is FrameKind.EVENT:
            yield frame.project_id, decode(frame.payload)


def _storable(text: str) -> str:
    """Return JSON text without NUL characters, which PostgreSQL cannot hold."""
    if "\\u0000" not in text:
        return text
    return msgspec.json.encode(_cleaned(msgspec.json.decode(text))).decode()


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(item) for key, item in value.items()}
    return [_cleaned(item) for item in value] if isinstance(value, list) else value

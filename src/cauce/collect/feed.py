"""The reading side of collect: what arrived, what was refused, and how far the consumers are."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec

from cauce.collect import store
from cauce.infra.consumers import ConsumerState
from cauce.infra.events import Events
from cauce.infra.log.contracts import Frame, FrameKind
from cauce.infra.log.reader import SegmentReader
from cauce.kernel.ids import PersonId, ProjectId, person_text

LIVE_PER_SECOND = 200
LIVE_TICK_S = 0.25
SAMPLE_CHARACTERS = 2000
LIVE_REJECT = ("seq", "received_at", "reason", "detail", "message_id")
LIVE_EVENT = (
    "seq", "event", "type", "timestamp", "received_at", "message_id", "user_id", "anonymous_id",
    "properties", "context",
)  # fmt: skip

LIVE_KINDS = frozenset({FrameKind.EVENT, FrameKind.REJECT})

Names = Callable[[ProjectId, Sequence[PersonId]], Mapping[PersonId, tuple[PersonId, str]]]
"""For each person an event arrived with: who that is now, and the name to show."""
Item = dict[str, Any]


class Head(msgspec.Struct, gc=False):
    """The part of a record of the log that filters look at."""

    event: str = ""
    person_id: PersonId = PersonId(0)
    user_id: str = ""
    anonymous_id: str = ""
    key_id: int = 0


_head = msgspec.json.Decoder(Head).decode


@dataclass(frozen=True, slots=True)
class Only:
    """What the live stream is narrowed to; an empty text narrows nothing."""

    event: str = ""
    """An event's name."""
    person: str = ""
    """A user id, an anonymous id, or a person's id: whoever that is now, old ids included."""
    key_id: int = 0
    """Of the key it was sent with; 0: any."""

    def passes(
        self, frame: Frame, head: Head, whose: Mapping[PersonId, tuple[PersonId, str]]
    ) -> bool:
        """Return whether a record is asked for; a refused one when its text names what is."""
        if self.key_id and head.key_id != self.key_id:
            return False
        if frame.kind is FrameKind.REJECT:
            wanted = [msgspec.json.encode(t)[1:-1] for t in (self.event, self.person) if t]
            return all(word in frame.payload for word in wanted)
        if self.event and head.event != self.event:
            return False
        now = whose.get(head.person_id, (head.person_id, ""))[0]
        ids = (head.user_id, head.anonymous_id, person_text(now), person_text(head.person_id))
        return not self.person or self.person in ids


@dataclass(frozen=True)
class EventFeed:
    """Events and rejects, newest first or as they arrive, and the state of the pipeline."""

    events: Events
    reader: SegmentReader
    names: Names
    consumers: Callable[[], list[ConsumerState]]

    def newest(
        self,
        project_id: ProjectId,
        *,
        before: int | None,
        after: int,
        event: str,
        person: PersonId | None,
        key_id: int = 0,
        limit: int,
    ) -> list[Item]:
        """Return stored events of a project in descending order of arrival."""
        rows = store.newest_events(
            self.events,
            project_id,
            before=store.NO_LIMIT if before is None else before,
            after=after,
            event=event,
            persons=() if person is None else (person,),
            key_id=key_id,
            limit=limit,
        )
        names = self.names(project_id, [row.person_id for row in rows])
        return [_stored_item(row, names) for row in rows]

    def rejects(
        self,
        project_id: ProjectId,
        *,
        before: int | None,
        reason: str,
        key_id: int = 0,
        limit: int,
    ) -> list[store.RejectRow]:
        """Return refused items of a project in descending order of arrival."""
        position = store.NO_LIMIT if before is None else before
        return store.newest_rejects(
            self.events, project_id, before=position, reason=reason, key_id=key_id, limit=limit
        )

    def reject_counts(self, project_id: ProjectId) -> list[tuple[str, int]]:
        """Return (reason, items refused for it), most first."""
        return store.reject_counts(self.events, project_id)

    def pipeline(self) -> dict[str, Any]:
        """Return counts since the log was opened, the log's head, and each consumer's lag."""
        read = self.reader.state
        durable_ms = read("durable_ms")
        return {
            "accepted": read("accepted"),
            "duplicates": read("duplicates"),
            "rejected": read("rejected"),
            "log": {
                "head": self.reader.head(),
                "durable_at": _moment(durable_ms / 1000) if durable_ms else None,
                "bytes": self.reader.size_bytes(),
            },
            "consumers": [_consumer_item(state) for state in self.consumers()],
        }

    def live(
        self, project_id: ProjectId, stop: Callable[[], bool], only: "Only | None" = None
    ) -> Iterator[list[tuple[str, Item]]]:
        """Yield what arrives as (``accepted`` | ``rejected`` | ``gap``, item), every quarter second.

        At most 200 items a second are shown; of a faster stream the newest, and a ``gap`` says how
        many were passed over. An empty list means nothing arrived. It begins with what the tables
        do not show yet, so a reader who then asks for the newest events misses none. ``only`` is
        looked at before that limit, so that a rare event shows in a fast stream.
        """
        seq = min(
            [state.cursor for state in self.consumers() if state.name == "store"]
            or [self.reader.head()]
        )
        while not stop():
            time.sleep(LIVE_TICK_S)
            frames, skipped, seq = self._arrived(project_id, seq, only)
            items = [self._live_item(frame) for frame in frames]
            yield [("gap", {"skipped": skipped}), *items] if skipped else items

    def _arrived(
        self, project_id: ProjectId, seq: int, only: "Only | None"
    ) -> tuple[list[Frame], int, int]:
        """Return the frames to show after ``seq``, how many were passed over, and the new seq."""
        batch = self.reader.read_after(seq, max_frames=50_000)
        if not batch.frames:
            return [], 0, seq
        mine = [f for f in batch.frames if f.project_id == project_id and f.kind in LIVE_KINDS]
        if only is not None:
            mine = self._passing(project_id, mine, only)
        shown = mine[-int(LIVE_PER_SECOND * LIVE_TICK_S) :]
        return shown, len(mine) - len(shown), batch.last_seq

    def _passing(self, project_id: ProjectId, frames: list[Frame], only: "Only") -> list[Frame]:
        """Return the frames of the event and of the person that are asked for, refused ones by their text."""
        heads = [(frame, _head(frame.payload)) for frame in frames]
        raws = {head.person_id for _, head in heads if head.person_id}
        whose = self.names(project_id, sorted(raws)) if only.person and raws else {}
        return [frame for frame, head in heads if only.passes(frame, head, whose)]

    def _live_item(self, frame: Frame) -> tuple[str, Item]:
        row = msgspec.json.decode(frame.payload)
        if frame.kind is FrameKind.REJECT:
            shown = {name: row[name] for name in LIVE_REJECT}
            sample = row["sample"][:SAMPLE_CHARACTERS]
            return "rejected", {**shown, "sample": sample, "key_id": key_text(row.get("key_id"))}
        names = self.names(ProjectId(frame.project_id), [PersonId(row["person_id"])])
        shown = {name: row[name] for name in LIVE_EVENT}
        return "accepted", {
            **shown,
            **_person(row, names),
            "key_id": key_text(row.get("key_id")),
        }


def key_text(key_id: int | None) -> str | None:
    """Return the public form of a key's id; None when it was not noted yet."""
    return str(key_id) if key_id else None


def _stored_item(row: store.EventRow, names: Mapping[PersonId, tuple[PersonId, str]]) -> Item:
    item = {name: getattr(row, name) for name in row.__dataclass_fields__}
    return {**item, **_person(item, names), "key_id": key_text(row.key_id)}


def _person(row: Mapping[str, Any], names: Mapping[PersonId, tuple[PersonId, str]]) -> Item:
    distinct_id = row["user_id"] or row["anonymous_id"]
    person, name = names.get(row["person_id"], (row["person_id"], ""))
    return {"person_id": person_text(person), "display_name": name or distinct_id}


def _consumer_item(state: ConsumerState) -> Item:
    error = None
    if state.error is not None:
        error = {"message": state.error, "since": _moment(state.error_since or 0.0)}
    return {
        "name": state.name,
        "cursor": state.cursor,
        "lag_events": state.lag_events,
        "lag_s": state.lag_s,
        "error": error,
    }


def _moment(epoch_s: float) -> datetime:
    return datetime.fromtimestamp(epoch_s, UTC)

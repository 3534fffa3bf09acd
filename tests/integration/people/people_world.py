"""People on real engines: log batches built from LogEvent, read back through the facade."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from cauce.collect.contracts import LogEvent
from cauce.infra.db import Database
from cauce.infra.events import Events
from cauce.infra.log.contracts import Batch, Frame, FrameKind
from cauce.kernel.access import SYSTEM
from cauce.kernel.ids import PersonId, ProjectId, raw_person_id
from cauce.people.contracts import Merge, PeopleQuestion, Person
from cauce.people.facade import People
from cauce.people.tasks import PeopleConsumer

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
_seqs = itertools.count(1)
_messages = itertools.count(1)


@dataclass
class World:
    """One project on the session's engines, with the consumer and the store's effect."""

    database: Database
    events: Events
    project_id: ProjectId
    people: People = field(init=False)
    consumer: PeopleConsumer = field(init=False)
    head: int = 0

    def __post_init__(self) -> None:
        self.people = People(self.database, self.events, lambda: self.head)
        self.consumer = PeopleConsumer(self.people)

    def event(
        self,
        user: str = "",
        anonymous: str = "",
        at: float = 0,
        *,
        event: str = "Page Viewed",
        previous: str = "",
        message_id: str = "",
        context: dict[str, Any] | None = None,
        **properties: Any,
    ) -> LogEvent:
        """Return an event ``at`` seconds after noon."""
        kind = "user_id" if user else "anonymous_id"
        when = NOON + timedelta(seconds=at)
        kinds = {"$identify": "identify", "$alias": "alias", "$group": "group"}
        return LogEvent(
            seq=next(_seqs),
            project_id=self.project_id,
            message_id=message_id or f"m{next(_messages):06d}",
            type=kinds.get(event, "track"),
            event=event,
            person_id=raw_person_id(self.project_id, kind, user or anonymous),
            user_id=user,
            anonymous_id=anonymous,
            session_id="",
            timestamp=when,
            received_at=when,
            original_timestamp=None,
            sent_at=None,
            properties=properties,
            context={
                "library": {"name": "analytics-test"},
                **({"previousId": previous} if previous else {}),
                **(context or {}),
            },
        )

    def identify(self, user: str = "", anonymous: str = "", at: float = 0, **traits: Any):
        """Return an identify call."""
        return self.event(user, anonymous, at, event="$identify", **traits)

    def operate(self, user: str = "", anonymous: str = "", at: float = 0, **operations: Any):
        """Return an identify call that operates on traits."""
        context = {"traitOps": operations}
        return self.event(user, anonymous, at, event="$identify", context=context)

    def group(self, of: str, user: str = "", anonymous: str = "", at: float = 0, **traits: Any):
        """Return a group call; ``of`` is an id, or type and id with a slash between."""
        kind, slash, value = of.partition("/")
        context = {"groupType": kind, "groupId": value} if slash else {"groupId": of}
        return self.event(user, anonymous, at, event="$group", context=context, **traits)

    def alias(self, previous: str, user: str, at: float = 0) -> LogEvent:
        """Return an alias call."""
        return self.event(user, "", at, event="$alias", previous=previous)

    def batch(self, *events: LogEvent) -> Batch:
        """Return the events as a batch of the log."""
        frames = [
            Frame(
                e.seq, e.project_id, FrameKind.EVENT, json.dumps(asdict(e), default=_text).encode()
            )
            for e in events
        ]
        return Batch(frames)

    def take(self, *events: LogEvent) -> None:
        """Let the people consumer and the store have the events."""
        batch = self.batch(*events)
        self.head = max(self.head, batch.last_seq)
        self.consumer.handle(batch)
        self.store(batch)

    def store(self, batch: Batch) -> None:
        """Insert a batch into the events table as the store consumer does."""
        lines = b"\n".join(frame.payload for frame in batch.frames)
        self.events.insert_json("events", lines, f"{self.project_id}-{batch.last_seq}")

    def raw(self, user: str = "", anonymous: str = "") -> PersonId:
        """Return the raw person of an id."""
        kind = "user_id" if user else "anonymous_id"
        return raw_person_id(self.project_id, kind, user or anonymous)

    def person(self, user: str = "", anonymous: str = "") -> Person:
        """Return the person that an id belongs to."""
        with self.database.transaction() as tx:
            return self.people.get(tx, self.project_id, self.raw(user, anonymous))

    def traits(self, user: str = "", anonymous: str = "") -> dict[str, Any]:
        """Return the traits of the person that an id belongs to."""
        return {t.name: t.value for t in self.person(user, anonymous).traits}

    def ids(self, user: str = "", anonymous: str = "") -> set[str]:
        """Return the ids of the person that an id belongs to."""
        return {i.value for i in self.person(user, anonymous).identities}

    def merge(self, source: str, into: str) -> Merge:
        """Merge two users by hand."""
        with self.database.transaction() as tx:
            merge = self.people.merge(tx, self.project_id, source, into, SYSTEM)
        self.people.publish(self.project_id)
        return merge

    def undo(self, merge_id: int) -> Merge:
        """Undo a merge."""
        with self.database.transaction() as tx:
            merge = self.people.undo(tx, self.project_id, merge_id, SYSTEM)
        self.people.publish(self.project_id)
        return merge

    def merges(self) -> Sequence[Merge]:
        """Return the merges of the project, newest first."""
        with self.database.transaction() as tx:
            return self.people.merges(tx, self.project_id)

    def listed(self, **question: Any) -> list[str]:
        """Return the names of the people a question lists."""
        page = self.people.page(self.project_id, PeopleQuestion(**question))
        return [item.display_name for item in page.items]

    def overrides(self) -> dict[int, int]:
        """Return raw person → person as ClickHouse has it."""
        found = self.events.query(
            "SELECT from_person, into_person FROM person_overrides FINAL"
            " WHERE project_id = {p:UInt32}",
            {"p": self.project_id},
        )
        return {row[0]: row[1] for row in found.rows}


def _text(value: object) -> str:
    assert isinstance(value, datetime)
    return value.isoformat().replace("+00:00", "Z")

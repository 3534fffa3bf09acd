"""Where is my event?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from cauce.collect.trust.contracts import Arrived, Journey, StageName, Whose
from cauce.collect.trust.logic.journey import Standing, stages_of
from cauce.collect.trust.store import messages
from cauce.infra.consumers import ConsumerState, passed_at
from cauce.infra.db import Database
from cauce.infra.events import Events
from cauce.infra.log.contracts import Frame, FrameKind, LogReader
from cauce.kernel.ids import PersonId, ProjectId

Names = Callable[[ProjectId, Sequence[PersonId]], Mapping[PersonId, tuple[PersonId, str]]]
MOST_READS = 50
"""Of 20,000 frames each: what is further behind than a million is looked for again later."""
KINDS = frozenset({FrameKind.EVENT, FrameKind.REJECT})


_decode = msgspec.json.Decoder(Arrived).decode


@dataclass(frozen=True)
class EventJourneys:
    """Looks where a message is: in the tables, and in what they do not hold yet."""

    events: Events
    database: Database
    reader: LogReader
    names: Names
    consumers: Callable[[], list[ConsumerState]]

    def of(self, project_id: ProjectId, message_id: str) -> list[Journey]:
        """Return every arrival of a message, newest first: refused ones, and the one accepted.

        Empty when it never arrived, or so long ago that it was removed.

        Raises:
            CauceError: an engine does not answer.
        """
        standings = {s.name: Standing(s.cursor, s.error or "") for s in self.consumers()}
        found = {one.seq: one for one in self._waiting(project_id, message_id, standings)}
        for look in (messages.events_of, messages.rejects_of):
            found |= {one.seq: one for one in look(self.events, project_id, message_id)}
        newest = sorted(found.values(), key=lambda one: -one.seq)
        whose = self._whose(project_id, newest)
        return [self._journey(one, standings, whose) for one in newest]

    def _journey(
        self,
        arrived: Arrived,
        standings: Mapping[str, Standing],
        whose: Mapping[PersonId, Whose],
    ) -> Journey:
        with self.database.transaction() as tx:
            passed = passed_at(tx, arrived.seq)
        person = whose.get(arrived.person_id) if arrived.person_id else None
        return Journey(arrived, person, stages_of(arrived, standings, passed))

    def _whose(self, project_id: ProjectId, arrivals: Sequence[Arrived]) -> dict[PersonId, Whose]:
        raws = {one.person_id for one in arrivals if one.person_id}
        names = self.names(project_id, sorted(raws))
        return {raw: Whose(raw, *names[raw]) for raw in raws if raw in names}

    def _waiting(
        self, project_id: ProjectId, message_id: str, standings: Mapping[str, Standing]
    ) -> list[Arrived]:
        """Return the arrivals that the log holds and the tables do not yet."""
        store = standings.get(StageName.STORE)
        seq = store.cursor if store else self.reader.head()
        word = msgspec.json.encode(message_id)
        found: list[Arrived] = []
        for _ in range(MOST_READS):
            frames = self.reader.read_after(seq).frames
            if not frames:
                break
            found += [_decode(f.payload) for f in frames if _is(f, project_id, word)]
            seq = frames[-1].seq
        return [one for one in found if one.message_id == message_id]


def _is(frame: Frame, project_id: ProjectId, word: bytes) -> bool:
    return frame.project_id == project_id and frame.kind in KINDS and word in frame.payload

"""Reading what was asked for before somebody asks again: in pauses, a part at a time."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from cauce.analytics import store
from cauce.analytics.contracts import Scope
from cauce.analytics.facade.at_hand import Begun, Keeper, SelectedKey
from cauce.analytics.facade.turns import Turns
from cauce.analytics.logic.at_hand import instants_statement, read_instants
from cauce.analytics.logic.funnel_sql import Part, parts_of
from cauce.analytics.logic.instants import Instants, side_by_side
from cauce.infra.events import Events
from cauce.kernel.clock import Clock, utc_now

PAUSE_S = 0.05
"""How long it waits, when somebody asks, before it looks again."""


class StoppedError(Exception):
    """The server is stopping: what was read so far is dropped."""


@dataclass(frozen=True)
class Beforehand:
    """Reads selections that are missing, while nobody asks anything."""

    events: Events
    keeper: Keeper
    turns: Turns
    clock: Clock = utc_now
    stop: threading.Event = field(default_factory=threading.Event)

    def missing(self, wanted: Iterable[SelectedKey]) -> list[SelectedKey]:
        """Return which selections are not kept, in the order in which they are wanted."""
        return self.keeper.missing(self.events, list(wanted))

    def begin(self, key: SelectedKey) -> Begun | None:
        """Return what is to be read of a selection; None when it is too small or does not fit."""
        return self.keeper.begin(self.events, key)

    def read(self, key: SelectedKey, begun: Begun) -> bool:
        """Return whether a selection was read and is kept now.

        It is not when somebody asked for it meanwhile, people were erased, or parts that were read merged.

        Raises:
            StoppedError: ``stop`` was set before it was done.
            CauceError: ``events_unavailable`` (503).
        """
        found = list[Instants]()
        for part in parts_of(begun.rows):
            with self._pause(key[0]):
                found.append(self._part(key, begun, part))
            if self.keeper.is_kept(key):
                return False
        return self.keeper.keep(self.events, key, begun, side_by_side(found))

    def _part(self, key: SelectedKey, begun: Begun, part: Part) -> Instants:
        project_id, wanted, bots = key
        scope = Scope(project_id, self.clock(), merged=False, include_bots=bots)
        statement = instants_statement(
            wanted, scope, part, seqs=(0, begun.mark.seq), settled=begun.settled
        )
        columns, _ = store.columns(self.events, statement, 1)
        return read_instants(columns)

    @contextmanager
    def _pause(self, project_id: int) -> Iterator[None]:
        """Hold a turn, having waited until nobody else has or wants one."""
        while not self.stop.is_set():
            with self.turns.spare(project_id) as mine:
                if mine:
                    yield
                    return
            self.stop.wait(PAUSE_S)
        raise StoppedError

"""Keeping the instants of what is asked: within a budget, and always those of the data as they are."""

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from cauce.analytics import store
from cauce.analytics.contracts import Columns, Scope, Selected, Statement
from cauce.analytics.facade.forms import BYTES_EACH, FORMS, Form, Wanted
from cauce.analytics.facade.newest import NewestKept
from cauce.analytics.facade.states import States
from cauce.analytics.facade.worked import Worked
from cauce.analytics.logic.at_hand import Held
from cauce.analytics.logic.funnel_sql import Part, parts_of
from cauce.analytics.logic.instants import NOTHING, Instants
from cauce.infra.events import Events

MIN_ROWS = 250_000
"""Of fewer rows the engine answers about as quickly."""

SETTLED_ROWS = 500_000
"""Parts of so many rows are seldom merged: while one is read it stays as it is."""

DUE = 0.8
"""Everybody's trails are read once questions have read so large a share of the events by themselves."""

TRIES = 3

MOST_KNOWN = 10_000
"""Selections of which something is remembered although they are not kept."""

Key = tuple[int, Wanted, bool]
"""(project, what is selected, whether what programs did counts)."""

SelectedKey = tuple[int, Selected, bool]


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a project's events are known.

    Attributes:
        state: the numbers of the table's last insert and of its last mutation (erasing takes rows away anywhere).
        count: the project's events.
        seq: the highest ``seq`` among them.
    """

    state: tuple[int, ...]
    count: int
    seq: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What is held of a selection: all events of it with a ``seq`` up to ``until``."""

    held: Any
    until: int
    bytes: int = 0
    """What it takes in memory."""

    @classmethod
    def of(cls, held: Any, until: int) -> "Kept":
        """Return what is held, weighed."""
        return cls(held, until, held.bulk.bytes + held.since.bytes)


@dataclass(frozen=True, slots=True)
class Begun:
    """A reading that nobody asked for (yet): how far it goes, and of what state of the project's rows."""

    mark: Mark
    renewed: int
    rows: int
    settled: tuple[str, ...]


@dataclass
class Keeper:
    """The instants of the selections that were asked for last, in at most ``budget`` bytes.

    Events are stored in the order of ``seq``, so those that came since are the ones with a higher one. Were
    a row ever stored behind the highest seen, the number of rows would tell; then, and after an erasure, all
    is read anew.
    """

    budget: int
    threads: int
    min_rows: int = MIN_ROWS
    settled_rows: int = SETTLED_ROWS
    due: float = DUE
    _kept: OrderedDict[Key, Kept] = field(default_factory=OrderedDict)
    _sizes: dict[Key, int] = field(default_factory=dict)
    """What each took when it was last read: what did not fit is not read again and again."""
    _needed: dict[Key, int] = field(default_factory=dict)
    """The events that questions have read by themselves, because all are not kept yet."""
    _marks: dict[int, Mark] = field(default_factory=dict)
    _renewed: Counter[int] = field(default_factory=Counter)
    """How often everything of a project was forgotten: what was read before then does not hold."""
    _asked: Counter[SelectedKey] = field(default_factory=Counter)
    _turns: dict[int, threading.Lock] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _newest: NewestKept = field(default_factory=NewestKept)
    _states: States = field(default_factory=States)
    worked: Worked = field(init=False)
    """What was worked out of them, in another quarter of the budget."""

    def __post_init__(self) -> None:
        self.worked = Worked(self.budget // 4)

    @property
    def bytes(self) -> int:
        """What everything kept takes in memory."""
        with self._lock:
            return sum(one.bytes for one in self._kept.values())

    def held(
        self,
        events: Events,
        scope: Scope,
        wanted: tuple[Wanted, ...],
        own: Statement | None = None,
    ) -> tuple[Any, ...] | None:
        """Return what is held of each selection, up to now.

        None when one is too small to keep, when all do not fit, while an erasure is under way, and until
        questions have read enough by themselves (``AtHand.own``).
        """
        state = self._states.now(events).get("events", (0, 0, 0))
        if state[2]:
            return None
        key = (scope.project_id, wanted[0], scope.include_bots)
        needed = None
        if own is not None and key not in self._kept:
            needed = int(store.run(events, own).rows[0][0])
        with self._turn(scope.project_id):
            mark = self._marked(events, scope.project_id, state)
            if not self._worth(events, scope, wanted):
                return None
            if needed is not None and not self._is_due(key, needed, mark):
                return None
            with self._lock:
                self._asked.update(
                    (scope.project_id, one, scope.include_bots)
                    for one in wanted
                    if isinstance(one, Selected)
                )
            return tuple(self._of(events, scope, one, mark).held for one in wanted)

    def _is_due(self, key: Key, needed: int, mark: Mark) -> bool:
        """Return whether to read all of it now, one more question needing so many rows."""
        if len(self._needed) >= MOST_KNOWN:
            self._needed.clear()
        self._needed[key] = self._needed.get(key, 0) + needed
        return self._needed[key] >= self.due * mark.count

    def asked(self) -> Mapping[SelectedKey, int]:
        """Return what was asked for and kept since the last call, and how often."""
        with self._lock:
            asked, self._asked = self._asked, Counter()
        return asked

    def missing(self, events: Events, wanted: Collection[SelectedKey]) -> list[SelectedKey]:
        """Return which selections are not kept, in the order given; none whose project is being erased from."""
        waiting = set[int]()
        for project_id in sorted({key[0] for key in wanted}):
            with self._turn(project_id):
                if self._renew(events, project_id) is None:
                    waiting.add(project_id)
        return [key for key in wanted if key not in self._kept and key[0] not in waiting]

    def begin(self, events: Events, key: SelectedKey) -> Begun | None:
        """Return what is to be read of a selection beforehand; None when it is not worth keeping.

        So is what is kept already, what is too small, and what does not fit beside all that is kept.
        """
        project_id, wanted, _ = key
        mark = self._marks.get(project_id)
        if mark is None or key in self._kept or self.bytes >= self.budget:
            return None
        rows = store.count_rows(events, project_id, wanted.event)
        size = self._sizes.get(key, BYTES_EACH * rows)
        if rows < self.min_rows or self.bytes + size > self.budget:
            return None
        return Begun(mark, self._renewed[project_id], rows, self._settled(events, mark, rows))

    def keep(self, events: Events, key: SelectedKey, begun: Begun, found: Instants) -> bool:
        """Return whether what was read beforehand is kept now: it still holds, is wanted and fits.

        It is the first to go when room is needed, as nobody has asked for it yet.
        """
        kept = Kept.of(Held(found, NOTHING), begun.mark.seq)
        with self._turn(key[0]):
            if self._renew(events, key[0]) is None or self._renewed[key[0]] != begun.renewed:
                return False
            if key in self._kept or not store.are_there(events, begun.settled):
                return False
            with self._lock:
                self._sizes[key] = kept.bytes
                if sum(one.bytes for one in self._kept.values()) + kept.bytes > self.budget:
                    return False
                self._kept[key] = kept
                self._kept.move_to_end(key, last=False)
        return True

    def is_kept(self, key: SelectedKey) -> bool:
        """Return whether a selection is kept."""
        return key in self._kept

    def _renew(self, events: Events, project_id: int) -> Mark | None:
        """Return how far the events go now; None while an erasure is under way."""
        state = self._states.now(events).get("events", (0, 0, 0))
        return None if state[2] else self._marked(events, project_id, state)

    def _turn(self, project_id: int) -> threading.Lock:
        with self._lock:
            return self._turns.setdefault(project_id, threading.Lock())

    def _worth(self, events: Events, scope: Scope, wanted: tuple[Wanted, ...]) -> bool:
        sizes = []
        for one in wanted:
            size = self._sizes.get((scope.project_id, one, scope.include_bots))
            if size is None:
                rows = store.count_rows(events, scope.project_id, one.event)
                if rows < self.min_rows:
                    return False
                size = FORMS[type(one)].bytes_each * rows
            sizes.append(size)
        return sum(sizes) <= self.budget

    def _marked(self, events: Events, project_id: int, state: tuple[int, ...]) -> Mark:
        """Return how far the events go now, having forgotten what does not hold any more."""
        known = self._marks.get(project_id)
        if known is not None and known.state == state:
            return known
        mark = None if known is None else _further(events, project_id, known, state)
        if mark is None:
            self._forget(project_id)
            seq, count = store.last_seq(events, project_id, 0)
            mark = Mark(state, count, seq)
        self._marks[project_id] = mark
        return mark

    def _forget(self, project_id: int) -> None:
        with self._lock:
            self._renewed[project_id] += 1
            for key in [key for key in self._kept if key[0] == project_id]:
                del self._kept[key]
            self._sizes = {key: n for key, n in self._sizes.items() if key[0] != project_id}
            self._needed = {key: n for key, n in self._needed.items() if key[0] != project_id}
        self._newest.forget(project_id)

    def _of(self, events: Events, scope: Scope, wanted: Wanted, mark: Mark) -> Kept:
        key, form = (scope.project_id, wanted, scope.include_bots), FORMS[type(wanted)]
        kept = self._kept.get(key) or Kept(form.nothing, -1)
        if kept.until < mark.seq:
            # TRICKY: the types known now may be older than the rows, and what is kept is not read again.
            whatever = replace(scope, types=None)
            ask = partial(form.statement, wanted, whatever, seqs=(kept.until + 1, mark.seq))
            if kept.until < 0:
                more = self._all(events, key, ask, mark)
            else:
                more = self._newest.of(events, whatever, wanted, kept.until, mark.seq)
            if more is None:
                more = self._read(events, form, ask, 1)
            kept = Kept.of(form.later(kept.held, more), mark.seq)
        with self._lock:
            if len(self._sizes) >= MOST_KNOWN:
                self._sizes.clear()
            self._kept[key], self._sizes[key] = kept, kept.bytes
            self._kept.move_to_end(key)
            while sum(one.bytes for one in self._kept.values()) > self.budget:
                gone, _ = self._kept.popitem(last=False)
                self._needed.pop(gone, None)
        return kept

    def _all(self, events: Events, key: Key, ask: Callable[..., Statement], mark: Mark) -> Any:
        """Read every row; once more, by their ``seq``, when parts were merged meanwhile."""
        rows, form = store.count_rows(events, key[0], key[1].event), FORMS[type(key[1])]
        settled = self._settled(events, mark, rows)
        found = self._read(events, form, partial(ask, settled=settled), rows)
        return found if store.are_there(events, settled) else self._read(events, form, ask, rows)

    def _settled(self, events: Events, mark: Mark, rows: int) -> tuple[str, ...]:
        """Return parts in which everything is known, if that many rows are worth it; what comes is in others."""
        if rows < self.settled_rows:
            return ()
        return store.settled_parts(events, mark.state[0], self.settled_rows)

    def _read(self, events: Events, form: Form, ask: Callable[[Part], Statement], rows: int) -> Any:
        """Read about so many rows, a range of persons at a time."""
        parts = parts_of(rows)
        threads = 1 if len(parts) > 1 else self.threads
        with ThreadPoolExecutor(self.threads) as pool:
            found = pool.map(lambda part: form.read(_columns(events, ask(part), threads)), parts)
            return form.side_by_side(list(found))


def _further(events: Events, project_id: int, known: Mark, state: tuple[int, ...]) -> Mark | None:
    """Return how far the events go now if rows were only added behind those known; else None.

    Rows that arrive between the two looks are a reason to look again.
    """
    if known.state[1:] != state[1:]:
        return None
    for _ in range(TRIES):
        seq, more = store.last_seq(events, project_id, known.seq + 1)
        count = store.count_events(events, project_id)
        if count == known.count + more:
            return Mark(state, count, max(seq, known.seq))
    return None


def _columns(events: Events, statement: Statement, threads: int) -> Columns:
    columns, _ = store.columns(events, statement, threads)
    return columns

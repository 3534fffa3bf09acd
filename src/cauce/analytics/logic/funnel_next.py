"""What those who leave a funnel do next (``docs/reference/definitions.md``, Funnels, ``drop_off``)."""

from collections.abc import Generator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import (
    OTHER,
    Columns,
    DropOff,
    FunnelQuery,
    Job,
    Jobs,
    NextEvent,
    Order,
    Scope,
    Statement,
)
from cauce.analytics.logic.correlation_sql import done_volume, everything_done
from cauce.analytics.logic.funnel_outcome import Outcome, Read, read_part
from cauce.analytics.logic.funnel_rows import Ids, Ints
from cauce.analytics.logic.funnel_sql import layout_of, parts_of
from cauce.analytics.logic.labels import Labels, join_labels
from cauce.analytics.logic.persons import resolve

Index = NDArray[np.intp]
Codes = NDArray[np.int32]
NOTHING = -1


@dataclass(frozen=True, slots=True)
class Left:
    """The attempts that left a funnel, by person: after which step, when, and until when it was open."""

    attempt: Index
    person: Ids
    standing: NDArray[np.int8]
    since: Ints
    closes: Ints

    @classmethod
    def of(cls, outcome: Outcome) -> "Left":
        """Return those of an outcome."""
        level = outcome.level.astype(np.intp)
        attempt = np.flatnonzero(level < outcome.ms.shape[1])
        attempt = attempt[np.argsort(outcome.person[attempt], kind="stable")]
        standing = level[attempt] - 1
        since = outcome.ms[attempt, standing]
        return cls(
            attempt,
            outcome.person[attempt],
            standing.astype(np.int8),
            since,
            outcome.closes[attempt],
        )


@dataclass(frozen=True, slots=True)
class Next:
    """What each attempt of an outcome did next; ``NOTHING``: nothing, or it converted."""

    labels: Labels
    step: NDArray[np.int8]

    def shown(self, step: int, limit: int) -> dict[str, int]:
        """Return the most frequent events after leaving before a step; equally frequent ones by name."""
        code = self.labels.code[self.step == step]
        counts = np.bincount(code[code >= 0], minlength=len(self.labels.names)).tolist()
        found = [(name, n) for name, n in zip(self.labels.names, counts, strict=True) if n]
        return dict(sorted(found, key=lambda one: (-one[1], one[0]))[:limit])

    def of(self, step: int, name: str | None, limit: int) -> NDArray[np.bool_]:
        """Return which attempts left before a step and did an event (``OTHER``: none of those shown) next."""
        gone: NDArray[np.bool_] = np.equal(self.step, step)
        code = self.labels.code
        if name is None:
            gone &= code == NOTHING
            return gone
        wanted = [name]
        if name == OTHER:
            wanted = sorted(set(self.labels.names) - self.shown(step, limit).keys())
        codes = [self.labels.names.index(one) for one in wanted if one in self.labels.names]
        gone &= np.isin(code, codes)
        return gone


def next_of(
    query: FunnelQuery, outcome: Outcome, scope: Scope
) -> Generator[Statement | Jobs, Any, Next]:
    """Work out what everybody did next who left a funnel."""
    left, volume = Left.of(outcome), (yield done_volume(query, scope))
    statements = [everything_done(query, (), scope, part) for part in parts_of(int(volume[0][0]))]
    if scope.merged:
        read = yield Jobs(tuple(Job(statement, read_part) for statement in statements))
        resolved = yield from resolve(read, scope)
        work = [partial(_of_read, query, left, one) for one in resolved]
        found = yield Jobs(tuple(Job(None, one) for one in work))
    else:
        work_on = partial(_of_columns, query, left)
        found = yield Jobs(tuple(Job(statement, work_on) for statement in statements))
    return Next(_together(outcome, left, found), _gone_before(query, outcome))


def drop_offs(query: FunnelQuery, found: Next) -> tuple[DropOff, ...]:
    """Return what was done next after leaving before each step."""
    limit, out = query.drop_off or 0, []
    for step in range(1, len(query.steps)):
        lost = int(np.count_nonzero(found.step == step))
        nothing = int(np.count_nonzero(found.of(step, None, limit)))
        shown = found.shown(step, limit)
        other = lost - nothing - sum(shown.values())
        counted = [*shown.items(), *([(OTHER, other)] if other else [])]
        events = tuple(NextEvent(name, count, count / lost) for name, count in counted)
        if lost:
            out.append(DropOff(step, lost, events, nothing))
    return tuple(out)


def _gone_before(query: FunnelQuery, outcome: Outcome) -> NDArray[np.int8]:
    """The step that each attempt would have needed next; 0 for those that converted."""
    layout = layout_of(query)
    goals = [max(layout.goals(step), default=0) for step in range(len(query.steps))]
    return np.array(goals, np.int8)[outcome.level.astype(np.intp) - 1]


def _of_columns(query: FunnelQuery, left: Left, columns: Columns) -> Labels:
    return _followed(query, left, read_part(columns))


def _of_read(query: FunnelQuery, left: Left, read: Read, _columns: Columns) -> Labels:
    return _followed(query, left, read)


def _followed(query: FunnelQuery, left: Left, read: Read) -> Labels:
    """Return what each of those who left did next, among some rows; a person is among them whole or not at all."""
    rows, code = read.rows, np.asarray(read.rows.label)
    out = np.full(len(left.person), NOTHING, np.int32)
    people = np.unique(left.person)
    if not len(people) or not len(rows.t):
        return Labels(out, read.names)
    first = min(int(rows.t.min()), int(left.since.min()))
    span = max(int(rows.t.max()), int(left.closes.max())) - first + 2
    place = np.minimum(np.searchsorted(people, rows.person), len(people) - 1)
    mine = np.flatnonzero((people[place] == rows.person) & (code >= 0))
    at, code = place[mine] * span + (rows.t[mine] - first), code[mine]
    rank = np.empty(len(read.names), np.int64)
    rank[sorted(range(len(rank)), key=read.names.__getitem__)] = np.arange(len(rank))
    order = np.lexsort((rank[code], at))
    at, code = at[order], code[order]
    unit = np.searchsorted(people, left.person) * span - first
    for step in np.unique(left.standing).tolist():
        here = np.flatnonzero(left.standing == step)
        kept = np.flatnonzero(code != _standing_at(query, step, read.names))
        index = np.searchsorted(at[kept], unit[here] + left.since[here], "right")
        there = index < len(kept)
        here, chosen = here[there], kept[index[there]]
        within = at[chosen] <= unit[here] + left.closes[here]
        out[here[within]] = code[chosen[within]]
    return Labels(out, read.names)


def _standing_at(query: FunnelQuery, step: int, names: tuple[str, ...]) -> int:
    """The code of the event of the step that was reached last: repeating it is not going elsewhere."""
    name = query.steps[step].event
    if query.order is Order.ANY or name not in names:
        return NOTHING
    return names.index(name)


def _together(outcome: Outcome, left: Left, parts: list[Labels]) -> Labels:
    """Return what each attempt did next; only the part that a person is in knows."""
    joined = join_labels(parts)
    code = np.full(len(outcome.level), NOTHING, np.int32)
    for codes in np.split(joined.code, len(parts)):
        known = codes >= 0
        code[left.attempt[known]] = codes[known]
    return Labels(code, joined.names)

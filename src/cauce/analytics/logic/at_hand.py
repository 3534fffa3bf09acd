"""Answering from instants that are kept at hand instead of rows of the engine (``instants``, ADR 0120)."""

from collections.abc import Callable, Generator, Hashable
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import (
    AtHand,
    Breakdown,
    Columns,
    EventMatch,
    Job,
    Jobs,
    Lasting,
    Scope,
    Selected,
    Statement,
)
from cauce.analytics.logic.funnel_outcome import array
from cauce.analytics.logic.funnel_rows import Ids
from cauce.analytics.logic.funnel_sql import MAX_PARTS, Part, part_test, ranges
from cauce.analytics.logic.gathering import joined, of_persons, resolved
from cauce.analytics.logic.instants import Instants, among, in_order
from cauce.analytics.logic.labels import labels_of_column
from cauce.analytics.logic.merges import Merges
from cauce.analytics.logic.persons import merges_of
from cauce.analytics.logic.source import Source
from cauce.rules import ALWAYS, All, Condition, depends_on_now, depends_on_zone, uses_people

T = TypeVar("T")
PIECE_ROWS = 400_000
"""So many instants are worked on at a time: they stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Held:
    """The instants of a selection by raw person: the bulk, and what came since it was last put together."""

    bulk: Instants
    since: Instants

    @property
    def rows(self) -> int:
        """How many instants there are."""
        return len(self.bulk.t) + len(self.since.t)


@dataclass(frozen=True, slots=True)
class Gone:
    """Persons (sorted) whose rows in the bulk are not all there is of them, or who are somebody else now.

    They are worked out apart, whole and as who they are; ``among`` are the instants they have to be taken out of.
    """

    persons: Ids
    among: tuple[Instants, ...]

    def stay(self, person: Ids) -> NDArray[np.bool_]:
        """Return which of some persons are none of them."""
        return ~among(person, self.persons)

    def theirs(self) -> tuple[Instants, ...]:
        """Return their instants."""
        return tuple(of_persons(one, self.persons) for one in self.among)


@dataclass(frozen=True, slots=True)
class Work(Generic[T]):
    """What is to be worked out of instants, one ``Instants`` a selection, in ranges of whole persons.

    Attributes:
        key: equal for equal work.
        do: the work.
        without: what was worked out, less what it holds of some persons.
    """

    key: Hashable
    do: Callable[[tuple[Instants, ...]], T]
    without: Callable[[T, Gone], T]


def told_for_good(condition: Condition) -> bool:
    """Return whether an event alone tells if it passes: always, whoever did it and whoever asks."""
    return condition == ALWAYS or not (
        uses_people(condition) or depends_on_now(condition) or depends_on_zone(condition)
    )


def selected(match: EventMatch, where: Condition, by: Breakdown | None = None) -> Selected | None:
    """Return what a question selects, if an event alone tells for good whether it is selected."""
    parts = tuple(part for part in (where, match.where) if part != ALWAYS)
    condition = All(parts) if len(parts) > 1 else parts[0] if parts else ALWAYS
    if not told_for_good(condition):
        return None
    return Selected(match.event, condition, None if by is None else replace(by, limit=1))


def worked_at_hand(
    wanted: tuple[Selected, ...], instead: Statement, scope: Scope, work: Work[T]
) -> Generator[Statement | Jobs | AtHand, Any, list[T] | None]:
    """Do the work on everything that is kept, in pieces; None when it is not kept, as of groups nothing is.

    What the bulk comes to is remembered, so of the next question only who has changed is worked out.
    """
    if scope.groups:
        return None
    held = yield AtHand(wanted, scope, instead)
    if held is None:
        return None
    merges = yield from merges_of(scope)
    whole = _split(tuple(one.bulk for one in held))
    key = (scope.project_id, scope.include_bots, wanted, work.key)
    lasting = Lasting(key, tuple(one.bulk.t for one in held))
    done: list[T] = yield Jobs(tuple(_job(work.do, piece) for piece in whole), lasting)
    gone = reduce(np.union1d, (one.since.person for one in held), _concerned(merges))
    if not len(gone):
        return done
    less = [_less(work, *one, gone) for one in zip(done, whole, strict=True)]
    apart = _split(tuple(resolved(_whole(one, gone), merges) for one in held))
    return list((yield Jobs((*less, *(_job(work.do, piece) for piece in apart)))))


def _job(do: Callable[[tuple[Instants, ...]], T], piece: tuple[Instants, ...]) -> Job:
    return Job(None, lambda _columns: do(piece))


def _less(work: Work[T], done: T, piece: tuple[Instants, ...], gone: Ids) -> Job:
    """Take out of what a piece came to who is worked out apart; the range of ``gone`` suffices."""
    own = _between(gone, piece)
    return Job(None, lambda _columns: work.without(done, Gone(own, piece)) if len(own) else done)


def _between(persons: Ids, piece: tuple[Instants, ...]) -> Ids:
    """Return those of some persons who may be in a piece."""
    ends = [one.person[[0, -1]] for one in piece if len(one.person)]
    if not ends:
        return persons[:0]
    low, high = np.min(ends), np.max(ends)
    return persons[np.searchsorted(persons, low) : np.searchsorted(persons, high, "right")]


def _split(instants: tuple[Instants, ...]) -> list[tuple[Instants, ...]]:
    """Return ranges of persons, every person whole."""
    parts = _parts(sum(len(one.t) for one in instants))
    return [tuple(one.between(part) for one in instants) for part in parts]


def _parts(rows: int) -> tuple[Part, ...]:
    return ranges(min(MAX_PARTS, max(1, -(-rows // PIECE_ROWS))))


def _concerned(merges: Merges) -> Ids:
    """The persons who were merged, and those they were merged into."""
    return np.unique(np.concatenate((merges.away, merges.into)))


def _whole(held: Held, persons: Ids) -> Instants:
    bulk = of_persons(held.bulk, persons)
    return joined(bulk, held.since) if len(held.since.t) else bulk


def instants_statement(
    wanted: Selected,
    scope: Scope,
    part: Part,
    seqs: tuple[int, int],
    settled: tuple[str, ...] = (),
) -> Statement:
    """Return the statement of p, t and, as wanted, v of a selection: events from one ``seq`` to another.

    Reads the sort key (project_id, event, person_id, timestamp). ``settled``: see ``Source.between``.
    """
    source = Source.of(scope, scope.utc)
    label = "" if wanted.by is None else f", toLowCardinality({source.breakdown(wanted.by)}) AS v"
    tests = [source.matching(EventMatch(wanted.event), wanted.where, None)]
    tests += part_test(source, part)
    rows = (
        f"SELECT person_id AS p, toUnixTimestamp64Milli(timestamp) AS t{label} FROM events"
        f" WHERE {' AND '.join(tests)}"
    )
    return source.between(rows, seqs, settled)


def read_instants(columns: Columns) -> Instants:
    """Return the engine's rows of a range of persons as instants."""
    labels = labels_of_column(columns["v"]) if "v" in columns else None
    found = in_order(array(columns["p"], np.uint64), array(columns["t"], np.int64), labels)
    return found.with_quarters()

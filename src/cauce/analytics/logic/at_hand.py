"""Answering from instants that are kept at hand instead of rows of the engine (``instants``, ADR 0120)."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace
from functools import partial, reduce
from typing import Any, TypeVar

import numpy as np

from cauce.analytics.contracts import (
    AtHand,
    Breakdown,
    Columns,
    EventMatch,
    Job,
    Jobs,
    Scope,
    Selected,
    Statement,
)
from cauce.analytics.logic.funnel_outcome import array
from cauce.analytics.logic.funnel_rows import Ids
from cauce.analytics.logic.funnel_sql import MAX_PARTS, Part, part_test, ranges
from cauce.analytics.logic.instants import Instants, among, in_order, joined, of_persons, resolved
from cauce.analytics.logic.labels import labels_of_column
from cauce.analytics.logic.merges import Merges
from cauce.analytics.logic.persons import merges_of
from cauce.analytics.logic.source import Source
from cauce.rules import ALWAYS, All, Condition, depends_on_now, uses_people

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
class Piece:
    """The instants of a range of persons, one for each selection.

    ``elsewhere`` are persons of the range (sorted) who stand in another piece: with later rows, or as the
    person they were merged into. What is worked out of them here is dropped.
    """

    instants: tuple[Instants, ...]
    elsewhere: Ids

    def here(self, person: Ids) -> Any:
        """Return which of some persons this piece answers for."""
        return ~among(person, self.elsewhere)


def selected(match: EventMatch, where: Condition, by: Breakdown | None = None) -> Selected | None:
    """Return what a question selects, if an event alone tells for good whether it is selected."""
    parts = tuple(part for part in (where, match.where) if part != ALWAYS)
    condition = All(parts) if len(parts) > 1 else parts[0] if parts else ALWAYS
    if condition != ALWAYS and (uses_people(condition) or depends_on_now(condition)):
        return None
    return Selected(match.event, condition, None if by is None else replace(by, limit=1))


def worked_at_hand(
    wanted: tuple[Selected, ...], instead: Statement, scope: Scope, work: Callable[[Piece], T]
) -> Generator[Statement | Jobs | AtHand, Any, list[T] | None]:
    """Do the work on every piece of what is kept; None when it is not kept, as of groups nothing is."""
    if scope.groups:
        return None
    held = yield AtHand(wanted, scope, instead)
    if held is None:
        return None
    merges = yield from merges_of(scope)
    jobs = tuple(Job(None, partial(_on_piece, work, piece)) for piece in pieces(held, merges))
    return list((yield Jobs(jobs)))


def _on_piece(work: Callable[[Piece], T], piece: Piece, _columns: Columns) -> T:
    return work(piece)


def pieces(held: tuple[Held, ...], merges: Merges) -> Iterator[Piece]:
    """Yield everything held in ranges of persons, every person whole and as who they are now."""
    elsewhere = reduce(np.union1d, (one.since.person for one in held), _concerned(merges))
    for part in _parts(sum(len(one.bulk.t) for one in held)):
        yield Piece(tuple(one.bulk.between(part) for one in held), elsewhere)
    if not len(elsewhere):
        return
    apart = [resolved(_whole(one, elsewhere), merges) for one in held]
    for part in _parts(sum(len(one.t) for one in apart)):
        yield Piece(tuple(one.between(part) for one in apart), elsewhere[:0])


def _parts(rows: int) -> tuple[Part, ...]:
    return ranges(min(MAX_PARTS, max(1, -(-rows // PIECE_ROWS))))


def _concerned(merges: Merges) -> Ids:
    """The persons who were merged, and those they were merged into."""
    return np.unique(np.concatenate((merges.away, merges.into)))


def _whole(held: Held, persons: Ids) -> Instants:
    bulk = of_persons(held.bulk, persons)
    return joined(bulk, held.since) if len(held.since.t) else bulk


def instants_statement(
    wanted: Selected, scope: Scope, part: Part, seqs: tuple[int, int]
) -> Statement:
    """Return the statement of p, t and, as wanted, v of a selection: events from one ``seq`` to another.

    Reads the sort key (project_id, event, person_id, timestamp).
    """
    source = Source.of(scope, scope.utc)
    first, last = (source.bind(seq, "UInt64") for seq in seqs)
    tests = [
        source.matching(EventMatch(wanted.event), wanted.where, None),
        f"seq >= {first} AND seq <= {last}",
        *part_test(source, part),
    ]
    label = "" if wanted.by is None else f", toLowCardinality({source.breakdown(wanted.by)}) AS v"
    return source.statement(
        f"SELECT person_id AS p, toUnixTimestamp64Milli(timestamp) AS t{label} FROM events"
        f" WHERE {' AND '.join(tests)}"
    )


def read_instants(columns: Columns) -> Instants:
    """Return the engine's rows of a range of persons as instants."""
    labels = labels_of_column(columns["v"]) if "v" in columns else None
    return in_order(array(columns["p"], np.uint64), array(columns["t"], np.int64), labels)

"""The newest events of a project, whatever their names: of what they are, many questions keep a part."""

from dataclasses import dataclass, replace
from typing import Any, TypeGuard

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import INTERNAL_EVENTS, Columns, Scope, Selected, Statement, Trailed
from cauce.analytics.logic.funnel_outcome import array
from cauce.analytics.logic.funnel_rows import Ids, Ints
from cauce.analytics.logic.instants import Instants, in_order
from cauce.analytics.logic.labels import Labels, join_labels, labels_of_column
from cauce.analytics.logic.source import Source
from cauce.rules import ALWAYS


@dataclass(frozen=True, slots=True)
class Newest:
    """Events with a ``seq`` above ``after`` and up to ``until``: all there are."""

    after: int
    until: int
    seq: Ints
    event: Labels
    person: Ids
    t: Ints

    @classmethod
    def none(cls, after: int) -> "Newest":
        """Return no events, of none behind a ``seq``."""
        no_ints = np.empty(0, np.int64)
        labels = Labels(np.empty(0, np.int32), ())
        return cls(after, after, no_ints, labels, np.empty(0, np.uint64), no_ints)

    def __len__(self) -> int:
        """Return how many events they are."""
        return len(self.seq)

    def then(self, columns: Columns, until: int) -> "Newest":
        """Return these and those read since, which go up to ``until``."""
        return replace(
            self,
            until=until,
            seq=np.append(self.seq, array(columns["seq"], np.int64)),
            event=join_labels([self.event, labels_of_column(columns["event"])]),
            person=np.append(self.person, array(columns["p"], np.uint64)),
            t=np.append(self.t, array(columns["t"], np.int64)),
        )

    def behind(self, after: int) -> "Newest":
        """Return those with a ``seq`` above another."""
        stay = self.seq > after
        codes, code = np.unique(self.event.code[stay], return_inverse=True)
        event = Labels(code.astype(np.int32), tuple(self.event.names[one] for one in codes))
        return replace(
            self,
            after=max(self.after, after),
            seq=self.seq[stay],
            event=event,
            person=self.person[stay],
            t=self.t[stay],
        )

    @staticmethod
    def tells(wanted: Selected | Trailed) -> TypeGuard[Selected]:
        """Return whether a name alone selects what is wanted: no property does, and it is no trail."""
        return isinstance(wanted, Selected) and wanted.where == ALWAYS and wanted.by is None

    def of(self, wanted: Selected, after: int) -> Instants | None:
        """Return the instants of a selection with a ``seq`` above ``after``; None when they are not all here."""
        if after < self.after:
            return None
        chosen = self._named(wanted.event) & (self.seq > after)
        return in_order(self.person[chosen], self.t[chosen]).with_quarters()

    def _named(self, event: str | None) -> NDArray[np.bool_]:
        codes: Any = [
            code
            for code, name in enumerate(self.event.names)
            if (name not in INTERNAL_EVENTS if event is None else name == event)
        ]
        return np.isin(self.event.code, codes)


def newest_statement(scope: Scope, seqs: tuple[int, int]) -> Statement:
    """Return the statement of seq, event, p and t of every event from one ``seq`` to another."""
    source = Source.of(scope, scope.utc)
    first, last = (source.bind(seq, "UInt64") for seq in seqs)
    return source.statement(
        "SELECT toInt64(seq) AS seq, toLowCardinality(event) AS event, person_id AS p,"
        f" toUnixTimestamp64Milli(timestamp) AS t FROM events WHERE {source.counted}"
        f" AND seq >= {first} AND seq <= {last}"
    )

"""From the engine's columns to what is counted: one outcome an attempt."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import Attribution, Columns, FunnelQuery
from cauce.analytics.logic.funnel_board import Index, board_of
from cauce.analytics.logic.funnel_count import counted
from cauce.analytics.logic.funnel_pass import Attempts
from cauce.analytics.logic.funnel_rows import Board, Ids, Ints, Moments
from cauce.analytics.logic.funnel_sessions import with_sessions
from cauce.analytics.logic.funnel_sql import layout_of
from cauce.analytics.logic.labels import NO_LABELS, Labels, join_labels, labels_of_column


@dataclass(frozen=True, slots=True)
class Outcome:
    """Attempts as they count.

    Attributes:
        level: the furthest step reached, from 1.
        person: who entered.
        ms: when each step was reached, milliseconds since 1970; -1 when it was not.
        labels: the breakdown value of each attempt.
        closes: the last millisecond of its window.
        group: the group that entered, where these are counted.
    """

    level: NDArray[np.int8]
    person: Ids
    ms: Ints
    labels: Labels
    closes: Ints
    group: Ids | None = None

    def take(self, index: Index | NDArray[np.bool_]) -> "Outcome":
        """Return some of the attempts."""
        rows = np.flatnonzero(index) if index.dtype == np.bool_ else index
        labels = Labels(self.labels.code.take(rows), self.labels.names)
        group = None if self.group is None else self.group.take(rows)
        ms = self.ms.T.take(rows, axis=1).T  # step after step, as they are looked at
        person, closes = self.person.take(rows), self.closes.take(rows)
        return Outcome(self.level.take(rows), person, ms, labels, closes, group)


def join_outcomes(parts: list[Outcome]) -> Outcome:
    """Return the attempts of all parts."""
    groups = [part.group for part in parts if part.group is not None]
    return Outcome(
        np.concatenate([part.level for part in parts]),
        np.concatenate([part.person for part in parts]),
        np.concatenate([part.ms for part in parts]),
        join_labels([part.labels for part in parts]),
        np.concatenate([part.closes for part in parts]),
        np.concatenate(groups) if groups else None,
    )


@dataclass(frozen=True, slots=True)
class Read:
    """The rows of a part, as read, with the names of the label codes."""

    rows: Moments
    names: tuple[str, ...] = ()


def read_part(columns: Columns) -> Read:
    """Return the rows of a part; persons are not resolved yet, sessions not worked out."""
    labels = labels_of_column(columns["v"]) if "v" in columns else NO_LABELS
    rows = Moments(
        array(columns["p"], np.uint64),
        array(columns["t"], np.int64),
        array(columns["m"], np.uint32),
        array(columns["s"], np.uint64) if "s" in columns else None,
        array(columns["h"], np.uint64) if "h" in columns else None,
        array(columns["g"], np.uint64) if "g" in columns else None,
        labels.code if "v" in columns else None,
    )
    return Read(rows, labels.names)


def array(column: Any, kind: type[np.generic]) -> NDArray[Any]:
    """Return an Arrow column as an array of a type; small masks are widened."""
    return np.asarray(column.to_numpy()).astype(kind, copy=False)


def outcome_of(read: Read, query: FunnelQuery) -> Outcome:
    """Return the attempts among the rows; everything of a person must be among them."""
    rows = with_sessions(read.rows, query)
    board = board_of(rows, layout_of(query))
    attempts = counted(board, query.counting)
    code = _attributed(board, attempts, query.attribution)
    ms = np.where(attempts.at >= 0, board.ms(attempts.at), -1)
    entered = attempts.row[:, 0]
    closes = board.ms(board.closes(attempts.at[:, 0]))
    group = None if rows.group is None else rows.group[entered]
    labels = Labels(code, read.names)
    return Outcome(attempts.level, rows.person[entered], ms, labels, closes, group)


def _attributed(board: Board, attempts: Attempts, by: Attribution) -> NDArray[np.int32]:
    """Return the label code of each attempt: of the first or last step that has one, or of a step."""
    code = np.full(len(attempts.level), -1, np.int32)
    if board.rows.label is None:
        return code
    steps = list(range(attempts.row.shape[1]))
    if by.kind == "step":
        steps = [by.step or 0]
    elif by.kind == "last_touch":
        steps.reverse()
    for k in steps:
        row = attempts.row[:, k]
        open_ = (row >= 0) & (code < 0)
        code[open_] = board.rows.label[row[open_]]
    return code

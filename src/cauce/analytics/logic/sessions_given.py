"""What events give their session: the first value, or the last, that any of them carries."""

from dataclasses import dataclass

import numpy as np

from cauce.analytics.logic.funnel_board import Index
from cauce.analytics.logic.funnel_rows import Ints, run_starts
from cauce.analytics.logic.labels import Codes
from cauce.analytics.logic.trails import Kind, Trails, having


@dataclass(frozen=True, slots=True)
class Given:
    """What the kinds of events give their session.

    Attributes:
        code: an index of ``names`` for each kind; -1 when it gives nothing.
        rank: orders what is given at one instant, as ``visits_sql.ranked_sql`` says.
        names: the values.
    """

    code: Codes
    rank: Ints
    names: tuple[str, ...]

    @classmethod
    def of(cls, texts: tuple[str, ...], *, labelled: bool) -> "Given":
        """Return what the kinds with some texts give; nothing when they are not ``labelled``."""
        known: dict[str, int] = {}
        code, rank = [], []
        for text in texts:
            number, told, label = (Kind.of(text).more if labelled else "").partition(":")
            code.append(known.setdefault(label, len(known)) if told else -1)
            rank.append(int(number) if told else 0)
        return cls(np.array(code, np.int32), np.array(rank, np.int64), tuple(known))


def label_of_each(trails: Trails, given: Given, *, late: bool) -> Codes:
    """Return the code of what each session is given first, or last of all when ``late``; -1 for nothing."""
    out = np.full(len(trails.start), -1, np.int32)
    row = having(trails.code, given.code >= 0)
    if not len(row):
        return out
    session = np.searchsorted(trails.opens, row, "right") - 1
    heads = run_starts(session)
    at = np.append(heads[1:], len(row)) - 1 if late else heads
    best = _best(trails, given, row, session, at, step=-1 if late else 1)
    out[session[at]] = given.code[trails.code[row[best]]]
    return out


def _best(
    trails: Trails, given: Given, row: Index, session: Index, at: Index, *, step: int
) -> Index:
    """Return, of the rows of one instant that begin at some places and go on by a step, those of the least rank.

    Backwards those of the greatest.
    """
    best, place = at, at
    while True:
        after = np.clip(place + step, 0, len(row) - 1)
        same = (after != place) & (session[after] == session[place])
        same &= trails.after[row[after]] == trails.after[row[place]]
        if not np.any(same):
            return best
        rank = given.rank[trails.code[row]] * step
        best = np.where(same & (rank[after] < rank[best]), after, best)
        place = np.where(same, after, place)

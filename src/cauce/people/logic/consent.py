"""Consent: the history that is kept of it, and what it comes to per purpose."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cauce.kernel.errors import Text
from cauce.people.contracts import Agreed, ConsentState, LawfulBasis, Purpose, PurposeState

MOST_KEPT = 200
"""Statements kept of one id and category; beyond it the oldest go."""

USUAL_PURPOSES = (
    Purpose(
        "analytics",
        LawfulBasis.CONSENT,
        ("analytics", "performance", "statistics", "analytics_storage"),
        Text("Analytics", "Análisis"),
    ),
    Purpose(
        "marketing",
        LawfulBasis.CONSENT,
        ("marketing", "advertising", "targeting", "ad_storage", "ad_user_data"),
        Text("Marketing", "Publicidad"),
    ),
    Purpose(
        "personalization",
        LawfulBasis.CONSENT,
        ("personalization", "personalisation", "functional", "ad_personalization"),
        Text("Personalisation", "Personalización"),
    ),
)
"""The purposes of a project that has not said its own, with the categories that tools send for them.

Source of the categories: Segment's consent managers, Google's consent mode.
"""

Key = tuple[int, str]


def condense(statements: Iterable[Agreed]) -> list[Agreed]:
    """Return what is kept: of equal statements in a row the first and the last.

    The middle ones would say nothing that these do not, and a different statement that arrives late
    and belongs between them leaves both sides as they were.

    Example:
        >>> from datetime import datetime
        >>> said = [Agreed(7, "ads", n != 4, datetime(2026, 1, 1, n), f"m{n}", "web") for n in range(6)]
        >>> [one.at.hour for one in condense(said)]
        [0, 3, 4, 5]
    """
    grouped: dict[Key, list[Agreed]] = defaultdict(list)
    for one in statements:
        grouped[(one.raw, one.category)].append(one)
    kept: list[Agreed] = []
    for group in grouped.values():
        group.sort(key=lambda one: (one.at, one.message_id))
        ends = [
            one
            for i, one in enumerate(group)
            if i in {0, len(group) - 1}
            or group[i - 1].granted != one.granted
            or group[i + 1].granted != one.granted
        ]
        kept += ends[-MOST_KEPT:]
    return kept


@dataclass(frozen=True, slots=True)
class Change:
    """What to write of consents."""

    gone: Sequence[Agreed]
    added: Sequence[Agreed]


def change(recorded: Collection[Agreed], new: Iterable[Agreed]) -> Change:
    """Return how the record changes when ``new`` is said; what is on it already changes nothing."""
    before = {_key(one): one for one in recorded}
    every = before | {_key(one): one for one in new if _key(one) not in before}
    after = {_key(one): one for one in condense(every.values())}
    return Change(
        [one for key, one in before.items() if key not in after],
        [one for key, one in after.items() if key not in before],
    )


def _key(one: Agreed) -> tuple[int, str, Any, str]:
    return (one.raw, one.category, one.at, one.message_id)


def history(statements: Iterable[Agreed], own: int) -> list[Agreed]:
    """Return each change of mind of a person, newest first; ``own``: the survivor of merges."""
    changes: list[Agreed] = []
    before: dict[str, bool] = {}
    for one in sorted(statements, key=lambda s: _order(s, own)):
        if before.get(one.category) is not one.granted:
            changes.append(one)
        before[one.category] = one.granted
    return changes[::-1]


def _order(one: Agreed, own: int) -> tuple[datetime, bool, str, int, str]:
    """At the same instant the word of the survivor's own id is the later one."""
    return (one.at, one.raw == own, one.message_id, one.raw, one.category)


def latest(statements: Iterable[Agreed], own: int) -> dict[str, bool]:
    """Return what was said last of each category; ``own``: the survivor of merges."""
    return {one.category: one.granted for one in sorted(statements, key=lambda s: _order(s, own))}


def states(changes: Sequence[Agreed], purposes: Iterable[Purpose]) -> list[PurposeState]:
    """Return where a person stands on each purpose; one category that was refused refuses it.

    Args:
        changes: what ``history`` returned.
        purposes: those of the project.
    """
    newest: dict[str, Agreed] = {}
    for one in changes:
        newest.setdefault(one.category, one)
    found = []
    for purpose in purposes:
        said = [newest[name] for name in purpose.categories if name in newest]
        refused = [one for one in said if not one.granted]
        by = max(refused or said, key=lambda one: (one.at, one.message_id), default=None)
        found.append(PurposeState(purpose, _state(purpose, by), by))
    return found


def _state(purpose: Purpose, by: Agreed | None) -> ConsentState:
    if by is not None and not by.granted:
        return ConsentState.DENIED
    if purpose.basis is not LawfulBasis.CONSENT:
        return ConsentState.NOT_NEEDED
    return ConsentState.UNKNOWN if by is None else ConsentState.GRANTED

"""What an answer of Cauce means for each message of a batch; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cauce_sdk.message import Message

MAX_WAIT_S = 60.0
DONE = frozenset({"ok", "duplicate", "warning"})
GIVEN_UP = frozenset({400, 401})
"""Statuses that no repetition changes: the body cannot be read, no project has this key."""


@dataclass(frozen=True)
class Answer:
    """An answer; status 0 is none at all, or one that did not come from Cauce."""

    status: int = 0
    retry_after_s: float = 0.0
    results: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Fates:
    """What becomes of the messages of a batch."""

    done: list[Message] = field(default_factory=list)
    dropped: list[tuple[Message, str]] = field(default_factory=list)
    again: list[Message] = field(default_factory=list)
    too_large: bool = False
    """The batch has to be halved."""


def fates(answer: Answer, batch: Sequence[Message]) -> Fates:
    """Return what becomes of each message: stored, never to be stored, or to be sent again."""
    alone = len(batch) == 1
    if answer.status in GIVEN_UP or (answer.status == 413 and alone):
        return Fates(dropped=[(message, f"http_{answer.status}") for message in batch])
    if answer.status != 200:
        return Fates(again=list(batch), too_large=answer.status == 413)
    found = Fates()
    for message in batch:
        verdict = answer.results.get(message.message_id)
        said = verdict if isinstance(verdict, dict) else {}
        result = said.get("result")
        if result in DONE:
            found.done.append(message)
        elif result == "drop":
            found.dropped.append((message, str(said.get("reason") or "drop")))
        else:
            found.again.append(message)
    return found


def wait_s(attempt: int, retry_after_s: float, random: float) -> float:
    """Return how long to wait after an attempt: doubling with jitter, at least what was asked for.

    Example:
        >>> wait_s(1, 0, 0.0), wait_s(3, 0, 1.0), wait_s(1, 30, 0.0), wait_s(99, 0, 0.0)
        (0.5, 3.0, 30.0, 60.0)
    """
    own = min(MAX_WAIT_S, 0.25 * 2.0 ** min(attempt, 20))
    return max(own, retry_after_s) * (1 + random / 2)

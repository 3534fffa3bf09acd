"""Where messages wait: what any queue does, and the one in memory."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from typing import Protocol

from cauce_sdk.message import Message


class Queue(Protocol):
    """Messages in order; a claimed one is still there until it is ``done``."""

    def put(self, message: Message) -> bool:
        """Return True once the message is kept, False when there is no room."""
        ...

    def claim(self, count: int, size: int, lease_s: float) -> list[Message]:
        """Return the oldest unclaimed messages, at most ``count`` and about ``size`` bytes."""
        ...

    def renew(self, messages: Iterable[Message], lease_s: float) -> None:
        """Keep the claim on messages for so many seconds from now; 0 gives them up."""
        ...

    def done(self, messages: Iterable[Message]) -> None:
        """Remove messages."""
        ...

    def waiting(self) -> int:
        """Return how many messages are there, claimed ones too."""
        ...

    def mark(self) -> int:
        """Return the position of the newest message."""
        ...

    def left(self, mark: int) -> bool:
        """Whether a message up to this position is still there."""
        ...

    def before_fork(self) -> None:
        """Stand still, holding nothing open, until one of the next two."""
        ...

    def after_fork_in_parent(self) -> None:
        """Go on."""
        ...

    def after_fork(self) -> None:
        """Begin anew in a child process: what waits is the parent's to send."""
        ...

    def close(self) -> None:
        """Give back what the system lent."""
        ...


class MemoryQueue:
    """A queue that ends with the process."""

    def __init__(self, room: int) -> None:
        self._room = room
        self.after_fork()

    def put(self, message: Message) -> bool:
        """Return False when ``room`` messages wait already."""
        with self._lock:
            if len(self._messages) >= self._room:
                return False
            if message.message_id not in self._messages:
                self._newest += 1
                self._messages[message.message_id] = (self._newest, message)
            return True

    def claim(self, count: int, size: int, lease_s: float) -> list[Message]:
        """Claim for this process, which is the only one: until it gives them up."""
        with self._lock:
            free = (m for key, (_, m) in self._messages.items() if key not in self._claimed)
            found = fitting(free, count, size)
            self._claimed.update(m.message_id for m in found)
            return found

    def renew(self, messages: Iterable[Message], lease_s: float) -> None:
        """Give the messages up when the lease is 0."""
        if not lease_s:
            with self._lock:
                self._claimed.difference_update(m.message_id for m in messages)

    def done(self, messages: Iterable[Message]) -> None:
        """Remove them."""
        with self._lock:
            for message in messages:
                self._messages.pop(message.message_id, None)
                self._claimed.discard(message.message_id)

    def waiting(self) -> int:
        """Return how many are there."""
        return len(self._messages)

    def mark(self) -> int:
        """Return the number of the newest."""
        return self._newest

    def left(self, mark: int) -> bool:
        """Whether the oldest is not newer."""
        with self._lock:
            return next((position <= mark for position, _ in self._messages.values()), False)

    def before_fork(self) -> None:
        """Let nobody change anything."""
        self._lock.acquire()

    def after_fork_in_parent(self) -> None:
        """Go on."""
        self._lock.release()

    def after_fork(self) -> None:
        """Forget the parent's messages."""
        self._lock = threading.Lock()
        self._newest = 0
        self._messages: dict[str, tuple[int, Message]] = {}
        self._claimed: set[str] = set()

    def close(self) -> None:
        """Nothing was lent."""


def fitting(messages: Iterable[Message], count: int, size: int) -> list[Message]:
    """Return the first messages that stay within both limits: at least one, if there is one."""
    found: list[Message] = []
    total = 0
    for message in messages:
        total += len(message.body) + 1
        if found and (total > size or len(found) >= count):
            break
        found.append(message)
    return found


def ids(messages: Iterable[Message]) -> Sequence[tuple[str]]:
    """Return the ids as rows of parameters."""
    return [(message.message_id,) for message in messages]

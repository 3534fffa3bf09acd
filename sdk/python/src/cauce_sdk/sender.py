"""The thread that empties a queue, whatever happens to the server meanwhile."""

from __future__ import annotations

import logging
import os
import threading
import time
import weakref
from collections.abc import Callable
from random import random
from uuid import uuid4

from cauce_sdk.answers import fates, wait_s
from cauce_sdk.message import Message
from cauce_sdk.queues import Queue
from cauce_sdk.wire import Wire

log = logging.getLogger("cauce_sdk")
OnDrop = Callable[[Message, str], None]
"""Told of a message that will never be stored, and why: a reject reason, or ``http_400``."""
MAX_BATCH = 1_000
MAX_BATCH_BYTES = 450_000
LOOK_AGAIN_S = 5.0
"""How often to look for what other processes left in a shared queue."""
_all: weakref.WeakSet[Sender] = weakref.WeakSet()


class Sender:
    """Sends what is in the queue: when enough has gathered, when time is up, when asked to."""

    def __init__(
        self,
        queue: Queue,
        wire: Wire,
        flush_at: int,
        flush_after_s: float,
        on_drop: OnDrop | None,
    ) -> None:
        self.queue, self._wire = queue, wire
        self._flush_at, self._flush_after_s = flush_at, flush_after_s
        self.report = on_drop or warn
        self._limit = MAX_BATCH
        self._begin()
        _all.add(self)

    def after_fork(self) -> None:
        """Begin anew: a child process has none of its parent's threads."""
        self._begin()
        self.queue.after_fork()

    def _begin(self) -> None:
        self._starting = threading.Lock()
        self._added, self._hurry, self._stopping = (threading.Event() for _ in range(3))
        self._thread: threading.Thread | None = None
        self._gathered = 0

    def added(self) -> None:
        """Note that the queue has one message more."""
        self._gathered += 1
        self._added.set()
        if self._gathered >= self._flush_at:
            self._hurry.set()
        self.start()

    def start(self) -> bool:
        """Start the thread unless it runs; False when the program ends and no thread can start."""
        if self._thread is not None and self._thread.is_alive():
            return True
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._stopping.clear()
                thread = threading.Thread(target=self._run, name="cauce-sdk", daemon=True)
                try:
                    thread.start()
                except RuntimeError:
                    return False
                self._thread = thread
        return True

    def flush(self, timeout_s: float) -> bool:
        """Return True once nothing waits of what waits now, False when the time is up before."""
        deadline = time.monotonic() + timeout_s
        mark = self.queue.mark()
        while self.queue.left(mark):
            self._added.set()
            self._hurry.set()
            if time.monotonic() >= deadline or not self.start():
                return False
            time.sleep(0.01)
        return True

    def stop(self, timeout_s: float) -> None:
        """End the thread; what it had claimed is free for others."""
        self._stopping.set()
        self._added.set()
        self._hurry.set()
        thread = self._thread
        if thread is not None and thread.is_alive():
            thread.join(timeout_s)

    def _run(self) -> None:
        stopping = self._stopping  # of this thread, also when a fork makes others
        while not stopping.is_set():
            self._added.wait(LOOK_AGAIN_S)
            self._hurry.wait(self._flush_after_s)
            self._added.clear()
            self._hurry.clear()
            self._gathered = 0
            try:
                self._drain(stopping)
            except Exception:
                log.exception("cauce_sdk could not send; it tries again")
                stopping.wait(1.0)
                self._added.set()

    def _drain(self, stopping: threading.Event) -> None:
        """Send batch after batch until the queue is empty."""
        while not stopping.is_set():
            batch = self.queue.claim(self._limit, MAX_BATCH_BYTES, self._lease(0.0))
            if not batch:
                return
            try:
                batch = self._deliver(batch, stopping)
            finally:
                self.queue.renew(batch, 0.0)

    def _deliver(self, batch: list[Message], stopping: threading.Event) -> list[Message]:
        """Return what is left of a batch: nothing, unless we stop or it was too large."""
        request_id, attempt = str(uuid4()), 0
        while batch and not stopping.is_set():
            attempt += 1
            answer = self._wire.post(batch, request_id, attempt)
            found = fates(answer, batch)
            self.queue.done([*found.done, *(message for message, _ in found.dropped)])
            for message, reason in found.dropped:
                self.report(message, reason)
            if found.too_large:
                self._limit = max(1, len(batch) // 2)
                return found.again
            self._limit = min(MAX_BATCH, self._limit * 2)
            batch = found.again
            if batch:
                pause = wait_s(attempt, answer.retry_after_s, random())  # noqa: S311
                self.queue.renew(batch, self._lease(pause))
                stopping.wait(pause)
        return batch

    def _lease(self, pause_s: float) -> float:
        """Return for how long to claim: over the pause and the request, with a margin."""
        return pause_s + self._wire.timeout_s + 5.0


def warn(message: Message, reason: str) -> None:
    """Log that a message will never be stored."""
    log.warning("cauce refused message %s: %s", message.message_id, reason)


_forking: list[Sender] = []


def _before_fork() -> None:
    _forking[:] = _all
    for sender in _forking:
        sender.queue.before_fork()


def _after_fork_in_parent() -> None:
    for sender in _forking:
        sender.queue.after_fork_in_parent()
    _forking.clear()


def _after_fork_in_child() -> None:
    for sender in _forking:
        sender.after_fork()
    _forking.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(
        before=_before_fork,
        after_in_parent=_after_fork_in_parent,
        after_in_child=_after_fork_in_child,
    )

"""The child processes of a server: which there are, and how each is kept up and stopped."""

import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

import structlog

from cauce.infra.nursery import Forked, Nursery
from cauce.infra.settings import Settings, roles_of

log = structlog.get_logger()
DRAIN_S = 30.0
STOP_ORDER = ("demo", "front", "core")
"""Who sends ends first: an event on its way to a front that is gone would be tried again and again."""
CONFIGURATION_ERROR = 3
"""Exit code of a child that would only fail again."""


def names_of(settings: Settings, *, samples: bool = False) -> list[str]:
    """Return the children that these settings ask for: modules of ``cauce.main``."""
    names = ["front"]
    if roles_of(settings) != {"collect"}:
        names.append("core")
    return [*names, "demo"] if samples else names


def nursery_for(settings: Settings) -> Nursery:
    """Begin to load what the children need; the rest of the start goes on beside it."""
    return Nursery([f"cauce.main.{name}" for name in names_of(settings)])


@dataclass(slots=True)
class Child:
    """A process that should be running."""

    name: str
    nursery: Nursery
    environment: dict[str, str]
    process: Forked | None = None
    failures: int = 0
    started_at: float = 0.0
    next_start: float = 0.0

    def keep_up(self, now: float) -> None:
        """Start it when it is not running and its pause is over."""
        if self.process is not None and self.process.poll() is None:
            if now - self.started_at > 60:
                self.failures = 0
            return
        if self.process is not None:
            self._note_death(now)
        if now >= self.next_start:
            self.process = self.nursery.fork(f"cauce.main.{self.name}", self.environment)
            self.started_at = now

    def stop(self, timeout_s: float) -> None:
        """Ask it to end, wait, and kill it only when it does not."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            log.exception("child.killed", child=self.name, after_s=timeout_s)
            self.process.kill()
            self.process.wait()

    def _note_death(self, now: float) -> None:
        assert self.process is not None  # noqa: S101
        code = self.process.returncode
        if code == CONFIGURATION_ERROR:
            raise SystemExit(1)
        self.failures += 1
        self.next_start = now + min(30.0, 0.1 * 4 ** (self.failures - 1))
        self.process = None
        log.error(
            "child.died", child=self.name, code=code, again_in_s=round(self.next_start - now, 1)
        )


def stop_all(children: Sequence[Child], timeout_s: float = DRAIN_S) -> None:
    """Stop one after the other, in ``STOP_ORDER``."""
    for child in sorted(children, key=lambda child: STOP_ORDER.index(child.name)):
        child.stop(timeout_s)

"""The job that delivers notices: takes over what is due, carries it, writes down what became of it."""

import threading
import time

import structlog

from cauce.accounts.notices.contracts import Failed, Letter, Outcome
from cauce.accounts.notices.facade import Courier, Notices
from cauce.infra.db import Database
from cauce.infra.telemetry import counter
from cauce.kernel.errors import CauceError, Text

log = structlog.get_logger()
LOOK_S = 1.0
AT_ONCE = 4
"""Letters under way: one that hangs keeps none of the others waiting."""
STOP_S = 5.0
"""A stopping process gives letters under way so long; what is not settled then is due when its lease ends."""
tried = counter(
    "notices_tried",
    "Tries to deliver notices, by channel and what came of it.",
    ("channel", "state"),
)
BROKEN = Text(
    "Cauce could not write this message; the server's log says why. It is tried again by itself.",
    "Cauce no pudo escribir este mensaje; el registro del servidor dice por qué. Se reintenta solo.",
)


class NoticeRunner:
    """Delivers while it runs. Killed at any moment it loses nothing: what it had is due when its lease ends."""

    def __init__(self, notices: Notices, courier: Courier, database: Database) -> None:
        self._notices, self._courier, self._database = notices, courier, database
        self._stop = threading.Event()
        self._free = threading.Semaphore(AT_ONCE)
        self._thread = threading.Thread(target=self._run, name="notices", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Take nothing more over, and give what is under way a moment to end."""
        self._stop.set()
        deadline = time.monotonic() + STOP_S
        for _ in range(AT_ONCE):
            if not self._free.acquire(timeout=max(0.0, deadline - time.monotonic())):
                log.info("notices.left_under_way")
                return

    def round(self) -> int:
        """Return how many letters that were due are delivered, or known not to be."""
        letters = self._claim(AT_ONCE)
        for letter in letters:
            self._deliver(letter)
        return len(letters)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                found = self._take_one()
            except CauceError as error:
                log.warning("notices.cannot_look", code=error.code, error=error.message.en)
                found = False
            except Exception:
                log.exception("notices.look_failed")
                found = False
            if not found:
                self._stop.wait(LOOK_S)

    def _take_one(self) -> bool:
        """Return whether a letter was due; it is under way in a thread of its own."""
        if not self._free.acquire(timeout=LOOK_S):
            return False
        letters: list[Letter] = []
        try:
            letters = self._claim(1)
        finally:
            if not letters:
                self._free.release()
        for letter in letters:
            # A daemon: a receiver that hangs must not keep the process from ending.
            threading.Thread(
                target=self._deliver_and_free, args=(letter,), name="notice", daemon=True
            ).start()
        return bool(letters)

    def _claim(self, limit: int) -> list[Letter]:
        with self._database.transaction() as tx:
            return self._notices.claim(tx, limit)

    def _deliver_and_free(self, letter: Letter) -> None:
        try:
            self._deliver(letter)
        except Exception:
            log.exception("notice.not_settled", letter=letter.key)  # due again when the lease ends
        finally:
            self._free.release()

    def _deliver(self, letter: Letter) -> None:
        outcome = self._carry(letter)
        with self._database.transaction() as tx:
            state = self._notices.settle(tx, letter, outcome)
        channel = getattr(letter.to, "channel", "email")
        tried.labels(str(channel), str(state or "late")).inc()
        log.info(
            "notice.tried", letter=letter.key, channel=channel, state=state, reply=outcome.reply
        )

    def _carry(self, letter: Letter) -> Outcome:
        try:
            return self._courier.carry(letter)
        except Exception:
            log.exception("notice.broken", letter=letter.key)
            return Failed(BROKEN, permanent=False)

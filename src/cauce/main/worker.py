"""The one active worker: whoever holds the lock in PostgreSQL; the others wait for it.

The lock belongs to a connection, so it is free as soon as that worker, or its machine, is gone. A worker
that loses the connection ends at once without finishing anything: consumers handle batches again
anyway. Its successor waits ``GRACE_S`` unless the last one said goodbye, which is longer than a lost
connection goes unnoticed here.
"""

import os
import socket
import threading
from collections.abc import Callable

import structlog

from cauce.infra.lease import Lease, LeaseError
from cauce.main.children import CONFIGURATION_ERROR

log = structlog.get_logger()
LOOK_S = 1.0
GRACE_S = 5.0
LOST_LOCK = 4
"""Exit code of a worker that may not go on; the supervisor starts it again, to wait in line."""


def events_elsewhere(holder: str) -> dict[str, str]:
    """Return what to do when another data folder holds the events, in both languages."""
    return {
        "en": f"The events are in the embedded engine of {holder}. Start the worker there, or set"
        " CAUCE_EVENTS_URL for all, so that any machine can take over.",
        "es": f"Los eventos están en el motor integrado de {holder}. Arranca allí el worker o define"
        " CAUCE_EVENTS_URL en todas, para que cualquier máquina pueda relevar a otra.",
    }


class ActiveWorker:
    """Calls ``begin`` once this process is the active worker, and ``end`` before it stops being it."""

    def __init__(
        self, database_url: str, engine: str, begin: Callable[[], None], end: Callable[[], None]
    ) -> None:
        """Take part.

        Args:
            database_url: the PostgreSQL that all candidates share.
            engine: which events engine this process loads: empty for a server, else its folder's id.
            begin: starts the work; an exception ends the process.
            end: finishes what is in hand.
        """
        self._url, self._engine, self._begin, self._end = database_url, engine, begin, end
        self._name = f"{socket.gethostname()}:{os.getpid()}"
        self._stop = threading.Event()
        self._active = threading.Event()
        self._thread = threading.Thread(target=self._run, name="worker-lock", daemon=True)

    @property
    def active(self) -> bool:
        """Whether this process is it."""
        return self._active.is_set()

    def start(self) -> None:
        """Get in line."""
        self._thread.start()

    def stop(self) -> None:
        """Finish what is in hand and leave the place to another."""
        self._stop.set()
        self._thread.join(60)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                with Lease(self._url, self._name, self._engine) as lease:
                    self._refuse_other_engine(lease)
                    self._wait_and_work(lease)
            except LeaseError as error:
                log.warning("worker.no_lock", error=str(error).strip())
            self._stop.wait(LOOK_S)

    def _refuse_other_engine(self, lease: Lease) -> None:
        """End for good when the events so far are in the embedded engine of another data folder."""
        holder = lease.engine_elsewhere()
        if holder is not None:
            log.error("worker.events_elsewhere", holder=holder, **events_elsewhere(holder))
            os._exit(CONFIGURATION_ERROR)

    def _wait_and_work(self, lease: Lease) -> None:
        while not lease.acquire():
            if self._stop.wait(LOOK_S):
                return
        if not lease.last_was_clean():
            log.info("worker.grace", seconds=GRACE_S)
            self._stop.wait(GRACE_S)
        lease.hold()
        if not self._stop.is_set():
            self._work(lease)
        lease.leave()

    def _work(self, lease: Lease) -> None:
        log.info("worker.active")
        try:
            self._begin()
        except Exception:
            log.exception("worker.cannot_begin")
            os._exit(LOST_LOCK)
        self._active.set()
        while not self._stop.wait(LOOK_S):
            try:
                lease.still()
            except LeaseError as error:
                log.error("worker.lost_lock", error=str(error).strip())  # noqa: TRY400
                os._exit(LOST_LOCK)
        self._active.clear()
        self._end()

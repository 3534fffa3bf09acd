"""The job that sends reports: plans what is due, makes one edition after the other, hands each over once."""

import threading

import structlog

from cauce.analytics.reports.contracts import Run, RunState
from cauce.analytics.reports.facade import Failed, Reports, failed_to_make
from cauce.analytics.reports.facade.refusals import BROKEN
from cauce.infra.db import Database
from cauce.infra.telemetry import counter
from cauce.kernel.errors import CauceError

log = structlog.get_logger()
LOOK_S = 5.0
STOP_S = 30.0
handled = counter("report_runs", "Editions of reports, by what became of the try.", ("state",))


class ReportRunner:
    """Sends while it runs. Killed at any moment it loses no edition, and sends none a second time."""

    def __init__(self, reports: Reports, database: Database) -> None:
        self._reports, self._database = reports, database
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="reports", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Take nothing more over, and give what is under way a moment to end."""
        self._stop.set()
        self._thread.join(STOP_S)

    def round(self) -> int:
        """Return how many editions were tried of all that is due."""
        with self._database.transaction() as tx:
            self._reports.plan(tx)
        done = 0
        while not self._stop.is_set() and self._take_one():
            done += 1
        return done

    def _run(self) -> None:
        while not self._stop.wait(LOOK_S):
            try:
                self.round()
            except CauceError as error:
                log.warning("reports.cannot_look", code=error.code, error=error.message.en)
            except Exception:
                log.exception("reports.round_failed")

    def _take_one(self) -> bool:
        with self._database.transaction() as tx:
            run = self._reports.claim(tx)
        if run is None:
            return False
        state = self._carry(run)
        handled.labels(str(state or "late")).inc()
        log.info("report.tried", run=str(run.run_id), report_id=run.report_id, state=state)
        return True

    def _carry(self, run: Run) -> RunState | None:
        """Return what became of a run, None when it was nobody's business any more."""
        try:
            with self._database.transaction() as tx:
                prepared = self._reports.prepare(tx, run)
            if prepared is None:
                return None
            mail = self._reports.make(prepared)
        except CauceError as error:
            return self._settle(run, failed_to_make(error))
        except Exception:
            log.exception("report.broken", report_id=run.report_id)
            return self._settle(run, Failed(BROKEN))
        with self._database.transaction() as tx:
            begun = self._reports.begin_sending(tx, run)
        if begun is None:
            return None
        return self._settle(begun, self._reports.hand_over(mail))

    def _settle(self, run: Run, failed: Failed | None) -> RunState:
        with self._database.transaction() as tx:
            return self._reports.settle(tx, run, failed)

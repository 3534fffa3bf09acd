"""Editions on their way: planned, taken over, made, handed over once, settled."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

import structlog

from cauce.accounts.notices.contracts import NoticeKind
from cauce.analytics.reports.contracts import (
    LATE,
    Attached,
    Edition,
    Leaving,
    Mailed,
    ReaderId,
    Recipient,
    Report,
    Run,
    RunId,
    RunState,
)
from cauce.analytics.reports.facade.common import ReportsBase
from cauce.analytics.reports.facade.printing import Sheet
from cauce.analytics.reports.facade.refusals import CUT_OFF, FAILING, FAILING_TITLE, LEFT
from cauce.analytics.reports.logic.leaving import leave_token
from cauce.analytics.reports.logic.letter import Around
from cauce.analytics.reports.logic.schedule import latest, next_try
from cauce.analytics.reports.store import reports, runs
from cauce.infra.db import Tx
from cauce.infra.mail import Mail, MailError
from cauce.kernel.access import ROLE_SCOPES, SYSTEM, Access, Role
from cauce.kernel.errors import CauceError, Text
from cauce.kernel.ids import ProjectId

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Prepared:
    """What an edition is made of, read in one transaction; making it needs none."""

    run: Run
    access: Access
    sheet: Sheet
    to: Mailed
    around: Around
    files: tuple[Attached, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """Why an edition was not sent; ``doubtful``: it may have been all the same."""

    reason: Text
    permanent: bool = False
    doubtful: bool = False


@dataclass(frozen=True)
class SendingVerbs(ReportsBase):
    """What the job that sends reports calls, in this order."""

    def plan(self, tx: Tx) -> int:
        """Return how many editions became due; those cut off while they were handed over are ended."""
        now = self.clock()
        for project_id, report_id in runs.end_cut_off(tx, now, CUT_OFF):
            found = reports.find(tx, project_id, report_id)
            if found is not None:
                self._pause_if_failing(tx, found)
        return sum(self._plan_report(tx, report, now) for report in reports.active(tx))

    def claim(self, tx: Tx) -> Run | None:
        """Return the edition that is due longest; it is the caller's until its lease ends."""
        return runs.claim(tx, self.clock())

    def prepare(self, tx: Tx, run: Run) -> Prepared | None:
        """Return what an edition is made of; None when nobody wants it any more, which is kept.

        Raises:
            CauceError: ``not_found`` for what it shows.
        """
        report = reports.find(tx, run.project_id, run.report_id)
        to = self._to(tx, report, run) if report is not None else None
        if report is None or to is None:
            runs.settle(tx, run, RunState.SKIPPED, self.clock(), reason=LEFT)
            return None
        access = self._access(tx, run.project_id)
        wanted = report.wanted
        sheet = self.printer.sheet(tx, access, wanted.source, wanted.source_id)
        around = Around(wanted.name, leave=self._leave_url(run), test=run.test)
        return Prepared(run, access, sheet, to, around, wanted.files)

    def make(self, prepared: Prepared) -> Mail:
        """Return the e-mail of an edition; asks and draws, no transaction is open.

        Raises:
            CauceError: it cannot be made, now or at all.
        """
        printed = self.printer.printed(prepared.access, prepared.sheet, prepared.to.language)
        parcel = self.binder.parcel(prepared.access, printed, prepared.files, prepared.around)
        written = parcel.written
        return Mail(
            str(prepared.run.run_id),
            prepared.run.project_id,
            prepared.to.email,
            written.subject,
            written.text,
            written.html,
            parcel.files,
            prepared.around.leave,
        )

    def begin_sending(self, tx: Tx, run: Run) -> Run | None:
        """Return the run, from now on sent once at most; None when it is not the caller's any more.

        Once this is committed nobody else sends it, whatever becomes of the caller.
        """
        lease = runs.begin_sending(tx, run, self.clock())
        if lease is None:
            runs.settle(tx, run, RunState.SKIPPED, self.clock(), reason=LEFT)
            return None
        return replace(run, lease_until=lease)

    def hand_over(self, mail: Mail) -> Failed | None:
        """Return None once the relay has taken the e-mail, else why it has not."""
        try:
            self.mailer.send(mail, self.clock())
        except MailError as error:
            return Failed(error.message, error.permanent, error.doubtful)
        return None

    def settle(self, tx: Tx, run: Run, failed: Failed | None) -> RunState:
        """Return what became of a run; a report that reaches nobody pauses itself and tells its owner."""
        now = self.clock()
        state, due_at = self._next(tx, run, failed, now)
        reason = failed.reason if failed else None
        if runs.settle(tx, run, state, now, reason=reason, due_at=due_at) and not run.test:
            report = reports.find(tx, run.project_id, run.report_id)
            if report is not None and state is not RunState.SENT:
                self._pause_if_failing(tx, report)
        return state

    def _next(
        self, tx: Tx, run: Run, failed: Failed | None, now: datetime
    ) -> tuple[RunState, datetime | None]:
        if failed is None:
            return RunState.SENT, None
        if failed.doubtful:
            return RunState.DOUBTFUL, None
        if failed.permanent:
            return RunState.REFUSED, None
        due_at = next_try(now, run.attempts)
        if due_at > runs.give_up_at(tx, run):
            return RunState.GIVEN_UP, None
        return RunState.WAITING, due_at

    def _plan_report(self, tx: Tx, report: Report, now: datetime) -> int:
        planned = 0
        for reader, to in self.mailed(tx, report, report.readers).items():
            edition = latest(report.wanted.schedule, to.timezone, now)
            if report.scheduled_at < edition.due_at and now - edition.due_at < LATE:
                planned += runs.plan(tx, _new(report, reader, to, edition, now))
        return planned

    def _to(self, tx: Tx, report: Report, run: Run) -> Mailed | None:
        if run.test:
            account_id = runs.test_reader(tx, run.run_id)
            members = self.notices.readers(tx, run.project_id, [account_id] if account_id else [])
            member = members.get(account_id) if account_id else None
            return Mailed(member.email, member.language, member.timezone) if member else None
        readers = [one for one in report.readers if one.reader_id == run.reader_id]
        return next(iter(self.mailed(tx, report, readers).values()), None)

    def _access(self, tx: Tx, project_id: ProjectId) -> Access:
        project = self.accounts.get_project(tx, project_id)
        role = Role.VIEWER
        return Access(
            project_id, project.workspace_id, project.timezone, SYSTEM, role, ROLE_SCOPES[role]
        )

    def _leave_url(self, run: Run) -> str:
        if run.reader_id is None:
            return ""
        token = leave_token(self.secret, Leaving(run.project_id, ReaderId(run.reader_id)))
        return f"{self.printer.base_url}/api/v1/report-leaves/{token}"

    def _pause_if_failing(self, tx: Tx, report: Report) -> None:
        if not runs.reached_nobody(tx, report.report_id, report.scheduled_at):
            return
        reports.set_failing(tx, report.project_id, report.report_id, FAILING)
        owner = report.owner_id
        self.notices.notify(
            tx,
            report.project_id,
            NoticeKind.REPORT,
            FAILING_TITLE,
            FAILING,
            dedup_key=f"report-failing:{report.report_id}:{report.revision}",
            link=f"/p/{report.project_id}/reports",
            values={"name": self.name_of(tx, report)},
            to=None if owner is None else [owner],
        )
        log.warning("report.failing", report_id=report.report_id)


def failed_to_make(error: CauceError) -> Failed:
    """Return what a failure to make an edition means: what is gone stays gone."""
    return Failed(error.message, permanent=not error.retryable)


def _new(report: Report, reader: Recipient, to: Mailed, edition: Edition, now: datetime) -> Run:
    return Run(
        RunId(uuid4()), report.report_id, reader.reader_id, report.project_id, edition.day,
        to.email, RunState.WAITING, 0, edition.due_at, now,
    )  # fmt: skip

"""Making, changing and removing reports; pausing them, and their log."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from cauce.accounts.contracts import Detail
from cauce.analytics.reports.contracts import (
    KEPT,
    MAX_READERS,
    MAX_REPORTS,
    Edition,
    Leaving,
    Report,
    ReportId,
    ReportState,
    Run,
    RunId,
    RunState,
    Wanted,
)
from cauce.analytics.reports.facade.common import ReportsBase
from cauce.analytics.reports.facade.refusals import (
    LEFT,
    PAUSED,
    changed_meanwhile,
    link_unknown,
    missing,
    no_address,
    nobody,
    too_many,
    too_many_readers,
)
from cauce.analytics.reports.logic.leaving import read_leave_token
from cauce.analytics.reports.logic.schedule import following
from cauce.analytics.reports.store import reports, runs
from cauce.infra.db import Tx
from cauce.kernel.access import Access
from cauce.kernel.errors import invalid, not_found
from cauce.kernel.ids import AccountId, ProjectId


@dataclass(frozen=True)
class KeepingVerbs(ReportsBase):
    """What people decide about reports; each change is in the audit log."""

    def listed(self, tx: Tx, project_id: ProjectId) -> list[Report]:
        """Return the reports of a project, the last changed first."""
        return reports.of_project(tx, project_id)

    def get(
        self, tx: Tx, project_id: ProjectId, report_id: ReportId, *, lock: bool = False
    ) -> Report:
        """Return one report.

        Raises:
            CauceError: ``not_found``.
        """
        found = reports.find(tx, project_id, report_id, lock=lock)
        if found is None:
            raise missing()
        return found

    def next_edition(self, tx: Tx, report: Report) -> Edition | None:
        """Return the edition that comes next for any reader, None when the report is not sent."""
        if report.state is not ReportState.ACTIVE:
            return None
        zones = {one.timezone for one in self.mailed(tx, report, report.readers).values()}
        coming = [following(report.wanted.schedule, zone, self.clock()) for zone in sorted(zones)]
        return min(coming, key=lambda edition: edition.due_at, default=None)

    def create(self, tx: Tx, access: Access, wanted: Wanted, owner_id: AccountId | None) -> Report:
        """Return a new report.

        Raises:
            CauceError: ``not_found`` for what it shows, ``invalid_field``, ``no_readers``,
                ``too_many_readers``, ``too_many_reports``.
        """
        self._check(tx, access, wanted)
        reports.lock(tx, access.project_id)
        if reports.count(tx, access.project_id) >= MAX_REPORTS:
            raise too_many()
        now, by = self.clock(), access.actor.name
        new = Report(
            ReportId(0), access.project_id, wanted, (), ReportState.ACTIVE, None, 1, owner_id,
            now, by, now, by, now,
        )  # fmt: skip
        made = self.get(tx, access.project_id, reports.insert(tx, new))
        self._record(tx, access, "created", made)
        return made

    def change(
        self, tx: Tx, access: Access, report_id: ReportId, revision: int, wanted: Wanted
    ) -> Report:
        """Return the report after the change; what was due before the change is not sent by it.

        Raises:
            CauceError: as ``create``; ``report_changed`` when somebody was faster.
        """
        before = self._at(tx, access, report_id, revision)
        self._check(tx, access, wanted)
        return self._kept(tx, access, replace(before, wanted=wanted), "changed")

    def pause(self, tx: Tx, access: Access, report_id: ReportId) -> Report:
        """Return the report, paused: nothing is sent until it is resumed.

        Raises:
            CauceError: ``not_found``.
        """
        found = self.get(tx, access.project_id, report_id, lock=True)
        if found.state is ReportState.PAUSED:
            return found
        runs.skip_waiting(tx, report_id, PAUSED, self.clock())
        return self._kept(tx, access, replace(found, state=ReportState.PAUSED), "paused")

    def resume(self, tx: Tx, access: Access, report_id: ReportId) -> Report:
        """Return the report, sent again from its next edition on.

        Raises:
            CauceError: ``not_found``.
        """
        found = self.get(tx, access.project_id, report_id, lock=True)
        if found.state is ReportState.ACTIVE:
            return found
        return self._kept(tx, access, replace(found, state=ReportState.ACTIVE), "resumed")

    def remove(self, tx: Tx, access: Access, report_id: ReportId) -> None:
        """Remove a report with its log.

        Raises:
            CauceError: ``not_found``.
        """
        found = self.get(tx, access.project_id, report_id, lock=True)
        reports.remove(tx, access.project_id, report_id)
        self._record(tx, access, "removed", found)

    def runs_page(
        self,
        tx: Tx,
        project_id: ProjectId,
        report_id: ReportId,
        start: tuple[datetime, UUID] | None,
        limit: int,
    ) -> list[Run]:
        """Return the log of a report, newest first.

        Raises:
            CauceError: ``not_found``.
        """
        self.get(tx, project_id, report_id)
        return runs.page(tx, project_id, report_id, start, limit)

    def send_again(self, tx: Tx, access: Access, report_id: ReportId, run_id: RunId) -> None:
        """Make a run due that ended without success, or in doubt.

        Raises:
            CauceError: ``not_found`` when there is no such one.
        """
        if not runs.again(tx, access.project_id, report_id, run_id, self.clock()):
            raise not_found("edition that failed", "esa edición fallida")
        self.accounts.record(tx, access, "report.sent_again", str(run_id))

    def test(
        self, tx: Tx, access: Access, report_id: ReportId, account_id: AccountId | None
    ) -> str:
        """Return the address that a test is on its way to: that of whoever asks.

        Raises:
            CauceError: ``not_found``; ``no_address`` for an API key and for somebody without an address.
        """
        report = self.get(tx, access.project_id, report_id)
        members = self.notices.readers(tx, access.project_id, [account_id] if account_id else [])
        reader = members.get(account_id) if account_id else None
        if reader is None:
            raise no_address()
        now = self.clock()
        run = Run(
            RunId(uuid4()), report_id, None, access.project_id, now.date(), reader.email,
            RunState.WAITING, 0, now, now,
        )  # fmt: skip
        runs.plan(tx, run, account_id)
        self._record(tx, access, "tested", report)
        return reader.email

    def leaving(self, tx: Tx, token: str) -> str:
        """Return the name of the report that a link leaves, empty when it is gone; nothing changes.

        Raises:
            CauceError: ``report_link_unknown``: it was not signed here.
        """
        leaving = self._read(token)
        found = reports.of_reader(tx, leaving.project_id, leaving.reader_id)
        return self.name_of(tx, found) if found else ""

    def leave(self, tx: Tx, token: str) -> str:
        """Return the name of the report that was left: nobody signed in, the link is proof enough.

        Raises:
            CauceError: ``report_link_unknown``: it was not signed here.
        """
        leaving, now = self._read(token), self.clock()
        reports.leave(tx, leaving.project_id, leaving.reader_id, now)
        runs.skip_reader(tx, leaving.reader_id, LEFT, now)
        return self.leaving(tx, token)

    def forget_old(self, tx: Tx) -> None:
        """Forget runs that are older than ninety days."""
        runs.forget_old(tx, self.clock() - KEPT)

    def forget_project(self, tx: Tx, project_id: ProjectId) -> None:
        """Remove every report of a project."""
        reports.forget_project(tx, project_id)

    def _read(self, token: str) -> Leaving:
        leaving = read_leave_token(self.secret, token)
        if leaving is None:
            raise link_unknown()
        return leaving

    def _check(self, tx: Tx, access: Access, wanted: Wanted) -> None:
        """Refuse what cannot be sent: nothing there to show, nobody to read it."""
        self.printer.sheet(tx, access, wanted.source, wanted.source_id)
        number = len(wanted.members) + len(wanted.outside)
        if not number:
            raise nobody()
        if number > MAX_READERS:
            raise too_many_readers()
        known = self.notices.readers(tx, access.project_id, wanted.members)
        for place, account_id in enumerate(wanted.members):
            if account_id not in known:
                raise invalid(
                    f"members.{place}",
                    "is no member with an e-mail address who takes reports; list the members.",
                    "no es miembro con dirección de correo que reciba informes; consulta los miembros.",
                )

    def _at(self, tx: Tx, access: Access, report_id: ReportId, revision: int) -> Report:
        found = self.get(tx, access.project_id, report_id, lock=True)
        if found.revision != revision:
            raise changed_meanwhile(found.changed_by, found.revision)
        return found

    def _kept(self, tx: Tx, access: Access, report: Report, what: str) -> Report:
        now = self.clock()
        after = replace(
            report,
            reason=None,
            revision=report.revision + 1,
            scheduled_at=now,
            changed_by=access.actor.name,
            changed_at=now,
        )
        reports.update(tx, after)
        self._record(tx, access, what, after)
        return self.get(tx, access.project_id, report.report_id)

    def _record(self, tx: Tx, access: Access, what: str, report: Report) -> None:
        wanted = report.wanted
        detail: Detail = {
            "id": str(report.report_id),
            "source": f"{wanted.source} {wanted.source_id}",
            "readers": len(wanted.members) + len(wanted.outside),
        }
        self.accounts.record(tx, access, f"report.{what}", self.name_of(tx, report), detail)

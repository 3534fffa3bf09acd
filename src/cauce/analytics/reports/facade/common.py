"""What all verbs of reports depend on."""

from collections.abc import Collection
from dataclasses import dataclass

from cauce.accounts.facade import Accounts
from cauce.accounts.notices.facade import Notices
from cauce.analytics.reports.contracts import Mailed, Recipient, Report, Source
from cauce.analytics.reports.facade.binding import Binder
from cauce.analytics.reports.facade.printing import Printer
from cauce.infra.db import Tx
from cauce.infra.mail import Mailer
from cauce.kernel.clock import Clock, utc_now


@dataclass(frozen=True)
class ReportsBase:
    """What all verbs of reports depend on."""

    accounts: Accounts
    notices: Notices
    printer: Printer
    binder: Binder
    mailer: Mailer
    secret: str
    clock: Clock = utc_now

    def name_of(self, tx: Tx, report: Report) -> str:
        """Return how a report is called: its own name, else that of what it shows, also of what was removed."""
        wanted = report.wanted
        if wanted.name:
            return wanted.name
        printer = self.printer
        insight = wanted.source is Source.INSIGHT
        shelf = printer.insights.shelf if insight else printer.dashboards.shelf
        found = shelf.some(tx, report.project_id, [wanted.source_id]).get(wanted.source_id)
        return found.content.name if found else f"{wanted.source} {wanted.source_id}"

    def mailed(
        self, tx: Tx, report: Report, only: Collection[Recipient]
    ) -> dict[Recipient, Mailed]:
        """Return where a report goes, for each of its readers that it reaches.

        A member has an address and has not left the kind ``report``; nobody has left this report.
        """
        here = [one for one in only if one.left_at is None]
        accounts = [one.account_id for one in here if one.account_id is not None]
        members = self.notices.readers(tx, report.project_id, accounts)
        zone = report.wanted.timezone
        project = self.accounts.get_project(tx, report.project_id).timezone
        language = report.wanted.outside_language
        found: dict[Recipient, Mailed] = {}
        for one in here:
            if one.account_id is None:
                found[one] = Mailed(one.email, language, zone or project)
            elif member := members.get(one.account_id):
                found[one] = Mailed(member.email, member.language, zone or member.timezone)
        return found

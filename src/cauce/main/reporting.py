"""The parts of reports, joined: the charts' script, the typesetter, the facade, the job that sends."""

from dataclasses import dataclass

from cauce.accounts.facade import Accounts
from cauce.accounts.notices.facade import Notices
from cauce.analytics.boards.facade.dashboards import Dashboards
from cauce.analytics.boards.facade.insights import Insights
from cauce.analytics.facade import Analytics
from cauce.analytics.reports.facade import Binder, Printer, Reports
from cauce.analytics.reports.tasks import ReportRunner
from cauce.api.answering import answer_json
from cauce.infra.db import Database
from cauce.infra.drawing import Charts
from cauce.infra.folder import DataFolder
from cauce.infra.mail import open_mailer
from cauce.infra.settings import Settings
from cauce.infra.typeset import Typesetter
from cauce.main.noticing import address_in_mail
from cauce.main.web import ui_folder


@dataclass(frozen=True)
class Reporting:
    """What one process needs of reports."""

    reports: Reports
    runner: ReportRunner
    database: Database

    def forget_old(self) -> None:
        """Forget runs that are older than ninety days."""
        with self.database.transaction() as tx:
            self.reports.forget_old(tx)


def wire_reports(
    settings: Settings,
    folder: DataFolder,
    database: Database,
    accounts: Accounts,
    *,
    notices: Notices,
    analytics: Analytics,
    insights: Insights,
    dashboards: Dashboards,
) -> Reporting:
    """Return reports on these engines; V8 starts with the first chart that is drawn."""
    built = ui_folder()
    printer = Printer(
        accounts,
        insights,
        dashboards,
        analytics,
        Charts(built),
        answer_json,
        address_in_mail(settings),
    )
    binder = Binder(analytics, Typesetter(built / "server" / "fonts"))
    mailer = open_mailer(settings, folder)
    reports = Reports(accounts, notices, printer, binder, mailer, settings.secret)
    return Reporting(reports, ReportRunner(reports, database), database)

"""Telling people: the ways out, the facade that contexts call, the job that delivers."""

from dataclasses import dataclass

from cauce.accounts.facade import Accounts
from cauce.accounts.notices.contracts import NoticeKind
from cauce.accounts.notices.facade import Courier, Notices
from cauce.accounts.notices.tasks import NoticeRunner
from cauce.infra.db import Database
from cauce.infra.folder import DataFolder
from cauce.infra.mail import Outbox, open_mailer, open_outbox
from cauce.infra.outbound import Outbound
from cauce.infra.settings import Settings
from cauce.kernel.errors import Text
from cauce.kernel.ids import ProjectId

EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104  (compared, not bound)


@dataclass(frozen=True)
class SourceNotices:
    """Implements ``collect.sources.contracts.Notices``: who follows the kind is told."""

    database: Database
    notices: Notices

    def notify(
        self,
        project_id: ProjectId,
        kind: str,
        title: Text,
        body: Text,
        *,
        link: str,
        dedup_key: str,
    ) -> None:
        """Tell a project of an alert on a source (``source.silence``, ``source.rejects``), once a key."""
        followed = NoticeKind(kind.removeprefix("source."))
        with self.database.transaction() as tx:
            self.notices.notify(
                tx, project_id, followed, title, body, dedup_key=dedup_key, link=link
            )


@dataclass(frozen=True)
class Noticing:
    """What one process needs to tell people."""

    notices: Notices
    courier: Courier
    outbox: Outbox
    runner: NoticeRunner
    database: Database

    @property
    def services(self) -> tuple[object, ...]:
        """What routes ask for."""
        return self.notices, self.courier, self.outbox

    @property
    def of_sources(self) -> SourceNotices:
        """What the watch over sources tells people through."""
        return SourceNotices(self.database, self.notices)

    def forget_project(self, project_id: ProjectId) -> None:
        """Remove everything about a project's notices."""
        with self.database.transaction() as tx:
            self.notices.forget_project(tx, project_id)
        self.outbox.forget_project(project_id)

    def forget_old(self) -> None:
        """Forget notices that are older than 90 days."""
        with self.database.transaction() as tx:
            self.notices.forget_old(tx)


def wire_notices(
    settings: Settings, folder: DataFolder, accounts: Accounts, database: Database
) -> Noticing:
    """Return it on the relay of the settings, or the outbox of the data folder."""
    outbound = Outbound(settings.outbound_networks)
    notices = Notices(accounts, outbound, settings.secret)
    mailer = open_mailer(settings, folder)
    courier = Courier(mailer, outbound, settings.secret, address_in_mail(settings))
    runner = NoticeRunner(notices, courier, database)
    return Noticing(notices, courier, open_outbox(settings, folder), runner, database)


def address_in_mail(settings: Settings) -> str:
    """Return the address that links in mails begin with: the public one, else where we listen.

    Example:
        >>> address_in_mail(Settings(host="127.0.0.1", port=8000))
        'http://127.0.0.1:8000'
    """
    host = "localhost" if settings.host in EVERYWHERE else settings.host
    shown = f"[{host}]" if ":" in host else host
    return settings.public_url.rstrip("/") or f"http://{shown}:{settings.port}"

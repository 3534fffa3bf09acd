"""Where notices go: into the audit log of the project they are about."""

from dataclasses import dataclass

from cauce.accounts.facade import Accounts
from cauce.infra.db import Database
from cauce.kernel.access import ALL_SCOPES, SYSTEM, Access, Role
from cauce.kernel.errors import Text
from cauce.kernel.ids import ProjectId


@dataclass(frozen=True)
class AuditNotices:
    """Implements ``collect.sources.contracts.Notices``."""

    database: Database
    accounts: Accounts

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
        """Write what people are to know into the audit log.

        Raises:
            CauceError: ``not_found``: the project is gone.
        """
        detail = {"body": body.en, "link": link, "dedup_key": dedup_key}
        with self.database.transaction() as tx:
            project = self.accounts.get_project(tx, project_id)
            access = Access(
                project_id, project.workspace_id, project.timezone, SYSTEM, Role.ADMIN, ALL_SCOPES
            )
            self.accounts.record(tx, access, f"notice.{kind}", title.en, detail)

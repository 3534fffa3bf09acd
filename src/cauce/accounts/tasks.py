"""Removing what removed projects left behind."""

from collections.abc import Callable, Sequence

import structlog

from cauce.accounts.facade import Accounts
from cauce.infra.db import Database
from cauce.kernel.ids import ProjectId

log = structlog.get_logger()
Remover = Callable[[ProjectId], None]
"""Removes everything one context holds of a project; removing twice changes nothing."""


def purge_removed_projects(
    accounts: Accounts, database: Database, removers: Sequence[Remover]
) -> list[ProjectId]:
    """Return the removed projects whose data every remover has now removed.

    Runs after a removal and at each start, so a crash in between leaves nothing for good.
    """
    with database.transaction() as tx:
        waiting = accounts.projects_to_purge(tx)
    for project_id in waiting:
        for remove in removers:
            remove(project_id)
        with database.transaction() as tx:
            accounts.mark_purged(tx, project_id)
        log.info("project.purged", project_id=project_id)
    return waiting

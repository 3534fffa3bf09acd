"""Removing what is left of removed projects, once nothing is on its way to them any more."""

import time
from collections.abc import Callable

from cauce.accounts.facade import Accounts
from cauce.accounts.tasks import Remover, purge_removed_projects
from cauce.collect.keys import REFRESH_S
from cauce.infra.consumers import ConsumerState
from cauce.infra.db import Database, Tx
from cauce.infra.log.reader import SegmentReader
from cauce.kernel.ids import ProjectId
from cauce.main.copying import StreamCopy

KEYS_FORGOTTEN_S = 2 * REFRESH_S
"""After this the front takes nothing more for a key that was revoked."""


def within(database: Database, forget: Callable[[Tx, ProjectId], None]) -> Remover:
    """Return what removes a project's part of PostgreSQL in a transaction of its own."""

    def remove(project_id: ProjectId) -> None:
        with database.transaction() as tx:
            forget(tx, project_id)

    return remove


def purge_projects(
    accounts: Accounts, database: Database, removers: list[Remover], let_pass: Callable[[], None]
) -> None:
    """Remove removed projects, once what was still on its way to them has been loaded."""
    with database.transaction() as tx:
        if not accounts.projects_to_purge(tx):
            return
    let_pass()
    purge_removed_projects(accounts, database, removers)


def let_pass(
    reader: SegmentReader, copy: StreamCopy | None, states: Callable[[], list[ConsumerState]]
) -> None:
    """Return once all that the front may still have taken for a removed project has been loaded."""
    time.sleep(KEYS_FORGOTTEN_S)
    if copy is not None:
        copy.wait_until_level()
    wait_until_passed(reader.head(), states)


def wait_until_passed(
    seq: int, states: Callable[[], list[ConsumerState]], timeout_s: float = 60.0
) -> None:
    """Return once every consumer is past ``seq``; after the time-out the next purge does the rest.

    Raises:
        TimeoutError: a consumer does not get there.
    """
    deadline = time.monotonic() + timeout_s
    while any(state.cursor < seq for state in states()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"a consumer has not reached {seq} in {timeout_s} s")
        time.sleep(0.1)

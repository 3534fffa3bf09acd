"""What ``cauce export`` does beside the client: a key for the moment, and waiting for what was taken."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from cauce.accounts.contracts import KeyKind
from cauce.accounts.facade import Accounts
from cauce.client import Client
from cauce.infra.settings import Settings
from cauce.kernel.access import ALL_SCOPES, SYSTEM, Access, Role, Scope
from cauce.kernel.ids import ProjectId
from cauce.main.attach import running_database

CATCH_UP_S = 120.0


@contextmanager
def reading_key(settings: Settings, project_id: ProjectId) -> Iterator[str]:
    """Yield an API key that reads this project, and revoke it afterwards.

    Raises:
        CauceError: ``not_found`` when there is no such project.
    """
    accounts = Accounts()
    with running_database(settings) as database:
        with database.transaction() as tx:
            project = accounts.get_project(tx, project_id)
            access = Access(
                project_id, project.workspace_id, project.timezone, SYSTEM, Role.ADMIN, ALL_SCOPES
            )
            made = accounts.create_key(
                tx, access, KeyKind.API, "Export", scopes=(Scope.READ,), expires_in_days=1
            )
        try:
            yield made.value
        finally:
            with database.transaction() as tx:
                accounts.revoke_key(tx, access, made.key.key_id)


def wait_until_stored(client: Client) -> None:
    """Return once everything taken before now can be read, or after two minutes."""
    head: int | None = None
    deadline = time.monotonic() + CATCH_UP_S
    while time.monotonic() < deadline:
        found = client.pipeline()
        head = found["log"]["head"] if head is None else head
        if all(consumer["cursor"] >= head for consumer in found["consumers"]):
            return
        time.sleep(0.1)

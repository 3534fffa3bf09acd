"""Accounts over the real PostgreSQL, with a clock that the test moves."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from cauce.accounts.facade import Accounts
from cauce.infra.cache import MemoryCache
from cauce.kernel.access import ALL_SCOPES, Access, Actor, Role
from cauce.kernel.ids import AccountId


@dataclass
class Hands:
    """A clock that moves only when told."""

    now: datetime = field(default_factory=lambda: datetime(2026, 3, 1, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def accounts(clock) -> Accounts:
    return Accounts(MemoryCache(), clock)


@pytest.fixture
def tx(database):
    with database.transaction() as opened:
        yield opened


@pytest.fixture
def owner(tx, accounts) -> Access:
    """The owner of a new workspace with one project: ``owner-<workspace>@example.com``."""
    workspace = tx.execute("INSERT INTO workspaces (name) VALUES ('W') RETURNING id").fetchone()[
        "id"
    ]
    account = tx.execute(
        "INSERT INTO accounts (name, email) VALUES ('Olga', %s) RETURNING id",
        [f"owner-{workspace}@example.com"],
    ).fetchone()["id"]
    tx.execute("INSERT INTO memberships VALUES (%s, %s, 'owner')", [workspace, account])
    project = accounts.create_project(tx, "Tienda", "Europe/Madrid", workspace_id=workspace).project
    return Access(
        project.project_id,
        workspace,
        project.timezone,
        Actor("user", AccountId(account), "Olga"),
        Role.OWNER,
        ALL_SCOPES,
    )


@pytest.fixture
def join(tx, accounts):
    """Invites somebody and accepts for them; returns what ``accept_invitation`` does."""

    def accept(owner: Access, email: str, role: Role, password: str = "un río de palabras"):
        made = accounts.invite(tx, owner, email, role)
        return accounts.accept_invitation(tx, made.token, email.split("@", maxsplit=1)[0], password)

    return accept

"""Users, their sessions and one-time sign-in links in PostgreSQL."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cauce.accounts.contracts import SESSION_IDLE, TOUCH_EVERY, Project, User, UserChanges
from cauce.accounts.store.projects import COLUMNS as PROJECT_COLUMNS
from cauce.accounts.store.projects import project_of
from cauce.infra.db import Tx, one
from cauce.kernel.access import Role
from cauce.kernel.ids import AccountId, ProjectId, WorkspaceId

COLUMNS = "a.id, a.email, a.name, a.language, a.theme, a.password_hash IS NOT NULL AS has_password"


def insert(tx: Tx, name: str, email: str | None, password_hash: str | None) -> User | None:
    """Return the new user, None when the address is taken."""
    row = one(
        tx,
        "INSERT INTO accounts AS a (name, email, password_hash)"
        f" VALUES (%(name)s, %(email)s, %(hash)s) ON CONFLICT DO NOTHING RETURNING {COLUMNS}",
        {"name": name, "email": email, "hash": password_hash},
    )
    return user_of(row) if row else None


def find(tx: Tx, account_id: AccountId) -> User | None:
    """Return a user."""
    row = one(tx, f"SELECT {COLUMNS} FROM accounts a WHERE id = %(id)s", {"id": account_id})
    return user_of(row) if row else None


def first_owner(tx: Tx, workspace_id: WorkspaceId) -> User | None:
    """Return the owner who has been there longest."""
    row = one(
        tx,
        f"SELECT {COLUMNS} FROM accounts a JOIN memberships m ON m.account_id = a.id"
        " WHERE m.workspace_id = %(workspace)s AND m.role = 'owner' ORDER BY m.joined_at, a.id LIMIT 1",
        {"workspace": workspace_id},
    )
    return user_of(row) if row else None


def by_email(tx: Tx, email: str) -> tuple[User, str | None] | None:
    """Return the user of an address with the hash of the password."""
    row = one(
        tx,
        f"SELECT {COLUMNS}, a.password_hash FROM accounts a WHERE email = %(email)s",
        {"email": email},
    )
    return (user_of(row), row["password_hash"]) if row else None


def password_hash(tx: Tx, account_id: AccountId) -> str | None:
    """Return the hash of a user's password, None when there is none yet."""
    row = one(tx, "SELECT password_hash FROM accounts WHERE id = %(id)s", {"id": account_id})
    return row["password_hash"] if row else None


def address_is_anothers(tx: Tx, account_id: AccountId, email: str) -> bool:
    """Return whether another user has this address."""
    found = one(
        tx,
        "SELECT 1 FROM accounts WHERE email = %(email)s AND id <> %(id)s",
        {"email": email, "id": account_id},
    )
    return found is not None


def update(tx: Tx, account_id: AccountId, changes: UserChanges, new_hash: str | None) -> User:
    """Return the user after the change."""
    row = one(
        tx,
        "UPDATE accounts a SET name = coalesce(%(name)s, name), email = coalesce(%(email)s, email),"
        " language = coalesce(%(language)s, language), theme = coalesce(%(theme)s, theme),"
        f" password_hash = coalesce(%(hash)s, password_hash) WHERE id = %(id)s RETURNING {COLUMNS}",
        {
            "id": account_id,
            "name": changes.name,
            "email": changes.email,
            "language": changes.language,
            "theme": changes.theme,
            "hash": new_hash,
        },
    )
    assert row is not None  # noqa: S101
    return user_of(row)


def open_session(
    tx: Tx, account_id: AccountId, digest: bytes, now: datetime, expires_at: datetime
) -> None:
    """Keep a new session; forget this user's sessions that have ended."""
    tx.execute("DELETE FROM sessions WHERE account_id = %s AND expires_at <= %s", [account_id, now])
    tx.execute(
        "INSERT INTO sessions (digest, account_id, created_at, last_seen_at, expires_at)"
        " VALUES (%s, %s, %s, %s, %s)",
        [digest, account_id, now, now, expires_at],
    )


def session_user(tx: Tx, digest: bytes, now: datetime) -> User | None:
    """Return the user of a session that has neither expired nor idled out; notes the visit."""
    row = one(
        tx,
        f"SELECT {COLUMNS}, s.last_seen_at FROM sessions s JOIN accounts a ON a.id = s.account_id"
        " WHERE s.digest = %(digest)s AND s.expires_at > %(now)s AND s.last_seen_at > %(idle)s",
        {"digest": digest, "now": now, "idle": now - SESSION_IDLE},
    )
    if row is None:
        return None
    if now - row["last_seen_at"] > TOUCH_EVERY:
        tx.execute("UPDATE sessions SET last_seen_at = %s WHERE digest = %s", [now, digest])
    return user_of(row)


def role_in_project(
    tx: Tx, account_id: AccountId, project_id: ProjectId
) -> tuple[Project, Role] | None:
    """Return a project with the user's role there, None when it is not one of theirs."""
    row = one(
        tx,
        f"SELECT {PROJECT_COLUMNS}, m.role FROM projects p JOIN memberships m USING (workspace_id)"
        " WHERE p.id = %(project)s AND p.deleted_at IS NULL AND m.account_id = %(account)s",
        {"project": project_id, "account": account_id},
    )
    return (project_of(row), Role(row["role"])) if row else None


def close_session(tx: Tx, digest: bytes) -> None:
    """End one session."""
    tx.execute("DELETE FROM sessions WHERE digest = %s", [digest])


def close_sessions(tx: Tx, account_id: AccountId, *, but: bytes = b"") -> None:
    """End every session of a user, except the one with the digest ``but``."""
    tx.execute("DELETE FROM sessions WHERE account_id = %s AND digest <> %s", [account_id, but])


def insert_link(tx: Tx, account_id: AccountId, digest: bytes, expires_at: datetime) -> None:
    """Keep a one-time link."""
    tx.execute(
        "INSERT INTO sign_in_links (digest, account_id, expires_at) VALUES (%s, %s, %s)",
        [digest, account_id, expires_at],
    )


def use_link(tx: Tx, digest: bytes, now: datetime) -> AccountId | None:
    """Return whose link it is and end it; None when it was used or has expired."""
    row = one(
        tx,
        "UPDATE sign_in_links SET used_at = %(now)s WHERE digest = %(digest)s"
        " AND used_at IS NULL AND expires_at > %(now)s RETURNING account_id",
        {"digest": digest, "now": now},
    )
    return AccountId(row["account_id"]) if row else None


def user_of(row: Mapping[str, Any]) -> User:
    """Return the user of a row that has ``COLUMNS``."""
    return User(
        AccountId(row["id"]),
        row["email"],
        row["name"],
        row["language"],
        row["theme"],
        row["has_password"],
    )

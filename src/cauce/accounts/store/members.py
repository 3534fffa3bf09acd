"""Members of workspaces and invitations in PostgreSQL."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cauce.accounts.contracts import Invitation, Member
from cauce.infra.db import Tx, one, rows
from cauce.kernel.access import Role
from cauce.kernel.ids import AccountId, WorkspaceId

_MEMBER = "m.account_id, a.email, a.name, m.role, m.joined_at"
_INVITATION = "i.id, i.workspace_id, w.name AS workspace, i.email, i.role, i.expires_at"
_OPEN = "i.used_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > %(now)s"


def join(tx: Tx, workspace_id: WorkspaceId, account_id: AccountId, role: Role) -> None:
    """Make a user a member; a member keeps the role they have."""
    tx.execute(
        "INSERT INTO memberships (workspace_id, account_id, role) VALUES (%s, %s, %s)"
        " ON CONFLICT DO NOTHING",
        [workspace_id, account_id, role],
    )


def of_workspace(tx: Tx, workspace_id: WorkspaceId) -> list[Member]:
    """Return the members, longest first."""
    found = rows(
        tx,
        f"SELECT {_MEMBER} FROM memberships m JOIN accounts a ON a.id = m.account_id"
        " WHERE m.workspace_id = %(workspace)s ORDER BY m.joined_at, m.account_id",
        {"workspace": workspace_id},
    )
    return [_member_of(row) for row in found]


def workspaces_of(tx: Tx, account_id: AccountId) -> list[tuple[WorkspaceId, Role]]:
    """Return the workspaces of a user with the role in each, oldest membership first."""
    found = rows(
        tx,
        "SELECT workspace_id, role FROM memberships WHERE account_id = %(account)s"
        " ORDER BY joined_at, workspace_id",
        {"account": account_id},
    )
    return [(WorkspaceId(row["workspace_id"]), Role(row["role"])) for row in found]


def lock(tx: Tx, workspace_id: WorkspaceId) -> None:
    """Let one change of members at a time through, so that two cannot remove the last two owners."""
    tx.execute("SELECT 1 FROM workspaces WHERE id = %s FOR UPDATE", [workspace_id])


def find(tx: Tx, workspace_id: WorkspaceId, account_id: AccountId) -> Member | None:
    """Return a member."""
    row = one(
        tx,
        f"SELECT {_MEMBER} FROM memberships m JOIN accounts a ON a.id = m.account_id"
        " WHERE m.workspace_id = %(workspace)s AND m.account_id = %(account)s",
        {"workspace": workspace_id, "account": account_id},
    )
    return _member_of(row) if row else None


def count_owners(tx: Tx, workspace_id: WorkspaceId) -> int:
    """Return how many owners there are."""
    row = one(
        tx,
        "SELECT count(*) AS n FROM memberships WHERE workspace_id = %(workspace)s AND role = 'owner'",
        {"workspace": workspace_id},
    )
    return int(row["n"]) if row else 0


def set_role(tx: Tx, workspace_id: WorkspaceId, account_id: AccountId, role: Role) -> None:
    """Change the role of a member."""
    tx.execute(
        "UPDATE memberships SET role = %s WHERE workspace_id = %s AND account_id = %s",
        [role, workspace_id, account_id],
    )


def remove(tx: Tx, workspace_id: WorkspaceId, account_id: AccountId) -> None:
    """End a membership."""
    tx.execute(
        "DELETE FROM memberships WHERE workspace_id = %s AND account_id = %s",
        [workspace_id, account_id],
    )


def invite(
    tx: Tx,
    workspace_id: WorkspaceId,
    what: tuple[str, Role, bytes],
    now: datetime,
    expires_at: datetime,
) -> Invitation:
    """Return the new invitation of (address, role, digest); an open one to the address ends."""
    email, role, digest = what
    tx.execute(
        "UPDATE invitations SET revoked_at = %s"
        " WHERE workspace_id = %s AND email = %s AND used_at IS NULL AND revoked_at IS NULL",
        [now, workspace_id, email],
    )
    row = one(
        tx,
        "WITH i AS (INSERT INTO invitations (workspace_id, email, role, digest, created_at,"
        " expires_at) VALUES (%(workspace)s, %(email)s, %(role)s, %(digest)s, %(now)s, %(expires)s)"
        f" RETURNING *) SELECT {_INVITATION} FROM i JOIN workspaces w ON w.id = i.workspace_id",
        {
            "workspace": workspace_id,
            "email": email,
            "role": role,
            "digest": digest,
            "now": now,
            "expires": expires_at,
        },
    )
    assert row is not None  # noqa: S101
    return _invitation_of(row)


def invitations(tx: Tx, workspace_id: WorkspaceId, now: datetime) -> list[Invitation]:
    """Return the open invitations, oldest first."""
    found = rows(
        tx,
        f"SELECT {_INVITATION} FROM invitations i JOIN workspaces w ON w.id = i.workspace_id"
        f" WHERE i.workspace_id = %(workspace)s AND {_OPEN} ORDER BY i.id",
        {"workspace": workspace_id, "now": now},
    )
    return [_invitation_of(row) for row in found]


def invitation(tx: Tx, digest: bytes, now: datetime) -> Invitation | None:
    """Return the open invitation of a token's digest, locked until the transaction ends."""
    row = one(
        tx,
        f"SELECT {_INVITATION} FROM invitations i JOIN workspaces w ON w.id = i.workspace_id"
        f" WHERE i.digest = %(digest)s AND {_OPEN} FOR UPDATE OF i",
        {"digest": digest, "now": now},
    )
    return _invitation_of(row) if row else None


def use_invitation(tx: Tx, invitation_id: int, now: datetime) -> None:
    """End an invitation because it was accepted."""
    tx.execute("UPDATE invitations SET used_at = %s WHERE id = %s", [now, invitation_id])


def revoke_invitation(
    tx: Tx, workspace_id: WorkspaceId, invitation_id: int, now: datetime
) -> str | None:
    """Return the address of the invitation just ended, None when there is no such open one."""
    row = one(
        tx,
        "UPDATE invitations i SET revoked_at = %(now)s"
        f" WHERE workspace_id = %(workspace)s AND id = %(id)s AND {_OPEN} RETURNING email",
        {"workspace": workspace_id, "id": invitation_id, "now": now},
    )
    return row["email"] if row else None


def _member_of(row: Mapping[str, Any]) -> Member:
    return Member(
        AccountId(row["account_id"]), row["email"], row["name"], Role(row["role"]), row["joined_at"]
    )


def _invitation_of(row: Mapping[str, Any]) -> Invitation:
    return Invitation(
        row["id"],
        WorkspaceId(row["workspace_id"]),
        row["workspace"],
        row["email"],
        Role(row["role"]),
        row["expires_at"],
    )

"""How users want to be told, and what they follow."""

from collections.abc import Collection
from datetime import datetime

from cauce.accounts.notices.contracts import KINDS, Following, NoticeKind, Quiet, Reader
from cauce.accounts.notices.store.notices import quiet_of
from cauce.infra.db import Tx, one, rows
from cauce.kernel.access import Role
from cauce.kernel.errors import Language
from cauce.kernel.ids import AccountId, ProjectId


def following(
    tx: Tx, account_id: AccountId, project_id: ProjectId, role: Role, now: datetime
) -> Following:
    """Return what a user of a role follows in a project."""
    chosen = {
        row["kind"]: row
        for row in rows(
            tx,
            "SELECT kind, follows, snoozed_until FROM notice_follows"
            " WHERE account_id = %(account)s AND project_id = %(project)s",
            {"account": account_id, "project": project_id},
        )
    }
    reader = one(
        tx,
        "SELECT a.email, r.timezone, r.quiet_from, r.quiet_until FROM accounts a"
        " LEFT JOIN notice_readers r ON r.account_id = a.id WHERE a.id = %(account)s",
        {"account": account_id},
    )
    assert reader is not None  # noqa: S101
    follows, snoozed = {}, {}
    for kind, manner in KINDS.items():
        own = chosen.get(kind)
        said = own["follows"] if own else None
        follows[kind] = role in manner.roles if said is None else said
        until = own["snoozed_until"] if own else None
        if until is not None and until > now:
            snoozed[kind] = until
    quiet = quiet_of(reader)
    return Following(follows, snoozed, reader["timezone"], quiet, reader["email"] or "")


def reached(
    tx: Tx, project_id: ProjectId, accounts: Collection[AccountId], kind: NoticeKind
) -> list[Reader]:
    """Return those of the accounts that mail of a kind reaches: members with an address who have not left it."""
    found = rows(
        tx,
        "SELECT a.id, a.email, coalesce(a.language, r.seen_language, 'en') AS language,"
        " coalesce(r.timezone, p.timezone) AS timezone"
        " FROM projects p JOIN memberships m USING (workspace_id) JOIN accounts a ON a.id = m.account_id"
        " LEFT JOIN notice_readers r ON r.account_id = a.id"
        " LEFT JOIN notice_follows f"
        " ON f.account_id = a.id AND f.project_id = p.id AND f.kind = %(kind)s"
        " WHERE p.id = %(project)s AND p.deleted_at IS NULL AND a.email IS NOT NULL"
        " AND a.id = ANY(%(ids)s) AND coalesce(f.follows, true) ORDER BY a.id",
        {"project": project_id, "ids": list(accounts), "kind": kind},
    )
    return [
        Reader(AccountId(row["id"]), row["email"], row["language"], row["timezone"])
        for row in found
    ]


def set_reader(tx: Tx, account_id: AccountId, timezone: str | None, quiet: Quiet | None) -> None:
    """Keep time zone and quiet hours of a user."""
    tx.execute(
        "INSERT INTO notice_readers (account_id, timezone, quiet_from, quiet_until)"
        " VALUES (%s, %s, %s, %s) ON CONFLICT (account_id) DO UPDATE SET timezone ="
        " excluded.timezone, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until",
        [account_id, timezone, quiet.start if quiet else None, quiet.end if quiet else None],
    )


def set_seen_language(tx: Tx, account_id: AccountId, language: Language) -> None:
    """Keep the language of the page on which a user signed in."""
    tx.execute(
        "INSERT INTO notice_readers (account_id, seen_language) VALUES (%s, %s)"
        " ON CONFLICT (account_id) DO UPDATE SET seen_language = excluded.seen_language",
        [account_id, language],
    )


def language_of(tx: Tx, account_id: AccountId) -> Language:
    """Return what a user reads: their profile's language, else the one they signed in with, else English."""
    row = one(
        tx,
        "SELECT coalesce(a.language, r.seen_language, 'en') AS language FROM accounts a"
        " LEFT JOIN notice_readers r ON r.account_id = a.id WHERE a.id = %(account)s",
        {"account": account_id},
    )
    return "es" if row is not None and row["language"] == "es" else "en"


def set_follows(
    tx: Tx,
    account_id: AccountId,
    project_id: ProjectId,
    kinds: Collection[NoticeKind],
    *,
    follows: bool,
) -> None:
    """Keep whether a user follows kinds in a project."""
    for kind in kinds:
        tx.execute(
            "INSERT INTO notice_follows (account_id, project_id, kind, follows)"
            " VALUES (%s, %s, %s, %s) ON CONFLICT (account_id, project_id, kind)"
            " DO UPDATE SET follows = excluded.follows",
            [account_id, project_id, kind, follows],
        )


def set_snooze(
    tx: Tx, account_id: AccountId, project_id: ProjectId, kind: NoticeKind, until: datetime | None
) -> None:
    """Keep until when a user puts a kind off; None: not at all."""
    tx.execute(
        "INSERT INTO notice_follows (account_id, project_id, kind, snoozed_until)"
        " VALUES (%s, %s, %s, %s) ON CONFLICT (account_id, project_id, kind)"
        " DO UPDATE SET snoozed_until = excluded.snoozed_until",
        [account_id, project_id, kind, until],
    )


def project_name(tx: Tx, project_id: ProjectId) -> str | None:
    """Return the name of a project that is there."""
    row = one(
        tx,
        "SELECT name FROM projects WHERE id = %(project)s AND deleted_at IS NULL",
        {"project": project_id},
    )
    return str(row["name"]) if row else None


def role_of(tx: Tx, account_id: AccountId, project_id: ProjectId) -> Role | None:
    """Return the role of a user in a project, None when it is not one of theirs."""
    row = one(
        tx,
        "SELECT m.role FROM projects p JOIN memberships m USING (workspace_id)"
        " WHERE p.id = %(project)s AND p.deleted_at IS NULL AND m.account_id = %(account)s",
        {"project": project_id, "account": account_id},
    )
    return Role(row["role"]) if row else None

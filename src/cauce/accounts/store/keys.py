"""Keys in PostgreSQL."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cauce.accounts.contracts import TOUCH_EVERY, Key, KeyKind, LiveKey, Project
from cauce.accounts.store.projects import project_of
from cauce.infra.db import Tx, one, rows
from cauce.kernel.access import Scope
from cauce.kernel.ids import ProjectId

COLUMNS = "id, kind, name, prefix, value, scopes, created_at, expires_at, last_used_at, revoked_at, quota_per_s"
_LIVE = "revoked_at IS NULL AND (expires_at IS NULL OR expires_at > %(now)s)"


@dataclass(frozen=True, slots=True)
class KeyRow:
    """What is kept of a new key: its value when public, else its digest."""

    kind: KeyKind
    name: str
    prefix: str
    value: str | None
    digest: bytes | None
    scopes: tuple[Scope, ...]
    expires_at: datetime | None


def insert(tx: Tx, project_id: ProjectId, key: KeyRow, now: datetime) -> Key:
    """Return the new key."""
    row = one(
        tx,
        "INSERT INTO keys (project_id, kind, name, prefix, value, digest, scopes, created_at,"
        " expires_at) VALUES (%(project)s, %(kind)s, %(name)s, %(prefix)s, %(value)s, %(digest)s,"
        f" %(scopes)s, %(now)s, %(expires)s) RETURNING {COLUMNS}",
        {
            "project": project_id,
            "kind": key.kind,
            "name": key.name,
            "prefix": key.prefix,
            "value": key.value,
            "digest": key.digest,
            "scopes": [str(scope) for scope in key.scopes],
            "now": now,
            "expires": key.expires_at,
        },
    )
    assert row is not None  # noqa: S101
    return _key_of(row)


def of_project(tx: Tx, project_id: ProjectId) -> list[Key]:
    """Return every key of a project, revoked ones included, oldest first."""
    found = rows(
        tx,
        f"SELECT {COLUMNS} FROM keys WHERE project_id = %(project)s ORDER BY id",
        {"project": project_id},
    )
    return [_key_of(row) for row in found]


def live_write_keys(tx: Tx, now: datetime) -> list[tuple[str, LiveKey]]:
    """Return every write key that may collect now, oldest first."""
    found = rows(
        tx,
        "SELECT value, keys.id, project_id, quota_per_s FROM keys JOIN projects p ON p.id = project_id"
        f" WHERE kind = 'write' AND {_LIVE} AND p.deleted_at IS NULL ORDER BY keys.id",
        {"now": now},
    )
    return [(row["value"], _live(row)) for row in found]


def live_import_keys(tx: Tx, now: datetime) -> list[tuple[bytes, LiveKey]]:
    """Return the digest of every API key that may import events now, oldest first."""
    found = rows(
        tx,
        "SELECT digest, keys.id, project_id, quota_per_s FROM keys JOIN projects p ON p.id = project_id WHERE kind = 'api'"
        f" AND %(scope)s = ANY (scopes) AND {_LIVE} AND p.deleted_at IS NULL ORDER BY keys.id",
        {"now": now, "scope": str(Scope.WRITE)},
    )
    return [(bytes(row["digest"]), _live(row)) for row in found]


def write_keys_of(tx: Tx, project_id: ProjectId, now: datetime) -> list[tuple[int, str]]:
    """Return id and value of every write key of a project that may collect now, oldest first."""
    found = rows(
        tx,
        "SELECT id, value FROM keys WHERE project_id = %(project)s AND kind = 'write'"
        f" AND {_LIVE} ORDER BY id",
        {"project": project_id, "now": now},
    )
    return [(row["id"], row["value"]) for row in found]


def first_write_key(tx: Tx, project_id: ProjectId, now: datetime) -> str | None:
    """Return the oldest write key of a project that may collect now."""
    row = one(
        tx,
        "SELECT value FROM keys WHERE project_id = %(project)s AND kind = 'write'"
        f" AND {_LIVE} ORDER BY id LIMIT 1",
        {"project": project_id, "now": now},
    )
    return row["value"] if row else None


def find_api_key(tx: Tx, digest: bytes, now: datetime) -> tuple[Key, Project] | None:
    """Return the API key of a digest that is valid now, with its project; notes its use."""
    row = one(
        tx,
        "SELECT k.id AS key_id, k.kind, k.name AS key_name, k.prefix, k.scopes,"
        " k.created_at AS key_created_at, k.expires_at, k.last_used_at, k.revoked_at, k.quota_per_s,"
        " p.id, p.workspace_id, p.name, p.timezone, p.sample, p.created_at"
        " FROM keys k JOIN projects p ON p.id = k.project_id WHERE k.digest = %(digest)s"
        " AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > %(now)s)"
        " AND p.deleted_at IS NULL",
        {"digest": digest, "now": now},
    )
    if row is None:
        return None
    if row["last_used_at"] is None or now - row["last_used_at"] > TOUCH_EVERY:
        tx.execute("UPDATE keys SET last_used_at = %s WHERE id = %s", [now, row["key_id"]])
    named = {**row, "id": row["key_id"], "name": row["key_name"], "value": None}
    return _key_of({**named, "created_at": row["key_created_at"]}), project_of(row)


def revoke(tx: Tx, project_id: ProjectId, key_id: int, now: datetime) -> Key | None:
    """Return the key, revoked; None when the project has no such key."""
    row = one(
        tx,
        "UPDATE keys SET revoked_at = coalesce(revoked_at, %(now)s)"
        f" WHERE project_id = %(project)s AND id = %(id)s RETURNING {COLUMNS}",
        {"project": project_id, "id": key_id, "now": now},
    )
    return _key_of(row) if row else None


def set_quota(tx: Tx, project_id: ProjectId, key_id: int, quota_per_s: float | None) -> Key | None:
    """Return the key with its new quota; None when the project has no such key."""
    row = one(
        tx,
        "UPDATE keys SET quota_per_s = %(quota)s WHERE project_id = %(project)s AND id = %(id)s"
        f" RETURNING {COLUMNS}",
        {"project": project_id, "id": key_id, "quota": quota_per_s},
    )
    return _key_of(row) if row else None


def _live(row: Mapping[str, Any]) -> LiveKey:
    return LiveKey(ProjectId(row["project_id"]), row["id"], row["quota_per_s"])


def _key_of(row: Mapping[str, Any]) -> Key:
    return Key(
        row["id"],
        KeyKind(row["kind"]),
        row["name"],
        row["prefix"],
        row["value"],
        tuple(Scope(scope) for scope in row["scopes"]),
        row["created_at"],
        row["expires_at"],
        row["last_used_at"],
        row["revoked_at"],
        row["quota_per_s"],
    )

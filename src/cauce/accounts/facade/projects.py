"""Projects and their keys."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from secrets import token_bytes
from typing import Any

from cauce.accounts.contracts import (
    Detail,
    Key,
    KeyKind,
    LiveKey,
    NewKey,
    NewProject,
    NotAllowedError,
    Project,
    ProjectOfUser,
)
from cauce.accounts.facade.audit import AuditVerbs
from cauce.accounts.logic import rules, tokens
from cauce.accounts.store import keys, members, projects, salts
from cauce.infra.db import Tx
from cauce.kernel.access import ALL_SCOPES, SYSTEM, Access, Actor, Role, Scope
from cauce.kernel.errors import CauceError, Kind, Text, not_found
from cauce.kernel.ids import AccountId, ProjectId, WorkspaceId
from cauce.kernel.project import ProjectSettings, document_of, settings_of

SALT_BYTES = 32


@dataclass(frozen=True)
class ProjectVerbs(AuditVerbs):
    """Making, listing and removing projects and keys."""

    def create_project(
        self,
        tx: Tx,
        name: str,
        timezone: str = "UTC",
        *,
        sample: bool = False,
        workspace_id: WorkspaceId | None = None,
        actor: Actor = SYSTEM,
    ) -> NewProject:
        """Return the new project with a write key and an API key of every scope.

        Without a workspace it belongs to the first one.

        Raises:
            CauceError: ``invalid_field`` for a time zone that does not exist.
        """
        zone = rules.check_timezone(timezone)
        workspace = workspace_id or projects.first_workspace(tx)
        project = projects.insert(tx, workspace, name, zone, sample)
        write = self._new_key(tx, project.project_id, KeyKind.WRITE, "Default")
        api = self._new_key(
            tx, project.project_id, KeyKind.API, "Default", scopes=tuple(ALL_SCOPES)
        )
        self._record(
            tx,
            workspace,
            actor,
            "project.created",
            name,
            detail={"sample": sample},
            project_id=project.project_id,
        )
        return NewProject(project, write.value, api.value)

    def create_project_for(
        self, tx: Tx, account_id: AccountId, actor: Actor, name: str, timezone: str
    ) -> NewProject:
        """Return the new project in the first workspace where this user is owner or admin.

        Raises:
            CauceError: ``not_allowed`` when there is none.
        """
        for workspace_id, role in members.workspaces_of(tx, account_id):
            if role in {Role.OWNER, Role.ADMIN}:
                return self.create_project(
                    tx, name, timezone, workspace_id=workspace_id, actor=actor
                )
        raise NotAllowedError(Scope.ADMIN)

    def list_projects(self, tx: Tx) -> list[Project]:
        """Return every project, oldest first (for commands on the machine itself)."""
        return projects.every(tx)

    def projects_of(self, tx: Tx, account_id: AccountId) -> list[ProjectOfUser]:
        """Return the projects of a user with the role in each, oldest first."""
        return projects.of_user(tx, account_id)

    def get_project(self, tx: Tx, project_id: ProjectId) -> Project:
        """Return a project.

        Raises:
            CauceError: ``not_found``.
        """
        project = projects.find(tx, project_id)
        if project is None:
            raise no_project()
        return project

    def update_project(
        self, tx: Tx, access: Access, name: str | None, timezone: str | None
    ) -> Project:
        """Return the project after the change; None leaves a field as it is."""
        zone = rules.check_timezone(timezone) if timezone is not None else None
        project = projects.update(tx, access.project_id, name, zone)
        if project is None:
            raise no_project()
        self.record(tx, access, "project.changed", project.name, {"timezone": project.timezone})
        return project

    def settings_of_project(self, tx: Tx, project_id: ProjectId) -> ProjectSettings:
        """Return the settings of a project.

        Raises:
            CauceError: ``not_found``.
        """
        return settings_of(self._stored_settings(tx, project_id))

    def change_settings(
        self, tx: Tx, access: Access, changes: Mapping[str, Any]
    ) -> ProjectSettings:
        """Return the settings after the change; what ``changes`` does not name stays as it is.

        Raises:
            CauceError: ``not_found``.
        """
        stored = self._stored_settings(tx, access.project_id)
        changed = settings_of({**stored, **changes})
        names = {field.name for field in fields(ProjectSettings)}
        unknown = {name: value for name, value in stored.items() if name not in names}
        projects.set_settings(tx, access.project_id, {**unknown, **document_of(changed)})
        detail: Detail = {name: str(value) for name, value in changes.items()}
        self.record(tx, access, "project.settings_changed", str(access.project_id), detail)
        return changed

    def project_settings(self, tx: Tx) -> dict[ProjectId, ProjectSettings]:
        """Return the settings of every project that has other than the default."""
        return {key: settings_of(stored) for key, stored in projects.all_settings(tx).items()}

    def daily_salts(self, tx: Tx) -> dict[date, bytes]:
        """Return the secrets of today and tomorrow (UTC), made when they are not there yet.

        Those of days that are over are deleted by this.
        """
        today = self.clock().date()
        found = salts.known(tx, today)
        lacking = [day for day in (today, today + timedelta(days=1)) if day not in found]
        if lacking:
            salts.add(tx, {day: token_bytes(SALT_BYTES) for day in lacking})
            found = salts.known(tx, today)
        return found

    def _stored_settings(self, tx: Tx, project_id: ProjectId) -> dict[str, Any]:
        stored = projects.settings(tx, project_id)
        if stored is None:
            raise no_project()
        return stored

    def delete_project(self, tx: Tx, access: Access) -> None:
        """Hide a project and revoke its keys; ``tasks.purge_removed_projects`` removes its data."""
        if not projects.mark_deleted(tx, access.project_id, self.clock()):
            raise no_project()
        self.record(tx, access, "project.removed", str(access.project_id))

    def projects_to_purge(self, tx: Tx) -> list[ProjectId]:
        """Return the removed projects whose data may still be there."""
        return projects.to_purge(tx)

    def mark_purged(self, tx: Tx, project_id: ProjectId) -> None:
        """Remember that nothing of a removed project is left."""
        projects.mark_purged(tx, project_id, self.clock())

    def write_keys(self, tx: Tx) -> dict[str, LiveKey]:
        """Return every write key that may collect now, with what collecting has to know of it."""
        return dict(keys.live_write_keys(tx, self.clock()))

    def import_keys(self, tx: Tx) -> dict[bytes, LiveKey]:
        """Return the SHA-256 of every API key with the write scope: it may import."""
        return dict(keys.live_import_keys(tx, self.clock()))

    def write_key(self, tx: Tx, project_id: ProjectId) -> str | None:
        """Return the oldest write key of a project that may collect now."""
        return keys.first_write_key(tx, project_id, self.clock())

    def write_keys_of(self, tx: Tx, project_id: ProjectId) -> dict[int, str]:
        """Return the write keys of a project that may collect now by their id, the oldest first."""
        return dict(keys.write_keys_of(tx, project_id, self.clock()))

    def list_keys(self, tx: Tx, project_id: ProjectId) -> list[Key]:
        """Return every key of a project, revoked ones included, oldest first."""
        return keys.of_project(tx, project_id)

    def create_key(
        self,
        tx: Tx,
        access: Access,
        kind: KeyKind,
        name: str,
        *,
        scopes: tuple[Scope, ...] = (),
        expires_in_days: int | None = None,
    ) -> NewKey:
        """Return the new key with its value; an API key without scopes may query and read.

        Raises:
            NotAllowedError: a scope that the one who makes the key does not have.
            CauceError: ``write_key_has_no_scopes``.
        """
        if kind is KeyKind.WRITE and scopes:
            raise _write_key_has_no_scopes()
        granted = scopes if scopes or kind is KeyKind.WRITE else (Scope.QUERY, Scope.READ)
        rules.check_may_grant(access, granted)
        made = self._new_key(
            tx, access.project_id, kind, name, scopes=granted, expires_in_days=expires_in_days
        )
        detail: Detail = {"kind": str(kind), "scopes": [str(scope) for scope in made.key.scopes]}
        self.record(tx, access, "key.created", made.key.prefix, detail)
        return made

    def create_api_key(
        self, tx: Tx, project_id: ProjectId, name: str = "Command line", actor: Actor = SYSTEM
    ) -> NewKey:
        """Return a new API key of every scope (for commands on the machine itself).

        Raises:
            CauceError: ``not_found``.
        """
        project = self.get_project(tx, project_id)
        access = Access(
            project_id, project.workspace_id, project.timezone, actor, Role.ADMIN, ALL_SCOPES
        )
        return self.create_key(tx, access, KeyKind.API, name, scopes=tuple(ALL_SCOPES))

    def revoke_key(self, tx: Tx, access: Access, key_id: int) -> None:
        """End a key for good.

        Raises:
            CauceError: ``not_found`` when the project has no such key.
        """
        key = keys.revoke(tx, access.project_id, key_id, self.clock())
        if key is None:
            raise not_found("key", "esa clave")
        self.record(tx, access, "key.revoked", key.prefix)

    def set_quota(self, tx: Tx, access: Access, key_id: int, quota_per_s: float | None) -> Key:
        """Return the key with its new quota in events a second; None lifts it.

        Raises:
            CauceError: ``not_found`` when the project has no such key.
        """
        key = keys.set_quota(tx, access.project_id, key_id, quota_per_s)
        if key is None:
            raise not_found("key", "esa clave")
        detail: Detail = {"quota_per_s": None if quota_per_s is None else f"{quota_per_s:g}"}
        self.record(tx, access, "key.quota_changed", key.prefix, detail)
        return key

    def key_access(self, tx: Tx, secret: str) -> tuple[int, Access] | None:
        """Return (key id, what an API key may do and where), None when it is not valid now."""
        found = keys.find_api_key(tx, tokens.digest(secret), self.clock())
        if found is None:
            return None
        key, project = found
        actor = Actor("key", key.key_id, f"{key.name} ({key.prefix}…)")
        return key.key_id, rules.key_access(
            project.project_id,
            project.workspace_id,
            project.timezone,
            actor,
            frozenset(key.scopes),
        )

    def _new_key(
        self,
        tx: Tx,
        project_id: ProjectId,
        kind: KeyKind,
        name: str,
        *,
        scopes: tuple[Scope, ...] = (),
        expires_in_days: int | None = None,
    ) -> NewKey:
        public = kind is KeyKind.WRITE
        random = self.random(tokens.PUBLIC_BYTES if public else tokens.SECRET_BYTES)
        text, now = tokens.key_text(kind, project_id, random), self.clock()
        row = keys.KeyRow(
            kind,
            name,
            tokens.shown_prefix(text),
            text if public else None,
            None if public else tokens.digest(text),
            tuple(scope for scope in Scope if scope in scopes),
            now + timedelta(days=expires_in_days) if expires_in_days else None,
        )
        return NewKey(keys.insert(tx, project_id, row, now), text)


def no_project() -> CauceError:
    """Return the 404 of a project that does not exist or is somebody else's: nobody can tell."""
    return CauceError(
        "not_found",
        Text(
            "There is no such project, or you do not take part in it. Check the address.",
            "Ese proyecto no existe o no participas en él. Revisa la dirección.",
        ),
        Kind.NOT_FOUND,
    )


def _write_key_has_no_scopes() -> CauceError:
    return CauceError(
        "write_key_has_no_scopes",
        Text(
            "A write key only collects events. Leave out scopes, or make an API key.",
            "Una clave de escritura solo recoge eventos. Quita los permisos o crea una clave de API.",
        ),
    )

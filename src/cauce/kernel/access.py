"""Who is asking, and what they may do: plain data that every context's routes receive."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from cauce.kernel.ids import ProjectId, WorkspaceId


class Scope(StrEnum):
    """What a request needs; an API key lists its scopes, a role implies them."""

    QUERY = "query"
    READ = "read"
    WRITE = "write"
    ADMIN = "admin"


class Role(StrEnum):
    """What a person may do in a workspace, most first."""

    OWNER = "owner"
    ADMIN = "admin"
    EDITOR = "editor"
    VIEWER = "viewer"


_VIEW = frozenset({Scope.QUERY, Scope.READ})
_EDIT = _VIEW | {Scope.WRITE}
ALL_SCOPES = _EDIT | {Scope.ADMIN}
ROLE_SCOPES: Mapping[Role, frozenset[Scope]] = {
    Role.OWNER: ALL_SCOPES,
    Role.ADMIN: ALL_SCOPES,
    Role.EDITOR: _EDIT,
    Role.VIEWER: _VIEW,
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something, as the audit log names them."""

    kind: Literal["user", "key", "system"]
    id: int | None
    name: str


SYSTEM = Actor("system", None, "cauce")


@dataclass(frozen=True, slots=True)
class Access:
    """A request that was let into a project: whose it is and what it may do there."""

    project_id: ProjectId
    workspace_id: WorkspaceId
    timezone: str
    actor: Actor
    role: Role
    scopes: frozenset[Scope]

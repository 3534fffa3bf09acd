"""What crosses the boundary of accounts: users, projects, keys, members, audit entries, refusals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from cauce.kernel.access import Actor, Role, Scope
from cauce.kernel.errors import CauceError, Kind, Text
from cauce.kernel.ids import AccountId, ProjectId, WorkspaceId

SESSION_LIFETIME = timedelta(days=30)
SESSION_IDLE = timedelta(days=7)
SIGN_IN_LINK_LIFETIME = timedelta(days=1)
INVITATION_LIFETIME = timedelta(days=7)
TOUCH_EVERY = timedelta(minutes=5)
"""How exact ``last used`` of keys and ``last seen`` of sessions are: a write each time would cost more."""

PASSWORD_MIN = 10
PASSWORD_MAX = 200
EMAIL_PATTERN = r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$"
"""The WHATWG HTML standard's "valid e-mail address", a little wider in the domain."""
Theme = Literal["light", "dark", "auto"]
Detail = Mapping[str, str | int | bool | list[str] | None]
"""What an audit entry adds; no personal data beyond the address of an invitation."""


class KeyKind(StrEnum):
    """A write key is public and only collects; an API key is secret and has scopes."""

    WRITE = "write"
    API = "api"


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who signs in."""

    account_id: AccountId
    email: str | None
    name: str
    language: Literal["en", "es"] | None
    theme: Theme
    has_password: bool


@dataclass(frozen=True, slots=True)
class UserChanges:
    """What to change of a user; None leaves a field as it is."""

    name: str | None = None
    email: str | None = None
    language: Literal["en", "es"] | None = None
    theme: Theme | None = None
    password: str | None = None
    current_password: str | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """Where events belong; ``timezone`` is what questions use unless they name another."""

    project_id: ProjectId
    workspace_id: WorkspaceId
    name: str
    timezone: str
    sample: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class ProjectOfUser:
    """A project and what the user may do there."""

    project: Project
    role: Role


@dataclass(frozen=True, slots=True)
class NewProject:
    """A project just made, with the only sight of its API key."""

    project: Project
    write_key: str
    api_key: str


@dataclass(frozen=True, slots=True)
class Key:
    """A key; ``value`` is None for an API key, whose digest alone is kept."""

    key_id: int
    kind: KeyKind
    name: str
    prefix: str
    value: str | None
    scopes: tuple[Scope, ...]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None
    revoked_at: datetime | None
    quota_per_s: float | None = None
    """Events a second that it may send; None: as many as it likes."""


@dataclass(frozen=True, slots=True)
class LiveKey:
    """What collecting has to know of a key that may send now."""

    project_id: ProjectId
    key_id: int
    quota_per_s: float | None


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key just made, with its full value: the only sight of an API key's."""

    key: Key
    value: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session just opened: the token is the cookie's value, kept nowhere."""

    user: User
    token: str


@dataclass(frozen=True, slots=True)
class Member:
    """A user of a workspace."""

    account_id: AccountId
    email: str | None
    name: str
    role: Role
    joined_at: datetime


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation that is still open."""

    invitation_id: int
    workspace_id: WorkspaceId
    workspace: str
    email: str
    role: Role
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class NewInvitation:
    """An invitation just made, with the only sight of its token."""

    invitation: Invitation
    token: str


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Something that was done. ``hash`` covers the entry and the hash of the one before."""

    seq: int
    at: datetime
    project_id: ProjectId | None
    actor: Actor
    action: str
    target: str
    detail: Detail
    hash: bytes


class InvalidCredentialsError(CauceError):
    """The address or the password is wrong; which of both is not said."""

    def __init__(self) -> None:
        text = Text(
            "The e-mail address or the password is wrong. Try again, or ask for a sign-in link"
            " with `cauce sign-in-link`.",
            "La dirección o la contraseña no son correctas. Inténtalo otra vez o pide un enlace de"
            " acceso con `cauce sign-in-link`.",
        )
        super().__init__("invalid_credentials", text, Kind.UNAUTHORIZED)


class LinkUsedOrExpiredError(CauceError):
    """A one-time link was used before, has expired, or never existed."""

    def __init__(self) -> None:
        text = Text(
            "This link was already used or has expired. Ask for a new one.",
            "Este enlace ya se usó o ha caducado. Pide uno nuevo.",
        )
        super().__init__("link_used_or_expired", text, Kind.UNAUTHORIZED)


class NotSignedInError(CauceError):
    """There is no session, and no key that is valid now."""

    def __init__(self) -> None:
        text = Text(
            "You are not signed in, or the session or key has ended. Sign in, or send a valid API key.",
            "No has iniciado sesión, o la sesión o la clave han caducado. Inicia sesión o envía una"
            " clave de API válida.",
        )
        super().__init__("not_signed_in", text, Kind.UNAUTHORIZED)


class NotAllowedError(CauceError):
    """Signed in, but the role or the key's scopes do not reach."""

    def __init__(self, scope: Scope) -> None:
        text = Text(
            f"This needs the permission “{scope}”, which your role or key does not have."
            " Ask an administrator of the workspace.",
            f"Hace falta el permiso «{scope}», que tu función o tu clave no tienen."
            " Pídelo a quien administra el espacio de trabajo.",
        )
        super().__init__("not_allowed", text, Kind.FORBIDDEN)


class TooManyAttemptsError(CauceError):
    """Too many attempts to sign in; wait."""

    def __init__(self, retry_after_s: int) -> None:
        text = Text(
            f"Too many attempts to sign in. Try again in {retry_after_s} seconds.",
            f"Demasiados intentos de acceso. Vuelve a intentarlo en {retry_after_s} segundos.",
        )
        super().__init__("too_many_attempts", text, Kind.LIMITED, retry_after_s=retry_after_s)


class LastOwnerError(CauceError):
    """A workspace keeps at least one owner."""

    def __init__(self) -> None:
        text = Text(
            "A workspace needs an owner. Make somebody else owner first.",
            "Un espacio de trabajo necesita un propietario. Nombra antes a otra persona.",
        )
        super().__init__("last_owner", text, Kind.CONFLICT)


class AddressTakenError(CauceError):
    """Another user has this e-mail address."""

    def __init__(self) -> None:
        text = Text(
            "Somebody already uses this e-mail address here. Sign in with it, or use another.",
            "Alguien ya usa aquí esta dirección de correo. Inicia sesión con ella o usa otra.",
        )
        super().__init__("address_taken", text, Kind.CONFLICT)

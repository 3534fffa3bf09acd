"""Who may do what to whom, and which names are acceptable."""

import re
from collections.abc import Collection
from zoneinfo import ZoneInfo, available_timezones

from cauce.accounts.contracts import EMAIL_PATTERN, NotAllowedError
from cauce.kernel.access import Access, Actor, Role, Scope
from cauce.kernel.errors import invalid
from cauce.kernel.ids import ProjectId, WorkspaceId

_RANK = {Role.OWNER: 3, Role.ADMIN: 2, Role.EDITOR: 1, Role.VIEWER: 0}


def role_of(scopes: Collection[Scope]) -> Role:
    """Return the role that a key with these scopes acts as; a key is never an owner.

    Example:
        >>> role_of({Scope.READ, Scope.WRITE})
        <Role.EDITOR: 'editor'>
    """
    if Scope.ADMIN in scopes:
        return Role.ADMIN
    return Role.EDITOR if Scope.WRITE in scopes else Role.VIEWER


def check_may_give(mine: Role, *roles: Role) -> None:
    """Return nothing when a person of role ``mine`` may change somebody from and to ``roles``.

    Raises:
        NotAllowedError: only an owner makes or unmakes owners.
    """
    if any(_RANK[role] > _RANK[mine] for role in roles):
        raise NotAllowedError(Scope.ADMIN)


def check_may_grant(access: Access, scopes: Collection[Scope]) -> None:
    """Return nothing when ``access`` may make a key with ``scopes``: at most what it has itself.

    Raises:
        NotAllowedError: naming the scope it does not have.
    """
    for scope in scopes:
        if scope not in access.scopes:
            raise NotAllowedError(scope)


def check_timezone(name: str) -> str:
    """Return the IANA name when it is one that both engines know.

    Raises:
        CauceError: ``invalid_field``.
    """
    if name not in available_timezones() or name == "localtime":
        raise invalid(
            "timezone",
            "it is not an IANA time zone; write for example Europe/Madrid",
            "no es una zona horaria IANA; escribe por ejemplo Europe/Madrid",
        )
    return ZoneInfo(name).key


def clean_email(text: str) -> str:
    """Return the address in lower case without spaces around.

    Raises:
        CauceError: ``invalid_field`` when it has no shape of one.

    Example:
        >>> clean_email(" Ana@Example.com ")
        'ana@example.com'
    """
    email = text.strip().lower()
    if not re.fullmatch(EMAIL_PATTERN, email) or len(email) > 254:
        raise invalid("email", "it is not an e-mail address", "no es una dirección de correo")
    return email


def parse_project_id(text: str) -> ProjectId | None:
    """Return the project id that ``text`` names, None when it cannot be one.

    Example:
        >>> parse_project_id("12"), parse_project_id("012"), parse_project_id("99999999999")
        (12, None, None)
    """
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= 10 else 0
    return ProjectId(number) if 0 < number < 2**32 and str(number) == text else None


def key_access(
    project_id: ProjectId,
    workspace_id: WorkspaceId,
    timezone: str,
    actor: Actor,
    scopes: frozenset[Scope],
) -> Access:
    """Return the access that an API key gives."""
    return Access(project_id, workspace_id, timezone, actor, role_of(scopes), scopes)

"""Links by which a reader leaves a report without signing in."""

from cauce.analytics.reports.contracts import Leaving, ReaderId
from cauce.kernel.ids import ProjectId
from cauce.kernel.signed import same, signature

PURPOSE = "report"


def leave_token(secret: str, leaving: Leaving) -> str:
    """Return the token of a link to leave; it does not expire (RFC 8058 has old mail work too)."""
    text = f"{leaving.project_id}.{leaving.reader_id}"
    return f"{text}.{signature(secret, PURPOSE, text.encode())}"


def read_leave_token(secret: str, token: str) -> Leaving | None:
    """Return what a token is for, None when it was not signed with this secret.

    Example:
        >>> leaving = Leaving(ProjectId(3), ReaderId(7))
        >>> read_leave_token("s", leave_token("s", leaving)) == leaving
        True
        >>> read_leave_token("another", leave_token("s", leaving)) is None
        True
    """
    text, _, given = token.rpartition(".")
    if not same(given, signature(secret, PURPOSE, text.encode("utf-8", "replace"))):
        return None
    project, _, reader = text.partition(".")
    return Leaving(ProjectId(int(project)), ReaderId(int(reader)))

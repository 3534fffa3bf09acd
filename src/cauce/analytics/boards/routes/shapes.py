"""What the JSON of insights and of dashboards has in common."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from cauce.analytics.boards.contracts import (
    MAX_DESCRIPTION,
    MAX_NAME,
    Content,
    Saved,
    SavedVersion,
)
from cauce.infra.web import decode_cursor, encode_cursor

Name = Annotated[str, Field(min_length=1, max_length=MAX_NAME, pattern=r"\S")]
Description = Annotated[str, Field(max_length=MAX_DESCRIPTION)]
Owner = Annotated[
    str, Field(max_length=MAX_NAME, description="Whom to ask about it; you when left out.")
]
Revision = Annotated[
    int, Field(ge=1, le=2**53, description="Of what you changed; 409 when it is no longer that.")
]
NEWEST = 2**31 - 1


class Body(BaseModel):
    """What a client sends: a field we do not know is an error, not silence."""

    model_config = ConfigDict(extra="forbid")


class SavedIn(Body):
    """What every kept thing has."""

    name: Name
    description: Description = ""
    owner: Owner = ""

    def content(self, document: dict[str, Any]) -> Content:
        """Return what is to be kept."""
        return Content(self.name, self.description, self.owner, document)


class RestoreIn(Body):
    """Which revision is put back to an older version."""

    revision: Revision


class SavedOut(BaseModel):
    """What every kept thing has; `revision` rises with every change."""

    id: str
    name: str
    description: str
    owner: str
    revision: int
    version: int
    created_by: str
    created_at: datetime
    changed_by: str
    changed_at: datetime


def saved_fields(saved: Saved) -> dict[str, Any]:
    """Return the fields of ``SavedOut``."""
    content = saved.content
    return {
        "id": str(saved.saved_id), "name": content.name, "description": content.description,
        "owner": content.owner, "revision": saved.revision, "version": saved.version,
        "created_by": saved.created_by, "created_at": saved.created_at,
        "changed_by": saved.changed_by, "changed_at": saved.changed_at,
    }  # fmt: skip


class SavedVersionOut(BaseModel):
    """A version: what one person changed within ten minutes."""

    version: int
    name: str
    description: str
    owner: str
    author: str
    began_at: datetime
    saved_at: datetime
    document: dict[str, Any]

    @classmethod
    def of(cls, kept: SavedVersion) -> "SavedVersionOut":
        """Return the JSON of a version."""
        content = kept.content
        return cls(
            version=kept.version,
            name=content.name,
            description=content.description,
            owner=content.owner,
            author=kept.author.name,
            began_at=kept.began_at,
            saved_at=kept.saved_at,
            document=dict(content.document),
        )


class SavedVersionsOut(BaseModel):
    """A page of versions, newest first."""

    items: list[SavedVersionOut]
    cursor: str | None

    @classmethod
    def of(cls, found: Sequence[SavedVersion], limit: int) -> "SavedVersionsOut":
        """Return the JSON of a page."""
        last = found[-1].version if len(found) == limit else 1
        return cls(
            items=[SavedVersionOut.of(one) for one in found],
            cursor=encode_cursor(last) if last > 1 else None,
        )


def before_of(cursor: str | None) -> int:
    """Return below which version a page begins."""
    before = int(decode_cursor(cursor, int)[0]) if cursor else NEWEST
    return min(max(before, 0), NEWEST)

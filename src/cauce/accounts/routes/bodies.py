"""Shapes of JSON that more than one route of accounts uses."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from cauce.accounts.contracts import (
    EMAIL_PATTERN,
    PASSWORD_MAX,
    PASSWORD_MIN,
    Project,
    ProjectOfUser,
    User,
)
from cauce.infra.web import SHOWN_NAME
from cauce.kernel.access import Role

Name = Annotated[
    str,
    StringConstraints(
        min_length=1,
        max_length=200,
        strip_whitespace=True,
        pattern=SHOWN_NAME,
    ),
]
"""A name to show: no control characters, not only spaces."""
Token = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Secret = Annotated[str, StringConstraints(min_length=1, max_length=PASSWORD_MAX)]
NewSecret = Annotated[str, StringConstraints(min_length=PASSWORD_MIN, max_length=PASSWORD_MAX)]
Address = Annotated[str, StringConstraints(min_length=3, max_length=254, pattern=EMAIL_PATTERN)]


class Body(BaseModel):
    """What a client sends: a field we do not know is an error, not silence."""

    model_config = ConfigDict(extra="forbid")


class UserOut(BaseModel):
    """Somebody who signs in."""

    id: str
    email: str
    """Empty until they give one (whoever came by the first link)."""
    name: str
    language: Literal["en", "es"] | None
    theme: Literal["light", "dark", "auto"]
    has_password: bool

    @classmethod
    def of(cls, user: User) -> "UserOut":
        """Return the JSON of a user."""
        return cls(
            id=str(user.account_id),
            email=user.email or "",
            name=user.name,
            language=user.language,
            theme=user.theme,
            has_password=user.has_password,
        )


class ProjectItem(BaseModel):
    """A project in a list, with one's role there."""

    project_id: str
    name: str
    timezone: str
    role: Role
    sample: bool
    created_at: datetime

    @classmethod
    def of(cls, found: ProjectOfUser) -> "ProjectItem":
        """Return the JSON of a project in a list."""
        return cls.of_project(found.project, found.role)

    @classmethod
    def of_project(cls, project: Project, role: Role) -> "ProjectItem":
        """Return the JSON of a project where one has ``role``."""
        return cls(
            project_id=str(project.project_id),
            name=project.name,
            timezone=project.timezone,
            role=role,
            sample=project.sample,
            created_at=project.created_at,
        )

"""Projects."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Depends, Request
from pydantic import BaseModel, StringConstraints

from cauce.accounts.contracts import Project, ProjectOfUser
from cauce.accounts.facade import Accounts
from cauce.accounts.facade.signing_in import actor_of
from cauce.accounts.routes.bodies import Body, Name, ProjectItem
from cauce.accounts.routes.gate import SESSION_ONLY, AccountsGate, SignedInVisitor, the_gate
from cauce.infra.db import Tx
from cauce.infra.web import Administering, Reading, Transaction, service

router = APIRouter(tags=["projects"])
TheAccounts = Annotated[Accounts, Depends(service(Accounts))]
Zone = Annotated[str, StringConstraints(min_length=1, max_length=64)]


class ProjectsOut(BaseModel):
    """Projects one takes part in."""

    items: list[ProjectItem]
    cursor: str | None = None


class ProjectIn(Body):
    """A new project."""

    name: Name
    timezone: Zone = "UTC"


class NewProjectOut(BaseModel):
    """A project just made; its API key is shown this once."""

    project_id: str
    name: str
    write_key: str
    api_key: str


class ProjectOut(BaseModel):
    """A project."""

    project_id: str
    name: str
    timezone: str
    sample: bool
    created_at: datetime
    write_key: str | None


class ProjectChanges(Body):
    """What to change of a project; a field left out or null stays as it is."""

    name: Name | None = None
    timezone: Zone | None = None


@router.get("/projects")
def list_projects(
    request: Request,
    gate: Annotated[AccountsGate, Depends(the_gate)],
    tx: Transaction,
    accounts: TheAccounts,
) -> ProjectsOut:
    """The projects one takes part in; with an API key, its one project."""
    key = gate.key(tx, request)
    if key is not None:
        found = [ProjectOfUser(accounts.get_project(tx, key.project_id), key.role)]
    else:
        found = accounts.projects_of(tx, gate.visitor(tx, request).user.account_id)
    return ProjectsOut(items=[ProjectItem.of(project) for project in found])


@router.post("/projects", status_code=201, openapi_extra=SESSION_ONLY)
def create_project(
    body: ProjectIn, visitor: SignedInVisitor, tx: Transaction, accounts: TheAccounts
) -> NewProjectOut:
    """Make a project in one's workspace, with a write key and an API key."""
    user = visitor.user
    new = accounts.create_project_for(tx, user.account_id, actor_of(user), body.name, body.timezone)
    return NewProjectOut(
        project_id=str(new.project.project_id),
        name=new.project.name,
        write_key=new.write_key,
        api_key=new.api_key,
    )


@router.get("/projects/{project_id}")
def get_project(access: Reading, tx: Transaction, accounts: TheAccounts) -> ProjectOut:
    """One project, with the write key to put into a page."""
    return _project(tx, accounts, accounts.get_project(tx, access.project_id))


@router.patch("/projects/{project_id}")
def update_project(
    body: ProjectChanges, access: Administering, tx: Transaction, accounts: TheAccounts
) -> ProjectOut:
    """Change the name or the time zone."""
    changed = accounts.update_project(tx, access, body.name, body.timezone)
    return _project(tx, accounts, changed)


@router.delete("/projects/{project_id}", status_code=204)
def delete_project(
    access: Administering,
    tx: Transaction,
    accounts: TheAccounts,
    request: Request,
    afterwards: BackgroundTasks,
) -> None:
    """Remove the project and all its data: hidden at once, removed right after."""
    accounts.delete_project(tx, access)
    afterwards.add_task(request.app.state.purge)


def _project(tx: Tx, accounts: Accounts, project: Project) -> ProjectOut:
    return ProjectOut(
        project_id=str(project.project_id),
        name=project.name,
        timezone=project.timezone,
        sample=project.sample,
        created_at=project.created_at,
        write_key=accounts.write_key(tx, project.project_id),
    )

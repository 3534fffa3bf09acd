"""What a project decides about its own data."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from cauce.accounts.facade import Accounts
from cauce.accounts.routes.bodies import Body
from cauce.infra.web import Administering, Reading, Transaction, service
from cauce.kernel.project import Enforcement, IpPolicy, ProjectSettings, Signal

router = APIRouter(prefix="/projects/{project_id}", tags=["projects"])
TheAccounts = Annotated[Accounts, Depends(service(Accounts))]


class SettingsOut(BaseModel):
    """The settings of a project."""

    ip: IpPolicy
    dnt: Signal
    gpc: Signal
    consent: Enforcement
    cookieless: bool

    @classmethod
    def of(cls, settings: ProjectSettings) -> "SettingsOut":
        """Return them for the answer."""
        return cls(**asdict(settings))


class SettingsIn(Body):
    """What to change; a field left out or null stays as it is."""

    ip: IpPolicy | None = None
    dnt: Signal | None = None
    gpc: Signal | None = None
    consent: Enforcement | None = None
    cookieless: bool | None = None


@router.get("/settings")
def get_project_settings(access: Reading, tx: Transaction, accounts: TheAccounts) -> SettingsOut:
    """What becomes of the project's data on its way in."""
    return SettingsOut.of(accounts.settings_of_project(tx, access.project_id))


@router.patch("/settings")
def change_project_settings(
    body: SettingsIn, access: Administering, tx: Transaction, accounts: TheAccounts
) -> SettingsOut:
    """Change it; collecting follows within two seconds, what was stored before stays as it is."""
    changes = body.model_dump(exclude_none=True)
    return SettingsOut.of(accounts.change_settings(tx, access, changes))

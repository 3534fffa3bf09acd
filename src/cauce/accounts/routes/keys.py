"""Keys of a project."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from cauce.accounts.contracts import Key, KeyKind
from cauce.accounts.facade import Accounts
from cauce.accounts.routes.bodies import Body, Name
from cauce.infra.web import Administering, Reading, Transaction, service
from cauce.infra.web import number_or_not_found as number
from cauce.kernel.access import Scope

router = APIRouter(prefix="/projects/{project_id}", tags=["keys"])
TheAccounts = Annotated[Accounts, Depends(service(Accounts))]


class KeyOut(BaseModel):
    """A key; ``value`` is there for write keys, and for an API key in the answer that made it."""

    id: str
    kind: KeyKind
    name: str
    prefix: str
    value: str | None
    scopes: list[Scope]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None
    revoked_at: datetime | None
    quota_per_s: float | None

    @classmethod
    def of(cls, key: Key, value: str | None = None) -> "KeyOut":
        """Return the JSON of a key."""
        return cls(
            id=str(key.key_id),
            kind=key.kind,
            name=key.name,
            prefix=key.prefix,
            value=value or key.value,
            scopes=list(key.scopes),
            created_at=key.created_at,
            expires_at=key.expires_at,
            last_used_at=key.last_used_at,
            revoked_at=key.revoked_at,
            quota_per_s=key.quota_per_s,
        )


class KeysOut(BaseModel):
    """Keys, oldest first."""

    items: list[KeyOut]
    cursor: str | None = None


class KeyIn(Body):
    """A new key; an API key without scopes may query and read."""

    kind: KeyKind
    name: Name
    scopes: list[Scope] = Field(default_factory=list, max_length=4)
    expires_in_days: int | None = Field(default=None, ge=1, le=3650)


class QuotaIn(Body):
    """How much a key may send; null lifts the quota."""

    quota_per_s: float | None = Field(ge=0.1, le=1e6, description="Events a second")


@router.get("/keys")
def list_keys(access: Reading, tx: Transaction, accounts: TheAccounts) -> KeysOut:
    """Every key of the project, revoked ones included."""
    found = accounts.list_keys(tx, access.project_id)
    return KeysOut(items=[KeyOut.of(key) for key in found])


@router.post("/keys", status_code=201)
def create_key(
    body: KeyIn, access: Administering, tx: Transaction, accounts: TheAccounts
) -> KeyOut:
    """Make a key; an API key's value is shown this once."""
    made = accounts.create_key(
        tx,
        access,
        body.kind,
        body.name,
        scopes=tuple(body.scopes),
        expires_in_days=body.expires_in_days,
    )
    return KeyOut.of(made.key, made.value)


@router.put("/keys/{key_id}/quota")
def set_key_quota(
    key_id: str, body: QuotaIn, access: Administering, tx: Transaction, accounts: TheAccounts
) -> KeyOut:
    """Limit what a key may send a second; what is beyond it gets 429 and comes again later."""
    wanted = number(key_id, "key", "esa clave")
    return KeyOut.of(accounts.set_quota(tx, access, wanted, body.quota_per_s))


@router.delete("/keys/{key_id}", status_code=204)
def revoke_key(key_id: str, access: Administering, tx: Transaction, accounts: TheAccounts) -> None:
    """Revoke a key for good."""
    accounts.revoke_key(tx, access, number(key_id, "key", "esa clave"))

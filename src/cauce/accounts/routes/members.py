"""Members of the project's workspace, invitations, and the audit log."""

from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel

from cauce.accounts.contracts import AuditEntry, Invitation, Member
from cauce.accounts.facade import Accounts
from cauce.accounts.notices.facade import Notices
from cauce.accounts.routes.bodies import Address, Body
from cauce.accounts.routes.gate import AccountsGate, own_url, the_gate
from cauce.infra.web import (
    Administering,
    Cursor,
    Limit,
    Reading,
    Transaction,
    decode_cursor,
    encode_cursor,
    language_of,
    service,
)
from cauce.infra.web import number_or_not_found as number
from cauce.kernel.access import Role
from cauce.kernel.ids import AccountId

router = APIRouter(prefix="/projects/{project_id}", tags=["members"])
TheAccounts = Annotated[Accounts, Depends(service(Accounts))]
TheNotices = Annotated[Notices, Depends(service(Notices))]
TheGate = Annotated[AccountsGate, Depends(the_gate)]


class MemberOut(BaseModel):
    """A user of the workspace."""

    user_id: str
    email: str
    name: str
    role: Role
    joined_at: datetime

    @classmethod
    def of(cls, member: Member) -> "MemberOut":
        """Return the JSON of a member."""
        return cls(
            user_id=str(member.account_id),
            email=member.email or "",
            name=member.name,
            role=member.role,
            joined_at=member.joined_at,
        )


class OpenInvitationOut(BaseModel):
    """An invitation nobody has accepted yet."""

    id: str
    email: str
    role: Role
    expires_at: datetime

    @classmethod
    def of(cls, found: Invitation) -> "OpenInvitationOut":
        """Return the JSON of an invitation."""
        return cls(
            id=str(found.invitation_id),
            email=found.email,
            role=found.role,
            expires_at=found.expires_at,
        )


class MembersOut(BaseModel):
    """Members and open invitations."""

    items: list[MemberOut]
    invitations: list[OpenInvitationOut]
    mail: bool
    """Whether a relay is set, so that invitations can be mailed."""


class InvitationIn(Body):
    """Whom to invite."""

    email: Address
    role: Role
    mail: bool = False
    """Mail the link to the address too, in the language of the request."""


class NewInvitationOut(BaseModel):
    """An invitation just made; its link is shown this once."""

    id: str
    url: str
    expires_at: datetime
    mailed: bool


class RoleIn(Body):
    """The new role."""

    role: Role


class ActorOut(BaseModel):
    """Who did it."""

    kind: Literal["user", "key", "system"]
    id: str | None
    name: str


class AuditEntryOut(BaseModel):
    """Something that was done."""

    seq: int
    at: datetime
    actor: ActorOut
    action: str
    target: str
    detail: dict[str, Any]
    hash: str

    @classmethod
    def of(cls, entry: AuditEntry) -> "AuditEntryOut":
        """Return the JSON of an entry."""
        actor = entry.actor
        named = ActorOut(
            kind=actor.kind, id=str(actor.id) if actor.id is not None else None, name=actor.name
        )
        return cls(
            seq=entry.seq,
            at=entry.at,
            actor=named,
            action=entry.action,
            target=entry.target,
            detail=dict(entry.detail),
            hash=entry.hash.hex(),
        )


class AuditOut(BaseModel):
    """Entries, newest first; ``verified`` says whether the whole hash chain holds."""

    items: list[AuditEntryOut]
    cursor: str | None
    verified: bool


@router.get("/members")
def list_members(
    access: Reading, tx: Transaction, accounts: TheAccounts, gate: TheGate
) -> MembersOut:
    """Members of the project's workspace, and open invitations."""
    workspace = access.workspace_id
    return MembersOut(
        items=[MemberOut.of(member) for member in accounts.list_members(tx, workspace)],
        invitations=[
            OpenInvitationOut.of(found) for found in accounts.list_invitations(tx, workspace)
        ],
        mail=bool(gate.settings.smtp_url),
    )


@router.post("/members/invitations", status_code=201)
def invite_member(
    body: InvitationIn,
    access: Administering,
    tx: Transaction,
    accounts: TheAccounts,
    notices: TheNotices,
    request: Request,
    gate: TheGate,
) -> NewInvitationOut:
    """Invite somebody; send them the link yourself or have it mailed: it works once, for seven days."""
    made = accounts.invite(tx, access, body.email, body.role)
    base = gate.settings.public_url.rstrip("/") or own_url(request)
    url = f"{base}/invite/{made.token}"
    if body.mail:
        language = language_of(request.headers.get("accept-language", ""))
        inviter = access.actor.name
        notices.mail_invitation(
            tx, access.project_id, made.invitation, url, inviter=inviter, language=language
        )
    return NewInvitationOut(
        id=str(made.invitation.invitation_id),
        url=url,
        expires_at=made.invitation.expires_at,
        mailed=body.mail,
    )


@router.delete("/members/invitations/{invitation_id}", status_code=204)
def revoke_invitation(
    invitation_id: str, access: Administering, tx: Transaction, accounts: TheAccounts
) -> None:
    """End an invitation that nobody has accepted yet."""
    wanted = number(invitation_id, "open invitation", "esa invitación abierta")
    accounts.revoke_invitation(tx, access, wanted)


@router.patch("/members/{user_id}")
def set_member_role(
    user_id: str, body: RoleIn, access: Administering, tx: Transaction, accounts: TheAccounts
) -> MemberOut:
    """Change a member's role; their sessions end, so that they sign in anew."""
    account_id = AccountId(number(user_id, "member", "ese miembro"))
    return MemberOut.of(accounts.set_role(tx, access, account_id, body.role))


@router.delete("/members/{user_id}", status_code=204)
def remove_member(
    user_id: str, access: Administering, tx: Transaction, accounts: TheAccounts
) -> None:
    """End a membership; that user's sessions end too."""
    accounts.remove_member(tx, access, AccountId(number(user_id, "member", "ese miembro")))


@router.get("/audit")
def list_audit(
    access: Administering,
    tx: Transaction,
    accounts: TheAccounts,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> AuditOut:
    """What was done in the project and its workspace, newest first, and whether the log is whole."""
    before = decode_cursor(cursor, int)[0] if cursor else None
    found = accounts.audit_page(tx, access, before, limit)
    return AuditOut(
        items=[AuditEntryOut.of(entry) for entry in found],
        cursor=encode_cursor(found[-1].seq) if len(found) == limit else None,
        verified=accounts.audit_verified(tx, access.workspace_id),
    )

"""Members of a workspace and invitations."""

from dataclasses import dataclass

from cauce.accounts.contracts import (
    INVITATION_LIFETIME,
    AddressTakenError,
    InvalidCredentialsError,
    Invitation,
    LastOwnerError,
    LinkUsedOrExpiredError,
    Member,
    NewInvitation,
    SignedIn,
)
from cauce.accounts.facade.signing_in import SignInVerbs, account_of
from cauce.accounts.logic import passwords, rules, tokens
from cauce.accounts.store import audit, members, users
from cauce.infra.db import Tx
from cauce.kernel.access import Access, Role
from cauce.kernel.errors import CauceError, Kind, Text, not_found
from cauce.kernel.ids import AccountId, WorkspaceId

INVITED = "member.invited"
"""What the audit log calls an invitation."""


@dataclass(frozen=True)
class MemberVerbs(SignInVerbs):
    """Inviting people, and changing what they may do."""

    def list_members(self, tx: Tx, workspace_id: WorkspaceId) -> list[Member]:
        """Return the members of a workspace, longest first."""
        return members.of_workspace(tx, workspace_id)

    def list_invitations(self, tx: Tx, workspace_id: WorkspaceId) -> list[Invitation]:
        """Return the invitations that are still open, oldest first."""
        return members.invitations(tx, workspace_id, self.clock())

    def invite(self, tx: Tx, access: Access, email: str, role: Role) -> NewInvitation:
        """Return the new invitation with its token; an open one to the same address ends.

        Raises:
            NotAllowedError: only an owner invites owners.
            CauceError: ``invalid_field`` for the address, ``address_taken`` for a member.
        """
        rules.check_may_give(access.role, role)
        address = rules.clean_email(email)
        if any(m.email == address for m in members.of_workspace(tx, access.workspace_id)):
            raise AddressTakenError
        token, now = tokens.base62(self.random(tokens.SECRET_BYTES)), self.clock()
        made = members.invite(
            tx,
            access.workspace_id,
            (address, role, tokens.digest(token)),
            now,
            now + INVITATION_LIFETIME,
        )
        self._record(
            tx,
            access.workspace_id,
            access.actor,
            INVITED,
            address,
            detail={"role": str(role)},
        )
        return NewInvitation(made, token)

    def revoke_invitation(self, tx: Tx, access: Access, invitation_id: int) -> None:
        """End an open invitation.

        Raises:
            CauceError: ``not_found``.
        """
        email = members.revoke_invitation(tx, access.workspace_id, invitation_id, self.clock())
        if email is None:
            raise not_found("open invitation", "esa invitación abierta")
        self._record(tx, access.workspace_id, access.actor, "invitation.revoked", email)

    def find_invitation(self, tx: Tx, token: str) -> Invitation:
        """Return the open invitation of a token.

        Raises:
            LinkUsedOrExpiredError: it was accepted or revoked, has expired, or never existed.
        """
        found = members.invitation(tx, tokens.digest(token), self.clock())
        if found is None:
            raise LinkUsedOrExpiredError
        return found

    def inviter_of(self, tx: Tx, invitation: Invitation) -> str:
        """Return who sent an open invitation, as they were called then."""
        return audit.actor_of(tx, invitation.workspace_id, INVITED, invitation.email)

    def accept_invitation(self, tx: Tx, token: str, name: str, password: str) -> SignedIn:
        """Return the first session of the new member; the invitation ends.

        Somebody who is already a user here joins with the password they have.

        Raises:
            LinkUsedOrExpiredError: the invitation is not open.
            InvalidCredentialsError: the address is known and this is not its password.
            CauceError: ``invalid_field`` for a new password that is too weak.
        """
        invitation = self.find_invitation(tx, token)
        if users.by_email(tx, invitation.email) is None:
            passwords.check_password(password, invitation.email)
            kept = passwords.hashed(password, self.random(16))
            users.insert(tx, name, invitation.email, kept)
        found = users.by_email(tx, invitation.email)
        if found is None or not passwords.matches(found[1], password):
            raise InvalidCredentialsError
        members.use_invitation(tx, invitation.invitation_id, self.clock())
        members.join(tx, invitation.workspace_id, found[0].account_id, invitation.role)
        return self._open(tx, found[0], "member.joined")

    def set_role(self, tx: Tx, access: Access, account_id: AccountId, role: Role) -> Member:
        """Return the member with the new role; their sessions end, so they sign in anew.

        Raises:
            CauceError: ``not_found``, ``own_role``.
            NotAllowedError: only an owner makes or unmakes owners.
            LastOwnerError: nobody else is owner.
        """
        member = self._changeable(tx, access, account_id, role)
        members.set_role(tx, access.workspace_id, account_id, role)
        users.close_sessions(tx, account_id)
        self._record(
            tx,
            access.workspace_id,
            access.actor,
            "member.role_changed",
            f"user {account_id}",
            detail={"from": str(member.role), "to": str(role)},
        )
        return Member(account_id, member.email, member.name, role, member.joined_at)

    def remove_member(self, tx: Tx, access: Access, account_id: AccountId) -> None:
        """End a membership and the sessions of that user.

        Raises:
            CauceError: ``not_found``, ``own_role``.
            NotAllowedError: only an owner removes owners.
            LastOwnerError: nobody else is owner.
        """
        self._changeable(tx, access, account_id, None)
        members.remove(tx, access.workspace_id, account_id)
        users.close_sessions(tx, account_id)
        self._record(tx, access.workspace_id, access.actor, "member.removed", f"user {account_id}")

    def _changeable(
        self, tx: Tx, access: Access, account_id: AccountId, role: Role | None
    ) -> Member:
        members.lock(tx, access.workspace_id)
        member = members.find(tx, access.workspace_id, account_id)
        if member is None:
            raise not_found("member", "ese miembro")
        if account_of(access.actor) == account_id:
            raise _own_role()
        rules.check_may_give(access.role, member.role, *([role] if role else []))
        last = member.role is Role.OWNER and members.count_owners(tx, access.workspace_id) == 1
        if last and role is not Role.OWNER:
            raise LastOwnerError
        return member


def _own_role() -> CauceError:
    return CauceError(
        "own_role",
        Text(
            "You cannot change or end your own membership. Ask another administrator.",
            "No puedes cambiar ni terminar tu propia pertenencia. Pídelo a otra persona administradora.",
        ),
        Kind.CONFLICT,
    )

"""Users, sessions and one-time links."""

from dataclasses import dataclass

from cauce.accounts.contracts import (
    SESSION_LIFETIME,
    SIGN_IN_LINK_LIFETIME,
    AddressTakenError,
    InvalidCredentialsError,
    LinkUsedOrExpiredError,
    SignedIn,
    TooManyAttemptsError,
    User,
    UserChanges,
)
from cauce.accounts.facade.audit import AuditVerbs
from cauce.accounts.logic import passwords, rules, tokens
from cauce.accounts.store import members, projects, users
from cauce.infra.db import Tx
from cauce.kernel.access import ROLE_SCOPES, SYSTEM, Access, Actor, Role
from cauce.kernel.errors import CauceError, invalid, not_found
from cauce.kernel.ids import AccountId, ProjectId

WINDOW_S = 900.0
PER_ACCOUNT_AND_IP = 10
PER_ACCOUNT = 100
PER_IP = 100
"""Attempts to sign in within 15 minutes; a success clears the first count."""


@dataclass(frozen=True)
class SignInVerbs(AuditVerbs):
    """Signing in and out, and changing oneself."""

    def sign_in(self, tx: Tx, email: str, password: str, ip: str) -> SignedIn:
        """Return a new session.

        Raises:
            TooManyAttemptsError: too many attempts for this address, or from this IP.
            InvalidCredentialsError: the address or the password is wrong.
        """
        known = self._throttle(email.strip().lower(), ip)
        found = users.by_email(tx, email.strip().lower()) if "\0" not in email else None
        if not passwords.matches(found[1] if found else None, password) or found is None:
            raise InvalidCredentialsError
        self.cache.drop(known)
        return self._open(tx, found[0], "session.opened")

    def create_sign_in_link(self, tx: Tx, email: str | None = None) -> str:
        """Return the token of a new one-time link that signs in, valid for a day.

        Without an address it is the first owner's, who is created on a fresh installation.

        Raises:
            CauceError: ``not_found`` when nobody has this address.
        """
        user = self._first_owner(tx) if email is None else self._by_email(tx, email)
        token = tokens.base62(self.random(tokens.SECRET_BYTES))
        users.insert_link(
            tx, user.account_id, tokens.digest(token), self.clock() + SIGN_IN_LINK_LIFETIME
        )
        self._record_of_user(tx, user, SYSTEM, "sign_in_link.created")
        return token

    def sign_in_with_link(self, tx: Tx, token: str) -> SignedIn:
        """Return a new session and end the link.

        Raises:
            LinkUsedOrExpiredError: it was used before, has expired, or never existed.
        """
        account_id = users.use_link(tx, tokens.digest(token), self.clock())
        user = users.find(tx, account_id) if account_id is not None else None
        if user is None:
            raise LinkUsedOrExpiredError
        return self._open(tx, user, "session.opened_by_link")

    def user(self, tx: Tx, account_id: AccountId) -> User | None:
        """Return a user, None when there is no such one."""
        return users.find(tx, account_id)

    def session_user(self, tx: Tx, token: str) -> User | None:
        """Return whose session it is, None when it has ended."""
        return users.session_user(tx, tokens.digest(token), self.clock())

    def user_access(self, tx: Tx, user: User, project_id: ProjectId) -> Access | None:
        """Return what a user may do in a project, None when it is not one of theirs."""
        found = users.role_in_project(tx, user.account_id, project_id)
        if found is None:
            return None
        project, role = found
        return Access(
            project.project_id,
            project.workspace_id,
            project.timezone,
            actor_of(user),
            role,
            ROLE_SCOPES[role],
        )

    def sign_out(self, tx: Tx, user: User, token: str) -> None:
        """End one session."""
        users.close_session(tx, tokens.digest(token))
        self._record_of_user(tx, user, actor_of(user), "session.closed")

    def change_user(self, tx: Tx, user: User, token: str, changes: UserChanges) -> User:
        """Return the user after the change; a new password ends every session but that of ``token``.

        Raises:
            CauceError: ``invalid_field`` for the current password, the new one, or the address.
            AddressTakenError: another user has the address.
        """
        email = rules.clean_email(changes.email) if changes.email is not None else None
        if email is not None and users.address_is_anothers(tx, user.account_id, email):
            raise AddressTakenError
        kept = None
        if changes.password is not None:
            self._check_new_password(tx, user, changes, email or user.email)
            kept = passwords.hashed(changes.password, self.random(16))
            users.close_sessions(tx, user.account_id, but=tokens.digest(token))
        changed = users.update(tx, user.account_id, _with_email(changes, email), kept)
        action = "user.changed" if kept is None else "user.password_changed"
        self._record_of_user(tx, user, actor_of(user), action)
        return changed

    def _check_new_password(
        self, tx: Tx, user: User, changes: UserChanges, email: str | None
    ) -> None:
        if user.has_password and not passwords.matches(
            users.password_hash(tx, user.account_id), changes.current_password or ""
        ):
            raise invalid(
                "current_password",
                "it is not the password you have now",
                "no es la contraseña que tienes ahora",
            )
        passwords.check_password(changes.password or "", email)

    def _open(self, tx: Tx, user: User, action: str) -> SignedIn:
        now, token = self.clock(), tokens.base62(self.random(tokens.SECRET_BYTES))
        users.open_session(tx, user.account_id, tokens.digest(token), now, now + SESSION_LIFETIME)
        self._record_of_user(tx, user, actor_of(user), action)
        return SignedIn(user, token)

    def _first_owner(self, tx: Tx) -> User:
        workspace_id = projects.first_workspace(tx)
        owner = users.first_owner(tx, workspace_id)
        if owner is None:
            owner = users.insert(tx, "Owner", None, None)
            assert owner is not None  # noqa: S101
            members.join(tx, workspace_id, owner.account_id, Role.OWNER)
        return owner

    def _by_email(self, tx: Tx, email: str) -> User:
        found = users.by_email(tx, rules.clean_email(email))
        if found is None:
            raise no_user()
        return found[0]

    def _throttle(self, email: str, ip: str) -> str:
        """Count this attempt and return the count's key; raise TooManyAttemptsError."""
        account = tokens.digest(email).hex()[:32]
        both = f"sign-in:{account}:{ip}"
        for key, most in (
            (both, PER_ACCOUNT_AND_IP),
            (f"sign-in:{account}", PER_ACCOUNT),
            (f"sign-in-ip:{ip}", PER_IP),
        ):
            count, left_s = self.cache.hit(key, WINDOW_S)
            if count > most:
                raise TooManyAttemptsError(max(1, round(left_s)))
        return both

    def _record_of_user(self, tx: Tx, user: User, actor: Actor, action: str) -> None:
        for workspace_id, _ in members.workspaces_of(tx, user.account_id):
            self._record(tx, workspace_id, actor, action, f"user {user.account_id}")


def actor_of(user: User) -> Actor:
    """Return how the audit log names a user."""
    return Actor("user", user.account_id, user.name)


def account_of(actor: Actor) -> AccountId | None:
    """Return the user behind an actor, None for a key or the system."""
    return AccountId(actor.id) if actor.kind == "user" and actor.id is not None else None


def no_user() -> CauceError:
    """Return the 404 of a user who is not there."""
    return not_found("user", "esa persona usuaria")


def _with_email(changes: UserChanges, email: str | None) -> UserChanges:
    return UserChanges(changes.name, email, changes.language, changes.theme)

"""How users want to be told: kinds, quiet hours, putting off, leaving."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from cauce.accounts.contracts import User
from cauce.accounts.facade.projects import no_project
from cauce.accounts.logic.rules import check_timezone
from cauce.accounts.notices.contracts import (
    KINDS,
    Following,
    Leaving,
    LinkUnknownError,
    NoticeKind,
    Quiet,
    Reader,
)
from cauce.accounts.notices.facade.common import NoticesBase
from cauce.accounts.notices.logic.signing import read_leave_token
from cauce.accounts.notices.store import deliveries, readers
from cauce.infra.db import Tx
from cauce.kernel.access import Access, Role
from cauce.kernel.errors import Language, Text
from cauce.kernel.ids import AccountId, ProjectId

LEFT = Text("The recipient has left this kind.", "Quien debía recibirlo ya no sigue esta clase.")


@dataclass(frozen=True)
class FollowingVerbs(NoticesBase):
    """What a user decides about their own notices, in any role."""

    def following(self, tx: Tx, user: User, project_id: ProjectId) -> Following:
        """Return what a user follows in a project.

        Raises:
            CauceError: ``not_found`` when they take no part in the project.
        """
        role = self._role(tx, user, project_id)
        return readers.following(tx, user.account_id, project_id, role, self.clock())

    def set_reading(self, tx: Tx, user: User, timezone: str | None, quiet: Quiet | None) -> None:
        """Keep a user's time zone (None: each project's) and quiet hours, for all their projects.

        Raises:
            CauceError: ``invalid_field`` for a time zone that does not exist.
        """
        zone = check_timezone(timezone) if timezone is not None else None
        readers.set_reader(tx, user.account_id, zone, quiet)

    def signed_in(self, tx: Tx, user: User, language: Language) -> None:
        """Remember the language of the page on which a user signed in: theirs until they choose one."""
        readers.set_seen_language(tx, user.account_id, language)

    def language_of(self, tx: Tx, user: User) -> Language:
        """Return the language that notices reach a user in."""
        return readers.language_of(tx, user.account_id)

    def readers(
        self, tx: Tx, project_id: ProjectId, accounts: Collection[AccountId]
    ) -> dict[AccountId, Reader]:
        """Return whom of the accounts a report of the project reaches, and how they read.

        Left out are those who are no members, have no address, or have left the kind ``report``.
        """
        found = readers.reached(tx, project_id, accounts, NoticeKind.REPORT)
        return {one.account_id: one for one in found if one.account_id is not None}

    def set_following(
        self,
        tx: Tx,
        user: User,
        project_id: ProjectId,
        kinds: Collection[NoticeKind],
        *,
        follows: bool,
    ) -> None:
        """Follow kinds, or leave them; what of them still waits for the user is then not sent.

        Raises:
            CauceError: ``not_found`` when they take no part in the project.
        """
        self._role(tx, user, project_id)
        readers.set_follows(tx, user.account_id, project_id, kinds, follows=follows)
        if not follows:
            self._skip(tx, Leaving(user.account_id, project_id, tuple(kinds)))

    def snooze(
        self, tx: Tx, user: User, project_id: ProjectId, kind: NoticeKind, hours: int
    ) -> datetime | None:
        """Return until when a kind is put off; 0 hours end that.

        Raises:
            CauceError: ``not_found`` when they take no part in the project.
        """
        self._role(tx, user, project_id)
        until = self.clock() + timedelta(hours=hours) if hours else None
        readers.set_snooze(tx, user.account_id, project_id, kind, until)
        return until

    def read_leaving(self, token: str) -> Leaving:
        """Return what a link to leave is for; nothing changes.

        Raises:
            LinkUnknownError: it was not signed here.
        """
        leaving = read_leave_token(self.secret, token)
        if leaving is None:
            raise LinkUnknownError
        return leaving

    def leave(self, tx: Tx, token: str) -> Leaving:
        """Return what was left: nobody signed in, the link is proof enough. Again changes nothing.

        Raises:
            LinkUnknownError: it was not signed here.
        """
        leaving = self.read_leaving(token)
        found = self._member(tx, leaving)
        if found is not None:
            kinds = [kind for kind in leaving.kinds if kind in KINDS]
            readers.set_follows(tx, leaving.account_id, leaving.project_id, kinds, follows=False)
            self._skip(tx, leaving)
            self.accounts.record(
                tx,
                found,
                "notices.left",
                f"user {leaving.account_id}",
                {"kinds": [*map(str, kinds)]},
            )
        return leaving

    def project_of(self, tx: Tx, leaving: Leaving) -> str:
        """Return the name of the project that is left, empty when it is gone."""
        return readers.project_name(tx, leaving.project_id) or ""

    def _role(self, tx: Tx, user: User, project_id: ProjectId) -> Role:
        role = readers.role_of(tx, user.account_id, project_id)
        if role is None:
            raise no_project()
        return role

    def _member(self, tx: Tx, leaving: Leaving) -> Access | None:
        """Return what the owner of a link may do in its project, None when they have left it."""
        user = self.accounts.user(tx, leaving.account_id)
        return self.accounts.user_access(tx, user, leaving.project_id) if user else None

    def _skip(self, tx: Tx, leaving: Leaving) -> None:
        deliveries.skip(
            tx,
            leaving.project_id,
            leaving.kinds,
            LEFT,
            self.clock(),
            account_id=leaving.account_id,
        )

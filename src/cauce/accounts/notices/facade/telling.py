"""Telling people something, taking over what is due, and the log of it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from cauce.accounts.contracts import Invitation
from cauce.accounts.notices.contracts import (
    GIVE_UP_AFTER,
    KEPT,
    Channel,
    Delivery,
    DeliveryId,
    DeliveryState,
    Failed,
    Letter,
    Notice,
    NoticeId,
    NoticeKind,
    Outcome,
    Reach,
    Sent,
    Value,
)
from cauce.accounts.notices.facade.common import NoticesBase
from cauce.accounts.notices.logic.timing import next_try, quiet_until
from cauce.accounts.notices.store import channels, deliveries, log, notices
from cauce.accounts.notices.store.notices import Audience, NewDelivery
from cauce.infra.db import Tx
from cauce.kernel.access import Access
from cauce.kernel.enclosure import Enclosure
from cauce.kernel.errors import Language, Text, not_found
from cauce.kernel.ids import AccountId, ProjectId

SNOOZED = Text(
    "The recipient had put this kind off.", "Quien debía recibirlo había pospuesto esta clase."
)
INVITES = Text("{inviter} invites you to {workspace}", "{inviter} te invita a {workspace}")
HOW_TO_JOIN = Text(
    "Open the link to choose a name and a password. It works once, until {until}.",
    "Abre el enlace para elegir un nombre y una contraseña. Sirve una vez, hasta el {until}.",
)
CHANCE_BYTES = 4


@dataclass(frozen=True)
class TellingVerbs(NoticesBase):
    """What other contexts call, and what the job that delivers calls."""

    def notify(
        self,
        tx: Tx,
        project_id: ProjectId,
        kind: NoticeKind,
        title: Text,
        body: Text,
        *,
        dedup_key: str,
        link: str = "",
        values: Mapping[str, Value] | None = None,
        html: Text | None = None,
        files: tuple[Enclosure, ...] = (),
        to: Collection[AccountId] | None = None,
        to_channels: bool = True,
    ) -> NoticeId | None:
        """Return the notice that is now told, None when the project was told ``dedup_key`` before.

        One row a recipient and channel is written in ``tx``; a job delivers them once it is committed, at
        least once each, under a key that receivers can tell a repeat by. Told are the members who follow
        the kind (with ``to``: those members, unless they have left the kind), by e-mail in their language,
        and every channel of the project that takes the kind.

        Args:
            tx: the caller's transaction: no notice without what it speaks of, and the other way round.
            project_id: whose notice it is.
            kind: what it is about.
            title: one line; also the subject of the e-mail.
            body: paragraphs; ``{name}`` stands for ``values["name"]`` in the reader's time zone and figures.
            dedup_key: names the incident, not the moment of looking: told once in 90 days.
            link: where to look, as a path of the web app (``/p/7/data/live``) or a whole address.
            values: what the texts speak of; webhooks get them as they are too.
            html: what e-mail shows in place of the body; the caller escapes what is not its own.
            files: images of the HTML, and attachments (e-mail only).
            to: whom to tell instead of all who follow.
            to_channels: whether the project's webhooks and Slack channels are told too.
        """
        new, now = NoticeId(uuid4()), self.clock()
        notice = Notice(new, kind, title, body, html, values or {}, link, now, files)
        if not notices.insert(tx, project_id, notice, dedup_key):
            return None
        members = notices.audience(tx, project_id, kind, to)
        found = [self._to_member(project_id, notice, member) for member in members]
        if to_channels:
            found += self._to_channels(tx, project_id, notice)
        notices.insert_deliveries(tx, project_id, notice, found)
        return notice.notice_id

    def recipients(
        self, tx: Tx, project_id: ProjectId, kind: NoticeKind, keys: Collection[str]
    ) -> dict[str, tuple[str, ...]]:
        """Return who was told by each of these ``dedup_key``, by name; without those no longer known."""
        return log.recipients(tx, project_id, kind, keys) if keys else {}

    def reach(self, tx: Tx, project_id: ProjectId, kind: NoticeKind) -> Reach:
        """Return who would be told of a kind now."""
        members = notices.members(tx, project_id)
        return Reach(
            frozenset(one.account_id for one in notices.audience(tx, project_id, kind, None)),
            frozenset(one.account_id for one in notices.audience(tx, project_id, kind, members)),
            tuple(
                one.name
                for one in channels.of_project(tx, project_id)
                if one.enabled and kind in one.kinds
            ),
        )

    def mail_invitation(
        self,
        tx: Tx,
        project_id: ProjectId,
        invitation: Invitation,
        url: str,
        *,
        inviter: str,
        language: Language,
    ) -> NoticeId:
        """Return the notice that takes an invitation's link to the address that is invited.

        The link is forgotten here as soon as the message is delivered or given up.
        """
        values: dict[str, Value] = {
            "inviter": inviter,
            "workspace": invitation.workspace,
            "until": invitation.expires_at,
        }
        new, now = NoticeId(uuid4()), self.clock()
        notice = Notice(new, NoticeKind.INVITATION, INVITES, HOW_TO_JOIN, None, values, url, now)
        notices.insert(tx, project_id, notice, f"invitation:{invitation.invitation_id}")
        mail = _new(Channel.EMAIL, now)
        whole = replace(mail, address=invitation.email, language=language)
        notices.insert_deliveries(tx, project_id, notice, [whole])
        return notice.notice_id

    def claim(self, tx: Tx, limit: int) -> list[Letter]:
        """Return at most ``limit`` letters that are due; they are the caller's until their lease ends."""
        return deliveries.claim(tx, self.clock(), limit)

    def settle(self, tx: Tx, letter: Letter, outcome: Outcome) -> DeliveryState | None:
        """Return what a letter's deliveries became, None when another worker has them by now."""
        now = self.clock()
        state, due_at = self._next(letter, outcome, now)
        failed = outcome if isinstance(outcome, Failed) else None
        settled = deliveries.settle(
            tx,
            letter.deliveries,
            state,
            now,
            lease=letter.lease_until,
            reply=outcome.reply,
            reason=failed.reason if failed else None,
            due_at=due_at,
        )
        if settled and state is not DeliveryState.WAITING:
            deliveries.blank_invitations(tx, letter.deliveries)
        return state if settled else None

    def deliveries_page(
        self,
        tx: Tx,
        project_id: ProjectId,
        states: Collection[DeliveryState],
        before: tuple[datetime, UUID] | None,
        limit: int,
    ) -> list[Delivery]:
        """Return the delivery log of a project, newest first."""
        return log.page(tx, project_id, states, before, limit)

    def send_again(self, tx: Tx, access: Access, delivery_id: DeliveryId) -> None:
        """Make a delivery due that ended without success.

        Raises:
            CauceError: ``not_found`` when there is no such one; an invitation is made anew instead.
        """
        now = self.clock()
        if not deliveries.again(tx, access.project_id, delivery_id, now, GIVE_UP_AFTER):
            raise not_found("delivery that failed", "ese envío fallido")
        self.accounts.record(tx, access, "notice.sent_again", str(delivery_id))

    def forget_old(self, tx: Tx) -> int:
        """Return how many notices were forgotten because they are older than 90 days."""
        return notices.forget_old(tx, self.clock() - KEPT)

    def forget_project(self, tx: Tx, project_id: ProjectId) -> None:
        """Remove everything about a project's notices."""
        notices.forget_project(tx, project_id)

    def _next(
        self, letter: Letter, outcome: Outcome, now: datetime
    ) -> tuple[DeliveryState, datetime | None]:
        if isinstance(outcome, Sent):
            return DeliveryState.SENT, None
        if outcome.permanent:
            return DeliveryState.REFUSED, None
        chance = int.from_bytes(self.random(CHANCE_BYTES), "big") / 2 ** (8 * CHANCE_BYTES)
        due_at = next_try(now, letter.attempts, chance, outcome.retry_after_s)
        if letter.give_up_at is not None and due_at > letter.give_up_at:
            return DeliveryState.GIVEN_UP, None
        return DeliveryState.WAITING, due_at

    def _to_member(self, project_id: ProjectId, notice: Notice, member: Audience) -> NewDelivery:
        now = notice.created_at
        new = replace(_new(Channel.EMAIL, now), account_id=member.account_id)
        if member.snoozed_until is not None and member.snoozed_until > now:
            return replace(new, state=DeliveryState.SKIPPED, reason=SNOOZED)
        until = quiet_until(now, member.quiet, member.timezone)
        if until is None:
            return new
        batch = f"{project_id}.{member.account_id}.{until:%Y%m%dT%H%M}"
        return replace(new, state=DeliveryState.HELD, due_at=until, batch=batch)

    def _to_channels(self, tx: Tx, project_id: ProjectId, notice: Notice) -> Iterator[NewDelivery]:
        for channel in channels.of_project(tx, project_id):
            if channel.enabled and notice.kind in channel.kinds:
                new = _new(channel.channel, notice.created_at)
                yield replace(new, channel_id=channel.channel_id)


def _new(channel: Channel, now: datetime) -> NewDelivery:
    """Return a delivery that is due at once and goes by itself."""
    new = DeliveryId(uuid4())
    return NewDelivery(new, channel, DeliveryState.WAITING, now, str(new))

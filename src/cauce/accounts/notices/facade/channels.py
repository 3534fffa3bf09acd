"""A project's webhooks and Slack channels."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cauce.accounts.contracts import Detail
from cauce.accounts.notices.contracts import (
    KINDS,
    MOST_CHANNELS,
    Channel,
    ChannelId,
    ChannelOf,
    NewChannel,
    NoticeKind,
    WantedChannel,
)
from cauce.accounts.notices.facade.common import NoticesBase
from cauce.accounts.notices.facade.following import LEFT
from cauce.accounts.notices.logic.signing import SALT_BYTES, webhook_secret
from cauce.accounts.notices.store import channels, deliveries
from cauce.infra.db import Tx
from cauce.kernel.access import Access
from cauce.kernel.errors import CauceError, Language, Text, not_found
from cauce.kernel.errors import Kind as ErrorKind
from cauce.kernel.ids import ProjectId


@dataclass(frozen=True)
class ChannelVerbs(NoticesBase):
    """Making, changing and removing channels; each change is in the audit log, without the address."""

    def list_channels(self, tx: Tx, project_id: ProjectId) -> list[ChannelOf]:
        """Return the channels of a project, oldest first."""
        return channels.of_project(tx, project_id)

    def channel(self, tx: Tx, project_id: ProjectId, channel_id: ChannelId) -> ChannelOf:
        """Return one channel.

        Raises:
            CauceError: ``not_found``.
        """
        found = channels.find(tx, project_id, channel_id)
        if found is None:
            raise not_found("channel", "ese canal")
        return found

    def create_channel(self, tx: Tx, access: Access, wanted: WantedChannel) -> NewChannel:
        """Return the new channel with its signing secret, which is shown this once.

        Raises:
            CauceError: ``invalid_field`` for the address, ``too_many_channels``.
        """
        self.outbound.check(wanted.url)
        if channels.count(tx, access.project_id) >= MOST_CHANNELS:
            raise _too_many()
        chosen = replace(wanted, kinds=_known(wanted.kinds))
        salt = self.random(SALT_BYTES)
        made = channels.insert(tx, access.project_id, chosen, salt, self.clock())
        self._record(tx, access, "notice_channel.created", made)
        return NewChannel(made, self._secret(made))

    def change_channel(
        self,
        tx: Tx,
        access: Access,
        channel_id: ChannelId,
        *,
        name: str | None = None,
        url: str | None = None,
        kinds: Sequence[NoticeKind] | None = None,
        language: Language | None = None,
        enabled: bool | None = None,
    ) -> ChannelOf:
        """Return the channel after the change; None leaves a field as it is.

        Raises:
            CauceError: ``not_found``, ``invalid_field`` for the address.
        """
        old = self.channel(tx, access.project_id, channel_id)
        changed = replace(
            old,
            name=old.name if name is None else name,
            url=old.url if url is None else self.outbound.check(url),
            kinds=old.kinds if kinds is None else _known(kinds),
            language=language or old.language,
            enabled=old.enabled if enabled is None else enabled,
        )
        channels.update(tx, access.project_id, changed)
        self._record(tx, access, "notice_channel.changed", changed)
        return changed

    def new_secret(self, tx: Tx, access: Access, channel_id: ChannelId) -> NewChannel:
        """Return the channel with another signing secret; the one before is good for nothing any more.

        Raises:
            CauceError: ``not_found``, also for a Slack channel, which has none.
        """
        old = self.channel(tx, access.project_id, channel_id)
        if old.channel is not Channel.WEBHOOK:
            raise not_found("webhook", "ese webhook")
        changed = replace(old, salt=self.random(SALT_BYTES))
        channels.update(tx, access.project_id, changed)
        self._record(tx, access, "notice_channel.secret_changed", changed)
        return NewChannel(changed, self._secret(changed))

    def remove_channel(self, tx: Tx, access: Access, channel_id: ChannelId) -> None:
        """End a channel; what waits for it is not sent.

        Raises:
            CauceError: ``not_found``.
        """
        old, now = self.channel(tx, access.project_id, channel_id), self.clock()
        channels.remove(tx, access.project_id, channel_id, now)
        deliveries.skip(tx, access.project_id, list(NoticeKind), LEFT, now, channel_id=channel_id)
        self._record(tx, access, "notice_channel.removed", old)

    def _secret(self, channel: ChannelOf) -> str | None:
        if channel.channel is not Channel.WEBHOOK:
            return None
        return webhook_secret(self.secret, channel.channel_id, channel.salt)

    def _record(self, tx: Tx, access: Access, action: str, channel: ChannelOf) -> None:
        detail: Detail = {
            "channel": str(channel.channel),
            "kinds": [str(kind) for kind in channel.kinds],
            "enabled": channel.enabled,
        }
        self.accounts.record(tx, access, action, channel.name, detail)


def _known(kinds: Sequence[NoticeKind]) -> tuple[NoticeKind, ...]:
    return tuple(kind for kind in KINDS if kind in kinds)


def _too_many() -> CauceError:
    return CauceError(
        "too_many_channels",
        Text(
            f"A project has at most {MOST_CHANNELS} channels. Remove one that is not used.",
            f"Un proyecto tiene como mucho {MOST_CHANNELS} canales. Elimina uno que no se use.",
        ),
        ErrorKind.CONFLICT,
    )

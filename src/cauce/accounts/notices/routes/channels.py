"""A project's webhooks and Slack channels."""

from datetime import datetime
from typing import Annotated, Literal
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field, StringConstraints

from cauce.accounts.notices.contracts import (
    Channel,
    ChannelId,
    ChannelOf,
    NoticeKind,
    Receiver,
    WantedChannel,
)
from cauce.accounts.notices.facade import Courier, Notices
from cauce.accounts.notices.routes.trying import TestedOut, not_too_often, test_letter
from cauce.accounts.routes.bodies import Body, Name
from cauce.accounts.routes.gate import the_gate
from cauce.infra.web import Administering, Reading, Transaction, service
from cauce.infra.web import number_or_not_found as number
from cauce.kernel.access import Access, Scope

router = APIRouter(prefix="/projects/{project_id}/notices/channels", tags=["notices"])
TheNotices = Annotated[Notices, Depends(service(Notices))]
TheCourier = Annotated[Courier, Depends(service(Courier))]
Address = Annotated[str, StringConstraints(min_length=8, max_length=2000)]
Kinds = Annotated[list[NoticeKind], Field(max_length=len(NoticeKind))]


class ChannelOut(BaseModel):
    """A channel; who may not manage the project sees only the host of its address."""

    id: str
    channel: Channel
    name: str
    url: str
    kinds: list[NoticeKind]
    language: Literal["en", "es"]
    enabled: bool
    created_at: datetime
    secret: str | None = None
    """Signing secret of a webhook, in the answer that made it only."""

    @classmethod
    def of(cls, found: ChannelOf, access: Access, secret: str | None = None) -> "ChannelOut":
        """Return the JSON of a channel."""
        whole = Scope.ADMIN in access.scopes
        return cls(
            id=str(found.channel_id),
            channel=found.channel,
            name=found.name,
            url=found.url if whole else f"{urlsplit(found.url).hostname}/…",
            kinds=list(found.kinds),
            language=found.language,
            enabled=found.enabled,
            created_at=found.created_at,
            secret=secret,
        )


class ChannelsOut(BaseModel):
    """Channels, oldest first."""

    items: list[ChannelOut]
    cursor: str | None = None


class ChannelIn(Body):
    """A new channel."""

    channel: Literal["webhook", "slack"]
    name: Name
    url: Address
    kinds: Kinds
    language: Literal["en", "es"] = "en"


class ChannelChanges(Body):
    """What to change of a channel; a field left out or null stays as it is."""

    name: Name | None = None
    url: Address | None = None
    kinds: Kinds | None = None
    language: Literal["en", "es"] | None = None
    enabled: bool | None = None


@router.get("")
def list_notice_channels(access: Reading, tx: Transaction, notices: TheNotices) -> ChannelsOut:
    """Where the project's notices go beside e-mail."""
    found = notices.list_channels(tx, access.project_id)
    return ChannelsOut(items=[ChannelOut.of(channel, access) for channel in found])


@router.post("", status_code=201)
def create_notice_channel(
    body: ChannelIn, access: Administering, tx: Transaction, notices: TheNotices
) -> ChannelOut:
    """Add a webhook or a Slack channel; a webhook's signing secret is shown this once."""
    kind = Channel(body.channel)
    wanted = WantedChannel(kind, body.name, body.url, tuple(body.kinds), body.language)
    made = notices.create_channel(tx, access, wanted)
    return ChannelOut.of(made.channel, access, made.secret)


@router.patch("/{channel_id}")
def change_notice_channel(
    channel_id: str,
    body: ChannelChanges,
    access: Administering,
    tx: Transaction,
    notices: TheNotices,
) -> ChannelOut:
    """Change a channel, or switch it off and on."""
    changes = body.model_dump(exclude_none=True)
    return ChannelOut.of(notices.change_channel(tx, access, _id(channel_id), **changes), access)


@router.delete("/{channel_id}", status_code=204)
def remove_notice_channel(
    channel_id: str, access: Administering, tx: Transaction, notices: TheNotices
) -> None:
    """Remove a channel; what waits for it is not sent."""
    notices.remove_channel(tx, access, _id(channel_id))


@router.post("/{channel_id}/secret")
def change_notice_channel_secret(
    channel_id: str, access: Administering, tx: Transaction, notices: TheNotices
) -> ChannelOut:
    """Give a webhook another signing secret, shown this once; the old one signs nothing any more."""
    made = notices.new_secret(tx, access, _id(channel_id))
    return ChannelOut.of(made.channel, access, made.secret)


@router.post("/{channel_id}/test")
def test_notice_channel(
    channel_id: str,
    access: Administering,
    request: Request,
    notices: TheNotices,
    courier: TheCourier,
) -> TestedOut:
    """Send a test to a channel, and say what it answered."""
    gate = the_gate(request)
    with gate.database.transaction() as tx:
        found = notices.channel(tx, access.project_id, _id(channel_id))
        project = gate.accounts.get_project(tx, access.project_id)
        gate.accounts.record(tx, access, "notice_channel.tested", found.name)
    not_too_often(request, access.project_id)
    to = Receiver(found.channel_id, found.channel, found.url, found.salt, found.language)
    return TestedOut.of(courier.carry(test_letter(project, to)), request)


def _id(text: str) -> ChannelId:
    return ChannelId(number(text, "channel", "ese canal"))

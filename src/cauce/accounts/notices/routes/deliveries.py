"""What became of notices: the delivery log, the outbox, and whether the relay takes mail."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel

from cauce.accounts.notices.contracts import (
    Channel,
    Delivery,
    DeliveryId,
    DeliveryState,
    NoticeKind,
)
from cauce.accounts.notices.facade import Courier, Notices
from cauce.accounts.notices.logic.words import fill
from cauce.infra.mail import Outbox
from cauce.infra.mail.outbox import Kept, Opened
from cauce.infra.settings import Settings
from cauce.infra.web import (
    Administering,
    Cursor,
    Limit,
    Reading,
    Transaction,
    Writing,
    decode_cursor,
    encode_cursor,
    language_of,
    service,
)
from cauce.kernel.errors import Language, invalid, not_found

router = APIRouter(prefix="/projects/{project_id}/notices", tags=["notices"])
TheNotices = Annotated[Notices, Depends(service(Notices))]
TheCourier = Annotated[Courier, Depends(service(Courier))]
TheOutbox = Annotated[Outbox, Depends(service(Outbox))]
TheSettings = Annotated[Settings, Depends(service(Settings))]
States = Annotated[list[DeliveryState], Query(description="Only deliveries in these states")]


class NoticeDeliveryOut(BaseModel):
    """One notice to one recipient, where it stands and why."""

    id: str
    kind: NoticeKind
    title: str
    channel: Channel
    to: str
    state: DeliveryState
    attempts: int
    due_at: datetime
    created_at: datetime
    settled_at: datetime | None
    reply: int | None
    """Status of the receiver's answer, or of the relay's refusal."""
    reason: str | None

    @classmethod
    def of(cls, found: Delivery, language: Language, timezone: str) -> "NoticeDeliveryOut":
        """Return the JSON of a delivery, as a reader of the language in the time zone sees it."""
        return cls(
            id=str(found.delivery_id),
            kind=found.kind,
            title=fill(found.title, found.values, language, timezone),
            channel=found.channel,
            to=found.to,
            state=found.state,
            attempts=found.attempts,
            due_at=found.due_at,
            created_at=found.created_at,
            settled_at=found.settled_at,
            reply=found.reply,
            reason=found.reason.in_language(language) if found.reason else None,
        )


class NoticeDeliveriesOut(BaseModel):
    """Deliveries, newest first."""

    items: list[NoticeDeliveryOut]
    cursor: str | None


class KeptOut(BaseModel):
    """A message in the outbox."""

    key: str
    at: datetime
    to: str
    subject: str

    @classmethod
    def of(cls, kept: Kept) -> "KeptOut":
        """Return the JSON of a message."""
        return cls(key=kept.key, at=kept.at, to=kept.to, subject=kept.subject)


class OutboxOut(BaseModel):
    """Messages, newest first; ``relay``: new ones go to a relay, these were written before."""

    relay: bool
    items: list[KeptOut]
    cursor: str | None = None


class OpenedOut(KeptOut):
    """A message with what is in it."""

    text: str
    html: str
    attachments: list[str]

    @classmethod
    def whole(cls, opened: Opened) -> "OpenedOut":
        """Return the JSON of a message that was opened."""
        return cls(
            **KeptOut.of(opened.kept).model_dump(),
            text=opened.text,
            html=opened.html,
            attachments=list(opened.attachments),
        )


class MailCheckOut(BaseModel):
    """Whether mail would leave now: ``relay`` false means it stays in the outbox."""

    relay: bool
    ok: bool
    detail: str


@router.get("/deliveries")
def list_notice_deliveries(
    access: Reading,
    tx: Transaction,
    notices: TheNotices,
    request: Request,
    state: States = [],  # noqa: B006  (FastAPI copies it)
    limit: Limit = 50,
    cursor: Cursor = None,
) -> NoticeDeliveriesOut:
    """Who was told what, newest first, and why not."""
    before = _position(cursor) if cursor else None
    found = notices.deliveries_page(tx, access.project_id, state, before, limit)
    language = language_of(request.headers.get("accept-language", ""))
    last = found[-1] if len(found) == limit else None
    return NoticeDeliveriesOut(
        items=[NoticeDeliveryOut.of(one, language, access.timezone) for one in found],
        cursor=encode_cursor(last.created_at.isoformat(), str(last.delivery_id)) if last else None,
    )


@router.post("/deliveries/{delivery_id}/retry", status_code=204)
def retry_notice_delivery(
    delivery_id: str, access: Writing, tx: Transaction, notices: TheNotices
) -> None:
    """Send again what was refused, given up or skipped."""
    try:
        wanted = DeliveryId(UUID(delivery_id))
    except ValueError:
        raise not_found("delivery that failed", "ese envío fallido") from None
    notices.send_again(tx, access, wanted)


@router.get("/outbox")
def list_outbox(access: Administering, outbox: TheOutbox, settings: TheSettings) -> OutboxOut:
    """Mail that was written while no relay was set, as this machine has it."""
    kept = outbox.list(access.project_id)
    return OutboxOut(relay=bool(settings.smtp_url), items=[KeptOut.of(one) for one in kept])


@router.get("/outbox/{key}")
def get_outbox_message(key: str, access: Administering, outbox: TheOutbox) -> OpenedOut:
    """One message of the outbox."""
    opened = outbox.open(access.project_id, key)
    if opened is None:
        raise not_found("message in the outbox", "ese mensaje en la bandeja de salida")
    return OpenedOut.whole(opened)


@router.get("/mail")
def check_mail(
    access: Administering, courier: TheCourier, settings: TheSettings, request: Request
) -> MailCheckOut:
    """Ask the relay whether it takes mail from us; nothing is sent."""
    del access
    found = courier.check_mail()
    language = language_of(request.headers.get("accept-language", ""))
    return MailCheckOut(
        relay=bool(settings.smtp_url), ok=found.ok, detail=found.text.in_language(language)
    )


def _position(cursor: str) -> tuple[datetime, UUID]:
    found: list[Any] = decode_cursor(cursor, str, str)
    try:
        at = datetime.fromisoformat(found[0])
        position = (at, UUID(found[1]))
    except ValueError:
        at, position = None, None
    if at is None or position is None or at.tzinfo is None:
        raise invalid(
            "cursor",
            "it is not a cursor of this list; leave it out to start at the beginning",
            "no es un cursor de esta lista; omítelo para empezar por el principio",
        )
    return position

"""How one wants to be told oneself; for every role, so it is not under the project."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field, StringConstraints

from cauce.accounts.facade.projects import no_project
from cauce.accounts.logic.rules import parse_project_id
from cauce.accounts.notices.contracts import KINDS, Following, NoticeKind, Quiet, Reader
from cauce.accounts.notices.facade import Courier, Notices
from cauce.accounts.notices.routes.trying import TestedOut, not_too_often, test_letter
from cauce.accounts.routes.bodies import Body
from cauce.accounts.routes.gate import SESSION_ONLY, SignedInVisitor, the_gate
from cauce.infra.db import Tx
from cauce.infra.web import Transaction, service
from cauce.kernel.errors import CauceError, Text
from cauce.kernel.errors import Kind as ErrorKind
from cauce.kernel.ids import ProjectId

router = APIRouter(prefix="/me/notices/{project_id}", tags=["notices"])
TheNotices = Annotated[Notices, Depends(service(Notices))]
TheCourier = Annotated[Courier, Depends(service(Courier))]
Hour = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Zone = Annotated[str, StringConstraints(min_length=1, max_length=64)]
A_MONTH_H = 31 * 24


class QuietShape(Body):
    """Hours of the day without notices, over midnight where ``start`` is later than ``end``."""

    start: Hour
    end: Hour


class FollowedOut(BaseModel):
    """A kind of notice, whether one follows it, and until when it is put off."""

    kind: NoticeKind
    follows: bool
    snoozed_until: datetime | None


class FollowingOut(BaseModel):
    """What one follows in a project; time zone and quiet hours hold for all projects."""

    email: str
    """Where notices go; empty: nowhere, until one gives an address."""
    timezone: str | None
    """None: each project's."""
    quiet: QuietShape | None
    kinds: list[FollowedOut]

    @classmethod
    def of(cls, found: Following) -> "FollowingOut":
        """Return the JSON of what somebody follows."""
        return cls(
            email=found.email,
            timezone=found.timezone,
            quiet=_shape(found.quiet),
            kinds=[
                FollowedOut(
                    kind=kind,
                    follows=found.follows[kind],
                    snoozed_until=found.snoozed_until.get(kind),
                )
                for kind in KINDS
            ],
        )


class ReadingIn(Body):
    """Time zone (null: each project's) and quiet hours (null: none)."""

    timezone: Zone | None
    quiet: QuietShape | None


class FollowIn(Body):
    """Whether to follow a kind; ``snooze_h`` puts it off for so many hours (0: no longer)."""

    follows: bool | None = None
    snooze_h: int | None = Field(default=None, ge=0, le=A_MONTH_H)


@router.get("", openapi_extra=SESSION_ONLY)
def get_my_notices(
    project_id: str, visitor: SignedInVisitor, tx: Transaction, notices: TheNotices
) -> FollowingOut:
    """What one follows in a project, and when one is told."""
    return FollowingOut.of(notices.following(tx, visitor.user, _id(project_id)))


@router.put("", openapi_extra=SESSION_ONLY)
def set_my_reading(
    project_id: str,
    body: ReadingIn,
    visitor: SignedInVisitor,
    tx: Transaction,
    notices: TheNotices,
) -> FollowingOut:
    """Set one's time zone and quiet hours; what comes in them is held and then sent together."""
    project = _id(project_id)
    notices.following(tx, visitor.user, project)
    notices.set_reading(tx, visitor.user, body.timezone, _quiet(body.quiet))
    return FollowingOut.of(notices.following(tx, visitor.user, project))


@router.patch("/{kind}", openapi_extra=SESSION_ONLY)
def follow_notices(
    project_id: str,
    kind: NoticeKind,
    body: FollowIn,
    visitor: SignedInVisitor,
    tx: Transaction,
    notices: TheNotices,
) -> FollowingOut:
    """Follow a kind, leave it, or put it off."""
    project, user = _id(project_id), visitor.user
    if body.follows is not None:
        notices.set_following(tx, user, project, [kind], follows=body.follows)
    if body.snooze_h is not None:
        notices.snooze(tx, user, project, kind, body.snooze_h)
    return FollowingOut.of(notices.following(tx, user, project))


@router.post("/test", openapi_extra=SESSION_ONLY)
def test_my_notices(
    project_id: str,
    request: Request,
    visitor: SignedInVisitor,
    notices: TheNotices,
    courier: TheCourier,
) -> TestedOut:
    """Send oneself a test by e-mail, and say what became of it."""
    gate, user = the_gate(request), visitor.user
    with gate.database.transaction() as tx:
        project = gate.accounts.get_project(tx, _mine(tx, notices, visitor, project_id))
        zone = notices.following(tx, user, project.project_id).timezone or project.timezone
        language = notices.language_of(tx, user)
    if user.email is None:
        raise _no_address()
    not_too_often(request, project.project_id)
    reader = Reader(user.account_id, user.email, language, zone)
    return TestedOut.of(courier.carry(test_letter(project, reader)), request)


def _mine(tx: Tx, notices: Notices, visitor: SignedInVisitor, text: str) -> ProjectId:
    """Return the id of a project that the visitor takes part in."""
    project_id = _id(text)
    notices.following(tx, visitor.user, project_id)
    return project_id


def _id(text: str) -> ProjectId:
    found = parse_project_id(text)
    if found is None:
        raise no_project()
    return found


def _quiet(shape: QuietShape | None) -> Quiet | None:
    return Quiet(_minutes(shape.start), _minutes(shape.end)) if shape else None


def _minutes(hour: str) -> int:
    return int(hour[:2]) * 60 + int(hour[3:])


def _shape(quiet: Quiet | None) -> QuietShape | None:
    if quiet is None:
        return None
    start, end = (f"{minute // 60:02}:{minute % 60:02}" for minute in (quiet.start, quiet.end))
    return QuietShape(start=start, end=end)


def _no_address() -> CauceError:
    return CauceError(
        "no_address",
        Text(
            "You have given no e-mail address. Add one under Settings → My profile.",
            "No has dado ninguna dirección de correo. Añádela en Ajustes → Mi perfil.",
        ),
        ErrorKind.CONFLICT,
    )

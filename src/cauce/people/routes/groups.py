"""HTTP of groups: list, one with its traits, its people; and the devices of a person."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel

from cauce.infra.web import (
    Cursor,
    Limit,
    Reading,
    Transaction,
    decode_cursor,
    encode_cursor,
    service,
)
from cauce.kernel.ids import PersonId, person_text
from cauce.people.contracts import Device, Group, Member, Named, PersonSummary
from cauce.people.facade import People
from cauce.people.routes.reading import (
    event_cursor,
    event_position,
    instant,
    person_of,
    strange_cursor,
)
from cauce.people.routes.shapes import PersonEventOut, PersonEventsOut, TraitOut

router = APIRouter(prefix="/projects/{project_id}", tags=["people"])
ThePeople = Annotated[People, Depends(service(People))]


class GroupRowOut(BaseModel):
    """One row of the list of groups; ``members`` counts persons."""

    type: str
    group_id: str
    display_name: str
    traits: dict[str, Any]
    members: int
    first_seen: datetime
    last_seen: datetime

    @classmethod
    def of(cls, group: Group) -> "GroupRowOut":
        """Return the JSON of a row."""
        return cls(
            type=group.type,
            group_id=group.value,
            display_name=group.display_name,
            traits={trait.name: trait.value for trait in group.traits},
            members=group.members,
            first_seen=group.first_seen,
            last_seen=group.last_seen,
        )


class GroupsOut(BaseModel):
    """A page of groups, the newest seen first."""

    items: list[GroupRowOut]
    cursor: str | None


class GroupOut(BaseModel):
    """Everything known of a group."""

    type: str
    group_id: str
    display_name: str
    traits: list[TraitOut]
    members: int
    first_seen: datetime
    last_seen: datetime

    @classmethod
    def of(cls, group: Group) -> "GroupOut":
        """Return the JSON of a group."""
        return cls(
            type=group.type,
            group_id=group.value,
            display_name=group.display_name,
            traits=[TraitOut.of(trait) for trait in group.traits],
            members=group.members,
            first_seen=group.first_seen,
            last_seen=group.last_seen,
        )


class GroupMemberOut(BaseModel):
    """A person of a group, and between when events said so."""

    person_id: str
    display_name: str
    user_id: str | None
    email: str | None
    first_seen: datetime
    last_seen: datetime

    @classmethod
    def of(cls, member: Member, person: PersonSummary | None) -> "GroupMemberOut":
        """Return the JSON of a member; one whose copy is still on its way has its id for a name."""
        name = person.display_name if person else person_text(member.person_id)
        return cls(
            person_id=person_text(member.person_id),
            display_name=name,
            user_id=(person.user_id or None) if person else None,
            email=(person.email or None) if person else None,
            first_seen=member.first_seen,
            last_seen=member.last_seen,
        )


class GroupMembersOut(BaseModel):
    """A page of the people of a group, the last seen in it first."""

    items: list[GroupMemberOut]
    cursor: str | None


class DeviceOut(BaseModel):
    """A device of a person; null where its newest event says nothing."""

    anonymous_id: str
    first_seen: datetime
    last_seen: datetime
    events: int
    kind: str | None
    model: str | None
    os: str | None
    browser: str | None
    app: str | None
    library: str | None
    locale: str | None
    user_agent: str | None

    @classmethod
    def of(cls, device: Device) -> "DeviceOut":
        """Return the JSON of a device."""
        return cls(
            anonymous_id=device.anonymous_id,
            first_seen=device.first_seen,
            last_seen=device.last_seen,
            events=device.events,
            kind=device.kind or None,
            model=device.model or None,
            os=device.os or None,
            browser=device.browser or None,
            app=device.app or None,
            library=device.library or None,
            locale=device.locale or None,
            user_agent=device.user_agent or None,
        )


class DevicesOut(BaseModel):
    """The devices of a person, the last used first."""

    items: list[DeviceOut]


@router.get("/groups")
def list_groups(
    access: Reading,
    tx: Transaction,
    people: ThePeople,
    type: Annotated[str | None, Query(max_length=100, description="Only of this type")] = None,  # noqa: A002
    search: Annotated[str, Query(max_length=200, description="Part of name or id")] = "",
    limit: Limit = 50,
    cursor: Cursor = None,
) -> GroupsOut:
    """Groups of the project (companies, teams …) with their traits and how many people they have."""
    found = people.groups(
        tx,
        access.project_id,
        kind=type,
        search=search.strip(),
        before=_position(cursor),
        limit=limit + 1,
    )
    shown = found[:limit]
    return GroupsOut(
        items=[GroupRowOut.of(group) for group in shown],
        cursor=_cursor(shown[-1].last_seen, shown[-1].key) if len(found) > limit else None,
    )


@router.get("/groups/{type}/{group_id:path}/people")
def list_group_people(
    type: str,  # noqa: A002
    group_id: str,
    access: Reading,
    tx: Transaction,
    people: ThePeople,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> GroupMembersOut:
    """Who belongs to a group, and since when."""
    found = people.group_people(
        tx, access.project_id, (type, group_id), _position(cursor), limit + 1
    )
    shown = found[:limit]
    known = people.summaries(access.project_id, [member.person_id for member in shown])
    last = shown[-1] if len(found) > limit else None
    return GroupMembersOut(
        items=[GroupMemberOut.of(member, known.get(member.person_id)) for member in shown],
        cursor=_cursor(last.last_seen, last.person_id) if last else None,
    )


@router.get("/groups/{type}/{group_id:path}/events")
def list_group_events(
    type: str,  # noqa: A002
    group_id: str,
    access: Reading,
    tx: Transaction,
    people: ThePeople,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> PersonEventsOut:
    """What the people of a group did, newest first."""
    found = people.group_events(
        tx, access.project_id, (type, group_id), event_position(cursor), limit + 1
    )
    shown = found[:limit]
    names = people.names(access.project_id, [raw for _, raw in shown])
    return PersonEventsOut(
        items=[
            PersonEventOut.of(event, Named(*names.get(raw, (raw, person_text(raw)))))
            for event, raw in shown
        ],
        cursor=event_cursor(shown[-1][0]) if len(found) > limit else None,
    )


@router.get("/groups/{type}/{group_id:path}")
def get_group(
    type: str,  # noqa: A002
    group_id: str,
    access: Reading,
    tx: Transaction,
    people: ThePeople,
) -> GroupOut:
    """A group with its traits and where each comes from."""
    return GroupOut.of(people.group(tx, access.project_id, type, group_id))


@router.get("/people/{person_id}/devices")
def list_devices(person_id: str, access: Reading, tx: Transaction, people: ThePeople) -> DevicesOut:
    """The devices of a person: its anonymous ids, with what their newest events say."""
    found = people.devices(tx, access.project_id, person_of(person_id))
    return DevicesOut(items=[DeviceOut.of(device) for device in found])


def _cursor(at: datetime, number: int) -> str:
    return encode_cursor(at.isoformat(), person_text(PersonId(number)))


def _position(cursor: str | None) -> tuple[datetime, int] | None:
    if not cursor:
        return None
    at, text = decode_cursor(cursor, str, str)
    try:
        return instant(at), int(text, 16) & ((1 << 64) - 1)
    except ValueError as error:
        raise strange_cursor() from error

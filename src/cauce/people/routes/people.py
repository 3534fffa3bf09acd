"""HTTP of people: list, profile, events, merges with undo, erasure."""

import json
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from cauce.accounts.facade import Accounts
from cauce.infra.db import Database
from cauce.infra.web import (
    Cursor,
    Limit,
    Reading,
    Transaction,
    Writing,
    decode_cursor,
    encode_cursor,
    number_or_not_found,
    service,
)
from cauce.kernel.errors import invalid
from cauce.kernel.ids import PersonId, parse_person, person_text
from cauce.people.contracts import Merge, PeoplePage, PeopleQuestion, Sort
from cauce.people.facade import People
from cauce.people.routes.reading import (
    event_cursor,
    event_position,
    instant,
    person_of,
    small,
    strange_cursor,
)
from cauce.people.routes.shapes import (
    MergeIn,
    MergeOut,
    MergesOut,
    PeopleOut,
    PersonEventOut,
    PersonEventsOut,
    PersonOut,
    PersonRowOut,
)
from cauce.rules import ALWAYS, Condition, parse

router = APIRouter(prefix="/projects/{project_id}", tags=["people"])
ThePeople = Annotated[People, Depends(service(People))]
TheAccounts = Annotated[Accounts, Depends(service(Accounts))]
TheDatabase = Annotated[Database, Depends(service(Database))]
MAX_FILTER = 20_000


@router.get("/people")
def list_people(
    access: Reading,
    tx: Transaction,
    people: ThePeople,
    search: Annotated[str, Query(max_length=200, description="Part of name, e-mail or id")] = "",
    filter: Annotated[  # noqa: A002
        str,
        Query(
            max_length=MAX_FILTER, description="Condition on traits, behaviour and cohorts as JSON"
        ),
    ] = "",
    sort: Sort = Sort.NEWEST,
    user_id: Annotated[str | None, Query(max_length=1000)] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> PeopleOut:
    """People of the project, found by text, by traits and cohorts, or by their exact user id."""
    if user_id is not None:
        person = people.find_user(tx, access.project_id, user_id)
        found = people.summaries(access.project_id, [person] if person is not None else [])
        rows = [PersonRowOut.of(row) for row in found.values()]
        return PeopleOut(items=rows, total=len(rows), cursor=None)
    question = PeopleQuestion(
        search.strip(), _condition(filter), sort, limit, _after(sort, cursor), access.timezone
    )
    return _page(people.page(access.project_id, question), sort)


@router.get("/people/{person_id}")
def get_person(person_id: str, access: Reading, tx: Transaction, people: ThePeople) -> PersonOut:
    """A person; the id of one that was merged away answers the survivor."""
    return PersonOut.of(people.get(tx, access.project_id, person_of(person_id)))


@router.get("/people/{person_id}/events")
def list_person_events(
    person_id: str,
    access: Reading,
    tx: Transaction,
    people: ThePeople,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> PersonEventsOut:
    """Events of a person under every id, newest first."""
    position = event_position(cursor)
    person, events = people.events_of(
        tx, access.project_id, person_of(person_id), position, limit + 1
    )
    shown, more = events[:limit], len(events) > limit
    return PersonEventsOut(
        items=[PersonEventOut.of(event, person) for event in shown],
        cursor=event_cursor(shown[-1]) if more else None,
    )


@router.post("/people/merge")
def merge_people(
    body: MergeIn,
    access: Writing,
    database: TheDatabase,
    people: ThePeople,
    accounts: TheAccounts,
) -> MergeOut:
    """Make two users one person; it can be undone."""
    with database.transaction() as tx:
        merge = people.merge(
            tx, access.project_id, body.from_user_id, body.into_user_id, access.actor
        )
        accounts.record(tx, access, "person.merged", str(merge.merge_id), _ends(merge))
    people.publish(access.project_id)
    return MergeOut.of(merge)


@router.get("/merges")
def list_merges(
    access: Reading,
    tx: Transaction,
    people: ThePeople,
    refused: Annotated[
        bool, Query(description="What was refused, instead of what was merged")
    ] = False,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> MergesOut:
    """Merges of the project, newest first, undone ones included; or the merges that were refused."""
    at, merge_id = decode_cursor(cursor, str, int) if cursor else ("", 0)
    before = (instant(at), small(merge_id)) if cursor else None
    found = people.merges(tx, access.project_id, before, limit + 1, refused=refused)
    shown, more = found[:limit], len(found) > limit
    return MergesOut(
        items=[MergeOut.of(merge) for merge in shown],
        cursor=encode_cursor(shown[-1].at.isoformat(), shown[-1].merge_id) if more else None,
    )


@router.post("/merges/{merge_id}/undo")
def undo_merge(
    merge_id: str,
    access: Writing,
    database: TheDatabase,
    people: ThePeople,
    accounts: TheAccounts,
) -> MergeOut:
    """Take two persons apart again, each with the events and traits that are its own."""
    number = number_or_not_found(merge_id, "merge", "esa fusión")
    with database.transaction() as tx:
        merge = people.undo(tx, access.project_id, number, access.actor)
        accounts.record(tx, access, "person.unmerged", merge_id, _ends(merge))
    people.publish(access.project_id)
    return MergeOut.of(merge)


def _page(page: PeoplePage, sort: Sort) -> PeopleOut:
    more = encode_cursor(sort, page.next[0], person_text(page.next[1])) if page.next else None
    items = [PersonRowOut.of(row) for row in page.items]
    return PeopleOut(items=items, total=page.total, cursor=more)


def _after(sort: Sort, cursor: str | None) -> tuple[str | int, PersonId] | None:
    if not cursor:
        return None
    kind = str if sort is Sort.NAME else int
    made_for, value, person = decode_cursor(cursor, str, kind, str)
    after = parse_person(person)
    if made_for != sort or after is None:
        raise strange_cursor()
    return value if sort is Sort.NAME else small(value), after


def _condition(text: str) -> Condition:
    if not text:
        return ALWAYS
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise invalid(
            "filter",
            'it is not JSON; send a condition such as {"trait": …, "op": …, "value": …}',
            'no es JSON; envía una condición como {"trait": …, "op": …, "value": …}',
        ) from error
    return parse(document, "filter")


def _ends(merge: Merge) -> dict[str, str | int | bool | list[str] | None]:
    return {
        "from": person_text(merge.source.person_id),
        "into": person_text(merge.into.person_id),
    }

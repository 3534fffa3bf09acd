"""The steps every item goes through, in order (``run_steps``); each may refuse it with a reason."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from cauce.collect.contracts import Refused, RejectReason
from cauce.collect.logic.canonical import NotStorableError, canonical, is_flat, is_plain
from cauce.collect.logic.context import session_text, settle, traits_in, with_violations
from cauce.collect.logic.items import Arrival, EventRecord, FlatItem, Item
from cauce.collect.logic.journey import Journey, storable, utc
from cauce.collect.logic.privacy import COOKIELESS
from cauce.kernel.ids import ProjectId, raw_person_id

MAX_ID = 512
MAX_NAME = 512
MAX_MESSAGE_ID = 100
EARLIEST = datetime(1971, 1, 1, tzinfo=UTC)

NAMES = {
    "track": "",
    "page": "Page Viewed",
    "screen": "Screen Viewed",
    "identify": "$identify",
    "group": "$group",
    "alias": "$alias",
}
"""The event's name by the call's type; a track call brings its own."""

NOBODY = frozenset({
    "00000000-0000-0000-0000-000000000000", "anon", "anonymous", "nil", "none", "null", "n/a", "na",
    "nan", "undefined", "unknown", "<nil>", "0", "-1", "true", "false", "[]", "{}", "[object object]",
})  # fmt: skip
"""Ids that broken clients send for everybody: they would merge strangers into one person.

Source: Mixpanel's list of disallowed distinct ids, with JavaScript's two failed conversions.
"""


OTHER_ID = frozenset({"group", "alias"})
"""Calls that name a second id."""
WITH_TRAITS = frozenset({"identify", "group"})
"""Calls whose properties are their traits."""
NO_PERSON = 0
"""The person of a group call that names nobody."""


def check_type(item: Item, _arrival: Arrival) -> Refused | None:
    """The type is one of the six calls."""
    if item.type in NAMES:
        return None
    return Refused(RejectReason.UNKNOWN_TYPE, f"type {item.type[:40]!r}; one of {', '.join(NAMES)}")


def check_identity(item: Item, arrival: Arrival) -> Refused | None:
    """There is a user id or an anonymous id, and each given one can stand for one person.

    A group call may be about the group alone.
    """
    if item.type == "group" and not item.user_id and not item.anonymous_id:
        item.person_id = NO_PERSON
        return None
    try:
        refused, item.person_id = _whose(arrival.project_id, item.user_id, item.anonymous_id)
    except NotStorableError as error:
        return error.refused
    return refused


def check_other_ids(item: Item, _arrival: Arrival) -> Refused | None:
    """A group call names its group, an alias call the previous id."""
    if item.type == "group":
        if not item.group_id:
            return Refused(RejectReason.MISSING_GROUP_ID, "groupId is required")
        return _bad_other_id("groupId", item.group_id)
    if item.type == "alias":
        if not item.previous_id:
            return Refused(RejectReason.MISSING_PREVIOUS_ID, "previousId is required")
        return _bad_other_id("previousId", item.previous_id)
    return None


def name_event(item: Item, _arrival: Arrival) -> Refused | None:
    """A track call has an event name; every other call gets the name of its type."""
    if item.type != "track":
        item.event = NAMES[item.type]
        return None
    if not item.event or not item.event.strip():
        return Refused(RejectReason.MISSING_EVENT_NAME, "event is required")
    if len(item.event) > MAX_NAME:
        return Refused(RejectReason.INVALID_FIELD, f"event is longer than {MAX_NAME} characters")
    return None


def check_message_id(item: Item, _arrival: Arrival) -> Refused | None:
    """The message id fits."""
    if item.message_id is None or len(item.message_id) <= MAX_MESSAGE_ID:
        return None
    detail = f"messageId is longer than {MAX_MESSAGE_ID} characters"
    return Refused(RejectReason.MESSAGE_ID_TOO_LONG, detail)


def correct_time(item: Item, arrival: Arrival) -> Refused | None:
    """``timestamp = received - (sent - original)``: right even when the client's clock is not.

    Source: Segment, "Common fields" (connections/spec/common).
    """
    original = item.original_timestamp or item.timestamp
    if original is not None and original.tzinfo is not UTC:
        original = utc(original)
    journey = (
        arrival.journey if item.sent_at is None else Journey.of(item.sent_at, arrival.received_at)
    )
    item.sent_at, item.original_timestamp = journey.sent, original
    item.timestamp = corrected = journey.corrected(original)
    if corrected is not original and original is not None:
        item.original_timestamp = storable(original)
    if EARLIEST <= corrected <= journey.latest:
        return None
    detail = f"{corrected.isoformat()} is before 1971 or more than an hour in the future"
    return Refused(RejectReason.TIMESTAMP_OUT_OF_RANGE, detail)


def gather_properties(item: Item, _arrival: Arrival) -> Refused | None:
    """Traits are the properties of identify and group; a page's name is one of its properties."""
    kind = item.type
    if kind in WITH_TRAITS:
        item.properties = traits_in(item.context) if item.traits is None else item.traits
    properties = item.properties or {}
    if kind in {"page", "screen"}:
        if item.name is not None:
            properties.setdefault("name", item.name)
        if item.category is not None:
            properties.setdefault("category", item.category)
    item.properties = properties
    return None


def keep_canonical(item: Item, _arrival: Arrival) -> Refused | None:
    """Properties are in the form every engine takes."""
    properties = item.properties
    told_flat = type(item) is FlatItem and item.type not in WITH_TRAITS
    if not properties or (is_flat(properties) if told_flat else is_plain(properties)):
        return None
    try:
        item.properties = canonical(properties)
    except NotStorableError as error:
        return error.refused
    return None


def enrich_properties(item: Item, arrival: Arrival) -> Refused | None:
    """Properties say what follows from them alone: amounts in minor units."""
    if arrival.enricher is not None and item.properties:
        arrival.enricher.properties(item.properties)
    return None


def settle_context(item: Item, arrival: Arrival) -> Refused | None:
    """The context holds what item and request say, and the other id of group and alias."""
    context, integrations = bytes(item.context), _NONE
    if len(item.integrations) > 2:
        integrations = bytes(item.integrations)
    if integrations or item.type in OTHER_ID:
        settled = settle(context, integrations, arrival.shared, _other_id(item), arrival.enricher)
    else:
        known = arrival.settled.get(context)
        if known is None:
            known = arrival.settled[context] = settle(
                context, _NONE, arrival.shared, _NOTHING_MORE, arrival.enricher
            )
        settled = known
    item.context, item.is_bot = settled.text, settled.is_bot
    if not item.session_id:
        item.session_id = settled.session_id or _session_of(item.properties)
    return settled.refused


_NONE = b""
_NOTHING_MORE: dict[str, Any] = {}


def _other_id(item: Item) -> dict[str, Any]:
    if item.type == "group":
        return {"groupId": item.group_id}
    return {"previousId": item.previous_id} if item.type == "alias" else _NOTHING_MORE


def keep_private(item: Item, arrival: Arrival) -> Refused | None:
    """What its person does not want kept is refused, or goes without identity."""
    return None if arrival.guard is None else arrival.guard.check(item, arrival)


def check_plan(item: Item, arrival: Arrival) -> Refused | None:
    """The event is as the project's tracking plan says; else it is flagged or refused."""
    if arrival.plan is None:
        return None
    verdict = arrival.plan.judge(item.event or "", item.properties or {})
    if verdict is None:
        return None
    if verdict.blocked:
        return Refused(RejectReason.PLAN_VIOLATION, verdict.detail)
    item.context = with_violations(item.context, verdict.codes)
    return None


def run_steps(item: Item, arrival: Arrival) -> Refused | None:
    """Run every step until one refuses; return its refusal.

    A chain of calls, not a loop over a table: the interpreter calls what it knows twice as fast.
    """
    return (
        check_type(item, arrival)
        or check_identity(item, arrival)
        or (check_other_ids(item, arrival) if item.type in OTHER_ID else None)
        or name_event(item, arrival)
        or check_message_id(item, arrival)
        or correct_time(item, arrival)
        or (gather_properties(item, arrival) if item.type != "track" else None)
        or keep_canonical(item, arrival)
        or enrich_properties(item, arrival)
        or settle_context(item, arrival)
        or (
            keep_private(item, arrival)
            if arrival.guarded or item.anonymous_id == COOKIELESS
            else None
        )
        or (check_plan(item, arrival) if arrival.plan is not None else None)
    )


def record(item: Item, arrival: Arrival) -> EventRecord:
    """Return what the log keeps of an item that passed every step."""
    return EventRecord(
        arrival.project_id,
        item.message_id or "",
        item.type,
        item.event or "",
        item.person_id,
        item.user_id or "",
        item.anonymous_id or "",
        item.session_id[:MAX_ID],
        item.timestamp or arrival.received_at,
        arrival.received_text,
        item.original_timestamp,
        item.sent_at,
        item.properties or {},
        item.context,
        item.is_bot,
        arrival.key_id,
    )


@lru_cache(1 << 16)
def _whose(
    project_id: ProjectId, user_id: str | None, anonymous_id: str | None
) -> tuple[Refused | None, int]:
    """Return why the ids stand for nobody, or whom they stand for: the user before the device."""
    if user_id:
        refused = _bad_id("userId", user_id) or _bad_id("anonymousId", anonymous_id)
        return refused, raw_person_id(project_id, "user_id", user_id)
    if anonymous_id:
        refused = _bad_id("anonymousId", anonymous_id)
        return refused, raw_person_id(project_id, "anonymous_id", anonymous_id)
    return Refused(RejectReason.MISSING_IDENTITY, "userId or anonymousId is required"), NO_PERSON


def _bad_other_id(field: str, value: str) -> Refused | None:
    try:
        return _bad_id(field, value)
    except NotStorableError as error:
        return error.refused


@lru_cache(1 << 12)
def _bad_id(field: str, value: str | None) -> Refused | None:
    """Return why an id stands for nobody. A long one is raised instead, for that is not remembered."""
    if not value:
        return None
    if len(value) > MAX_ID:
        detail = f"{field} is longer than {MAX_ID} characters"
        raise NotStorableError(Refused(RejectReason.INVALID_IDENTITY, detail))
    if value.lower() in NOBODY or not value.strip():
        detail = f"{field} {value[:40]!r} does not identify anybody"
        return Refused(RejectReason.INVALID_IDENTITY, detail)
    return None


def _session_of(properties: dict[str, Any] | None) -> str:
    if not properties or ("session_id" not in properties and "$session_id" not in properties):
        return ""
    value = properties.get("$session_id") or properties.get("session_id")
    return "" if value is None else session_text(value)

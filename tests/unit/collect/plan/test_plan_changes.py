"""Two plans compared, traffic learned from, and what broke a plan put together."""

from datetime import UTC, datetime

from hypothesis import given, settings
from plan_strategies import plans

from cauce.collect.contracts import Policy
from cauce.collect.plan.contracts import (
    Arrived,
    BlockedDetail,
    Change,
    ChangeKind,
    FlaggedCode,
    PropertyType,
    SeenEvent,
    SeenProperty,
)
from cauce.collect.plan.logic import broken
from cauce.collect.plan.logic.changes import changes
from cauce.collect.plan.logic.learn import learned
from cauce.collect.plan.logic.parse import parse_plan


@given(plans(), plans())
@settings(deadline=None)
def test_only_equal_plans_have_no_changes(one, other):
    assert changes(one, one) == ()
    assert bool(changes(one, other)) == (one != other)


def test_a_change_says_what_was_and_what_is():
    text = {"type": "text"}
    before = parse_plan({"events": {"A": {"properties": {"x": text, "y": text}}, "B": {}}})
    after = parse_plan({
        "unknown_events": "flag",
        "events": {"A": {"owner": "web", "properties": {"x": {"type": "number"}, "z": text}}, "C": {}},
    })  # fmt: skip
    assert changes(before, after) == (
        Change(ChangeKind.CHANGED, "", fields=(("unknown_events", "allow", "flag"),)),
        Change(ChangeKind.CHANGED, "A", fields=(("owner", "", "web"),)),
        Change(ChangeKind.CHANGED, "A", "x", (("type", "text", "number"),)),
        Change(ChangeKind.REMOVED, "A", "y"),
        Change(ChangeKind.ADDED, "A", "z"),
        Change(ChangeKind.REMOVED, "B"),
        Change(ChangeKind.ADDED, "C"),
    )


def seen(name, sampled, **properties):
    found = [SeenProperty(n, types, coverage) for n, (types, coverage) in properties.items()]
    return SeenEvent(name, sampled, tuple(found))


def test_learning_requires_what_every_one_of_enough_events_had():
    always, often = (("number",), 1.0), (("string",), 0.999)
    plan, events, properties = learned(
        parse_plan({}), [seen("Many", 100, a=always, b=often), seen("Few", 99, a=always)]
    )
    required = {(e.name, p.name): p.required for e in plan.events for p in e.properties}
    assert required == {("Many", "a"): True, ("Many", "b"): False, ("Few", "a"): False}
    assert (events, properties) == (2, 3)
    assert plan.events[0].policy is Policy.FLAG


def test_learning_leaves_alone_what_has_no_one_type_and_knows_objects_and_dates():
    kinds = {
        "mixed": (("string", "number"), 1.0), "day": (("datetime",), 1.0),
        "words": (("string", "datetime"), 1.0), "address.city": (("string",), 1.0),
        "address.zip": (("string", "number"), 0.5), "odd;name": (("string",), 1.0),
    }  # fmt: skip
    plan, _, properties = learned(parse_plan({}), [seen("E", 500, **kinds)])
    found = {p.name: (p.type, p.required) for p in plan.events[0].properties}
    assert found == {
        "address": (PropertyType.OBJECT, False),
        "day": (PropertyType.DATE, True),
        "words": (PropertyType.TEXT, True),
    }
    assert properties == 3


def test_learning_never_changes_what_a_person_wrote():
    mine = parse_plan(
        {"events": {"E": {"policy": "block", "owner": "me", "properties": {"a": {"type": "text"}}}}}
    )
    plan, events, properties = learned(
        mine, [seen("E", 200, a=(("number",), 1.0), b=(("boolean",), 1.0))]
    )
    (event,) = plan.events
    assert (event.policy, event.owner) == (Policy.BLOCK, "me")
    assert event.properties[0] == mine.events[0].properties[0]
    assert (events, properties) == (0, 1)
    assert learned(plan, [seen("E", 200, b=(("string",), 1.0))]) == (plan, 0, 0)


T1, T2, T3 = (datetime(2026, 1, day, tzinfo=UTC) for day in (1, 2, 3))
SAMPLE = '{"type":"track","event":"Order","properties":{"total":"x"},"context":{"app":{"version":"1.9"}}}'


def test_flagged_and_refused_events_are_one_violation_with_the_first_release():
    flagged = broken.of_flagged(
        FlaggedCode("Order", "type:total", 4, T2, T3, "2.0", (7,)),
        {7: Arrived("m7", T3, '{"total": "y"}')},
    )
    detail = '"Order" type:total: must be number, not text; missing:currency: is required'
    refused = broken.of_blocked(
        BlockedDetail(detail, 2, T1, T2, 5, (5, 9)), {5: Arrived("m5", T1, SAMPLE)}
    )
    one, other = broken.merged([flagged, *refused])
    assert (one.code, one.flagged, one.blocked, one.first_release) == ("type:total", 4, 2, "1.9")
    assert (one.first_seen, one.last_seen) == (T1, T3)
    assert [(e.message_id, e.value) for e in one.examples] == [("m7", "y"), ("m5", "x")]
    assert (other.code, other.flagged, other.blocked) == ("missing:currency", 0, 2)


def test_a_detail_that_was_cut_off_still_names_what_it_has_whole():
    event, codes = broken.read_detail('"A; \\"b\\"" type:x: must be text; unexp')
    assert (event, codes) == ('A; "b"', ["type:x"])
    assert broken.read_detail("something else") == ("", [])


def test_totals_have_refused_events_that_were_never_stored():
    rows = [
        BlockedDetail('"New" missing:a: is required', 3, T1, T2, 1, ()),
        BlockedDetail('"Old" missing:a: is required', 0, T1, T2, 1, ()),
        BlockedDetail('"Kept" missing:a: is required', 1, T1, T2, 1, ()),
    ]
    totals = broken.event_totals([("Kept", 10, 2)], rows)
    assert [(t.event, t.stored, t.flagged, t.blocked) for t in totals] == [
        ("Kept", 10, 2, 1),
        ("New", 0, 0, 3),
    ]

"""A document becomes a plan or says exactly where it is wrong."""

import pytest
from hypothesis import given, settings
from plan_strategies import plans

from cauce.collect.contracts import Policy
from cauce.collect.plan.contracts import PropertyType
from cauce.collect.plan.logic.document import plan_document
from cauce.collect.plan.logic.parse import parse_plan
from cauce.kernel.errors import CauceError


@given(plans())
@settings(deadline=None)
def test_a_plan_is_read_back_from_its_document_long_or_short(plan):
    assert parse_plan(plan_document(plan)) == plan
    assert parse_plan(plan_document(plan, compact=True)) == plan


def test_events_and_properties_are_in_the_order_of_their_names():
    kinds = {"b": {"type": "text"}, "a": {"type": "number"}}
    plan = parse_plan({"events": {"Z": {"properties": kinds}, "A": None}})
    assert [event.name for event in plan.events] == ["A", "Z"]
    assert [rule.name for rule in plan.events[1].properties] == ["a", "b"]
    assert plan.events[0].policy is Policy.FLAG
    assert plan.events[1].properties[1].type is PropertyType.TEXT


def of_property(**keys):
    return {"events": {"E": {"properties": {"p": keys}}}}


WRONG = {
    "[] is no plan": ([], ""),
    "an unknown key": ({"event": {}}, "event"),
    "another format": ({"format": 2}, "format"),
    "true is not 1": ({"format": True}, "format"),
    "an unknown policy": ({"events": {"E": {"policy": "drop"}}}, "events[E].policy"),
    "a blank name": ({"events": {" ": {}}}, "events[ ]"),
    "no type": (of_property(), "events[E].properties[p].type"),
    "an unknown type": (of_property(type="string"), "events[E].properties[p].type"),
    "null for text": (of_property(type="text", owner=None), "events[E].properties[p].owner"),
    "required as text": (
        of_property(type="text", required="yes"),
        "events[E].properties[p].required",
    ),
    "a range of text": (of_property(type="text", minimum=1), "events[E].properties[p].minimum"),
    "an empty range": (
        of_property(type="number", minimum=2, maximum=1),
        "events[E].properties[p].minimum",
    ),
    "a pattern of a number": (
        of_property(type="number", pattern="x"),
        "events[E].properties[p].pattern",
    ),
    "a broken pattern": (of_property(type="text", pattern="("), "events[E].properties[p].pattern"),
    "a number among texts": (
        of_property(type="text", allowed=["a", 1]),
        "events[E].properties[p].allowed[1]",
    ),
    "half an integer": (
        of_property(type="integer", allowed=[1.5]),
        "events[E].properties[p].allowed[0]",
    ),
    "values of an object": (
        of_property(type="object", allowed=["a"]),
        "events[E].properties[p].allowed",
    ),
    "infinity": (
        of_property(type="number", minimum=float("inf")),
        "events[E].properties[p].minimum",
    ),
    "a dotted name": (
        {"events": {"E": {"properties": {"a.b": {"type": "text"}}}}},
        "events[E].properties[a.b]",
    ),
    "a purpose in words": ({"events": {"E": {"purpose": "For ads"}}}, "events[E].purpose"),
    "a check on people": (
        {"events": {"E": {"check": {"trait": "plan", "op": "is_set"}}}},
        "events[E].check",
    ),
    "a check on the clock": (
        {"events": {"E": {"check": {"property": "at", "op": "within_last", "value": "7d"}}}},
        "events[E].check",
    ),
    "a broken check": (
        {"events": {"E": {"check": {"property": "at", "op": "is"}}}},
        "events[E].check.op",
    ),
}


@pytest.mark.parametrize(("document", "path"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_by_its_path(document, path):
    with pytest.raises(CauceError) as caught:
        parse_plan(document)
    (field,) = caught.value.fields
    assert field.path == path
    assert field.message.en
    assert field.message.es
    assert field.message.en != field.message.es

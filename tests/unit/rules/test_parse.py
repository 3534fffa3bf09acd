"""JSON becomes a condition, or an error that names the path."""

from datetime import UTC, datetime

import pytest

from cauce.kernel.errors import CauceError
from cauce.rules import ALWAYS, Facts, matches, parse

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_nothing_is_always_true():
    assert parse(None) == parse({}) == ALWAYS
    assert matches(ALWAYS, Facts(NOW))


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ([], "where"),
        ({"all": {}}, "where.all"),
        ({"all": [{"any": [3]}]}, "where.all.0.any.0"),
        ({"property": "a", "trait": "b", "op": "eq"}, "where"),
        ({"property": "a", "op": "equals"}, "where.op"),
        ({"property": "a", "group_trait": "b", "op": "is_set"}, "where"),
        ({"property": "a", "group_type": "company", "op": "is_set"}, "where.group_type"),
        ({"group_trait": "a", "group_type": 7, "op": "is_set"}, "where.group_type"),
        ({"group_trait": "a", "group_type": "x" * 101, "op": "is_set"}, "where.group_type"),
        ({"group_trait": "a", "group_type": {"id": "b"}, "op": "is_set"}, "where.group_type.id"),
        ({"group_trait": "a", "group_type": {}, "op": "is_set"}, "where.group_type.property"),
        ({"did": {"event": "A", "where": {"group_trait": "a", "op": "is_set"}}}, "where.did.where"),
        ({"property": "a", "op": ["eq"]}, "where.op"),
        ({"property": "", "op": "is_set"}, "where.property"),
        ({"property": "a`b", "op": "is_set"}, "where.property"),
        ({"property": "a", "op": "eq", "value": None}, "where.value"),
        ({"property": "a", "op": "eq", "value": {"x": 1}}, "where.value"),
        ({"property": "a", "op": "eq", "value": float("nan")}, "where.value"),
        ({"property": "a", "op": "eq", "value": 2**64}, "where.value"),
        ({"property": "a", "op": "eq", "value": "\ud800"}, "where.value"),
        ({"property": "a", "op": "in", "value": "x"}, "where.value"),
        ({"property": "a", "op": "in", "value": [1, None]}, "where.value.1"),
        ({"property": "a", "op": "gt", "value": "3"}, "where.value"),
        ({"property": "a", "op": "gt", "value": True}, "where.value"),
        ({"property": "a", "op": "between", "value": [1]}, "where.value"),
        ({"property": "a", "op": "contains", "value": ""}, "where.value"),
        ({"property": "a", "op": "matches", "value": "("}, "where.value"),
        ({"property": "a", "op": "matches", "value": "(?=x)"}, "where.value"),
        ({"property": "a", "op": "before", "value": "yesterday"}, "where.value"),
        ({"property": "a", "op": "before", "value": "2026-02-30"}, "where.value"),
        ({"property": "a", "op": "within_last", "value": "7 days"}, "where.value"),
        ({"property": "a", "op": "is_set", "value": 1}, "where.value"),
        ({"property": "a", "op": "eq", "value": 1, "case": False}, "where.case"),
        ({"did": {"event": "A", "count": {"op": "in", "value": 1}}}, "where.did.count"),
        ({"did": {"event": "A", "count": {"op": "eq", "value": -1}}}, "where.did.count.value"),
        ({"did": {"event": "A", "within_days": 0}}, "where.did.within_days"),
        ({"did": {"event": "A", "where": {"trait": "a", "op": "is_set"}}}, "where.did.where"),
        ({"did": {"times": 3}}, "where.did.times"),
    ],
)
def test_a_wrong_part_is_named(document, path):
    with pytest.raises(CauceError) as error:
        parse(document)
    assert error.value.fields[0].path == path


def test_depth_is_bounded():
    document = {"property": "a", "op": "is_set"}
    for _ in range(13):
        document = {"not": document}
    with pytest.raises(CauceError):
        parse(document)

"""What is known of the types of properties is never less than what the events hold."""

import json

import pytest

from cauce.analytics.facade import Analytics
from cauce.analytics.facade.types import PropertyTypes
from cauce.analytics.facade.versions import DataVersions

QUESTION = {
    "kind": "trend",
    "date_from": "2026-01-01",
    "date_to": "2026-01-02",
    "series": [{"event": "A", "where": {"property": "k", "op": "in", "value": ["1", 1, True]}}],
}


def put(events, project_id, first, documents):
    rows = [
        {
            "project_id": project_id,
            "event": "A",
            "person_id": (seq * 11400714819323198485) % 2**64,
            "seq": seq,
            "timestamp": "2026-01-01T10:00:00Z",
            "properties": document,
            "context": {},
        }
        for seq, document in enumerate(documents, first)
    ]
    lines = "\n".join(map(json.dumps, rows)).encode()
    events.insert_json("events", lines, f"{project_id}-{first}-{len(rows)}")


def known(types, events, project_id):
    return types.of(events, project_id, DataVersions().of(events, project_id))


@pytest.mark.parametrize("inline_rows", [0, 200_000])
def test_new_types_are_known_as_soon_as_events_have_them(events, project_id, inline_rows):
    types = PropertyTypes(inline_rows)
    expected = {}
    for first, document, kind in ((1, {"k": "x"}, "String"), (2, {"k": 1}, "Int64")):
        put(events, project_id, first, [document])
        expected = {"k": expected.get("k", frozenset()) | {kind}}
        assert known(types, events, project_id) == (expected if inline_rows else None)
        types.wait()
        assert known(types, events, project_id) == expected


def test_paths_without_a_column_of_their_own_are_known(events, project_id):
    crowd = {f"p{i}": i for i in range(600)}
    put(events, project_id, 1, [crowd, {"late": "x", "deep": {"er": True}, "a.b": 1.5}])
    found = known(PropertyTypes(), events, project_id)
    assert len(found) == 603
    assert (found["late"], found["deep.er"], found["a.b"]) == ({"String"}, {"Bool"}, {"Float64"})


def test_what_is_stored_behind_the_highest_seq_is_not_missed(events, project_id):
    types = PropertyTypes()
    put(events, project_id, 10, [{"k": "x"}])
    assert known(types, events, project_id) == {"k": {"String"}}
    put(events, project_id, 5, [{"k": 1}])
    assert known(types, events, project_id) is None
    assert known(types, events, project_id) == {"k": {"String", "Int64"}}


def test_after_an_erasure_what_was_known_stays_and_new_types_are_added(events, project_id):
    types = PropertyTypes()
    put(events, project_id, 1, [{"k": "x"}, {"k": 1}])
    known(types, events, project_id)
    events.command(
        "ALTER TABLE events DELETE WHERE project_id = {p:UInt32} AND seq = 2",
        {"p": project_id},
        mutations_sync=1,
    )
    assert known(types, events, project_id) == {"k": {"String", "Int64"}}
    put(events, project_id, 3, [{"k": True}])
    assert known(types, events, project_id) == {"k": {"String", "Int64", "Bool"}}


def test_an_event_of_a_new_type_is_counted_from_its_first_question(events, project_id):
    analytics = Analytics(events)
    for first, document, total in ((1, {"k": "1"}, 1), (2, {"k": 1}, 2), (3, {"k": [True]}, 3)):
        put(events, project_id, first, [document])
        assert analytics.ask(project_id, QUESTION).result.series[0].total == total


def test_only_the_types_that_occur_are_read(events, project_id):
    put(events, project_id, 1, [{"k": "1"}])
    sql = Analytics(events).ask(project_id, QUESTION).meta.sql
    assert ".:String" in sql
    assert "Int64)" not in sql.split("WHERE")[1]
    assert "Array(Dynamic)" not in sql

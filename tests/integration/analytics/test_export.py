"""Exports hold every event and person, page after page, in each form."""

import csv
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cauce.analytics import store
from cauce.analytics.contracts import Exported, FileFormat, Selection
from cauce.analytics.facade import Analytics
from cauce.kernel.errors import CauceError

ROWS = 25


@pytest.fixture
def project(events, project_id, monkeypatch):
    monkeypatch.setattr(store, "PAGE_ROWS", 7)
    rows = [
        {
            "project_id": project_id,
            "event": ["Paid", "=cmd()", "Visited"][n % 3],
            "person_id": n % 4 + 1,
            "timestamp": f"2026-01-{1 + n // 12:02d} 10:00:00.{n:03d}",
            "seq": n + 1,
            "type": "track",
            "message_id": f"m{n}",
            "user_id": f"u{n % 4}",
            "received_at": "2026-02-01 00:00:00",
            "properties": {"n": n, "nested": {"ok": True}},
        }
        for n in range(ROWS)
    ]
    lines = "\n".join(json.dumps(row) for row in rows).encode()
    events.insert_json("events", lines, f"export-{project_id}")
    person = {
        "project_id": project_id, "person_id": 1, "version": 1, "is_deleted": 0, "user_id": "u0",
        "display_name": "Ana", "email": "ana@example.com", "first_seen": "2026-01-01 10:00:00",
        "last_seen": "2026-01-03 10:00:00", "traits": {"plan": "club"},
    }  # fmt: skip
    events.insert_json("persons", json.dumps(person).encode(), f"export-p-{project_id}")
    merge = {
        "project_id": project_id,
        "from_person": 2,
        "into_person": 1,
        "version": 1,
        "is_deleted": 0,
    }
    events.insert_json("person_overrides", json.dumps(merge).encode(), f"export-o-{project_id}")
    return project_id


def exported(events, project, what, form):
    return b"".join(Analytics(events).export(project, what, form))


def test_json_lines_hold_every_event_once_with_its_person_of_today(events, project):
    lines = exported(events, project, Exported.EVENTS, FileFormat.JSONL).splitlines()
    found = [json.loads(line) for line in lines]
    assert sorted(int(e["message_id"][1:]) for e in found) == list(range(ROWS))
    assert {e["person_id"] for e in found} == {f"{n:016x}" for n in (1, 3, 4)}
    assert all(e["properties"]["n"] == int(e["message_id"][1:]) for e in found)


def test_csv_is_safe_to_open_in_a_spreadsheet(events, project):
    text = exported(events, project, Exported.EVENTS, FileFormat.CSV).decode()
    found = list(csv.DictReader(io.StringIO(text)))
    assert len(found) == ROWS
    assert {e["event"] for e in found} == {"Paid", "'=cmd()", "Visited"}
    assert json.loads(found[0]["properties"])["nested"] == {"ok": True}


def test_parquet_reads_back_with_typed_times(events, project):
    data = exported(events, project, Exported.EVENTS, FileFormat.PARQUET)
    table = pq.read_table(io.BytesIO(data))
    assert table.num_rows == ROWS
    assert str(table.schema.field("timestamp").type).startswith("timestamp[ms")


@pytest.mark.parametrize("form", list(FileFormat))
def test_people_are_exported_with_their_traits(events, project, form):
    data = exported(events, project, Exported.PEOPLE, form)
    assert b"club" in data or form is FileFormat.PARQUET
    if form is FileFormat.JSONL:
        assert json.loads(data)["traits"] == {"plan": "club"}


@pytest.mark.parametrize("form", list(FileFormat))
def test_a_project_without_events_is_a_file_without_rows(events, project_id, form):
    data = exported(events, project_id, Exported.EVENTS, form)
    if form is FileFormat.PARQUET:
        assert pq.read_table(io.BytesIO(data)).num_rows == 0
    elif form is FileFormat.ARROW:
        assert pa.ipc.open_file(data).read_all().num_rows == 0
    else:
        assert len(data.splitlines()) == (1 if form is FileFormat.CSV else 0)


# ── Some of them, and in parts ──────────────────────────────────────────────────────────────────


def in_parts(events, project, document, *, between=lambda: None, form=FileFormat.JSONL):
    """Every part of an export, asked for one after the other."""
    analytics, position = Analytics(events), None
    while True:
        chosen = Selection(document, position=position)
        part = analytics.part(project, Exported.EVENTS, form, 4, chosen)
        yield part.content
        between()
        if part.next is None:
            return
        position = part.next


def numbers(data: bytes) -> list[int]:
    return [json.loads(line)["properties"]["n"] for line in data.splitlines()]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"events": ["Paid", "Visited"]}, {n for n in range(ROWS) if n % 3 != 1}),
        ({"date_from": "2026-01-02", "date_to": "2026-01-02"}, set(range(12, 24))),
        ({"date_from": "2026-01-03"}, {24}),
        ({"where": {"property": "n", "op": "lt", "value": 5}}, set(range(5))),
        ({"where": {"trait": "plan", "op": "eq", "value": "club"}}, {n for n in range(ROWS) if n % 4 < 2}),
    ],
)  # fmt: skip
def test_only_the_events_asked_for_come_out(events, project, document, expected):
    whole = b"".join(
        Analytics(events).export(project, Exported.EVENTS, FileFormat.JSONL, Selection(document))
    )
    assert sorted(numbers(whole)) == sorted(expected)
    assert numbers(b"".join(in_parts(events, project, document))) == numbers(whole)


def test_parts_hold_each_row_once_while_more_arrive(events, project):
    arrived = iter(range(1000))

    def arrive():
        n = next(arrived)
        row = {
            "project_id": project, "event": ["Aaa", "Zzz"][n % 2], "person_id": 1, "seq": 500 + n,
            "timestamp": "2026-01-01 00:00:00", "type": "track", "message_id": f"late{n}",
            "user_id": "u0", "received_at": "2026-02-01 00:00:00", "properties": {"n": -1},
        }  # fmt: skip
        events.insert_json("events", json.dumps(row).encode(), f"late-{project}-{n}")

    found = numbers(b"".join(in_parts(events, project, {}, between=arrive)))
    assert sorted(found) == list(range(ROWS))


def test_csv_parts_follow_each_other_under_one_head(events, project):
    whole = b"".join(in_parts(events, project, {}, form=FileFormat.CSV)).decode()
    assert len(list(csv.DictReader(io.StringIO(whole)))) == ROWS


def test_a_position_is_of_its_own_export_only(events, project):
    analytics = Analytics(events)
    first = analytics.part(project, Exported.EVENTS, FileFormat.JSONL, 4)
    other = Selection({"events": ["Paid"]}, position=first.next)
    with pytest.raises(CauceError, match="another export"):
        analytics.part(project, Exported.EVENTS, FileFormat.JSONL, 4, other)


def test_people_are_chosen_by_traits_and_behaviour_only(events, project):
    analytics = Analytics(events)

    def people(document):
        found = analytics.export(project, Exported.PEOPLE, FileFormat.JSONL, Selection(document))
        return [json.loads(line)["user_id"] for line in b"".join(found).splitlines()]

    assert people({"where": {"trait": "plan", "op": "eq", "value": "club"}}) == ["u0"]
    assert people({"where": {"trait": "plan", "op": "eq", "value": "none"}}) == []
    assert people({"where": {"did": {"event": "Paid", "count": {"op": "gte", "value": 1}}}}) == [
        "u0"
    ]
    for document in ({"events": ["Paid"]}, {"where": {"property": "n", "op": "is_set"}}):
        with pytest.raises(CauceError, match="people"):
            people(document)

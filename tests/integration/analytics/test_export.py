"""Exports hold every event and person, page after page, in each form."""

import csv
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cauce.analytics import store
from cauce.analytics.contracts import Exported, FileFormat
from cauce.analytics.facade import Analytics

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

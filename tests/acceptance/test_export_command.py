"""``cauce export``: what was imported comes out again."""

import json

import pyarrow.parquet as pq
import pytest

ROWS = 300


@pytest.fixture(scope="module")
def project(server, tmp_path_factory):
    found = server.create_project("Export")
    path = tmp_path_factory.mktemp("export") / "paid.jsonl"
    rows = [
        {"event": "Paid", "timestamp": "2026-01-01", "user_id": f"u{n % 9}", "n": n, "tags": ["a"]}
        for n in range(ROWS)
    ]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    server.cauce("import", "events", str(path), "--project", found["project_id"])
    return found


def export(server, project, what, form, path):
    return server.cauce(
        "export", what, "--project", project["project_id"], "--format", form, "-o", str(path)
    )


def test_events_come_out_as_they_went_in(server, project, tmp_path):
    path = tmp_path / "events.jsonl"
    assert export(server, project, "events", "jsonl", path)["bytes"] == path.stat().st_size
    found = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert sorted(e["properties"]["n"] for e in found) == list(range(ROWS))
    assert found[0]["properties"]["tags"] == ["a"]


def test_people_come_out_as_a_table(server, project, tmp_path):
    path = tmp_path / "people.parquet"
    export(server, project, "people", "parquet", path)
    assert sorted(pq.read_table(path)["user_id"].to_pylist()) == [f"u{n}" for n in range(9)]


def test_no_key_stays_behind(server, project, tmp_path):
    export(server, project, "events", "csv", tmp_path / "events.csv")
    keys = server.get(project, "keys")["items"]
    assert [k for k in keys if k["name"] == "Export" and k["revoked_at"] is None] == []

"""``cauce export``: what was imported comes out again."""

import contextlib
import json
import socket
import threading

import httpx
import pyarrow.parquet as pq
import pytest

from cauce.client import Client, exports

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


class Cutter:
    """A way to the server whose first connection is cut in the middle of what comes back."""

    def __init__(self, port: int, after_bytes: int) -> None:
        self._port, self._left = port, [after_bytes]
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.cut = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            there = socket.create_connection(("127.0.0.1", self._port))
            left = self._left.pop() if self._left else None
            threading.Thread(target=self._pump, args=(client, there, None), daemon=True).start()
            threading.Thread(target=self._pump, args=(there, client, left), daemon=True).start()

    def _pump(self, source: socket.socket, to: socket.socket, left: int | None) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(4096):
                if left is not None and (left := left - len(data)) < 0:
                    self.cut += 1
                    break
                to.sendall(data)
        for end in (source, to):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


def test_an_export_that_is_cut_goes_on_without_losing_or_doubling_a_row(
    server, project, tmp_path, monkeypatch
):
    monkeypatch.setattr(exports, "PART_ROWS", 40)
    cutter = Cutter(server.port, 40_000)
    path = tmp_path / "cut.jsonl"
    with Client(cutter.url, project["api_key"]) as client:
        client.export_events(path, "Paid")
    cutter.close()
    assert cutter.cut == 1
    found = [json.loads(line)["properties"]["n"] for line in path.read_text("utf-8").splitlines()]
    assert sorted(found) == list(range(ROWS))
    assert [p.name for p in tmp_path.iterdir()] == ["cut.jsonl"]


def test_only_what_is_asked_for_comes_out(server, project, tmp_path):
    path = tmp_path / "some.jsonl"
    where = json.dumps({"property": "n", "op": "gte", "value": 290})
    done = server.cauce(
        "export", "events", "--project", project["project_id"], "--format", "jsonl",
        "-o", str(path), "--from", "2026-01-01", "--to", "2026-01-01", "--event", "Paid",
        "--where", where,
    )  # fmt: skip
    found = [json.loads(line)["properties"]["n"] for line in path.read_text("utf-8").splitlines()]
    assert (sorted(found), done["bytes"]) == (list(range(290, ROWS)), path.stat().st_size)


def test_a_wrong_condition_is_refused_with_the_reason(server, project):
    answer = httpx.get(
        f"{server.url}/api/v1/projects/{project['project_id']}/exports/events",
        params={"where": "{", "limit": 5},
        headers={"authorization": f"Bearer {project['api_key']}"},
    )
    assert (answer.status_code, answer.json()["errors"][0]["path"]) == (422, "where")

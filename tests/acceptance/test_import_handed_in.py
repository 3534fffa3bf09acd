"""A file handed in over HTTP: by pieces, looked at, sent, through a kill of the server, cancelled."""

import json
import time
from pathlib import Path

import httpx
import pytest

from support.reading import all_events

ARCHIVES = Path(__file__).parents[1] / "conformance" / "archives"


class Door:
    """The imports of one project over HTTP."""

    def __init__(self, server, project):
        self.server = server
        self.headers = {"Authorization": f"Bearer {project['api_key']}"}
        self.path = f"/api/v1/projects/{project['project_id']}/imports"

    def call(self, method, path="", **options):
        url = f"{self.server.url}{self.path}{path}"
        return httpx.request(method, url, headers=self.headers, timeout=60, **options)

    def hand_in(self, name, content, kind, **more):
        body = {"name": name, "size": len(content), "kind": kind, **more}
        made = self.call("POST", json=body).json()
        step = self.call("GET").json()["piece_bytes"]
        for offset in range(0, len(content), step):
            made = self.put(made["id"], offset, content[offset : offset + step]).json()
        assert made["state"] == "ready", made
        return made["id"]

    def put(self, import_id, offset, piece):
        return self.call("PUT", f"/{import_id}/content", params={"offset": offset}, content=piece)

    def until(self, import_id, *states):
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            found = self.call("GET", f"/{import_id}").json()
            if found["state"] in states:
                return found
            time.sleep(0.05)
        raise AssertionError(found)


def many(rows):
    return "".join(
        json.dumps(
            {"type": "track", "event": "Paid", "userId": f"u{n % 50}", "messageId": f"m{n}",
             "timestamp": "2024-06-01T10:00:00Z", "properties": {"n": n, "note": "x" * 60}}
        ) + "\n"
        for n in range(rows)
    ).encode()  # fmt: skip


def test_from_the_file_to_the_counts_and_the_refused_rows(server):
    project = server.create_project("Handed in")
    door = Door(server, project)
    one = door.hand_in("export.jsonl", (ARCHIVES / "posthog.jsonl").read_bytes(), "posthog")
    rows = door.call("GET", f"/{one}/preview").json()["items"]
    assert [len(row["calls"]) for row in rows] == [1, 1, 2, 1]
    assert [p["reason"] for p in rows[3]["problems"]] == ["missing_identity"]
    assert door.call("POST", f"/{one}/start").json()["state"] == "queued"
    done = door.until(one, "done", "failed")
    assert (done["state"], done["accepted"], done["rejected"]) == ("done", 4, 1), done
    assert done["read"] == done["size"]
    refused = door.call("GET", f"/{one}/rejects")
    assert [json.loads(line)["row"] for line in refused.text.splitlines()] == [4]
    assert server.stored(project) == 4
    again = door.hand_in("export.jsonl", (ARCHIVES / "posthog.jsonl").read_bytes(), "posthog")
    door.call("POST", f"/{again}/start")
    done = door.until(again, "done", "failed")
    assert (done["accepted"], done["duplicates"]) == (0, 4)
    assert [found["id"] for found in door.call("GET").json()["items"]] == [again, one]
    assert door.call("DELETE", f"/{one}").status_code == 204
    assert door.call("GET", f"/{one}").status_code == 404


def test_a_plain_table_has_its_mapping_with_it(server):
    project = server.create_project("Handed in with a mapping")
    door = Door(server, project)
    content = b"when;who\n31/01/2026 10:00;ana\n"
    mapping = (
        '[event]\nvalue = "Paid"\n[user_id]\ncolumn = "who"\n[csv]\ndelimiter = ";"\n'
        '[timestamp]\ncolumn = "when"\nformat = "%d/%m/%Y %H:%M"\n'
    )
    one = door.hand_in("paid.csv", content, "plain", mapping=mapping)
    door.call("POST", f"/{one}/start")
    assert door.until(one, "done", "failed")["accepted"] == 1
    server.stored(project)
    assert [row["event"] for row in all_events(server, project)] == ["Paid"]
    wrong = door.hand_in("paid.csv", content, "plain")
    problem = door.call("GET", f"/{wrong}/preview")
    assert (problem.status_code, problem.json()["code"]) == (422, "bad_mapping")
    door.call("POST", f"/{wrong}/start")
    failed = door.until(wrong, "done", "failed")
    assert failed["state"] == "failed"
    assert "timestamp" in failed["problem"]


def test_pieces_follow_each_other_and_none_is_taken_twice(server):
    door = Door(server, server.create_project("By pieces"))
    made = door.call("POST", json={"name": "a.jsonl", "size": 6, "kind": "segment"}).json()
    assert door.put(made["id"], 0, b"abc").json()["received"] == 3
    for offset, piece in ((0, b"abc"), (2, b"cde"), (3, b"defg")):
        refused = door.put(made["id"], offset, piece)
        assert (refused.status_code, refused.json()["code"]) == (409, "import_offset")
    assert door.call("POST", f"/{made['id']}/start").json()["code"] == "import_state"
    assert door.put(made["id"], 3, b"def").json()["state"] == "ready"


@pytest.mark.parametrize(
    "more",
    [{"name": "../a.jsonl"}, {"name": ".."}, {"size": 1 << 50}, {"size": 0}, {"kind": "excel"}],
)
def test_what_cannot_be_handed_in_is_refused_at_once(server, more):
    door = Door(server, server.create_project("Refused"))
    body = {"name": "a.jsonl", "size": 6, "kind": "segment", **more}
    assert door.call("POST", json=body).status_code == 422
    assert door.call("GET").json()["items"] == []


@pytest.mark.slow
def test_a_killed_server_goes_on_with_what_it_was_importing(own_server):
    project = own_server.create_project("Handed in and killed")
    door = Door(own_server, project)
    one = door.hand_in("messages.jsonl", many(20_000), "segment")
    door.call("POST", f"/{one}/start")
    while own_server.get(project, "pipeline")["accepted"] < 2_000:
        time.sleep(0.01)
    own_server.kill()
    own_server.start()
    done = door.until(one, "done", "failed")
    assert (done["state"], done["accepted"] + done["duplicates"]) == ("done", 20_000), done
    assert own_server.stored(project) == 20_000


@pytest.mark.slow
def test_a_cancelled_import_sends_no_more_and_can_be_taken_up_again(server):
    project = server.create_project("Cancelled")
    door = Door(server, project)
    one = door.hand_in("messages.jsonl", many(20_000), "segment")
    door.call("POST", f"/{one}/start")
    door.until(one, "running", "done")
    assert door.call("POST", f"/{one}/cancel").json()["state"] == "cancelled"
    assert door.call("POST", f"/{one}/cancel").json()["code"] == "import_state"
    door.call("POST", f"/{one}/start")
    done = door.until(one, "done", "failed")
    assert (done["state"], done["accepted"] + done["duplicates"]) == ("done", 20_000), done
    assert server.stored(project) == 20_000

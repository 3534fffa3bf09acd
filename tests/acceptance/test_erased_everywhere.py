"""An erased person is in no file, and neither a replay nor an older copy brings anything back."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from pathlib import Path

import httpx
import pytest

from support.reading import all_events, asked, caught_up
from support.server import CAUCE, Server

MAIL, USER, DEVICE = "zoraida.q@erase-me.example", "user-zq-4711", "device-zq-4711"
WORDS = [MAIL, USER, DEVICE]
ITEMS = [
    {"type": "track", "event": "Looked", "anonymousId": DEVICE, "messageId": "m1"},
    {"type": "identify", "userId": USER, "anonymousId": DEVICE, "messageId": "m2",
     "traits": {"email": MAIL, "name": "Zoraida"}},
    {"type": "track", "event": "Bought", "userId": USER, "messageId": "m3",
     "properties": {"receipt_to": MAIL}},
    {"type": "track", "userId": USER, "messageId": "m4", "properties": {"to": MAIL}},
    {"type": "track", "event": "Looked", "userId": "ben", "messageId": "m5"},
    {"type": "identify", "userId": "ben", "traits": {"name": "Ben"}, "messageId": "m6"},
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_nothing_of_an_erased_person_is_left_and_nothing_brings_it_back(tmp_path: Path) -> None:
    server = Server(tmp_path / "data")
    server.start()
    project = server.create_project("privacy")
    send(server, project)
    deliver(server, project)
    assert {e["user_id"] or "" for e in all_events(server, project)} == {"", USER, "ben"}
    server.stop()
    shutil.copytree(server.data, tmp_path / "old copy", symlinks=True)
    assert all(found(server.data, word, "log") for word in WORDS)

    server.start()
    person = server.get(project, "people", user_id=USER)["items"][0]
    send_late(server, project)
    erase(server, project, person["person_id"])
    certificate = finished(server, project)
    assert certificate["removed"]["log"]["frames"] == 9
    assert certificate["removed"]["clickhouse"]["rejects"] == 2
    assert certificate["removed"]["clickhouse"]["deliveries"] == 1
    assert certificate["removed"]["postgresql"]["identities"] == 2
    assert certificate["remaining"] == {"events": 0, "persons": 0}
    only_ben(server, project)
    repeated = post(server, project, [item for item in ITEMS if item["messageId"] != "m4"])
    assert repeated == {"success": True}
    only_ben(server, project)
    verify(tmp_path, server, certificate)
    server.stop()
    nowhere(server.data)

    replayed = Server(tmp_path / "replayed", server.port)
    shutil.copytree(server.data, replayed.data, symlinks=True)
    for engine in ("events", "postgres"):
        shutil.rmtree(replayed.data / engine)
    replayed.start()
    mine = replayed.create_project("privacy")
    assert mine["project_id"] == project["project_id"]
    only_ben(replayed, mine)
    replayed.stop()
    nowhere(replayed.data)

    restored = Server(tmp_path / "restored", server.port)
    shutil.copytree(tmp_path / "old copy", restored.data, symlinks=True)
    shutil.copy(server.data / "erasures.jsonl", restored.data)
    restored.start()
    finished(restored, project)
    only_ben(restored, project)
    send_again = {"type": "track", "event": "Came back", "userId": USER, "messageId": "new-1"}
    post(restored, project, [send_again])
    assert {e["user_id"] for e in all_events(restored, project)} == {"ben", USER}
    restored.stop()
    nowhere(restored.data, MAIL, DEVICE)


def send(server: Server, project: dict) -> None:
    """Send a person under three forms, somebody else, and an item that is refused."""
    post(server, project, ITEMS)


def deliver(server: Server, project: dict) -> None:
    """Have a webhook bring the person: an event, an item that cannot be made, and the delivery itself."""
    rules = [
        {"event": {"value": "Told"}, "user_id": {"path": "$.who"}, "goes_on": True,
         "properties": {"to": {"path": "$.mail"}}},
        {"event": {"value": "Wrong"}, "user_id": {"path": "$.more"}},
    ]  # fmt: skip
    body = {"name": "Desk", "scheme": "none", "mapping": {"rules": rules}}
    hook = server.post(project, "hooks", body)
    sent = {"id": 1, "who": USER, "mail": MAIL, "more": {"device": DEVICE}}
    answer = httpx.post(f"{server.url}{hook['path']}", json=sent, timeout=30)
    assert (answer.status_code, answer.json()["verdict"]) == (200, "partly")


def send_late(server: Server, project: dict) -> None:
    late = {"type": "identify", "userId": USER, "messageId": "m7"}
    operations = {"append": {"mails": MAIL}, "setOnce": {"first_mail": MAIL}}
    post(server, project, [
        {**late, "context": {"traitOps": operations}},
        {"type": "group", "groupId": "acme", "userId": USER, "messageId": "m8"},
    ])  # fmt: skip


def post(server: Server, project: dict, batch: list[dict]) -> dict:
    answer = httpx.post(
        f"{server.url}/v1/batch", json={"batch": batch}, auth=(project["write_key"], ""), timeout=30
    )
    assert answer.status_code == 200, answer.text
    return answer.json()


def erase(server: Server, project: dict, person_id: str) -> None:
    answer = httpx.delete(
        f"{server.url}/api/v1/projects/{project['project_id']}/people/{person_id}",
        headers={"Authorization": f"Bearer {project['api_key']}"},
        timeout=60,
    )
    assert answer.status_code == 202, answer.text
    assert answer.json()["state"] == "working"


def finished(server: Server, project: dict) -> dict:
    """Return the certificate of the newest erasure, once it is done."""
    deadline, state = time.monotonic() + 90, None
    while time.monotonic() < deadline:
        state = asked(lambda: server.get(project, "erasures"))
        if state and state["items"] and state["items"][0]["state"] == "done":
            return server.get(project, f"erasures/{state['items'][0]['erasure_id']}/certificate")
        time.sleep(0.2)
    raise AssertionError(f"the erasure was not finished in 90 s: {state}")


def only_ben(server: Server, project: dict) -> None:
    """Nothing of the person can be seen; Ben is as he was."""
    caught_up(server, project)
    assert {e["user_id"] for e in all_events(server, project)} == {"ben"}
    assert [p["display_name"] for p in server.get(project, "people")["items"]] == ["Ben"]
    rejects = json.dumps(server.get(project, "rejects"))
    assert not [word for word in WORDS if word in rejects]


def verify(tmp_path: Path, server: Server, certificate: dict) -> None:
    """The command says yes to the certificate and no to a changed one."""
    file = tmp_path / "certificate.json"
    for change, code in (({}, 0), ({"until_seq": 1}, 1)):
        file.write_text(json.dumps({**certificate, **change}), "utf-8")
        command = [*CAUCE, "privacy", "verify-certificate", str(file), "--data", str(server.data)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        assert done.returncode == code, done.stdout + done.stderr


def nowhere(data: Path, *words: str) -> None:
    """No word of the person is in the log, the tables of PostgreSQL or the current parts."""
    for word in words or WORDS:
        assert found(data, word, "log", "postgres/base", "files", "erasures.jsonl") == []
        assert [path for path in found(data, word, "events") if is_current(path)] == []


def is_current(path: str) -> bool:
    """A replaced part stays for minutes, as the certificate says; a part's name ends in its mutation."""
    folder = Path(path).parent
    parts = [part.name for part in folder.parent.iterdir() if part.is_dir()]
    stem = folder.name.split("_")[:3]
    return not any(
        part.split("_")[:3] == stem and len(part.split("_")) > len(folder.name.split("_"))
        for part in parts
    )


def found(data: Path, word: str, *below: str) -> list[str]:
    """Return the files that hold a word."""
    needle, hits = word.encode(), []
    for name in below:
        start = data / name
        paths = [start] if start.is_file() else sorted(start.rglob("*"))
        files = (path for path in paths if path.is_file())
        hits += [str(path) for path in files if needle in path.read_bytes()]
    return hits

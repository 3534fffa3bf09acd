"""``cauce import events --preset``: archives of other vendors, to the end, twice, and through a kill."""

import gzip
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support.served import run_command

CAUCE = [sys.executable, "-m", "cauce.main"]
ARCHIVES = Path(__file__).parents[1] / "conformance" / "archives"
KEPT = {"mixpanel": 3, "ga4": 5, "posthog": 4, "segment": 3}
"""Calls of each fixture that are kept; one row of each is refused."""


def command(server, project, preset, *args):
    return ["import", "events", *map(str, args), "--preset", preset,
            "--project", project["project_id"], "--data", str(server.data), "--json"]  # fmt: skip


def run(server, project, preset, *args):
    """Run the import and return (exit code, what it printed)."""
    done = run_command(command(server, project, preset, *args), {**os.environ, "LANG": "C"})
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize("preset", list(KEPT))
def test_an_archive_is_imported_once_however_often_it_is_sent(server, preset):
    project = server.create_project(f"Archive of {preset}")
    path = ARCHIVES / f"{preset}.jsonl"
    code, first = run(server, project, preset, path)
    assert (code, first["accepted"], first["rejected"]) == (3, KEPT[preset], 1), first
    with open(first["rejects_file"], encoding="utf-8") as file:
        (refused,) = [json.loads(line) for line in file]
    assert (refused["file"], refused["row"]) == (path.name, 4)
    assert refused["values"] == json.loads(path.read_text("utf-8").splitlines()[3])
    code, again = run(server, project, preset, path)
    assert (code, again["accepted"], again["duplicates"]) == (3, 0, KEPT[preset])
    assert server.stored(project) == KEPT[preset]


def test_who_did_it_is_one_person_over_device_and_user(server):
    project = server.create_project("People of an archive")
    run(server, project, "posthog", ARCHIVES / "posthog.jsonl")
    server.stored(project)
    (person,) = server.get(project, "people", user_id="ana")["items"]
    events = server.get(project, f"people/{person['person_id']}/events")["items"]
    assert {"Page Viewed", "Order Completed"} <= {event["event"] for event in events}


def test_a_preview_shows_rows_and_problems_and_sends_nothing(server):
    project = server.create_project("Only looked at")
    looking = command(server, project, "segment", ARCHIVES / "segment.jsonl")
    done = run_command([*looking, "--preview"], os.environ)
    rows = json.loads(done.stdout)
    assert [row["number"] for row in rows] == [1, 2, 3, 4]
    assert rows[1]["original"]["sentAt"] == "2024-06-01T12:01:02.000Z"
    assert rows[1]["calls"][0]["event"] == "Order Completed"
    assert [p["reason"] for row in rows for p in row["problems"]] == ["invalid_identity"]
    assert server.stored(project) == 0


def folder_of(path, rows):
    """Write Segment's folders: a day each, gzip, names without .json."""
    for day in range(3):
        file = path / f"17172{day}" / "0.1.e1f2.gz"
        file.parent.mkdir(parents=True)
        lines = (
            {"type": "track", "event": "Paid", "userId": f"u{n % 50}", "messageId": f"m{day}-{n}",
             "timestamp": "2024-06-01T10:00:00Z", "properties": {"n": n, "note": "x" * 100}}
            for n in range(rows)
        )  # fmt: skip
        file.write_bytes(gzip.compress("\n".join(map(json.dumps, lines)).encode(), 1))
    return path


@pytest.mark.slow
def test_a_killed_import_of_a_folder_is_finished_by_running_it_again(server, tmp_path):
    project = server.create_project("Killed import")
    folder = folder_of(tmp_path / "segment-logs", 8_000)
    importing = subprocess.Popen(
        [*CAUCE, *command(server, project, "segment", folder)],
        stdout=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    before = server.get(project, "pipeline")["accepted"]
    while server.get(project, "pipeline")["accepted"] < before + 2_000:
        assert importing.poll() is None
        time.sleep(0.01)
    os.killpg(importing.pid, signal.SIGKILL)
    importing.wait()
    code, found = run(server, project, "segment", folder)
    assert (code, found["accepted"] + found["duplicates"]) == (0, 24_000)
    assert found["duplicates"] >= 2_000
    assert server.stored(project) == 24_000


DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(DOCS.glob("howto/import-from-*.md"))
COMMANDS = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_commands_of_the_page_import_what_it_says(server, tmp_path, page):
    preset = page.stem.removeprefix("import-from-")
    project = server.create_project(page.stem)
    source = (ARCHIVES / f"{preset}.jsonl").read_bytes()
    place = tmp_path / ("mixpanel.jsonl" if preset == "mixpanel" else f"{preset}/part.jsonl")
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(source)
    (block,) = COMMANDS.findall(page.read_text("utf-8"))
    assert COMMANDS.findall((DOCS / "es" / "howto" / page.name).read_text("utf-8")) == [block]
    codes = []
    for line in block.splitlines():
        words = line.replace("--project 1", f"--project {project['project_id']}").split()
        assert words[0] == "cauce"
        done = run_command([*words[1:], "--data", str(server.data)], os.environ, tmp_path)
        codes.append(done.returncode)
    assert codes == [0, 3]
    assert server.stored(project) == KEPT[preset]

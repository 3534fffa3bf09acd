"""``cauce import events``: with the server running, without it, and through its death."""

import json
import os
import subprocess
import sys
import time

import pytest

from support.served import run_command

CAUCE = [sys.executable, "-m", "cauce.main"]


def write(path, rows, header="event,timestamp,user_id,total"):
    lines = [
        header,
        *(f"Paid,2026-01-{1 + n % 28:02d}T10:00:00Z,u{n % 100},{n}.5" for n in range(rows)),
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def run(server, project, *args):
    """Run the import and return (exit code, what it printed, complaints)."""
    command = [
        "import", "events", *map(str, args), "--project", project["project_id"],
        "--data", str(server.data), "--json",
    ]  # fmt: skip
    done = run_command(command, {**os.environ, "LANG": "C"})
    return done.returncode, json.loads(done.stdout) if done.stdout else None, done.stderr


def test_importing_twice_adds_nothing(server, tmp_path):
    project = server.create_project("Import")
    path = write(tmp_path / "paid.csv", 5_000)
    code, first, _ = run(server, project, path)
    assert (code, first["accepted"], first["duplicates"], first["rejected"]) == (0, 5_000, 0, 0)
    assert first["rejects_file"] is None
    code, again, _ = run(server, project, path)
    assert (code, again["accepted"], again["duplicates"]) == (0, 0, 5_000)
    assert server.stored(project) == 5_000


def test_what_is_refused_is_kept_with_its_reason(server, tmp_path):
    project = server.create_project("Import with rejects")
    path = write(tmp_path / "paid.csv", 3)
    with path.open("a", encoding="utf-8") as file:
        file.write("Paid,yesterday,u1,2\nPaid,2026-01-01,,3\nPaid,2999-01-01,u1,4\n")
    code, found, _ = run(server, project, path)
    assert (code, found["accepted"], found["rejected"]) == (3, 3, 3)
    with open(found["rejects_file"], encoding="utf-8") as file:
        rejects = sorted((json.loads(line) for line in file), key=lambda entry: entry["row"])
    assert [(r["row"], r["reason"]) for r in rejects] == [
        (4, "invalid_timestamp"),
        (5, "missing_identity"),
        (6, "timestamp_out_of_range"),
    ]
    assert rejects[0]["values"]["timestamp"] == "yesterday"


def test_a_mapping_turns_any_table_into_events(server, tmp_path):
    project = server.create_project("Import with a mapping")
    path = tmp_path / "facturas.csv"
    path.write_text(
        "factura;línea;cliente;fecha;importe\nA1;1;007;31/01/2026 10:00;12,50\n", "utf-8"
    )
    mapping = tmp_path / "facturas.toml"
    mapping.write_text(
        """
        [event]
        value = "Order Completed"
        [user_id]
        column = "cliente"
        [message_id]
        template = "{factura}:{línea}"
        [timestamp]
        column = "fecha"
        format = "%d/%m/%Y %H:%M"
        timezone = "Europe/Madrid"
        [properties]
        exclude = ["línea"]
        rename = { importe = "revenue", factura = "order_id" }
        [csv]
        delimiter = ";"
        decimal = ","
        """,
        "utf-8",
    )
    code, found, complaint = run(server, project, path, "--mapping", mapping)
    assert (code, found) == (0, found), complaint
    assert server.stored(project) == 1
    (event,) = server.get(project, "events")["items"]
    assert (event["event"], event["message_id"], event["user_id"]) == (
        "Order Completed",
        "A1:1",
        "007",
    )
    assert event["timestamp"].startswith("2026-01-31T09:00:00")
    assert event["properties"] == {"order_id": "A1", "revenue": 12.5}


@pytest.mark.parametrize("what", ["file", "mapping", "project", "column"])
def test_wrong_usage_ends_with_two_and_says_what(server, tmp_path, what):
    project = server.create_project("Import wrongly")
    path = write(tmp_path / "paid.csv", 1, "event,when,user_id,total" if what == "column" else "event,timestamp,user_id,total")  # fmt: skip
    args = {"file": (tmp_path / "none.csv",), "mapping": (path, "--mapping", tmp_path / "no.toml")}
    if what == "project":
        project = {"project_id": "999999"}
    code, _, complaint = run(server, project, *args.get(what, (path,)))
    assert code == 2
    assert "cauce: " in complaint


@pytest.mark.slow
def test_an_import_outlives_the_server_it_talks_to(own_server, tmp_path):
    project = own_server.create_project("Import through a crash")
    path = write(tmp_path / "paid.csv", 20_000)
    command = [*CAUCE, "import", "events", str(path), "--project", project["project_id"],
               "--data", str(own_server.data), "--json"]  # fmt: skip
    importing = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    while own_server.get(project, "pipeline")["accepted"] < 2_000:
        assert importing.poll() is None
        time.sleep(0.02)
    own_server.kill()
    own_server.start()
    printed, _ = importing.communicate(timeout=240)
    assert importing.returncode == 0
    found = json.loads(printed)
    assert found["accepted"] + found["duplicates"] == 20_000
    assert own_server.stored(project) == 20_000


@pytest.mark.slow
def test_it_works_without_a_running_server(own_server, tmp_path):
    project = own_server.create_project("Import alone")
    own_server.stop()
    code, found, complaint = run(own_server, project, write(tmp_path / "paid.csv", 100))
    assert (code, found["accepted"]) == (0, 100), complaint
    own_server.start()
    assert own_server.stored(project) == 100

"""Editions reach each reader once: by their clock, in their language, through kills, refusals and changes of mind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from reports_world import NOW, World

from cauce.analytics.boards.contracts import Content
from cauce.analytics.reports.contracts import (
    GIVE_UP_AFTER,
    LEASE,
    Attached,
    Every,
    Leaving,
    ReportState,
    Schedule,
)
from cauce.analytics.reports.logic.leaving import leave_token
from cauce.kernel.errors import CauceError

PNG = b"\x89PNG\r\n\x1a\n"


def body(message, kind: str = "plain") -> str:
    return message.get_body((kind,)).get_content()


def images(message) -> list[bytes]:
    return [part.get_content() for part in message.walk() if part.get_content_type() == "image/png"]


def test_each_reader_gets_it_at_their_hour_and_in_their_language(world: World):
    ana = world.join("ana", "en", "America/New_York")
    eva = world.join("eva", "es")  # the project's zone: Madrid
    report = world.report(ana, eva)
    world.clock.move(minutes=29)
    assert world.runner.round() == 0
    world.clock.move(minutes=1)  # 09:00 in Madrid
    assert world.runner.round() == 1
    assert world.runner.round() == 0
    world.clock.move(hours=6)  # 09:00 in New York
    assert world.runner.round() == 1
    assert world.log(report) == [("2026-01-12", "ana", "sent"), ("2026-01-12", "eva", "sent")]
    (anas,), (evas,) = world.mails("ana"), world.mails("eva")
    assert (anas["Subject"], evas["Subject"]) == ("Sales", "Sales")
    assert "As of 12 Jan 2026, 15:00 (Europe/Madrid)" in body(anas)
    assert "5 Jan 2026  2" in body(anas)
    assert "A fecha de 12 ene 2026, 09:00" in body(evas)
    assert "5 ene 2026  2" in body(evas)
    world.clock.move(hours=18)
    assert world.runner.round() == 1  # the next day in Madrid
    assert len(world.mails("eva")) == 2


def test_the_mail_has_the_charts_as_images_the_tables_as_text_and_the_files_that_were_chosen(world):
    ana = world.join("ana")
    world.report(ana, name="Monday", files=(Attached.PDF, Attached.CSV, Attached.XLSX))
    world.clock.move(minutes=30)
    world.runner.round()
    (got,) = world.mails("ana")
    assert got["Subject"] == "Monday"
    (image,) = images(got)
    assert image.startswith(PNG)
    width, height = (int.from_bytes(image[at : at + 4], "big") for at in (16, 20))
    assert (width, height) == (1280, 640)
    html = body(got, "html")
    assert html.count('src="cid:chart-001"') == 1
    assert "<em>me</em>" in html
    assert "50%" in html  # the funnel's table, written out
    names = [part.get_filename() for part in got.iter_attachments()]
    assert names == [
        "sales-2026-01-12.pdf", "01-visits.csv", "02-steps.csv", "01-visits.xlsx", "02-steps.xlsx",
    ]  # fmt: skip
    files = {part.get_filename(): part.get_content() for part in got.iter_attachments()}
    assert files["sales-2026-01-12.pdf"].startswith(b"%PDF")
    assert files["01-visits.xlsx"].startswith(b"PK")
    assert "sales-2026-01-12.pdf" in body(got)


def test_files_beyond_the_limit_are_left_out_and_the_mail_says_so(world, monkeypatch):
    monkeypatch.setattr("cauce.analytics.reports.facade.binding.MAX_FILES_BYTES", 2_000)
    ana = world.join("ana")
    world.report(ana, files=(Attached.PDF, Attached.CSV))
    world.clock.move(minutes=30)
    world.runner.round()
    (got,) = world.mails("ana")
    names = [part.get_filename() for part in got.iter_attachments()]
    assert names == ["01-visits.csv", "02-steps.csv"]
    assert "Left out, because an e-mail takes" in body(got)
    assert "sales-2026-01-12.pdf" in body(got)


def test_an_address_outside_leaves_in_one_click_and_stays_left(world: World):
    email = f"outside-{world.project}@other.example"
    report = world.report(outside=(email,))
    world.clock.move(minutes=30)
    world.runner.round()
    (got,) = world.box.to(email)
    assert got["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    token = got["List-Unsubscribe"].strip(" <>").rpartition("/")[2]
    assert token in body(got)
    assert world.change("leaving", token) == "Sales"
    world.change("leave", token)
    world.change("leave", token)
    again = replace(report.wanted, outside=(email,), name="Again")
    world.change("change", world.owner, report.report_id, report.revision, again)
    world.clock.move(days=1)
    assert world.runner.round() == 0
    assert len(world.box.to(email)) == 1
    (reader,) = world.change("get", world.project, report.report_id).readers
    assert reader.left_at is not None
    forged = leave_token("another secret", Leaving(world.project, reader.reader_id))
    with pytest.raises(CauceError, match="report_link_unknown"):
        world.change("leave", forged)


def test_a_member_who_left_the_workspace_or_the_kind_is_not_sent_anything(world: World):
    ana, eva = world.join("ana"), world.join("eva")
    report = world.report(ana, eva)
    with world.database.transaction() as tx:
        tx.execute("DELETE FROM memberships WHERE account_id = %s", [ana])
        tx.execute(
            "INSERT INTO notice_follows (account_id, project_id, kind, follows)"
            " VALUES (%s, %s, 'report', false)",
            [eva, world.project],
        )
    world.clock.move(minutes=30)
    assert world.runner.round() == 0
    assert world.log(report) == []


def test_what_the_relay_puts_off_is_tried_again_and_arrives_once(world: World):
    report = world.report(world.join("ana"))
    world.box.replies["RCPT"] = ["451 later", "451 later"]
    world.clock.move(minutes=30)
    assert world.runner.round() == 1
    assert world.log(report)[0][2] == "waiting"
    world.clock.move(seconds=61)
    assert world.runner.round() == 1
    assert world.runner.round() == 0  # the second pause is longer
    world.clock.move(seconds=121)
    assert world.runner.round() == 1
    assert world.log(report) == [("2026-01-12", "ana", "sent")]
    assert len(world.mails("ana")) == 1


def test_what_the_relay_refuses_for_good_can_be_sent_again_by_hand(world: World):
    report = world.report(world.join("ana"))
    world.box.replies["RCPT"] = ["550 nobody here"]
    world.clock.move(minutes=30)
    world.runner.round()
    (run,) = world.change("runs_page", world.project, report.report_id, None, 10)
    assert str(run.state) == "refused"
    assert "550 nobody here" in run.reason.en
    world.change("send_again", world.owner, report.report_id, run.run_id)
    world.runner.round()
    assert len(world.mails("ana")) == 1
    with pytest.raises(CauceError, match="not_found"):  # it was sent: nothing to send again
        world.change("send_again", world.owner, report.report_id, run.run_id)


def test_a_report_that_reaches_nobody_is_paused_and_its_owner_is_told(world: World):
    report = world.report(world.join("ana"), name="Ventas")
    for _ in range(3):
        world.box.replies["RCPT"] = ["550 no"]
        world.clock.move(days=1)
        world.runner.round()
    found = world.change("get", world.project, report.report_id)
    assert found.state is ReportState.FAILING
    assert "reached nobody" in found.reason.en
    with world.database.transaction() as tx:
        told = tx.execute(
            'SELECT title, "values", account_id FROM notices JOIN notice_deliveries'
            " USING (notice_id) WHERE notices.project_id = %s",
            [world.project],
        ).fetchall()
    assert [(row["account_id"], row["values"]["name"]) for row in told] == [
        (world.owner.actor.id, "Ventas")
    ]
    world.clock.move(days=1)
    assert world.runner.round() == 0
    resumed = world.change("resume", world.owner, report.report_id)
    assert (resumed.state, resumed.reason) == (ReportState.ACTIVE, None)
    world.clock.move(days=1)
    assert world.runner.round() == 1
    assert len(world.mails("ana")) == 1


def test_nothing_leaves_while_a_report_is_paused_nor_what_was_due_meanwhile(world: World):
    report = world.report(world.join("ana"))
    world.change("pause", world.owner, report.report_id)
    world.clock.move(minutes=30)
    assert world.runner.round() == 0
    world.clock.move(hours=1)
    world.change("resume", world.owner, report.report_id)
    assert world.runner.round() == 0
    world.clock.move(days=1)
    assert world.runner.round() == 1
    assert world.log(report) == [("2026-01-13", "ana", "sent")]


def test_after_days_without_a_server_only_the_newest_edition_is_sent(world: World):
    report = world.report(world.join("ana"))
    world.clock.move(days=5)
    assert world.runner.round() == 1
    assert world.log(report) == [("2026-01-16", "ana", "sent")]


def test_a_report_on_what_was_removed_says_so_in_its_log(world: World):
    report = world.report(world.join("ana"))
    with world.database.transaction() as tx:
        world.reports.printer.dashboards.shelf.remove(tx, world.owner, world.board_id)
    world.clock.move(minutes=30)
    world.runner.round()
    (run,) = world.change("runs_page", world.project, report.report_id, None, 10)
    assert str(run.state) == "refused"
    assert "no such dashboard" in run.reason.en


def test_a_test_reaches_whoever_asks_and_counts_for_nothing(world: World):
    report = world.report(world.join("ana"))
    email = world.change("test", world.owner, report.report_id, world.owner.actor.id)
    assert email == f"olga-{world.project}@example.com"
    assert world.runner.round() == 1
    (got,) = world.mails("olga")
    assert got["Subject"] == "Prueba: Sales"
    assert got["List-Unsubscribe"] is None
    with pytest.raises(CauceError, match="no_address"):
        world.change("test", world.owner, report.report_id, None)


def test_two_workers_send_an_edition_once(world: World):
    report = world.report(world.join("ana"), world.join("eva"))
    world.clock.move(minutes=30)
    gate = threading.Barrier(3)

    def work() -> None:
        gate.wait()
        world.runner.round()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [state for _, _, state in world.log(report)] == ["sent", "sent"]
    assert (len(world.mails("ana")), len(world.mails("eva"))) == (1, 1)


KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from reports_world import build
from cauce.analytics.reports.tasks import ReportRunner
from cauce.infra.db import Database

url, relay, now, moment = sys.argv[1:]
database = Database(url)
database.open()
reports = build(
    database, None, Path("."), folder=Path("."), relay=relay, clock=lambda: datetime.fromisoformat(now)
)
if moment == "making":
    object.__setattr__(reports.binder, "parcel", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
ReportRunner(reports, database).round()
"""


def words_only(world: World) -> int:
    """Return a dashboard of words: another process has no events to ask."""
    tiles = [{"id": "c", "kind": "text", "text": "Hola", "x": 0, "y": 0, "w": 6, "h": 4}]
    with world.database.transaction() as tx:
        content = Content("Words", "", "", {"tiles": tiles})
        return world.reports.printer.dashboards.create(tx, world.owner, content).saved_id


def killed(world: World, moment: str) -> None:
    """Run the worker in a process of its own that is killed at a moment: ``making`` or ``sending``."""
    pids: list[int] = []
    started = threading.Event()

    def kill(_: object) -> None:  # the relay has the message and has not said so yet
        started.wait(20)
        os.kill(pids[0], signal.SIGKILL)

    world.box.on_message = kill
    here = Path(__file__).parent
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, world.database.url, f"smtp://127.0.0.1:{world.box.port}",
         world.clock().isoformat(), moment],
        env={**os.environ, "PYTHONPATH": f"{here}"},
        cwd=here,
    )  # fmt: skip
    pids.append(child.pid)
    started.set()
    assert child.wait(60) == -signal.SIGKILL
    world.box.on_message = lambda _: None


@pytest.mark.parametrize(("moment", "left", "ended"), [
    ("making", "making", "sent"),
    ("sending", "sending", "doubtful"),
])  # fmt: skip
def test_a_worker_killed_at_any_moment_leaves_an_edition_that_arrives_once(
    world: World, moment, left, ended
):
    report = world.report(world.join("ana"), source_id=words_only(world))
    world.clock.move(minutes=30)
    killed(world, moment)
    assert world.log(report)[0][2] == left
    assert world.runner.round() == 0  # its lease holds
    for _ in range(3):
        world.clock.move(seconds=LEASE.total_seconds())
        world.runner.round()
    assert world.log(report) == [("2026-01-12", "ana", ended)]
    assert len(world.mails("ana")) == 1


def test_an_edition_is_given_up_when_its_time_is_over(world: World):
    report = world.report(world.join("ana"))
    world.clock.move(minutes=30)
    for _ in range(40):
        world.box.replies["RCPT"] = ["451 later"]
        world.runner.round()
        world.clock.move(hours=1)
        if world.log(report)[0][2] == "given_up":
            break
    assert world.log(report)[0][2] == "given_up"
    assert world.clock.now - NOW < GIVE_UP_AFTER * 2
    assert world.mails("ana") == []


def test_nothing_is_kept_that_shows_nothing_or_goes_to_nobody(world: World):
    ana = world.join("ana")
    with pytest.raises(CauceError, match="not_found"):
        world.report(ana, source_id=10**9)
    with pytest.raises(CauceError, match="no_readers"):
        world.report()
    with pytest.raises(CauceError, match="invalid_field"):
        world.report(ana + 10**6)
    weekly = world.report(ana, schedule=Schedule(Every.WEEK, 60, weekday=7))
    coming = world.change("next_edition", weekly)
    assert coming.due_at.isoformat() == "2026-01-18T00:00:00+00:00"

"""Telling people over a real PostgreSQL, a real relay and a real receiver, with a clock that the test moves."""

from __future__ import annotations

import json
import os
import secrets
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from cauce.accounts.facade import Accounts
from cauce.accounts.notices.contracts import (
    KINDS,
    LEASE,
    Channel,
    DeliveryState,
    Failed,
    NoticeKind,
    Quiet,
    Sent,
    WantedChannel,
)
from cauce.accounts.notices.facade import Courier, Notices
from cauce.accounts.notices.facade.telling import CHANCE_BYTES
from cauce.accounts.notices.logic.signing import webhook_headers
from cauce.accounts.notices.tasks import NoticeRunner
from cauce.infra.cache import MemoryCache
from cauce.infra.folder import DataFolder
from cauce.infra.mail import open_mailer
from cauce.infra.outbound import Outbound
from cauce.infra.settings import Settings
from cauce.kernel.access import ALL_SCOPES, Access, Actor, Role
from cauce.kernel.enclosure import Enclosure
from cauce.kernel.errors import CauceError, Text
from cauce.kernel.ids import AccountId
from support.mailbox import mailbox
from support.receiver import HANG, receiver

SECRET = "the secret of this installation"
BASE = "https://cauce.example"
TITLE, BODY = Text("Web is silent", "La web calla"), Text("Since {since}.", "Desde el {since}.")


def seldom(count: int) -> bytes:
    """Random bytes, but of the pause between tries always the middle."""
    return b"\x80" * count if count == CHANCE_BYTES else secrets.token_bytes(count)


@dataclass
class World:
    """A workspace with a project, the ways out, and the job that delivers."""

    database: object
    accounts: Accounts
    notices: Notices
    runner: NoticeRunner
    clock: object
    owner: Access
    box: object
    hook: object

    @property
    def project(self):
        return self.owner.project_id

    def tell(self, key: str = "k", kind: NoticeKind = NoticeKind.SILENCE, **more):
        fields = {"values": {"since": self.clock()}, "link": "/p/1/data/live", **more}
        with self.database.transaction() as tx:
            return self.notices.notify(tx, self.project, kind, TITLE, BODY, dedup_key=key, **fields)

    def run(self) -> int:
        """Deliver until nothing is due."""
        done = 0
        while found := self.runner.round():
            done += found
        return done

    def log(self, *states: DeliveryState):
        with self.database.transaction() as tx:
            return self.notices.deliveries_page(tx, self.project, states, None, 100)

    def join(self, name: str, role: Role, language: str = "en"):
        with self.database.transaction() as tx:
            email = f"{name}-{self.project}@example.com"
            account = tx.execute(
                "INSERT INTO accounts (name, email, language) VALUES (%s, %s, %s) RETURNING id",
                [name, email, language],
            ).fetchone()["id"]
            tx.execute(
                "INSERT INTO memberships VALUES (%s, %s, %s)",
                [self.owner.workspace_id, account, role],
            )
            return self.accounts.user(tx, AccountId(account))

    def change(self, verb, *args, **more):
        """Call a verb of notices in a transaction of its own."""
        with self.database.transaction() as tx:
            return getattr(self.notices, verb)(tx, *args, **more)

    def add(self, channel: Channel, url: str, *kinds: NoticeKind, name: str = "Hook"):
        wanted = WantedChannel(channel, name, url, kinds or tuple(KINDS), "es")
        return self.change("create_channel", self.owner, wanted)


@pytest.fixture(scope="module")
def box():
    with mailbox() as opened:
        yield opened


@pytest.fixture
def hook():
    with receiver() as opened:
        yield opened


@pytest.fixture
def world(database, box, hook, clock, tmp_path):
    box.messages.clear()
    box.replies.clear()
    with database.transaction() as tx:  # what other tests left due is not this one's
        tx.execute("UPDATE notice_deliveries SET state = 'skipped' WHERE state <> 'sent'")
        workspace = tx.execute("INSERT INTO workspaces (name) VALUES ('W') RETURNING id").fetchone()
    accounts = Accounts(MemoryCache(), clock)
    with database.transaction() as tx:
        project = accounts.create_project(
            tx, "Tienda", "Europe/Madrid", workspace_id=workspace["id"]
        ).project
    outbound = Outbound("127.0.0.0/8", total_s=0.5)
    notices = Notices(accounts, outbound, SECRET, clock, seldom)
    settings = Settings(
        smtp_url=f"smtp://127.0.0.1:{box.port}", mail_from="Cauce <cauce@shop.example>"
    )
    mailer = open_mailer(settings, DataFolder(tmp_path))
    courier = Courier(mailer, outbound, SECRET, BASE, clock)
    owner = Access(
        project.project_id, workspace["id"], "Europe/Madrid", Actor("user", None, "Olga"),
        Role.OWNER, ALL_SCOPES,
    )  # fmt: skip
    made = World(
        database,
        accounts,
        notices,
        NoticeRunner(notices, courier, database),
        clock,
        owner,
        box,
        hook,
    )
    olga = made.join("olga", Role.OWNER, "es")
    made.olga = olga
    made.owner = replace(owner, actor=Actor("user", olga.account_id, "Olga"))
    return made


def test_each_follower_is_told_in_their_language_and_time_zone(world):
    ana = world.join("ana", Role.ADMIN, "en")
    world.join("eva", Role.EDITOR)  # editors follow this kind only when they choose to
    world.change("set_reading", ana, "Asia/Tokyo", None)
    assert world.tell() is not None
    assert world.run() == 2
    olgas, anas = world.box.to(world.olga.email), world.box.to(ana.email)
    assert [message["Subject"] for message in olgas + anas] == ["La web calla", "Web is silent"]
    assert "(Europe/Madrid)" in olgas[0].get_body(("plain",)).get_content()
    assert "Since 1 Mar 2026, 09:00 (Asia/Tokyo)." in anas[0].get_body(("plain",)).get_content()
    assert olgas[0]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert {delivery.state for delivery in world.log()} == {DeliveryState.SENT}


def test_what_has_one_key_is_told_once_and_only_with_its_transaction(world):
    assert world.tell("silence:web:1") is not None
    assert world.tell("silence:web:1") is None
    assert world.tell("silence:web:1", kind=NoticeKind.REJECTS) is not None
    with world.database.transaction() as tx:
        world.notices.notify(tx, world.project, NoticeKind.SILENCE, TITLE, BODY, dedup_key="x")
        tx.rollback()  # the caller's work failed
    assert world.run() == 2
    assert world.tell("x") is not None


def test_two_who_tell_the_same_at_once_tell_it_once(world):
    gate, told = threading.Barrier(4), []

    def tell() -> None:
        gate.wait()
        told.append(world.tell("together"))

    threads = [threading.Thread(target=tell) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([one for one in told if one is not None]) == 1
    assert world.run() == 1


def test_a_report_goes_to_whom_it_names_with_its_files_unless_they_left(world):
    eva, ana = world.join("eva", Role.VIEWER), world.join("ana", Role.VIEWER)
    world.change("set_following", ana, world.project, [NoticeKind.REPORT], follows=False)
    chart = Enclosure("chart.png", "image/png", b"\x89PNG\x00", "chart")
    table = Enclosure("ventas.csv", "text/csv", b"a;b")
    html = Text('<img src="cid:chart" alt="en">', '<img src="cid:chart" alt="es">')
    to = [eva.account_id, ana.account_id]
    world.tell("r", NoticeKind.REPORT, to=to, html=html, files=(chart, table), to_channels=False)
    world.run()
    assert [message["To"] for message in world.box.messages] == [eva.email]
    got = world.box.messages[0]
    parts = {part.get_content_type(): part for part in got.walk()}
    assert parts["image/png"].get_content() == b"\x89PNG\x00"
    assert 'alt="en"' in parts["text/html"].get_content()
    assert [part.get_filename() for part in got.iter_attachments()] == ["ventas.csv"]


def test_quiet_hours_hold_notices_and_send_them_together(world):
    world.clock.now = datetime(2026, 3, 1, 22, 0, tzinfo=UTC)  # 23:00 in Madrid
    world.change("set_reading", world.olga, None, Quiet(22 * 60, 7 * 60))
    world.tell("a")
    world.clock.move(hours=3)
    world.tell("b", NoticeKind.REJECTS)
    assert world.run() == 0
    assert {delivery.state for delivery in world.log()} == {DeliveryState.HELD}
    world.clock.now = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
    assert world.run() == 1
    assert [message["Subject"] for message in world.box.messages] == ["2 avisos de Tienda"]
    assert {delivery.state for delivery in world.log()} == {DeliveryState.SENT}


def test_a_kind_put_off_is_not_told_and_the_log_says_why(world):
    until = world.change("snooze", world.olga, world.project, NoticeKind.SILENCE, 2)
    assert until == world.clock() + timedelta(hours=2)
    world.tell("a")
    assert world.run() == 0
    (line,) = world.log()
    assert (line.state, line.reason.es) == (
        DeliveryState.SKIPPED,
        "Quien debía recibirlo había pospuesto esta clase.",
    )
    world.clock.move(hours=2, seconds=1)
    world.tell("b")
    assert world.run() == 1


def test_leaving_by_the_link_stops_what_waits_and_what_comes(world):
    world.tell("first")
    world.run()
    link = world.box.messages[0]["List-Unsubscribe"].strip("<>")
    assert link.startswith(f"{BASE}/api/v1/unsubscribe/")
    world.tell("second")
    for _ in range(2):
        left = world.change("leave", link.rpartition("/")[2])
        assert left.kinds == (NoticeKind.SILENCE,)
    world.tell("third")
    world.tell("another", NoticeKind.REJECTS)
    assert world.run() == 1
    assert [m["Subject"] for m in world.box.messages] == ["La web calla", "La web calla"]
    with world.database.transaction() as tx:
        entries = world.accounts.audit_page(tx, world.owner, None, 10)
    assert {"notices.left"} <= {entry.action for entry in entries}
    with pytest.raises(CauceError, match="leave_link_unknown"):
        world.change("leave", "forged.AAAA")


def test_a_failure_that_passes_is_tried_again_later_and_given_up_after_a_day(world):
    world.tell()
    pauses = []
    for _ in range(200):
        world.box.replies["RCPT"] = ["451 4.3.0 try later"]
        assert world.run() == 1
        (line,) = world.log()
        if line.state is DeliveryState.GIVEN_UP:
            break
        assert (line.state, line.reply) == (DeliveryState.WAITING, 451)
        pauses.append((line.due_at - world.clock()).total_seconds())
        assert world.run() == 0
        world.clock.now = line.due_at
    assert pauses[:3] == pytest.approx([7.5, 15, 30], rel=0.01)
    assert max(pauses) <= 3600
    assert sum(pauses) > timedelta(hours=22).total_seconds()
    assert "try later" in line.reason.en
    world.change("send_again", world.owner, line.delivery_id)
    assert world.run() == 1
    assert world.log()[0].state is DeliveryState.SENT


def test_a_refusal_for_good_is_kept_with_its_reason(world):
    world.box.replies["RCPT"] = ["550 5.1.1 nobody of that name"]
    world.tell()
    world.run()
    (line,) = world.log()
    assert (line.state, line.reply, line.attempts) == (DeliveryState.REFUSED, 550, 1)
    assert "nobody of that name" in line.reason.es
    assert world.run() == 0


def test_whoever_left_the_workspace_is_told_nothing_more(world):
    eva = world.join("eva", Role.ADMIN)
    world.tell()
    with world.database.transaction() as tx:
        tx.execute("DELETE FROM memberships WHERE account_id = %s", [eva.account_id])
    world.run()
    assert world.box.to(eva.email) == []
    assert {line.to: line.state for line in world.log()}["eva"] is DeliveryState.SKIPPED


def test_a_webhook_is_signed_and_keeps_its_id_over_tries(world):
    made = world.add(Channel.WEBHOOK, world.hook.url, NoticeKind.SILENCE)
    world.hook.answers += [(500, {}), (429, {"Retry-After": "600"})]
    world.tell(to=[])
    for _ in range(3):
        assert world.run() == 1
        world.clock.now = world.log()[0].due_at
    first, second, third = world.hook.got
    assert (
        first.headers["webhook-id"] == second.headers["webhook-id"] == third.headers["webhook-id"]
    )
    sent = datetime.fromtimestamp(int(third.headers["webhook-timestamp"]), UTC)
    expected = webhook_headers(made.secret, third.headers["webhook-id"], sent, third.body)
    assert third.headers["webhook-signature"] == expected["webhook-signature"]
    assert json.loads(third.body)["data"]["title"] == {"en": "Web is silent", "es": "La web calla"}
    assert (sent - datetime(2026, 3, 1, tzinfo=UTC)).total_seconds() >= 600  # the receiver's wish
    assert world.log()[0].state is DeliveryState.SENT


def test_another_secret_signs_from_then_on(world):
    made = world.add(Channel.WEBHOOK, world.hook.url)
    changed = world.change("new_secret", world.owner, made.channel.channel_id)
    assert changed.secret != made.secret
    world.tell(to=[])
    world.run()
    (got,) = world.hook.got
    sent = datetime.fromtimestamp(int(got.headers["webhook-timestamp"]), UTC)
    key = got.headers["webhook-id"]
    assert (
        got.headers["webhook-signature"]
        == webhook_headers(changed.secret, key, sent, got.body)["webhook-signature"]
    )
    assert (
        got.headers["webhook-signature"]
        != webhook_headers(made.secret, key, sent, got.body)["webhook-signature"]
    )


def test_slack_gets_text_and_blocks_and_means_its_refusals(world):
    world.add(Channel.SLACK, world.hook.url, name="#avisos")
    world.hook.answers.append((404, {}))
    world.tell("a", to=[])
    world.tell("b", to=[])
    world.run()
    body = json.loads(world.hook.got[1].body)
    assert set(body) == {"text", "blocks"}
    assert body["text"].startswith("La web calla\nDesde el 1 mar 2026")
    states = [(line.state, line.reply) for line in world.log()]
    assert sorted(states) == [(DeliveryState.REFUSED, 404), (DeliveryState.SENT, 200)]


def test_a_channel_gets_its_kinds_only_and_nothing_when_it_is_off(world):
    made = world.add(Channel.WEBHOOK, world.hook.url, NoticeKind.ALERT)
    world.tell("a", to=[])
    world.tell("b", NoticeKind.ALERT, to=[])
    world.change("change_channel", world.owner, made.channel.channel_id, enabled=False)
    world.tell("c", NoticeKind.ALERT, to=[])
    world.run()
    assert world.hook.got == []
    assert [line.state for line in world.log()] == [DeliveryState.SKIPPED]


def test_a_receiver_that_hangs_keeps_no_mail_waiting(world):
    world.add(Channel.WEBHOOK, world.hook.url)
    world.hook.answers += [HANG]
    world.tell("a")
    world.runner.start()
    arrived = threading.Event()
    world.box.on_message = lambda _: arrived.set()
    assert arrived.wait(20)
    world.runner.stop()
    states = {line.channel: line.state for line in world.log()}
    assert states == {Channel.EMAIL: DeliveryState.SENT, Channel.WEBHOOK: DeliveryState.WAITING}


def test_a_private_address_is_refused_for_good(world):
    made = world.add(Channel.WEBHOOK, world.hook.url)
    with world.database.transaction() as tx:
        tx.execute(
            "UPDATE notice_channels SET url = 'http://10.0.0.1/x' WHERE channel_id = %s",
            [made.channel.channel_id],
        )
    world.tell(to=[])
    world.run()
    (line,) = world.log()
    assert line.state is DeliveryState.REFUSED
    assert "CAUCE_OUTBOUND_NETWORKS" in line.reason.es


def test_two_workers_never_have_one_letter_and_a_late_one_changes_nothing(world):
    world.tell()
    with world.database.transaction() as tx:
        (first,) = world.notices.claim(tx, 10)
        assert world.notices.claim(tx, 10) == []
    world.clock.move(seconds=LEASE.total_seconds())
    with world.database.transaction() as tx:
        (second,) = world.notices.claim(tx, 10)
    assert second.key == first.key
    with world.database.transaction() as tx:
        assert world.notices.settle(tx, first, Failed(TITLE, permanent=True)) is None
        assert world.notices.settle(tx, second, Sent()) is DeliveryState.SENT


KILLED = """
import sys
from datetime import datetime
from pathlib import Path
from cauce.accounts.facade import Accounts
from cauce.accounts.notices.facade import Courier, Notices
from cauce.accounts.notices.facade.telling import CHANCE_BYTES
from cauce.accounts.notices.tasks import NoticeRunner
from cauce.infra.db import Database
from cauce.infra.folder import DataFolder
from cauce.infra.mail import open_mailer
from cauce.infra.outbound import Outbound
from cauce.infra.settings import Settings

url, smtp, now, secret = sys.argv[1:]
clock = lambda: datetime.fromisoformat(now)
database = Database(url)
database.open()
outbound = Outbound("127.0.0.0/8")
mailer = open_mailer(Settings(smtp_url=smtp, mail_from="Cauce <cauce@shop.example>"), DataFolder(Path(".")))
notices = Notices(Accounts(clock=clock), outbound, secret, clock)
courier = Courier(mailer, outbound, secret, "https://cauce.example", clock)
NoticeRunner(notices, courier, database).round()
"""


@pytest.mark.parametrize("way", [Channel.EMAIL, Channel.WEBHOOK])
def test_killed_between_sending_and_marking_it_is_sent_again_under_the_same_id(world, way):
    pids: list[int] = []
    started = threading.Event()

    def kill(_: object) -> None:
        started.wait(20)
        os.kill(pids[0], signal.SIGKILL)

    if way is Channel.EMAIL:
        world.box.on_message = kill
        world.tell()
    else:
        world.hook.on_request = kill
        world.add(Channel.WEBHOOK, world.hook.url)
        world.tell(to=[])
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, world.database.url, f"smtp://127.0.0.1:{world.box.port}",
         world.clock().isoformat(), SECRET],
    )  # fmt: skip
    pids.append(child.pid)
    started.set()
    assert child.wait(60) == -signal.SIGKILL
    world.box.on_message = world.hook.on_request = lambda _: None
    assert world.log()[0].state is DeliveryState.SENDING
    assert world.run() == 0  # its lease holds
    world.clock.move(seconds=LEASE.total_seconds())
    assert world.run() == 1
    if way is Channel.EMAIL:
        ids = [message["Message-ID"] for message in world.box.messages]
    else:
        ids = [got.headers["webhook-id"] for got in world.hook.got]
    assert len(ids) == 2
    assert len(set(ids)) == 1
    assert world.log()[0].state is DeliveryState.SENT


def test_an_invitation_is_mailed_and_its_link_forgotten(world):
    with world.database.transaction() as tx:
        made = world.accounts.invite(tx, world.owner, "nueva@example.com", Role.VIEWER)
        url = f"{BASE}/invite/{made.token}"
        world.notices.mail_invitation(
            tx, world.project, made.invitation, url, inviter="Olga", language="es"
        )
    world.run()
    (got,) = world.box.to("nueva@example.com")
    assert got["Subject"] == "Olga te invita a W"
    assert url in got.get_body(("plain",)).get_content()
    assert got["List-Unsubscribe"] is None
    with world.database.transaction() as tx:
        found = tx.execute(
            "SELECT link FROM notices WHERE project_id = %s", [world.project]
        ).fetchall()
    assert [row["link"] for row in found] == [""]
    with pytest.raises(CauceError, match="not_found"):
        world.change("send_again", world.owner, world.log()[0].delivery_id)


def test_what_is_old_is_forgotten_and_its_key_free_again(world):
    world.tell("a")
    world.run()
    world.clock.move(days=91)
    world.tell("still waiting")
    world.clock.move(days=91)
    world.change("forget_old")
    assert [line.state for line in world.log()] == [DeliveryState.WAITING]
    assert world.tell("a") is not None


def test_a_removed_project_leaves_nothing(world):
    world.add(Channel.WEBHOOK, world.hook.url)
    world.tell()
    world.change("forget_project", world.project)
    assert world.log() == []
    assert world.run() == 0


def test_a_project_has_a_bounded_number_of_channels(world):
    for _ in range(20):
        world.add(Channel.SLACK, "https://hooks.example/x")
    with pytest.raises(CauceError, match="too_many_channels"):
        world.add(Channel.SLACK, "https://hooks.example/x")

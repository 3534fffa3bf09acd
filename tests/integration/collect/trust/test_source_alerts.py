"""The watch over sources on real engines: silence and refusals raise one alert each, which ends by itself."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from cauce.accounts.notices.contracts import NoticeKind
from cauce.accounts.notices.facade import Notices
from cauce.collect.sources.facade.habits import Habits
from cauce.collect.sources.facade.watch import SourceWatch
from cauce.infra.outbound import Outbound
from cauce.kernel.errors import Text, not_found
from cauce.main.noticing import SourceNotices

HOUR = timedelta(hours=1)
NOW = datetime.now(UTC).replace(second=0, microsecond=0)
EVER = NOW - timedelta(days=90)


@dataclass
class Told:
    """Remembers whom it told; implements ``Notices``."""

    notices: list[tuple[int, str, Text, str]] = field(default_factory=list)

    def notify(self, project_id, kind, title, body, /, *, link, dedup_key):
        assert body.en != body.es
        assert link == f"/p/{project_id}/data/sources"
        self.notices.append((project_id, kind, title, dedup_key))


@dataclass
class Watched:
    """A shop with three weeks of an event a minute, and the watch over it."""

    shop: object
    key: int
    told: Told
    now: datetime = NOW

    def watch(self) -> SourceWatch:
        shop = self.shop
        return SourceWatch(
            shop.events, shop.database, shop.accounts, Habits(shop.events),
            level=lambda: True, notices=self.told, clock=lambda: self.now,
        )  # fmt: skip

    def look(self, minutes: int = 0) -> list[dict]:
        """Judge the shop so many minutes after the last event, tell people, return what is active."""
        self.now = NOW + timedelta(minutes=minutes)
        with self.shop.database.transaction() as tx:
            project = self.shop.accounts.get_project(tx, self.shop.project_id)
        watch = self.watch()
        watch.judge(project, self.now, EVER)
        watch.announce()
        return self.active()

    def active(self) -> list[dict]:
        return self.shop.get("source-alerts")["items"]

    def mine(self) -> list[tuple]:
        return [one for one in self.told.notices if one[0] == self.shop.project_id]

    def insert(self, table: str, moments: list[datetime], **more: object) -> None:
        """Put a row for each moment of arrival into a table."""
        shop, base = self.shop, self.shop.base + 10_000 + len(moments) + more.pop("after", 0)
        common = {"project_id": shop.project_id, "key_id": self.key, **more}
        lines = [
            msgspec.json.encode({**common, "seq": base + n, "received_at": at, "timestamp": at, "message_id": f"{base + n}"})
            for n, at in enumerate(moments)
        ]  # fmt: skip
        shop.events.insert_json(table, b"\n".join(lines), f"{table} {shop.project_id} {base}")

    def arrive(self, *moments: datetime, after: int = 100_000) -> None:
        visit = {"type": "track", "event": "Visit", "person_id": 1, "properties": {}, "context": {}}
        self.insert("events", list(moments), after=after, **visit)


@pytest.fixture
def watched(trusted) -> Watched:
    (key,) = trusted.keys()
    found = Watched(trusted, key, Told())
    minute = timedelta(minutes=1)
    found.arrive(*(NOW - n * minute for n in range(3 * 7 * 24 * 60)), after=0)
    return found


def test_silence_raises_one_alert_that_people_are_told_of_once(watched):
    assert watched.look(minutes=9) == []
    (alert,) = watched.look(minutes=25)
    assert (alert["kind"], alert["state"], alert["source"]) == ("silence", "open", "Default")
    assert datetime.fromisoformat(alert["since"]) == NOW
    assert alert["expected"] == pytest.approx(25, abs=1)
    assert [one["id"] for one in watched.look(minutes=26)] == [alert["id"]]
    ((_, kind, title, _),) = watched.mine()
    assert (kind, title.en) == ("source.silence", "Default: events stopped 25 min ago")
    assert title.es == "Default: sin eventos desde hace 25 min"


def test_it_ends_by_itself_when_events_come_back_and_stays_as_history(watched):
    (alert,) = watched.look(minutes=25)
    watched.arrive(NOW + timedelta(minutes=30))
    assert watched.look(minutes=31) == []
    (past,) = watched.shop.get("source-alerts", state="all")["items"]
    assert (past["id"], past["state"], past["resolved_because"]) == (
        alert["id"], "resolved", "came_back",
    )  # fmt: skip
    (again,) = watched.look(minutes=60)
    assert again["id"] != alert["id"]
    first = watched.shop.get("source-alerts", state="all", limit=1)
    assert [one["id"] for one in first["items"]] == [again["id"]]
    rest = watched.shop.get("source-alerts", state="all", limit=1, cursor=first["cursor"])
    assert [one["id"] for one in rest["items"]] == [alert["id"]]
    assert len(watched.mine()) == 2


def test_two_workers_that_look_at_once_raise_and_tell_it_once(watched):
    start = threading.Barrier(4)
    failures: list[BaseException] = []
    with watched.shop.database.transaction() as tx:
        project = watched.shop.accounts.get_project(tx, watched.shop.project_id)
    watched.now = NOW + timedelta(minutes=25)

    def work() -> None:
        watch = watched.watch()
        start.wait()
        try:
            watch.judge(project, watched.now, EVER)
            watch.announce()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(watched.active()) == 1
    watched.watch().announce()
    assert len(watched.mine()) == 1


def test_what_could_not_be_told_is_told_later_and_once(watched):
    class Deaf(Told):
        def notify(self, *_args, **_more):
            raise not_found("project", "ese proyecto")

    heard, watched.told = watched.told, Deaf()
    assert len(watched.look(minutes=25)) == 1
    watched.told = heard
    watched.look(minutes=26)
    watched.look(minutes=27)
    assert [title.en for _, _, title, _ in watched.mine()] == ["Default: events stopped 26 min ago"]


def test_somebody_acknowledges_it_and_it_still_ends_by_itself(watched):
    (alert,) = watched.look(minutes=25)
    known = watched.shop.post(f"source-alerts/{alert['id']}/acknowledge")
    assert known["state"] == "acknowledged"
    assert known["acknowledged_by"].startswith("Default")
    assert watched.shop.post(f"source-alerts/{alert['id']}/acknowledge") == known
    watched.arrive(NOW + timedelta(minutes=30))
    assert watched.look(minutes=31) == []
    over = watched.shop.client.post(watched.shop.path(f"source-alerts/{alert['id']}/acknowledge"))
    assert (over.status_code, over.json()["code"]) == (409, "alert_resolved")


def test_a_muted_source_opens_nothing_until_the_time_is_up_and_then_what_still_holds(watched):
    shop, rules = watched.shop, f"sources/{watched.key}"
    (alert,) = watched.look(minutes=25)
    muted = shop.post(f"{rules}/mute", minutes=60)
    until = datetime.fromisoformat(muted["muted_until"])
    assert [one["state"] for one in watched.look(minutes=26)] == ["acknowledged"]
    assert shop.get("sources")["items"][0]["watch"] == "muted"
    watched.now = until + timedelta(minutes=1)
    with shop.database.transaction() as tx:
        project = shop.accounts.get_project(tx, shop.project_id)
    watched.watch().judge(project, watched.now, EVER)
    watched.watch().announce()
    assert [(one["id"], one["state"]) for one in watched.active()] == [(alert["id"], "open")]
    assert len(watched.mine()) == 2
    assert len({key for *_, key in watched.mine()}) == 2
    assert shop.post(f"{rules}/mute", minutes=0)["muted_until"] is None


def test_too_much_refused_raises_an_alert_by_the_rules_of_the_source(watched):
    shop = watched.shop
    refused = {
        "reason": "unknown_type",
        "detail": "",
        "sample": "{}",
        "format": "native",
        "source": "",
    }
    watched.insert("rejects", [NOW] * 40, after=200_000, **refused)
    assert watched.look(minutes=1) == []
    body = {"reject_share": 0.5, "reject_min": 40, "reject_window_min": 15, "silence": False}
    answer = shop.client.put(shop.path(f"sources/{watched.key}/rules"), json=body)
    assert answer.status_code == 200, answer.text
    (alert,) = watched.look(minutes=1)
    assert (alert["kind"], alert["rejected"], alert["window_min"]) == ("rejects", 40, 15)
    assert alert["share"] == pytest.approx(40 / (40 + alert["accepted"]), abs=1e-3)
    assert watched.look(minutes=20) == []
    (past,) = shop.get("source-alerts", state="all")["items"]
    assert past["resolved_because"] == "share_fell"


def test_a_round_over_all_projects_looks_at_each_and_waits_while_the_tables_are_behind(watched):
    watched.now = NOW + timedelta(minutes=25)
    behind = watched.watch()
    object.__setattr__(behind, "level", lambda: False)
    behind.look()
    assert watched.active() == []
    watched.watch().look()
    assert watched.active() == []
    with watched.shop.database.transaction() as tx:
        tx.execute("UPDATE source_watch SET since = %s", [EVER])
    watched.watch().look()
    assert [one["kind"] for one in watched.active()] == ["silence"]


def test_after_a_break_silence_counts_from_the_first_look_again(watched):
    with watched.shop.database.transaction() as tx:
        tx.execute("DELETE FROM source_watch")
    for minutes, expected in ((10, 10), (14, 10), (18, 10), (40, 40)):
        watched.now = NOW + timedelta(minutes=minutes)
        watched.watch().look()
        with watched.shop.database.transaction() as tx:
            row = tx.execute("SELECT since FROM source_watch").fetchone()
        assert row["since"] == NOW + timedelta(minutes=expected)


def test_the_alerts_of_a_revoked_key_end(watched):
    watched.look(minutes=25)
    answer = watched.shop.client.delete(watched.shop.path(f"keys/{watched.key}"))
    assert answer.status_code == 204
    assert watched.look(minutes=26) == []
    (past,) = watched.shop.get("source-alerts", state="all")["items"]
    assert past["resolved_because"] == "revoked"


def test_an_alert_is_told_once_to_each_who_follows_its_kind(watched):
    shop = watched.shop
    notices = Notices(shop.accounts, Outbound(), "a secret of this test")
    with shop.database.transaction() as tx:
        workspace = shop.accounts.get_project(tx, shop.project_id).workspace_id
        account = tx.execute(
            "INSERT INTO accounts (name, email) VALUES ('Ana', %s) RETURNING id",
            [f"ana-of-{shop.project_id}@example.com"],
        ).fetchone()["id"]
        tx.execute("INSERT INTO memberships VALUES (%s, %s, 'admin')", [workspace, account])
    title, body = Text("Silent", "En silencio"), Text("b", "c")
    for kind in ("source.silence", "source.rejects", "source.silence"):
        told = SourceNotices(shop.database, notices)
        told.notify(shop.project_id, kind, title, body, link="/p/1/data/sources", dedup_key="k")
    with shop.database.transaction() as tx:
        lines = notices.deliveries_page(tx, shop.project_id, (), None, 10)
    anas = sorted(line.kind for line in lines if line.to == "Ana")
    assert anas == [NoticeKind.REJECTS, NoticeKind.SILENCE]

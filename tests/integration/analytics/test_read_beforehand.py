"""What people asked for lately is at hand again before they ask: after a start, an erasure, within the budget."""

from __future__ import annotations

import itertools
import json
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from small_parts import MANY

from cauce.accounts.facade import Accounts
from cauce.analytics.contracts import Breakdown, Claim, Lane, Selected
from cauce.analytics.facade import Analytics
from cauce.analytics.facade.at_hand import Keeper
from cauce.analytics.facade.beforehand import StoppedError
from cauce.analytics.lately.contracts import FORGOTTEN_AFTER, HALF_LIFE, MOST_OF_PROJECT, AskedFor
from cauce.analytics.lately.facade import Lately
from cauce.analytics.lately.tasks import Warmer
from cauce.infra.cache import MemoryCache
from cauce.infra.leaving import Leaving
from cauce.main.warming import OfBoards
from cauce.rules import ALWAYS, All, Comparison, Op, Subject

NOW = datetime(2023, 1, 1, tzinfo=UTC)
MONDAY = datetime(2021, 3, 22, tzinfo=UTC)
DAYS = {"date_from": "2021-03-23", "date_to": "2021-03-30"}
_tokens = itertools.count()


def persons(event, **fields):
    series = [{"event": event, "math": "persons"}]
    return {"kind": "trend", "interval": "day", "series": series, **DAYS, **fields}


FUNNEL = {
    "kind": "funnel",
    "steps": [{"event": "A"}, {"event": "B", "where": {"property": "n", "op": "gt", "value": 3}}],
    "window": {"value": 3, "unit": "day"},
    **DAYS,
}


class Shop:
    """A project whose server stops and starts; each start has an empty memory."""

    def __init__(self, engine, database):
        self.engine, self.database = engine, database
        self.seqs = itertools.count(1)
        with database.transaction() as tx:
            made = Accounts(MemoryCache()).create_project(tx, "Tienda")
            tx.execute("DELETE FROM asked_lately")
        self.project_id = made.project.project_id
        self.start()

    def start(self, budget=1 << 20, of_boards=list, settled=MANY):
        self.keeper = Keeper(budget, 2, 0, settled)
        self.analytics = Analytics(self.engine, clock=lambda: NOW, keeper=self.keeper)
        self.warmer = Warmer(Lately(), self.database, self.analytics, of_boards)

    def send(self, *events):
        rows = [
            {
                "project_id": self.project_id,
                "event": name,
                "person_id": person,
                "seq": next(self.seqs),
                "timestamp": (MONDAY + timedelta(hours=hours)).isoformat(),
                "properties": {"n": hours},
            }
            for name, person, hours in events
        ]
        lines = "\n".join(map(json.dumps, rows)).encode()
        self.engine.insert_json("events", lines, f"beforehand-{next(_tokens)}")

    def erase(self, person):
        self.engine.command(
            "ALTER TABLE events DELETE WHERE project_id = {p:UInt32} AND person_id = {i:UInt64}",
            {"p": self.project_id, "i": person},
            mutations_sync=1,
        )

    def ask(self, question):
        return self.analytics.ask(self.project_id, question).result

    def by_rows(self, question):
        rows = Analytics(self.engine, clock=lambda: NOW, keeper=Keeper(0, 2, MANY))
        return rows.ask(self.project_id, question).result

    def kept(self):
        return {key[1].event for key in self.keeper._kept}

    def reads(self):
        """The selections that questions read themselves from now on."""
        found, read = [], self.keeper._read

        def noted(events, form, ask, rows):
            found.append(rows)
            return read(events, form, ask, rows)

        self.keeper._read = noted
        return found


@pytest.fixture
def shop(events, database):
    made = Shop(events, database)
    made.send(*[(name, n % 9, 25 + n) for n in range(60) for name in "ABC"])
    return made


def test_after_a_start_nobody_waits_for_what_was_asked_before_it(shop):
    first = shop.ask(FUNNEL)
    shop.warmer.note()
    shop.start()
    assert shop.kept() == set()
    assert shop.warmer.round() == 2
    assert shop.kept() == {"A", "B"}
    reads = shop.reads()
    assert shop.ask(FUNNEL) == first == shop.by_rows(FUNNEL)
    assert reads == []
    assert shop.warmer.round() == 0


def test_what_came_after_it_was_read_is_in_the_answer(shop):
    shop.ask(persons("A"))
    shop.warmer.note()
    shop.start()
    assert shop.warmer.round() == 1
    shop.send(("A", 77, 30), ("A", 1, 60))
    reads = shop.reads()
    assert shop.ask(persons("A")) == shop.by_rows(persons("A"))
    assert reads == [1]  # no more than what came since


def test_after_an_erasure_it_is_read_again_without_who_is_gone(shop):
    shop.ask(persons("A"))
    assert shop.warmer.round() == 0
    shop.erase(3)
    assert shop.warmer.round() == 1
    reads = shop.reads()
    found = shop.ask(persons("A"))
    assert reads == []
    assert found == shop.by_rows(persons("A"))
    assert found.series[0].total == 8


def test_an_erasure_while_it_is_read_spoils_it(shop):
    shop.ask(persons("A"))
    shop.warmer.note()
    shop.start()
    part = shop.warmer._beforehand.turns.spare

    def erased_meanwhile(project_id):
        shop.erase(3)
        return part(project_id)

    shop.analytics.turns.spare = erased_meanwhile
    assert shop.warmer.round() == 0
    assert shop.kept() == set()
    shop.analytics.turns.spare = part
    assert shop.warmer.round() == 1
    assert shop.ask(persons("A")) == shop.by_rows(persons("A"))


def test_parts_merged_while_they_are_read_are_read_again(shop):
    shop.send(("A", 91, 30))
    shop.ask(persons("A"))
    shop.warmer.note()
    shop.start(settled=0)
    spare = shop.analytics.turns.spare

    def merged_meanwhile(project_id):
        shop.analytics.turns.spare = spare
        shop.engine.command("OPTIMIZE TABLE events FINAL")
        return spare(project_id)

    shop.analytics.turns.spare = merged_meanwhile
    assert shop.warmer.round() == 0
    shop.keeper.settled_rows = MANY  # the engine may merge what is so small at any time
    assert shop.warmer.round() == 1
    assert shop.ask(persons("A")) == shop.by_rows(persons("A"))


def test_it_fills_no_more_than_the_budget_and_what_was_asked_most_goes_first(shop):
    for name, times in (("A", 1), ("B", 3), ("C", 2)):
        for n in range(times):
            shop.ask(persons(name, date_to=f"2021-03-{25 + n}"))
    shop.warmer.note()
    shop.start(budget=2100)
    assert shop.warmer.round() == 2
    assert shop.kept() == {"B", "C"}
    assert shop.keeper.bytes <= shop.keeper.budget
    assert shop.warmer.round() == 0


def test_what_nobody_asked_for_yet_makes_room_first(shop):
    shop.ask(persons("A"))
    shop.warmer.note()
    shop.start(budget=2100)
    shop.ask(persons("B"))
    assert shop.warmer.round() == 1
    shop.ask(persons("C"))
    assert shop.kept() == {"B", "C"}


def test_it_waits_while_somebody_asks_and_a_stop_ends_that(shop):
    shop.ask(persons("A"))
    shop.warmer.note()
    shop.start()
    spare, tried = shop.analytics.turns.spare, []

    def seen(project_id):
        tried.append(project_id)
        if len(tried) == 3:
            shop.warmer._stop.set()
        return spare(project_id)

    shop.analytics.turns.spare = seen
    claim = Claim(shop.project_id, Lane.OWN, 0)
    with shop.analytics.turns.taken(claim, Leaving()), pytest.raises(StoppedError):
        shop.warmer.round()
    assert len(tried) == 3
    assert shop.kept() == set()


def test_who_asks_for_it_meanwhile_has_it_read_once_more_and_right(shop):
    shop.ask(persons("A"))
    shop.warmer.note()
    shop.start()
    spare = shop.analytics.turns.spare

    def asked_meanwhile(project_id):
        shop.analytics.turns.spare = spare
        shop.ask(persons("A"))
        return spare(project_id)

    shop.analytics.turns.spare = asked_meanwhile
    assert shop.warmer.round() == 0
    assert shop.ask(persons("A")) == shop.by_rows(persons("A"))


def test_what_dashboards_show_is_read_too(shop):
    of_boards = [AskedFor(shop.project_id, Selected("C")), AskedFor(shop.project_id, Selected("A"))]
    shop.start(of_boards=lambda: of_boards)
    assert shop.warmer.round() == 2
    assert shop.kept() == {"A", "C"}


def test_a_tile_that_cannot_be_asked_keeps_no_other_from_being_read(shop):
    projects, good = [SimpleNamespace(project_id=shop.project_id, timezone="UTC")], persons("A")
    asked = [
        {"kind": "no such question"},
        {**good, "date_from": "-9000d", "interval": "hour"},
        good,
    ]
    of_boards = OfBoards(
        shop.database,
        SimpleNamespace(list_projects=lambda _tx: projects),
        SimpleNamespace(all_questions=lambda *_: asked),
    )
    assert [one.selected for one in of_boards.selections()] == [Selected("A")]


def test_selections_outlive_a_process(shop):
    where = Comparison(Subject.PROPERTY, "n", Op.IN, (1, True, "x", 1.0))
    asked = [
        AskedFor(shop.project_id, Selected(None)),
        AskedFor(shop.project_id, Selected("A", where), include_bots=True),
        AskedFor(shop.project_id, Selected("A", All((where, where)), Breakdown(Subject.CONTEXT, "page.path", 1))),
    ]  # fmt: skip
    deep = where
    for _ in range(20):
        deep = All((deep,))
    with shop.database.transaction() as tx:
        Lately().note(tx, {one: 3 - n for n, one in enumerate(asked)})
        Lately().note(tx, {AskedFor(shop.project_id, Selected("A", deep)): 9})
        assert Lately().most_asked(tx) == asked


def test_what_was_asked_longer_ago_counts_less_and_is_forgotten(shop):
    a, b = (AskedFor(shop.project_id, Selected(name, ALWAYS)) for name in "AB")
    later = NOW + 2 * HALF_LIFE
    with shop.database.transaction() as tx:
        Lately(lambda: NOW).note(tx, {a: 7})
        Lately(lambda: later).note(tx, {b: 2})
        assert Lately(lambda: later).most_asked(tx) == [b, a]
        Lately(lambda: later).note(tx, {a: 1})
        assert Lately(lambda: later).most_asked(tx) == [a, b]
        Lately(lambda: later + FORGOTTEN_AFTER).forget_old(tx)
        assert len(Lately(lambda: later).most_asked(tx)) == 2
        Lately(lambda: later + FORGOTTEN_AFTER + HALF_LIFE).forget_old(tx)
        assert Lately(lambda: later).most_asked(tx) == []


def test_of_a_project_so_many_are_remembered_and_none_of_a_removed_one(shop):
    many = {AskedFor(shop.project_id, Selected(f"e{n}")): n + 1 for n in range(MOST_OF_PROJECT + 3)}
    lately = Lately(lambda: NOW)
    with shop.database.transaction() as tx:
        lately.note(tx, many)
        lately.forget_old(tx)
        left = lately.most_asked(tx)
        assert {one.selected.event for one in left} == {f"e{n}" for n in range(3, len(many))}
        lately.forget_project(tx, shop.project_id)
        tx.execute("UPDATE projects SET deleted_at = now() WHERE id = %s", [shop.project_id])
        lately.note(tx, many)
        assert lately.most_asked(tx) == []

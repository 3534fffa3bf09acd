"""What is worked out once and carried on equals the oracle: whatever came later, was merged, parted or erased."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle_habits import Habits
from oracle_retention import ANY, Retention
from small_parts import MANY, small_parts
from worlds import profile

from cauce.analytics.contracts import AtHand, Jobs, Scope, Selected, Statement
from cauce.analytics.facade.forms import FORMS
from cauce.analytics.facade.worked import Worked
from cauce.analytics.logic import at_hand, stickiness
from cauce.analytics.logic.instants import in_order
from cauce.analytics.logic.lives import lives_of
from cauce.analytics.logic.merges import Merges
from cauce.analytics.logic.plan import plan_of
from cauce.analytics.logic.questions import Asked, parse_question
from cauce.analytics.logic.retention_kept import kept_bits
from cauce.analytics.logic.stickiness import habits_of

MONDAY = datetime(2021, 3, 22, tzinfo=UTC)
NOW = datetime(2023, 1, 1, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Madrid")
DAYS = {"date_from": "2021-03-24", "date_to": "2021-03-30", "timezone": "Europe/Madrid"}
FIRST, LAST = (datetime.fromisoformat(DAYS[name]).date() for name in ("date_from", "date_to"))
STEADY = 99
"""Somebody who starts, comes back and finishes, so that no chart is empty."""

MINUTES = st.integers(0, 13 * 24 * 60) | st.integers(2, 6).map(lambda day: day * 24 * 60)
EVENT = st.tuples(st.integers(1, 5), st.sampled_from("AAB"), MINUTES)
EVENTS = st.lists(EVENT, min_size=1, max_size=9)
CHANGE = st.one_of(
    st.tuples(st.just("come"), EVENTS),
    st.tuples(st.just("come"), EVENTS),
    st.tuples(st.just("merge"), st.integers(1, 5), st.integers(1, 6)),
    st.tuples(st.just("part"), st.integers(1, 5)),
    st.tuples(st.just("erase"), st.integers(1, 5)),
)
HISTORY = st.tuples(EVENTS, st.lists(CHANGE, min_size=2, max_size=6))

A, B = {"event": "A"}, {"event": "B"}
LIFECYCLE = {"kind": "lifecycle", "activity": A, "interval": "day"}
STICKINESS = {"kind": "stickiness", "series": [A], "interval": "day"}
RETENTION = {"kind": "retention", "interval": "day", "periods": 4, "first": A, "return": B}
QUESTIONS = (
    LIFECYCLE,
    LIFECYCLE | {"interval": "week"},
    STICKINESS,
    STICKINESS | {"cumulative": True},
    RETENTION,
    RETENTION | {"return": A, "mode": "recurring", "bracket": "streak"},
    RETENTION | {"brackets": [1, 4], "bracket": "on_or_after"},
    {"kind": "trend", "interval": "day", "series": [A | {"math": "persons"}]},
    {"kind": "funnel", "steps": [A, B], "window": {"value": 2, "unit": "day"}},
)


class World:
    """Events of a project that are kept at hand, and everything that happens to them."""

    def __init__(self, events):
        self.events, self.merges, self.held = [], {}, {}
        self.worked = Worked(1 << 30)
        self.come([*events, *((STEADY, name, 3000 + 1440 * n) for n in (0, 1) for name in "AB")])

    def come(self, events):
        for name in "AB":
            self.keep(name, [event for event in events if event[1] == name])
        self.events += events

    def keep(self, name, events):
        person = np.array([event[0] for event in events], np.uint64)
        more = in_order(person, np.array([at(event[2]) for event in events], np.int64))
        form = FORMS[Selected]
        self.held[name] = form.later(self.held.get(name, form.nothing), more.with_quarters())

    def merge(self, away, into):
        if away != into:
            self.merges[away] = into

    def part(self, away):
        self.merges.pop(away, None)

    def erase(self, person):
        left = [event for event in self.events if event[0] != person]
        self.events, self.held = [], {}
        self.come(left)

    def through(self, plan):
        """What a plan comes to on what is kept, its jobs remembered as a process remembers them."""
        try:
            step = next(plan)
            while True:
                step = plan.send(self.sent(step))
        except StopIteration as end:
            return end.value

    def sent(self, step):
        assert not isinstance(step, Statement), step
        if isinstance(step, AtHand):
            return tuple(self.held[one.event] for one in step.wanted)
        assert isinstance(step, Jobs)
        if any(job.statement for job in step.jobs):
            pairs = sorted(self.merges.items())
            away, into = np.array(pairs, np.uint64).reshape(-1, 2).T
            return [Merges(away, into)]
        known = step.lasting and self.worked.find(step.lasting)
        if known is not None:
            return known
        done = [job.work({}) for job in step.jobs]
        if step.lasting:
            self.worked.keep(step.lasting, done)
        return done

    def scope(self):
        return Scope(1, NOW, merged=True)

    def ask(self, question):
        return self.through(plan_of(parsed(question), self.scope())).result

    def happened(self):
        return [
            {
                "person": self.merges.get(person, person),
                "event": name,
                "at": MONDAY + timedelta(minutes=minutes),
            }
            for person, name, minutes in self.events
        ]

    def afresh(self):
        """The same people as they are now, known from the beginning."""
        world = World([])
        world.events, world.held = [], {}
        world.come([(self.merges.get(person, person), *rest) for person, *rest in self.events])
        return world


def at(minutes):
    return round((MONDAY + timedelta(minutes=minutes)).timestamp() * 1000)


def parsed(question):
    return parse_question(question | DAYS, Asked(NOW, DAYS["timezone"]))


def check(world, question):
    result = world.ask(question)
    CHECKS[question["kind"]](world, question, result)
    return result


def check_lifecycle(world, question, result):
    table = habits(world, question).lifecycle(None)
    for series in result.series:
        sign = -1 if series.name == "dormant" else 1
        expected = [sign * len(who) for who in table[series.name].values()]
        assert list(series.values) == expected, (question, series)


def check_stickiness(world, question, result):
    found = [n for n in habits(world, question).intervals(FIRST, LAST, 1).values() if n]
    (line,) = result.series
    least = question.get("cumulative")
    for k, value in enumerate(line.values, 1):
        assert value == sum(n >= k if least else n == k for n in found), (question, line)
    assert line.total == len(found)


def check_retention(world, question, result):
    asked = {"mode": "first_time", "clock": "calendar", "bracket": "on"} | question | DAYS
    by_hand = Retention(world.happened(), asked, ZONE)
    table, wide = by_hand.cells(ANY), len(by_hand.columns()) + 1
    for cohort, day in zip(result.cohorts, by_hand.cohorts(), strict=True):
        expected = [len(table[day][k]) for k in range(wide)]
        assert (cohort.size, list(cohort.values)) == (expected[0], expected), (question, cohort)


def check_trend(world, _question, result):
    events = [event for event in world.happened() if event["event"] == "A"]
    days = {}
    for event in events:
        days.setdefault(event["at"].astimezone(ZONE).date(), set()).add(event["person"])
    (line,) = result.series
    dates = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    assert list(line.values) == [len(days.get(day, ())) for day in dates]
    assert line.total == len(set().union(*(days.get(day, ()) for day in dates)))


def check_funnel(world, question, result):
    assert result.steps == world.afresh().ask(question).steps


CHECKS = {
    "lifecycle": check_lifecycle,
    "stickiness": check_stickiness,
    "retention": check_retention,
    "trend": check_trend,
    "funnel": check_funnel,
}


def habits(world, question):
    events = [event for event in world.happened() if event["event"] == "A"]
    return Habits(events, FIRST, LAST, question["interval"], ZONE)


@settings(profile, max_examples=100)
@given(history=HISTORY, turn=st.integers(0, 8), later_rows=st.sampled_from((0, 4, MANY)))
def test_every_question_equals_the_oracle_after_every_change(history, turn, later_rows):
    first, changes = history
    with small_parts(turn % 2, later_rows):
        world = World(first)
        for change, *arguments in (("part", 1), *changes):
            getattr(world, change)(*arguments)
            for k in (turn, turn + 4):
                check(world, QUESTIONS[k % len(QUESTIONS)])


@settings(profile, max_examples=20)
@given(history=HISTORY, later_rows=st.sampled_from((0, MANY)))
def test_the_people_behind_are_carried_on_too(history, later_rows):
    first, changes = history
    with small_parts(wanted=True, later_rows=later_rows):
        world = World(first)
        for change, *arguments in changes:
            getattr(world, change)(*arguments)
            assert people(world) == people(world.afresh())


def people(world):
    """Everybody with their periods, births and intervals, as the people behind a number are read."""
    retention, stickiness = parsed(RETENTION), parsed(STICKINESS)
    lives = world.through(lives_of(parsed(LIFECYCLE), world.scope()))
    bits = world.through(kept_bits(retention, world.scope()))
    some = world.through(habits_of(stickiness, stickiness.series[0], world.scope()))
    columns = (
        (lives.person, lives.birth, lives.words[:, 0]),
        (bits.person, bits.birth, bits.back[:, 0]),
        (some.person, some.intervals),
    )
    return [sorted(zip(*(one.tolist() for one in each), strict=True)) for each in columns]


def test_only_who_changed_is_worked_out_again(monkeypatch):
    world = World([(n, "A", 3000 + n) for n in range(1, 8)])
    check(world, STICKINESS)
    worked_on, real = [], stickiness.bits_of
    monkeypatch.setattr(
        stickiness, "bits_of", lambda rows, edges: worked_on.append(rows) or real(rows, edges)
    )
    world.come([(3, "A", 6000)])
    check(world, STICKINESS)
    assert {int(person) for rows in worked_on for person in rows.person} == {3}
    worked_on.clear()
    check(world, STICKINESS)
    assert worked_on == []


def test_who_changed_is_looked_for_once_for_all_who_ask_about_the_same_rows(monkeypatch):
    world, asked = World([(n, "A", 3000 + n) for n in range(1, 6)]), (LIFECYCLE, STICKINESS)
    looked, real = [], at_hand.change_of
    for question in asked:
        check(world, question)
    monkeypatch.setattr(at_hand, "change_of", lambda *rows: looked.append(1) or real(*rows))
    for _ in range(2):
        world.come([(3, "A", 6000)])
        for question in (*asked, *asked):
            check(world, question)
    assert len(looked) == 2


def test_who_began_to_ask_before_others_is_answered_of_then():
    world = World([(n, "A", 3000 + n) for n in range(1, 4)])
    before, events = dict(world.held), list(world.events)
    world.come([(3, "A", 6000), (8, "A", 6000)])
    for question in QUESTIONS:
        check(world, question)
    world.held, world.events = before, events
    for question in QUESTIONS:
        check(world, question)

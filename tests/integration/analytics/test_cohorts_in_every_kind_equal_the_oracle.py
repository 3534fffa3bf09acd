"""Any question filtered by a cohort, and those that compare them, are what following its people by hand gives."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
import test_attribution_equals_the_oracle as crediting
import test_correlation_equals_the_oracle as factors
import test_histogram_equals_the_oracle as bars
import test_paths_equal_the_oracle as ways
import test_sessions_equal_the_oracle as visiting
from cohort_worlds import EVERYBODY, LISTS, few, filtered, inside, kept, only
from hypothesis import given
from hypothesis import strategies as st
from oracle_trend import Oracle, all_buckets
from oracle_visits import folded, in_bucket, measures
from test_habits_equal_the_oracle import HISTORY as HABITS
from test_habits_equal_the_oracle import World, who_in
from test_trend_equals_the_oracle import event_of, lines
from worlds import several

from cauce.accounts.facade import Accounts
from cauce.analytics.facade import Analytics
from cauce.infra.cache import MemoryCache
from cauce.segments.facade import Segments


@pytest.fixture(scope="module")
def segments(database, events):
    return Segments(Accounts(MemoryCache()), database, events)


def whole(h):
    """Without a breakdown of its own: that is by cohort here."""
    return {**h, "breakdown": None}


def world_of(project_id, h):
    world = World(h)
    world.project_id = project_id
    return world


def habit_rows(table, project_id, h):
    return world_of(project_id, h).rows(table)


def behind(analytics, project_id, question, point):
    asked = {"kind": "people", "of": question, "point": point}
    return {
        int(one.person_id, 16): one.value for one in analytics.ask(project_id, asked).result.items
    }


@pytest.mark.slow
@few
@given(histories=several(st.tuples(HABITS.map(whole), LISTS)))
def test_lifecycles_of_cohorts_equal_following_their_people(segments, histories):
    clock = {}
    analytics = Analytics(segments.events, clock=lambda: clock["now"], segments=segments)
    for n, (project_id, cohorts, h, lists) in enumerate(kept(segments, histories, habit_rows)):
        world = world_of(project_id, h)
        clock["now"] = world.now
        question = world.question("lifecycle", activity={"event": h["event"]}, new=h["new"])
        asked = {**question, "breakdown": {"segment": [*cohorts, EVERYBODY]}}
        result = analytics.ask(project_id, asked).result
        assert [branch.value for branch in result.breakdowns] == [*cohorts, EVERYBODY]
        assert result.group_names == dict.fromkeys(cohorts, "One")
        seen = world.seen() if h["new"] == "first_seen" else None
        for branch, ids in zip(result.breakdowns, (*lists, None), strict=True):
            mine = world_of(project_id, only(h, ids))
            table = mine.by_hand().lifecycle(seen)
            for line in branch.series:
                check_line(mine, line, table[line.name])
            if ids is not None:
                alone = analytics.ask(project_id, filtered(question, branch.value)).result
                assert alone.series == branch.series
            label = mine.by_hand().labels[0]
            point = {"series": n % 4, "label": label, "breakdown": branch.value}
            there = list(table.values())[n % 4][label]
            assert set(behind(analytics, project_id, asked, point)) == there


def check_line(world, line, members):
    sign = -1 if line.name == "dormant" else 1
    expected = [sign * len(who) if world.begun(at) else None for at, who in members.items()]
    assert list(line.values) == expected, (line, world.h)


@pytest.mark.slow
@few
@given(histories=several(st.tuples(HABITS.map(whole), LISTS)))
def test_stickinesses_of_cohorts_equal_following_their_people(segments, histories):
    analytics = Analytics(segments.events, segments=segments)
    for project_id, cohorts, h, lists in kept(segments, histories, habit_rows):
        world = world_of(project_id, h)
        options = {"min_count": h["min_count"], "cumulative": h["cumulative"]}
        question = world.question("stickiness", series=[{"event": h["event"]}], **options)
        asked = {**question, "breakdown": {"segment": [*cohorts, EVERYBODY]}}
        line = analytics.ask(project_id, asked).result.series[0]
        assert [branch.value for branch in line.breakdowns] == [*cohorts, EVERYBODY]
        for branch, ids in zip(line.breakdowns, (*lists, None), strict=True):
            by_hand = world_of(project_id, only(h, ids)).by_hand()
            active = by_hand.intervals(world.first, world.last, h["min_count"])
            assert branch.total == sum(n > 0 for n in active.values())
            for k, value in enumerate(branch.values, 1):
                assert value == len(who_in(active, k, h)), (branch, h)
            if ids is not None:
                alone = analytics.ask(project_id, filtered(question, branch.value)).result
                assert alone.series[0].values == branch.values
            point = {"series": 0, "intervals": 1, "breakdown": branch.value}
            assert behind(analytics, project_id, asked, point) == who_in(active, 1, h)


@pytest.mark.slow
@few
@given(histories=several(st.tuples(visiting.HISTORY, LISTS)))
def test_sessions_of_cohorts_equal_going_through_those_of_their_people(segments, histories):
    analytics = Analytics(segments.events, segments=segments)
    for project_id, cohorts, h, lists in kept(segments, histories, visiting.rows_of):
        question = visiting.World(h).question
        asked = {**question, "breakdown": {"segment": [*cohorts, EVERYBODY]}}
        result = analytics.ask(project_id, asked).result
        assert [row.breakdown for row in result.rows] == [*cohorts, EVERYBODY]
        for row, ids in zip(result.rows, (*lists, None), strict=True):
            mine = visiting.World(only(h, ids))
            assert visiting.same(row, measures(mine.visits)), (row, h)
            check_visits(result, row.breakdown, mine)
            point = {"breakdown": row.breakdown, "engaged": True}
            persons = {visit.person for visit in mine.visits if visit.engaged}
            assert set(behind(analytics, project_id, asked, point)) == persons
        mine = visiting.World(only(h, lists[0]))
        alone = analytics.ask(project_id, filtered(question, cohorts[0])).result
        split = folded(mine.visits, (h["breakdown"] or {}).get("limit", 25))
        visiting.check(mine, alone, split)


def check_visits(result, cohort, mine):
    """The lines of a cohort; without an interval there are none."""
    series = [one for one in result.series if one.breakdown == cohort]
    assert len(series) == (len(visiting.MEASURES) if mine.interval else 0)
    for line in series:
        labels = all_buckets(mine.first, mine.last, mine.interval, mine.zone)
        for label, value in zip(labels, line.values, strict=True):
            some = in_bucket(mine.visits, label, mine.interval, mine.zone)
            assert value == pytest.approx(measures(some)[line.measure])


@pytest.mark.slow
@few
@given(histories=several(st.tuples(ways.HISTORY, LISTS)))
def test_paths_within_a_cohort_equal_following_its_people(segments, histories):
    analytics = Analytics(segments.events, segments=segments)
    for project_id, cohorts, h, lists in kept(segments, histories, ways.rows_of):
        question = ways.question_of(h)
        for cohort, ids in zip(cohorts, lists, strict=True):
            expected = ways.by_hand(only(h, ids), question)
            asked = filtered(question, cohort)
            ways.check(analytics.ask(project_id, asked).result, expected, (asked, h))
            ways.check_people(analytics, project_id, asked, expected)


@pytest.mark.slow
@few
@given(histories=several(st.tuples(crediting.HISTORY, LISTS)))
def test_credit_within_a_cohort_equals_working_it_out_for_its_people(segments, histories):
    analytics = Analytics(segments.events, segments=segments)
    for project_id, cohorts, h, lists in kept(segments, histories, crediting.rows_of):
        question = crediting.question_of(h)
        for cohort, ids in zip(cohorts, lists, strict=True):
            expected = crediting.by_hand(only(h, ids), question)
            asked = filtered(question, cohort)
            result = analytics.ask(project_id, asked).result
            crediting.check(result, expected, (asked, h))
            crediting.check_people(analytics, project_id, asked, expected, result)


@pytest.mark.slow
@few
@given(histories=several(st.tuples(factors.HISTORY, LISTS)))
def test_factors_within_a_cohort_equal_counting_its_people(segments, histories):
    analytics = Analytics(segments.events, segments=segments)
    for project_id, cohorts, h, lists in kept(segments, histories, factors.rows_of):
        question = factors.question_of(h)
        for cohort, ids in zip(cohorts, lists, strict=True):
            there = inside(h["merges"], ids)
            everybody = factors.by_hand(h, question)
            people = {person: one for person, one in everybody.items() if person in there}
            asked = {**question, "of": filtered(question["of"], cohort)}
            result = analytics.ask(project_id, asked).result
            factors.check(result, people, h)
            factors.check_people(analytics, project_id, asked, people, result)


def bar_rows(table, project_id, one):
    return lines(table, project_id, one["history"], happened(one["history"]))


def happened(h):
    return [event_of(h["anchor"], bars.exact(e)) for e in h["events"]]


@pytest.mark.slow
@few
@given(histories=several(st.tuples(bars.HISTOGRAM, LISTS)))
def test_bars_within_a_cohort_equal_putting_its_values_into_them(segments, histories):
    analytics = Analytics(segments.events, segments=segments)
    for project_id, cohorts, one, lists in kept(segments, histories, bar_rows):
        h = one["history"]
        first = (h["anchor"] + timedelta(days=1)).date()
        days = (first, first + timedelta(days=h["days"]))
        traits = {i: {"plan": p} for i, p in enumerate(h["plans"], 1) if p is not None and i not in h["merges"]}  # fmt: skip
        question = {
            "kind": "histogram", "event": h["event"], "date_from": str(days[0]), "date_to": str(days[1]),
            "timezone": h["zone"], "where": h["where"][0], **one["of"], **one["bars"],
        }  # fmt: skip
        oracle = Oracle(happened(h), traits, h["merges"])
        found = list(
            oracle.matching({"event": h["event"]}, *days, ZoneInfo(h["zone"]), [h["where"][1]])
        )
        for cohort, ids in zip(cohorts, lists, strict=True):
            there = inside(h["merges"], ids)
            values = bars.values_of([e for e in found if e["who"] in there], one["of"])
            asked = filtered(question, cohort)
            result = analytics.ask(project_id, asked).result
            bars.check_bars(result, values, one["bars"])
            bars.check_people(analytics, project_id, asked, (result.bars, values))

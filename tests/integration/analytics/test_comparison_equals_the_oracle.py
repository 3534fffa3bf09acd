"""A question split by cohorts is, for each, what following its people by hand gives."""

from zoneinfo import ZoneInfo

import pytest
from cohort_worlds import LISTS, few, kept, only
from hypothesis import given
from hypothesis import strategies as st
from oracle_funnel import reached
from oracle_retention import ANY, Retention
from test_funnel_and_retention_equal_the_oracle import (
    FUNNEL,
    NOW,
    RETENTION,
    at_of,
    attempts_by_hand,
    check_cohorts,
    check_steps,
    funnel_question,
    number_of,
    people_of,
    retention_question,
    rows_of,
)
from worlds import several

from cauce.accounts.facade import Accounts
from cauce.analytics.facade import Analytics
from cauce.infra.cache import MemoryCache
from cauce.segments.facade import Segments


@pytest.fixture(scope="module")
def segments(database, events):
    return Segments(Accounts(MemoryCache()), database, events)


def settled(segments, histories):
    """Store each history with its two cohorts as a project; return (project, cohorts, history, lists)."""
    return kept(segments, histories, rows_of)


def plain(history):
    """Without a breakdown of its own: that is by cohort here."""
    return history.map(lambda h: {**h, "breakdown": None})


def of_persons(h):
    return {**h, "count": "persons", "interval": None}


@pytest.mark.slow
@few
@given(histories=several(st.tuples(plain(FUNNEL).map(of_persons), LISTS)))
def test_funnels_of_cohorts_equal_following_their_people(segments, histories):
    analytics = Analytics(segments.events, clock=lambda: NOW, segments=segments)
    for n, (project_id, cohorts, h, lists) in enumerate(settled(segments, histories)):
        question = funnel_question(h)
        question["breakdown"] = {"segment": [*cohorts, "$everybody"]}
        result = analytics.ask(project_id, question).result
        assert [branch.value for branch in result.breakdowns] == [*cohorts, "$everybody"]
        optional = {k for k, step in enumerate(question["steps"]) if step["optional"]}
        for branch, ids in zip(result.breakdowns, (*lists, None), strict=True):
            paths = [path for path, _ in attempts_by_hand(only(h, ids))]
            check_steps(branch.steps, paths, optional)
        last, place = len(question["steps"]) - 1, n % 2
        point = {"step": last, "breakdown": cohorts[place]}
        people = analytics.ask(project_id, {"kind": "people", "of": question, "point": point})
        found = {int(item.person_id, 16) for item in people.result.items}
        mine = attempts_by_hand(only(h, lists[place]))
        assert found == {path[0].person for path, _ in mine if reached(path, last)}
        if n % 4 == 0:
            check_why(analytics, project_id, question, point, found)


def check_why(analytics, project_id, of, point, counted):
    """Somebody counted, or else the first person, is told so."""
    person = min(counted, default=1)
    asked = {"kind": "why", "of": of, "point": point, "person_id": f"{person:016x}"}
    result = analytics.ask(project_id, asked).result
    assert result.agrees, (of, point, result)
    assert result.counted is (person in counted)


@pytest.mark.slow
@few
@given(histories=several(st.tuples(plain(RETENTION), LISTS)))
def test_retentions_of_cohorts_equal_following_their_people(segments, histories):
    analytics = Analytics(segments.events, clock=lambda: NOW, segments=segments)
    for project_id, cohorts, h, lists in settled(segments, histories):
        question, zone = retention_question(h), ZoneInfo(h["zone"])
        asked = {**question, "breakdown": {"segment": [*cohorts, "$everybody"]}}
        result = analytics.ask(project_id, asked).result
        for branch, ids in zip(result.breakdowns, (*lists, None), strict=True):
            mine = only(h, ids)
            happened = [
                {
                    "person": people_of(mine, e),
                    "event": e["event"],
                    "at": at_of(mine, e),
                    "value": e["value"],
                    "amount": number_of(e["amount"]),
                }
                for e in mine["events"]
            ]
            by_hand = Retention(happened, question, zone)
            check_cohorts(branch.cohorts, by_hand, ANY, by_hand.cohorts())
            filtered = {**question, "where": {"segment": branch.value}}
            if ids is not None:
                assert analytics.ask(project_id, filtered).result.cohorts == branch.cohorts

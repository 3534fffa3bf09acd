"""The stages of an event follow from positions in the log and kept times."""

from datetime import UTC, datetime, timedelta

from cauce.collect.trust.contracts import Arrived, StageName, StageState
from cauce.collect.trust.logic.journey import Standing, stages_of

AT = datetime(2026, 1, 31, 10, tzinfo=UTC)
EVENT = Arrived(7, "m", AT, "Order", "track")
ALL = {"store": Standing(9), "people": Standing(9), "react": Standing(9)}


def test_a_stage_that_is_behind_says_by_how_much_and_why():
    standings = {**ALL, "people": Standing(5), "react": Standing(3, "ValueError: no")}
    log, store, people, react = stages_of(EVENT, standings, {"store": AT + timedelta(seconds=1)})
    assert (log.name, log.state, log.at, log.lag_ms) == (StageName.LOG, StageState.DONE, AT, 0)
    assert (store.state, store.lag_ms, store.behind) == (StageState.DONE, 1000, 0)
    assert (people.state, people.at, people.behind) == (StageState.WAITING, None, 2)
    assert (react.state, react.behind, react.error) == (StageState.FAILING, 4, "ValueError: no")


def test_a_time_that_is_no_longer_kept_is_not_made_up():
    store = stages_of(EVENT, ALL, {})[1]
    assert (store.state, store.at, store.lag_ms) == (StageState.DONE, None, None)


def test_a_refused_item_has_no_person_and_no_reactions():
    refused = Arrived(7, "m", AT, reason="unknown_type")
    assert [stage.name for stage in stages_of(refused, ALL, {})] == ["log", "store"]


def test_clocks_that_differ_give_no_negative_lag():
    store = stages_of(EVENT, ALL, {"store": AT - timedelta(milliseconds=3)})[1]
    assert store.lag_ms == 0

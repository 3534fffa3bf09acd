"""Whose question is worked out next: fair between projects, cheap first, and nobody waits for ever."""

from __future__ import annotations

import doctest

from hypothesis import given
from hypothesis import strategies as st

from cauce.analytics.contracts import Claim, Lane
from cauce.analytics.logic import turns
from cauce.analytics.logic.turns import (
    HEAVY_UNITS,
    MAX_PASSED,
    MOST_UNITS,
    UNIT_ROWS,
    WRITTEN_AT_ONCE,
    Line,
    units_of,
)

PROJECTS = 4
HEAVY = HEAVY_UNITS * UNIT_ROWS
claims = st.builds(
    Claim,
    project_id=st.integers(1, PROJECTS),
    lane=st.sampled_from(Lane),
    rows=st.sampled_from([0, UNIT_ROWS, 5 * UNIT_ROWS, HEAVY, 10**9]),
    written=st.booleans(),
)


def cheap(project_id=1, lane=Lane.OWN):
    return Claim(project_id, lane, 0)


def order(line, count):
    """The order in which so many questions begin, each ended before the next."""
    begun = []
    for _ in range(count):
        begun.append(line.begin())
        line.end(begun[-1])
    return begun


def test_the_examples_of_the_docstrings_hold():
    assert doctest.testmod(turns).failed == 0


@given(st.lists(claims, min_size=1, max_size=30), st.lists(st.lists(claims, max_size=4)))
def test_nobody_waits_for_ever_whoever_comes_later(waiting, later):
    """The bound that the module states, with more questions coming after every beginning."""
    line = Line(1)
    numbers = {line.enter(claim): claim for claim in waiting}
    older = {
        number: sum(numbers[n].project_id == claim.project_id for n in numbers if n < number)
        for number, claim in numbers.items()
    }
    rounds = iter(later)
    begun = 0
    while numbers:
        number = line.begin()
        assert number is not None
        if number in numbers:
            of_project = older[number] + MAX_PASSED + 1
            assert begun <= of_project * (1 + (PROJECTS - 1) * (MOST_UNITS + 1))
            del numbers[number]
        line.end(number)
        begun += 1
        for claim in next(rounds, [cheap(p) for p in range(1, PROJECTS + 1)]):
            line.enter(claim)


@given(st.lists(claims, max_size=40), st.integers(1, 6))
def test_no_turn_is_given_twice_and_none_lies_idle(asked, number):
    line = Line(number)
    entered = [line.enter(claim) for claim in asked]
    begun = []
    while line.waiting or line.running:
        while (one := line.begin()) is not None:
            begun.append(one)
        running = line.running.values()
        assert len(running) <= number
        assert sum(one.written for one in running) <= WRITTEN_AT_ONCE
        heavy = sum(units_of(one) >= HEAVY_UNITS for one in running)
        assert heavy <= max(1, number - 1)
        if line.waiting and len(running) < number:
            capped = heavy == max(1, number - 1) or any(one.written for one in running)
            assert capped
        line.end(next(iter(line.running)))
    assert sorted(begun) == entered


@given(st.lists(claims, max_size=20), st.data())
def test_who_gives_up_waiting_never_begins(asked, data):
    line = Line(2)
    entered = [line.enter(claim) for claim in asked]
    gone = data.draw(st.sets(st.sampled_from(entered))) if entered else set()
    for number in gone:
        line.end(number)
    assert set(order(line, len(entered) - len(gone))) == set(entered) - gone
    assert line.waiting == 0


@given(st.integers(0, 12), st.integers(0, 12))
def test_two_busy_projects_get_equal_shares_whatever_their_questions_cost(dear, rest):
    """Over any stretch in which both wait, what they were given differs by two questions at most."""
    line = Line(1)
    price = {1: Claim(1, Lane.OWN, dear * UNIT_ROWS), 2: Claim(2, Lane.BOARD, rest * UNIT_ROWS)}
    for _ in range(60):
        line.enter(price[1])
        line.enter(price[2])
    given_to = {1: 0, 2: 0}
    for _ in range(60):
        number = line.begin()
        project = line.running[number].project_id
        line.end(number)
        given_to[project] += units_of(price[project])
        assert abs(given_to[1] - given_to[2]) <= 2 * MOST_UNITS


def test_a_project_with_a_hundred_tiles_does_not_make_another_wait_for_them():
    line = Line(1)
    for _ in range(100):
        line.enter(cheap(1, Lane.BOARD))
    order(line, 10)
    other = line.enter(Claim(2, Lane.OWN, 10**9))
    assert other in order(line, 2)


def test_who_was_away_has_saved_nothing_up():
    line = Line(1)
    for _ in range(50):
        line.enter(cheap(1))
    order(line, 40)
    late = [line.enter(cheap(2)) for _ in range(10)]
    first_six = order(line, 6)
    assert 2 <= len(set(first_six) & set(late)) <= 4


def test_a_persons_own_question_goes_before_tiles_and_tiles_before_chores():
    line = Line(1)
    chore, tile = line.enter(cheap(lane=Lane.BACKGROUND)), line.enter(cheap(lane=Lane.BOARD))
    own = line.enter(Claim(1, Lane.OWN, 10**9))
    assert order(line, 3) == [own, tile, chore]


def test_cheap_goes_before_dear_and_equal_as_they_came():
    line = Line(1)
    dear = line.enter(Claim(1, Lane.OWN, 3 * UNIT_ROWS))
    first, second = line.enter(cheap()), line.enter(cheap())
    assert order(line, 3) == [first, second, dear]


def test_nobody_is_overtaken_more_often_than_said():
    line = Line(1)
    dear = line.enter(Claim(1, Lane.BACKGROUND, 10**9))
    for _ in range(3 * MAX_PASSED):
        line.enter(cheap())
    assert order(line, MAX_PASSED + 1)[-1] == dear


def test_heavy_questions_leave_a_turn_to_the_others():
    line = Line(3)
    heavy = [line.enter(Claim(1, Lane.OWN, 10**9)) for _ in range(4)]
    assert [line.begin(), line.begin(), line.begin()] == [heavy[0], heavy[1], None]
    light = line.enter(cheap())
    assert line.begin() == light

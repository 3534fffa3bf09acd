"""Merge, ask, undo: afterwards every answer is what it would be had nobody ever been merged."""

import itertools
from random import Random

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from people_world import World

from support.histories import answers, history, play, undo_all

EXAMPLES, SIDE_BY_SIDE = 2, 36
"""72 histories: those of one example live side by side in a project, which costs little more than one."""
_numbers = itertools.count(1)
once = settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def fresh(world: World) -> World:
    number = world.project_id * 1000 + next(_numbers)
    return World(world.database, world.events, type(world.project_id)(number))


@once
@given(seed=st.integers(0, 1 << 32), size=st.integers(3, 14))
def test_merged_asked_and_undone_answers_like_never_merged_to_the_last_bit(
    world: World, seed: int, size: int
):
    random = Random(seed)
    lives = [history(random, family) for family in range(SIDE_BY_SIDE)]
    merged, never = fresh(world), fresh(world)
    play(merged, lives, merging=True, size=size)
    play(never, lives, merging=False, size=size)
    wanted = answers(never, lives)
    assert answers(merged, lives) != wanted
    undo_all(merged, random)
    assert answers(merged, lives) == wanted


@once
@given(seed=st.integers(0, 1 << 32))
def test_any_order_of_the_same_messages_gives_the_same_answers(world: World, seed: int):
    random = Random(seed)
    lives = [history(random, family) for family in range(SIDE_BY_SIDE)]
    said = [[step for step in steps if hasattr(step, "call")] for steps in lives]
    shuffled = [random.sample(steps, len(steps)) for steps in said]
    one, other = fresh(world), fresh(world)
    play(one, said, merging=True, size=random.randint(3, 14))
    play(other, shuffled, merging=True, size=random.randint(1, 14))
    assert answers(one, lives) == answers(other, lives)

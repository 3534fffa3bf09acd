"""Operations on traits: what PostgreSQL keeps, what a person shows, what questions see."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from people_world import World


def copied(world: World) -> dict[str, dict]:
    """Return the traits of each person as questions see them, by display name."""
    found = world.events.query(
        "SELECT display_name, traits FROM persons FINAL WHERE project_id = {p:UInt32}",
        {"p": world.project_id},
    )
    return {row[0]: row[1] for row in found.rows}


def test_every_operation_shows_on_the_person_and_in_questions_with_its_origin(world: World):
    world.take(
        world.identify("ana", at=1, plan="free", tags=["a"], old=1, gone=1),
        world.operate("ana", at=2, setOnce={"first": "ads", "plan": "x"}, add={"visits": 0.1}),
        world.operate("ana", at=3, add={"visits": 0.2}, append={"tags": "b"}, unset=["gone"]),
        world.operate("ana", at=4, prepend={"tags": "z"}, union={"tags": ["a", "c"]}),
        world.operate("ana", at=5, remove={"tags": "a"}),
    )
    wanted = {"plan": "free", "tags": ["z", "b", "c"], "old": 1, "first": "ads", "visits": 0.3}
    assert world.traits("ana") == wanted
    assert copied(world) == {"ana": wanted}
    origin = {t.name: (str(t.operation), t.source) for t in world.person("ana").traits}
    assert origin["visits"] == ("add", "analytics-test")
    assert (origin["tags"][0], origin["plan"][0]) == ("remove", "set")


def test_clear_all_forgets_what_came_before_it_even_when_that_arrives_later(world: World):
    world.take(world.operate("ana", at=5, clearAll=True, setOnce={"name": "Ana"}))
    world.take(world.identify("ana", at=4, plan="free"), world.operate("ana", at=3, add={"n": 1}))
    world.take(world.identify("ana", at=6, city="Vigo"))
    assert world.traits("ana") == {"name": "Ana", "city": "Vigo"}
    assert copied(world) == {"Ana": {"name": "Ana", "city": "Vigo"}}


def test_a_replay_from_the_beginning_of_the_log_counts_nothing_twice(world: World):
    events = [world.operate("ana", at=n, add={"visits": 1}) for n in range(450)]
    for start in range(0, 450, 150):
        world.take(*events[start : start + 150])
    batch = world.batch(*events)
    type(world.consumer)(world.people).handle(batch)
    assert world.traits("ana") == {"visits": 450}
    kept = world.database
    with kept.transaction() as tx:
        row = tx.execute(
            "SELECT count(*) AS n FROM trait_operations WHERE project_id = %s", [world.project_id]
        ).fetchone()
    assert row["n"] <= 200


def test_a_merge_shows_both_histories_together_and_undoing_it_each_alone(world: World):
    world.take(
        world.operate("ana", at=1, add={"visits": 2}, append={"seen": "a"}),
        world.operate("ben", at=2, add={"visits": 3}, append={"seen": "b"}, setOnce={"via": "ads"}),
    )
    before = [world.person(user).traits for user in ("ana", "ben")]
    merge = world.merge("ben", "ana")
    assert world.traits("ana") == {"visits": 5, "seen": ["a", "b"], "via": "ads"}
    assert copied(world) == {"ana": {"visits": 5, "seen": ["a", "b"], "via": "ads"}}
    world.undo(merge.merge_id)
    assert [world.person(user).traits for user in ("ana", "ben")] == before
    assert copied(world)["ben"] == {"visits": 3, "seen": ["b"], "via": "ads"}


def test_values_that_no_database_can_hold_do_no_harm(world: World):
    world.take(
        world.operate("ana", at=1, add={"n": 1e308}, append={"t\0ags": "a\0b"}),
        world.operate("ana", at=2, add={"n": 1e308}),
        world.event("ana", at=3, event="$identify", context={"traitOps": ["what"]}),
        world.event("ana", at=3, event="$identify", context={"traitOps": {"add": [1]}}),
    )
    assert world.traits("ana")["tags"] == ["ab"]
    assert world.traits("ana")["n"] == "2" + "0" * 308


OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b"]),
        st.integers(0, 5),
        st.sampled_from([
            {"add": {"n": 1}}, {"add": {"n": 0.1}}, {"setOnce": {"n": 7}}, {"append": {"l": "x"}},
            {"union": {"l": ["x", "y"]}}, {"prepend": {"l": "p"}}, {"remove": {"l": "x"}},
            {"unset": ["n"]}, {"unset": ["l"]}, {"clearAll": True},
        ]),
    ),
    min_size=1, max_size=8,
)  # fmt: skip


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(said=OPERATIONS, seed=st.integers(0, 1 << 20))
def test_any_order_of_arrival_gives_the_same_traits_in_both_databases(world: World, said, seed):
    one, other = fresh(world), fresh(world)
    for mine, order in ((one, list(range(len(said)))), (other, shuffled(len(said), seed))):
        mine.take(mine.identify("a", at=-9), mine.identify("b", at=-9))
        mine.merge("b", "a")
        for n in order:
            user, at, operation = said[n]
            call = mine.operate(user, at=at, **operation)
            call.message_id = f"m{n}"
            mine.take(call)
    assert one.traits("a") == other.traits("a")
    assert copied(one) == copied(other) == {"a": one.traits("a")}


def shuffled(length: int, seed: int) -> list[int]:
    order = list(range(length))
    random.Random(seed).shuffle(order)
    return order


def fresh(world: World) -> World:
    number = world.project_id * 1000 + next(_numbers)
    return World(world.database, world.events, type(world.project_id)(number))


_numbers = iter(range(1000))

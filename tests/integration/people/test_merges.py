"""Merging by hand, undoing, and what questions see of it at once."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from people_world import NOON, World

from cauce.kernel.errors import CauceError


@pytest.fixture
def two(world: World) -> World:
    """Ana and Ben, known persons with a device, events and traits each."""
    world.take(
        world.event(anonymous="phone"),
        world.identify("ana", "phone", 10, name="Ana", plan="free", city="Vigo"),
        world.event("ana", at=20),
        world.identify("ben", at=15, name="Ben", plan="pro"),
        world.event("ben", at=40, event="Order Completed"),
    )
    return world


def test_a_merge_gives_everything_to_the_survivor_and_the_list_shows_one_person(two: World):
    merge = two.merge("ben", "ana")
    assert (merge.cause, merge.undoable, merge.undone_at) == ("manual", True, None)
    assert (merge.source.display_name, merge.into.display_name) == ("Ben", "Ana")
    person = two.person("ben")
    assert (person.user_id, person.events, two.ids("ben")) == ("ana", 5, {"ana", "ben", "phone"})
    assert two.traits("ana") == {"name": "Ben", "plan": "pro", "city": "Vigo"}
    assert two.listed() == ["Ben"]
    assert two.overrides() == {
        two.raw("ben"): two.raw("ana"),
        two.raw(anonymous="phone"): two.raw("ana"),
    }
    assert {i.value: str(i.cause) for i in person.identities}["ben"] == "merge"


def test_on_a_tie_of_time_the_trait_of_the_survivor_stays(world: World):
    world.take(world.identify("zoe", plan="a"), world.identify("ana", plan="b"))
    world.merge("ana", "zoe")
    assert world.traits("zoe") == {"plan": "a"}


def test_undoing_restores_both_exactly_with_what_was_said_since(two: World):
    before = [strip(two.person("ana")), strip(two.person("ben"))]
    merge = two.merge("ben", "ana")
    undone = two.undo(merge.merge_id)
    assert (undone.undoable, undone.undone_at is not None) == (False, True)
    assert [strip(two.person("ana")), strip(two.person("ben"))] == before
    assert sorted(two.listed()) == ["Ana", "Ben"]
    again = two.merge("ben", "ana")
    two.take(two.identify("ben", at=100, plan="team"), two.identify("ana", at=110, age=7))
    two.undo(again.merge_id)
    assert two.traits("ben") == {"name": "Ben", "plan": "team"}
    assert two.traits("ana") == {"name": "Ana", "plan": "free", "city": "Vigo", "age": 7}


def test_merges_stacked_on_each_other_are_undone_in_any_order(two: World):
    two.take(two.event("eva", at=50))
    first, second = two.merge("ana", "ben"), two.merge("ben", "eva")
    assert two.person("ana").user_id == "eva"
    two.undo(first.merge_id)
    assert (two.person("ana").user_id, two.person("ben").user_id) == ("ana", "eva")
    two.undo(second.merge_id)
    assert two.person("ben").user_id == "ben"
    assert two.overrides() == {two.raw(anonymous="phone"): two.raw("ana")}


def test_undoing_a_link_parts_the_device_and_a_later_event_does_not_tie_it_again(two: World):
    (link,) = [m for m in two.merges() if m.cause == "identify"]
    two.undo(link.merge_id)
    two.take(two.event("ana", "phone", 500))
    assert two.ids("ana") == {"ana"}
    assert two.person(anonymous="phone").events == 1
    assert two.overrides() == {}


def test_a_merge_that_makes_no_sense_is_refused_with_the_reason(two: World):
    for source, into, code in [
        ("ben", "ben", "already_merged"),
        ("ben", "nobody-knows", "not_found"),
        ("null", "ana", "invalid_field"),
    ]:
        with pytest.raises(CauceError) as refused:
            two.merge(source, into)
        assert refused.value.code == code
    merge = two.merge("ben", "ana")
    with pytest.raises(CauceError, match="already_merged"):
        two.merge("ana", "ben")
    two.undo(merge.merge_id)
    with pytest.raises(CauceError, match="already_undone"):
        two.undo(merge.merge_id)
    with pytest.raises(CauceError, match="not_found"):
        two.undo(10**9)


def test_undoing_a_merge_that_others_made_needless_names_them(two: World):
    merge = two.merge("ben", "ana")
    two.take(two.alias("ben", "ana", 10_000_000_000))
    needless = next(m for m in two.merges() if m.cause == "alias")
    with pytest.raises(CauceError, match=str(merge.merge_id)):
        two.undo(needless.merge_id)
    two.undo(merge.merge_id)
    assert two.person("ben").user_id == "ben"


def test_users_that_only_an_id_never_seen_ties_together_show_why_and_can_be_parted(two: World):
    two.take(two.alias("old", "ana", 100), two.alias("old", "ben", 200))
    assert two.person("ana").user_id == "ben"
    tie = max((m for m in two.merges() if m.cause == "alias"), key=lambda m: m.at)
    two.undo(tie.merge_id)
    assert (two.person("ana").user_id, two.person("ben").user_id) == ("ana", "ben")


def test_every_change_raises_the_version_and_nothing_else_does(two: World):
    versions = [two.people.version(two.project_id)]
    merge = two.merge("ben", "ana")
    versions.append(two.people.version(two.project_id))
    two.undo(merge.merge_id)
    versions.append(two.people.version(two.project_id))
    two.people.publish_waiting()
    two.listed()
    assert versions == sorted(set(versions))
    assert two.people.version(two.project_id) == versions[-1]


def test_a_list_of_merges_pages_without_gaps(two: World):
    for _ in range(4):
        two.undo(two.merge("ben", "ana").merge_id)
    seen, before = [], None
    while True:
        with two.database.transaction() as tx:
            page = two.people.merges(tx, two.project_id, before, 2)
        if not page:
            break
        seen += [merge.merge_id for merge in page]
        before = (page[-1].at, page[-1].merge_id)
    assert seen == [merge.merge_id for merge in two.merges()]
    assert len(seen) == 5


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["see", "alias", "merge", "undo"]),
        st.sampled_from("abcd"),
        st.sampled_from("abcd"),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=12,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_after_any_history_both_databases_say_the_same_and_undoing_all_parts_everybody(
    world: World, steps
):
    mine = World(
        world.database,
        world.events,
        type(world.project_id)(world.project_id * 1000 + next(_worlds)),
    )
    mine.take(*[mine.identify(user, at=n, n=n) for n, user in enumerate("abcd")])
    for step, one, other, at in steps:
        act(mine, step, one, other, at)
    agree(mine)
    for _ in range(30):
        standing = [m for m in mine.merges() if m.undoable]
        if not standing:
            break
        for merge in standing:
            try_undo(mine, merge.merge_id)
    agree(mine)
    assert [mine.ids(user) & set("abcd") for user in "abcd"] == [set(user) for user in "abcd"]
    assert [mine.traits(user) for user in "abcd"] == [{"n": n} for n in range(4)]


def act(world: World, step: str, one: str, other: str, at: int) -> None:
    if step == "see":
        world.take(world.event(one, f"device-{other}", at))
    elif step == "alias":
        world.take(world.alias(one, other, at))
    elif step == "merge":
        attempt(lambda: world.merge(one, other), {"already_merged"})
    else:
        for merge in world.merges()[at : at + 1]:
            try_undo(world, merge.merge_id)


def try_undo(world: World, merge_id: int) -> None:
    attempt(lambda: world.undo(merge_id), {"already_undone", "not_in_force"})


def attempt(deed, allowed: set[str]) -> None:
    """Do it; it may be refused with one of these codes and no other."""
    try:
        deed()
    except CauceError as error:
        if error.code not in allowed:
            raise


def agree(world: World) -> None:
    with world.database.transaction() as tx:
        found = tx.execute(
            "SELECT person_unsigned(raw_person)::text AS raw, person_unsigned(person_id)::text AS person"
            " FROM identities WHERE project_id = %s",
            [world.project_id],
        ).fetchall()
    moved = {int(r["raw"]): int(r["person"]) for r in found if r["raw"] != r["person"]}
    assert world.overrides() == moved
    listed = world.events.query(
        "SELECT person_id FROM persons FINAL WHERE project_id = {p:UInt32}", {"p": world.project_id}
    )
    assert all(row[0] not in moved for row in listed.rows)


def strip(person):
    merges = [m.merge_id for m in person.merges if m.cause != "manual"]
    return (
        person.traits,
        person.identities,
        merges,
        person.first_seen,
        person.last_seen,
        person.events,
    )


def test_seen_times_are_those_of_the_events(two: World):
    person = two.person("ana")
    assert (person.first_seen, person.last_seen) == (NOON, NOON + timedelta(seconds=20))


_worlds = iter(range(1000))

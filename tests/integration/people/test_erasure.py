"""An erased person is gone from both databases and does not come back."""

import time

import pytest
from people_world import World

from cauce.infra.consumers import save_cursor
from cauce.kernel.errors import CauceError
from cauce.people.facade.erasing import Erased


def erase(world: World, user: str) -> Erased:
    with world.database.transaction() as tx:
        erased = world.people.erase(tx, world.project_id, world.raw(user))
    world.people.finish_erasure(world.project_id, erased)
    return erased


def stored(world: World) -> dict[str, int]:
    found = world.events.query(
        "SELECT 'events', count() FROM events WHERE project_id = {p:UInt32}"
        " UNION ALL SELECT 'persons', count() FROM persons WHERE project_id = {p:UInt32}"
        " AND is_deleted = 0",
        {"p": world.project_id},
    )
    return {row[0]: row[1] for row in found.rows}


def becomes(world: World, wanted: dict[str, int]) -> None:
    deadline = time.monotonic() + 20
    while stored(world) != wanted:
        assert time.monotonic() < deadline, stored(world)
        time.sleep(0.05)


def test_events_traits_ids_and_merges_are_gone(world: World):
    world.take(
        world.event(anonymous="phone"),
        world.identify("ana", "phone", 5, name="Ana"),
        world.event("ben", at=6),
    )
    erased = erase(world, "ana")
    assert len(erased.raws) == 2
    with pytest.raises(CauceError, match="not_found"):
        world.person("ana")
    assert (world.listed(), world.merges(), world.overrides()) == (["ben"], [], {})
    becomes(world, {"events": 1, "persons": 1})


def test_a_replay_of_the_log_does_not_bring_the_person_back_but_a_new_visit_does(world: World):
    old = world.batch(world.identify("ana", "phone", 5, name="Ana"), world.event("ben", at=6))
    world.head = old.last_seq
    world.consumer.handle(old)
    erase(world, "ana")
    world.consumer.handle(old)
    type(world.consumer)(world.people).handle(old)
    assert world.listed() == ["ben"]
    world.take(world.event("ana", "phone", 90))
    assert world.ids("ana") == {"ana", "phone"}
    assert world.traits("ana") == {}


def test_events_on_their_way_when_it_was_asked_for_are_swept_once_the_store_has_them(world: World):
    world.take(world.event("ana"))
    late = world.batch(world.event("ana", at=5))
    world.head = late.last_seq
    erase(world, "ana")
    world.store(late)
    becomes(world, {"events": 1, "persons": 0})
    with world.database.transaction() as tx:
        save_cursor(tx, "store", late.last_seq)
    world.people.sweep()
    becomes(world, {"events": 0, "persons": 0})


def test_a_restored_event_is_swept_again(world: World):
    world.take(world.event("ana"), world.event("ben"))
    with world.database.transaction() as tx:
        save_cursor(tx, "store", world.head)
    erase(world, "ana")
    becomes(world, {"events": 1, "persons": 1})
    frame = world.batch(world.event("ana")).frames[0]
    old = frame.payload.replace(b'"seq": %d' % frame.seq, b'"seq": %d' % world.head)
    world.events.insert_json("events", old, "restored")
    world.people.sweep(again=True)
    becomes(world, {"events": 1, "persons": 1})


def test_a_project_is_forgotten_as_a_whole(world: World):
    world.take(world.identify("ana", "phone", name="Ana"))
    world.people.forget_project(world.project_id)
    with pytest.raises(CauceError, match="not_found"):
        world.person("ana")
    deadline = time.monotonic() + 20
    while world.overrides() or world.listed():
        assert time.monotonic() < deadline

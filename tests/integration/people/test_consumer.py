"""Events become persons: who they are, what is known of them, and since when."""

from datetime import timedelta

import pytest
from people_world import NOON, World

from cauce.infra.consumers import load_cursor
from cauce.kernel.errors import CauceError


def test_a_first_event_makes_an_anonymous_person(world: World):
    world.take(world.event(anonymous="device-1", at=5))
    person = world.person(anonymous="device-1")
    assert (person.user_id, person.display_name, person.events) == ("", "device-1", 1)
    assert person.first_seen == person.last_seen == NOON + timedelta(seconds=5)
    assert [i.cause for i in person.identities] == ["first_seen"]


def test_identify_gives_the_anonymous_past_to_the_user_at_once(world: World):
    world.take(world.event(anonymous="device-1"), world.event(anonymous="device-1", at=60))
    world.take(world.identify("ana", "device-1", 120, name="Ana", plan="pro"))
    person = world.person(anonymous="device-1")
    assert (person.user_id, person.display_name, person.events) == ("ana", "Ana", 3)
    assert world.overrides() == {world.raw(anonymous="device-1"): world.raw("ana")}
    assert world.listed() == ["Ana"]
    causes = {i.value: str(i.cause) for i in person.identities}
    assert causes == {"ana": "first_seen", "device-1": "identify"}


def test_any_event_with_both_ids_links_them(world: World):
    world.take(world.event(anonymous="device-1"), world.event("ana", "device-1", 10))
    assert world.ids("ana") == {"ana", "device-1"}
    assert [str(i.cause) for i in world.person("ana").identities] == ["track", "first_seen"]


def test_the_second_user_of_a_device_does_not_take_its_history(world: World):
    world.take(world.event(anonymous="tablet"), world.event("ana", "tablet", 10))
    world.take(world.event("ben", "tablet", 20))
    assert world.ids("ana") == {"ana", "tablet"}
    assert world.ids("ben") == {"ben"}


def test_the_first_user_by_time_has_the_device_even_if_the_event_is_late(world: World):
    world.take(world.event(anonymous="tablet"), world.event("ben", "tablet", 20))
    world.take(world.event("ana", "tablet", 10))
    assert world.ids("ana") == {"ana", "tablet"}
    assert world.overrides() == {world.raw(anonymous="tablet"): world.raw("ana")}


@pytest.mark.parametrize("nobody", ["null", "anonymous", "0", "undefined", "None"])
def test_an_id_that_stands_for_nobody_links_nothing(world: World, nobody: str):
    world.take(world.event("ana", nobody), world.event("ben", nobody), world.event(nobody, "phone"))
    assert world.overrides() == {}


def test_an_alias_of_an_anonymous_id_links_it(world: World):
    world.take(world.event(anonymous="old-device"), world.alias("old-device", "ana", 10))
    assert world.ids("ana") == {"ana", "old-device"}
    assert world.person(anonymous="old-device").user_id == "ana"


def test_an_alias_of_a_known_user_merges_both_and_can_be_undone(world: World):
    world.take(world.identify("a@x.es", at=0, city="Soria"), world.identify("42", at=5, plan="pro"))
    world.take(world.alias("a@x.es", "42", 10))
    assert world.person("a@x.es").user_id == "42"
    assert world.traits("42") == {"city": "Soria", "plan": "pro"}
    (merge,) = world.merges()
    assert (merge.cause, merge.source.display_name, merge.undoable) == ("alias", "a@x.es", True)
    world.undo(merge.merge_id)
    assert world.traits("42") == {"plan": "pro"}
    assert world.traits("a@x.es") == {"city": "Soria"}
    assert world.overrides() == {world.raw(anonymous="a@x.es"): world.raw("42")}


def test_an_alias_before_the_previous_id_is_known_waits_for_it(world: World):
    world.take(world.alias("old", "new", 10))
    assert world.merges() == []
    assert world.ids("new") == {"new"}
    world.take(world.event("old", at=5))
    assert world.ids("new") == {"new", "old"}
    assert len(world.merges()) == 1


def test_the_later_trait_by_time_stays_whatever_arrives_last(world: World):
    world.take(world.identify("ana", at=100, plan="pro", city="Vigo"))
    world.take(world.identify("ana", at=50, plan="free", age=30))
    assert world.traits("ana") == {"plan": "pro", "city": "Vigo", "age": 30}


def test_null_unsets_a_trait_and_an_older_value_does_not_bring_it_back(world: World):
    world.take(world.identify("ana", at=0, plan="pro", city="Vigo"))
    world.take(world.identify("ana", at=20, plan=None))
    world.take(world.identify("ana", at=10, plan="free"))
    assert world.traits("ana") == {"city": "Vigo"}


def test_traits_keep_their_shape_and_origin(world: World):
    sent = {
        "address": {"city": "Vigo", "zip": None},
        "tags": ["a", 1, 2.5],
        "vip": True,
        "n": 2**40,
    }
    world.take(world.event("ana", event="$identify", message_id="msg-7", **sent))
    assert world.traits("ana") == sent
    (tags,) = [t for t in world.person("ana").traits if t.name == "tags"]
    assert (tags.message_id, tags.set_at, tags.source) == ("msg-7", NOON, "analytics-test")


def test_text_that_no_database_holds_is_cleaned_and_does_not_stop_the_consumer(world: World):
    world.take(world.identify("ana", nul="a\0b", **{"na\0me": "ok", "": 1, "a.b": 2}))
    traits = world.traits("ana")
    assert (traits["nul"], traits["name"], traits["a.b"]) == ("ab", "ok", 2)
    assert world.listed() == ["ok"]


def test_the_same_batch_again_changes_nothing(world: World):
    first = [
        world.event(anonymous="d"),
        world.identify("ana", "d", 5, plan="pro"),
        world.event("ben", at=6),
        world.alias("ben", "ana", 9),
    ]
    world.take(*first)
    before = (world.person("ana"), world.merges(), world.people.version(world.project_id))
    world.consumer.handle(world.batch(*first))
    type(world.consumer)(world.people).handle(world.batch(*first))
    assert (world.person("ana"), world.merges(), world.people.version(world.project_id)) == before


def test_effects_and_cursor_are_one_transaction(world: World, database):
    batch = world.batch(world.event("ana"))
    world.consumer.handle(batch)
    with database.transaction() as tx:
        assert load_cursor(tx, "people") >= batch.last_seq


def test_what_a_crash_left_uncopied_is_copied_by_the_next_process(world: World):
    found_before = world.people.version(world.project_id)
    with world.database.transaction() as tx:
        from cauce.people.logic.gather import gather
        from cauce.people.tasks import _messages

        (found,) = gather(
            _messages(world.batch(world.identify("ana", "d", name="Ana"))), {}
        ).values()
        world.people.begin(tx, [world.project_id])
        world.people.absorb(tx, world.project_id, found)
    assert world.listed() == []
    world.people.publish_waiting()
    assert world.listed() == ["Ana"]
    assert world.overrides() == {world.raw(anonymous="d"): world.raw("ana")}
    assert world.people.version(world.project_id) > found_before


def test_a_person_of_another_project_is_not_found(world: World):
    world.take(world.event("ana"))
    with world.database.transaction() as tx, pytest.raises(CauceError, match="not_found"):
        world.people.get(tx, type(world.project_id)(999_999), world.raw("ana"))


def test_a_person_has_at_most_so_many_ids_and_the_rest_stays_apart(world: World):
    few = type(world.people)(world.database, world.events, lambda: 0, max_ids=3)
    consumer = type(world.consumer)(few)
    consumer.handle(world.batch(*[world.event("bot", f"d{n}", n) for n in range(5)]))
    assert world.ids("bot") == {"bot", "d0", "d1"}
    consumer.handle(world.batch(world.event("other"), world.alias("bot", "other", 20)))
    assert world.person("bot").user_id == "bot"
    with world.database.transaction() as tx:
        count = tx.execute(
            "SELECT count(*) AS n FROM person_merges WHERE project_id = %s AND refused IS NOT NULL",
            [world.project_id],
        ).fetchone()
    assert count["n"] == 4

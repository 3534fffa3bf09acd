"""What must never make one person of two: bytes as SDKs send them, through collect, to people."""

import itertools
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from people_world import World

from cauce.collect.intake import sort_items
from cauce.collect.wire import read_batch
from cauce.infra.log.contracts import Batch, Frame
from cauce.kernel.ids import ProjectId
from cauce.people.facade import People
from cauce.people.tasks import PeopleConsumer

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
_seqs = itertools.count(1_000_000)
_projects = itertools.count(1)


def send(world: World, *items: dict) -> None:
    """Let collect and people take the items as one request each, a second apart."""
    for item in items:
        parcel = read_batch(json.dumps({"batch": [item]}).encode())
        now = NOW + timedelta(seconds=next(_seqs) % 100_000)
        frames = []
        for entry in sort_items(parcel, world.project_id, now).entries:
            seq = next(_seqs)
            frames.append(
                Frame(seq, entry.project_id, entry.kind, b'{"seq":%d,%b' % (seq, entry.body))
            )
        world.consumer.handle(Batch(frames))


def fresh(world: World) -> World:
    return World(world.database, world.events, ProjectId(world.project_id * 1000 + next(_projects)))


ON_ANAS_DEVICE = {
    "segment track": {"type": "track", "event": "E", "userId": "ben", "anonymousId": "phone"},
    "segment identify": {"type": "identify", "userId": "ben", "anonymousId": "phone"},
    "segment page": {"type": "page", "userId": "ben", "anonymousId": "phone"},
    "segment screen": {"type": "screen", "userId": "ben", "anonymousId": "phone"},
    "segment group": {"type": "group", "groupId": "acme", "userId": "ben", "anonymousId": "phone"},
    "mixpanel $device_id and $user_id": {
        "type": "track", "event": "E", "userId": "ben", "anonymousId": "phone",
        "properties": {"distinct_id": "ben", "$device_id": "phone", "$user_id": "ben"},
    },
    "mixpanel $identify of an identified id": {
        "type": "identify", "userId": "ben", "anonymousId": "ana",
        "context": {"traitOps": {"setOnce": {"via": "ads"}}},
    },
    "posthog $identify with $anon_distinct_id of a user": {
        "type": "identify", "userId": "ben", "anonymousId": "ana", "traits": {"k": 1},
    },
    "posthog $set with both ids": {
        "type": "identify", "userId": "ben", "anonymousId": "phone", "traits": {"k": 1},
    },
    "amplitude user_id and device_id": {
        "type": "track", "event": "E", "userId": "ben", "anonymousId": "phone",
        "context": {"device": {"id": "phone"}},
    },
    "amplitude $identify": {
        "type": "identify", "userId": "ben", "anonymousId": "phone",
        "context": {"traitOps": {"add": {"n": 1}}},
    },
    "ga4 user_id and client_id": {
        "type": "track", "event": "page_view", "userId": "ben", "anonymousId": "phone",
    },
    "a previousId outside of an alias": {
        "type": "identify", "userId": "ben", "previousId": "ana", "context": {"previousId": "ana"},
    },
    "traits that look like ids": {
        "type": "identify", "userId": "ben", "traits": {"user_id": "ana", "email": "ana@x.es"},
    },
}  # fmt: skip


@pytest.mark.parametrize("form", ON_ANAS_DEVICE)
@pytest.mark.parametrize("order", ["after", "before"])
def test_no_call_but_an_explicit_one_joins_two_identified_users(world: World, form, order):
    ana = [
        {"type": "track", "event": "E", "anonymousId": "phone"},
        {"type": "identify", "userId": "ana", "anonymousId": "phone", "traits": {"name": "Ana"}},
    ]
    bens = [ON_ANAS_DEVICE[form], {"type": "track", "event": "E", "userId": "ben"}]
    send(world, *(ana + bens if order == "after" else bens + ana))
    assert world.person("ana").person_id != world.person("ben").person_id
    assert "ben" not in world.ids("ana")


@pytest.mark.parametrize(
    "nobody", ["null", "UNDEFINED", "0", "[object Object]", "anonymous", "guest"]
)
def test_an_id_of_nobody_ties_nobody_in_any_call(world: World, nobody):
    send(
        world,
        {"type": "identify", "userId": "ana", "anonymousId": "phone"},
        {"type": "identify", "userId": "ben", "anonymousId": "laptop"},
    )
    for user in ("ana", "ben"):
        send(
            world,
            {"type": "track", "event": "E", "userId": user, "anonymousId": nobody},
            {"type": "alias", "userId": user, "previousId": nobody},
            {"type": "alias", "userId": nobody, "previousId": user},
        )
    assert (world.ids("ana") - {nobody}, world.ids("ben") - {nobody}) == (
        {"ana", "phone"},
        {"ben", "laptop"},
    )
    assert world.person("ana").person_id != world.person("ben").person_id


CALLS = st.lists(
    st.fixed_dictionaries({
        "type": st.sampled_from(["track", "identify", "page", "group"]),
        "userId": st.sampled_from(["", "ana", "ben", "eva"]),
        "anonymousId": st.sampled_from(["phone", "laptop", "ana", "ben"]),
    }),
    min_size=1, max_size=8,
)  # fmt: skip


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(calls=CALLS)
def test_whatever_comes_without_an_alias_users_stay_apart(world: World, calls):
    mine = fresh(world)
    send(mine, *({**call, "event": "E", "groupId": "acme"} for call in calls))
    with mine.database.transaction() as tx:
        found = tx.execute(
            "SELECT person_id FROM identities WHERE project_id = %s AND kind = 'u'",
            [mine.project_id],
        ).fetchall()
    assert len({row["person_id"] for row in found}) == len(found)


def test_an_id_that_collects_too_many_is_stopped_and_the_refusals_are_listed(world: World):
    people = People(world.database, world.events, lambda: 0, max_ids=4)
    world.people, world.consumer = people, PeopleConsumer(people)
    send(world, *({"type": "track", "event": "E", "anonymousId": f"d{n}"} for n in range(6)))
    send(
        world, *({"type": "identify", "userId": "robot", "anonymousId": f"d{n}"} for n in range(6))
    )
    assert world.ids("robot") == {"robot", "d0", "d1", "d2"}
    with world.database.transaction() as tx:
        refused = people.merges(tx, world.project_id, refused=True)
    assert [(m.refused, m.source.display_name, m.undoable) for m in refused] == [
        ("too_many_ids", f"d{n}", False) for n in (5, 4, 3)
    ]
    assert {m.refused for m in world.merges()} == {None}

"""An event's journey over HTTP: in the log, stored, its person, the reactions, each with its time."""

from datetime import datetime

from cauce.collect.feed import EventFeed, Only
from cauce.infra.consumers import forget_passages, passed_at
from cauce.kernel.ids import PersonId, raw_person_id

ORDER = {"type": "track", "event": "Order", "userId": "ana", "messageId": "m1"}


def journey(shop, message_id: str = "m1") -> dict:
    (found,) = shop.get("events/journey", message_id=message_id)["items"]
    return found


def states(found: dict) -> dict[str, str]:
    return {stage["name"]: stage["state"] for stage in found["stages"]}


def test_each_stage_is_reached_with_its_time(trusted):
    trusted.send({**ORDER, "messageId": "m0"}, ORDER)
    found = journey(trusted)
    assert states(found) == {
        "log": "done", "store": "waiting", "people": "waiting", "react": "waiting",
    }  # fmt: skip
    assert (found["event"], found["user_id"], found["stages"][1]["behind"]) == ("Order", "ana", 2)
    trusted.store()
    trusted.passed("people")
    found = journey(trusted)
    assert states(found) == {"log": "done", "store": "done", "people": "done", "react": "waiting"}
    log, store, people, react = found["stages"]
    times = [datetime.fromisoformat(stage["at"]) for stage in (log, store, people)]
    assert times == sorted(times)
    assert store["lag_ms"] <= people["lag_ms"]
    assert react["at"] is None


def test_a_merged_person_is_shown_as_who_it_is_now(trusted):
    raw = raw_person_id(trusted.project_id, "user_id", "ana")
    trusted.send(ORDER)
    assert journey(trusted)["person"] is None
    trusted.known[raw] = (raw, "Ana")
    assert journey(trusted)["person"]["merged"] is False
    trusted.known[raw] = (PersonId(255), "Ana María")
    assert journey(trusted)["person"] == {
        "person_id": "00000000000000ff", "display_name": "Ana María", "merged": True,
    }  # fmt: skip


def test_a_refused_message_shows_why_and_then_that_it_was_accepted(trusted):
    trusted.send({**ORDER, "event": ""})
    trusted.send(ORDER)
    for _ in ("still in the log", "stored"):
        accepted, refused = trusted.get("events/journey", message_id="m1")["items"]
        assert (accepted["reason"], refused["reason"]) == ("", "missing_event_name")
        assert [stage["name"] for stage in refused["stages"]] == ["log", "store"]
        trusted.store()


def test_what_never_arrived_is_an_empty_answer(trusted):
    trusted.send({**ORDER, "properties": {"says": "m2"}})
    assert trusted.get("events/journey", message_id="m2") == {"items": []}


def test_the_time_of_a_passage_that_was_forgotten_is_not_taken_from_a_later_one(trusted):
    for message in ("m1", "m2"):
        trusted.send({**ORDER, "messageId": message})
        trusted.store()
    with trusted.database.transaction() as tx:
        first = trusted.base + 1
        assert set(passed_at(tx, first)) == {"store"}
        old = "UPDATE consumer_passages SET at = now() - interval '9 days' WHERE seq = %s"
        tx.execute(old, [first])
        forget_passages(tx)
        assert passed_at(tx, first) == {}
        assert set(passed_at(tx, first + 1)) == {"store"}


def test_the_live_stream_is_narrowed_to_an_event_or_a_person(trusted):
    feed = EventFeed(trusted.events, trusted.reader, trusted.names, trusted.states)
    bob = {**ORDER, "userId": "bob", "messageId": "m2"}
    trusted.send(ORDER, bob, {**ORDER, "event": "Visit", "messageId": "m3"}, {**bob, "event": ""})
    raw = raw_person_id(trusted.project_id, "user_id", "ana")
    trusted.known[raw] = (PersonId(255), "Ana")

    def shown(**only: str) -> list[str]:
        items = next(feed.live(trusted.project_id, lambda: False, Only(**only)))
        return [item["message_id"] for _, item in items]

    assert shown(event="Visit") == ["m3"]
    assert shown(person="bob") == ["m2", "m2"]
    assert shown(person="00000000000000ff") == ["m1", "m3"]
    assert shown(event="Order", person="ana") == ["m1"]

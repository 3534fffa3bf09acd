"""The store consumer loads each frame exactly once, whatever happens between."""

from datetime import UTC, datetime

import msgspec
import pytest

from cauce.collect import store
from cauce.collect.contracts import LogEvent, LogReject, RejectReason
from cauce.collect.tasks import StoreConsumer
from cauce.infra.log.contracts import Batch, Frame, FrameKind
from cauce.kernel.ids import raw_person_id

NOW = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def event_frame(project_id, seq, *, event="Order Completed", properties=None):
    person = raw_person_id(project_id, "user_id", "ana")
    body = LogEvent(
        seq=seq, project_id=project_id, message_id=f"m{seq}", type="track", event=event,
        person_id=person, user_id="ana", anonymous_id="", session_id="", timestamp=NOW,
        received_at=NOW, original_timestamp=None, sent_at=NOW,
        properties={"n": seq} if properties is None else properties, context={"ip": "1.2.3.4"},
    )  # fmt: skip
    return Frame(seq, project_id, FrameKind.EVENT, msgspec.json.encode(body))


def reject_frame(project_id, seq):
    body = LogReject(seq, project_id, NOW, RejectReason.TOO_DEEP, "32 levels", "m", "{…}")
    return Frame(seq, project_id, FrameKind.REJECT, msgspec.json.encode(body))


@pytest.fixture
def base(project_id):
    """Seqs that no other test uses."""
    return project_id * 1_000_000


def rows(events, project_id):
    return store.newest_events(events, project_id)


def test_events_and_rejects_land_in_their_tables_as_they_were(events, project_id, base):
    frames = [event_frame(project_id, base + 1), reject_frame(project_id, base + 2)]
    StoreConsumer(events).handle(Batch(frames))
    (row,) = rows(events, project_id)
    assert (row.seq, row.event, row.timestamp) == (base + 1, "Order Completed", NOW)
    assert (row.properties, row.context, row.user_id) == ({"n": base + 1}, {"ip": "1.2.3.4"}, "ana")
    assert store.reject_counts(events, project_id) == [("too_deep", 1)]


def test_a_replay_with_other_bounds_after_a_restart_adds_nothing(events, project_id, base):
    frames = [event_frame(project_id, base + i) for i in range(1, 11)]
    StoreConsumer(events).handle(Batch(frames[:7]))
    StoreConsumer(events).handle(Batch(frames[3:]))
    assert [row.seq - base for row in reversed(rows(events, project_id))] == list(range(1, 11))


def test_an_event_the_engine_refuses_is_set_aside_and_its_neighbours_are_kept(
    events, project_id, base
):
    good = [event_frame(project_id, base + i) for i in (1, 2, 4, 5)]
    bad = Frame(base + 3, project_id, FrameKind.EVENT, b'{"seq":%d,"properties":nonsense}' % base)
    StoreConsumer(events).handle(Batch(sorted([*good, bad], key=lambda f: f.seq)))
    assert [row.seq - base for row in rows(events, project_id)] == [5, 4, 2, 1]
    (reject,) = store.newest_rejects(
        events, project_id, before=store.NO_LIMIT, reason="unstorable", limit=10
    )
    assert reject.seq == base + 3
    assert "nonsense" in reject.sample


def test_newest_events_page_by_position_and_filter(events, project_id, base):
    frames = [event_frame(project_id, base + i, event="AB"[i % 2]) for i in range(1, 7)]
    StoreConsumer(events).handle(Batch(frames))
    page = store.newest_events(events, project_id, before=base + 5, event="A", limit=1)
    assert [row.seq - base for row in page] == [4]
    assert (
        store.newest_events(events, project_id, persons=[raw_person_id(project_id, "user_id", "x")])
        == []
    )


def test_a_deleted_project_leaves_nothing(events, project_id, base):
    StoreConsumer(events).handle(
        Batch([event_frame(project_id, base + 1), reject_frame(project_id, base + 2)])
    )
    store.delete_project(events, project_id)
    assert rows(events, project_id) == []
    assert store.reject_counts(events, project_id) == []

"""Whatever collect accepts, the events engine takes: nothing accepted may be stuck on the way."""

import json
from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cauce.collect.intake import sort_items
from cauce.collect.tasks import StoreConsumer
from cauce.collect.wire import read_batch
from cauce.infra.log.contracts import Batch, Frame, FrameKind

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TEXT = st.text(max_size=12) | st.sampled_from(
    ["\0", "a.b", "a..b", "", ".", "\ud800", "2020-01-01", "é" * 40]
)
SCALARS = st.none() | st.booleans() | st.integers(-(2**80), 2**80) | st.floats() | TEXT
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)
INSTANTS = st.integers(31_600_000, 1_795_000_000).map(
    lambda s: datetime.fromtimestamp(s, UTC).isoformat()
)
ITEMS = st.fixed_dictionaries(
    {"type": st.sampled_from(["track", "page", "identify", "group"]), "userId": TEXT | st.integers()},
    optional={
        "event": TEXT, "properties": st.dictionaries(TEXT, VALUES, max_size=5), "groupId": TEXT,
        "traits": st.dictionaries(TEXT, VALUES, max_size=5), "timestamp": INSTANTS, "sentAt": INSTANTS,
        "context": st.dictionaries(TEXT, VALUES, max_size=4),
    },
)  # fmt: skip
first_seq = iter(range(10**6, 10**9, 1000))


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(ITEMS, min_size=5, max_size=30))
def test_every_accepted_event_reaches_the_events_table(events, project_id, batch):
    parcel = read_batch(json.dumps({"batch": batch}).encode())
    items = sort_items(parcel, project_id, NOW)
    start = next(first_seq)
    frames = [
        Frame(start + n, entry.project_id, entry.kind, b'{"seq":%d,%b' % (start + n, entry.body))
        for n, entry in enumerate(items.entries)
    ]
    StoreConsumer(events).handle(Batch(frames))
    params = {"first": start, "last": start + 999}
    for table, kind in (("events", FrameKind.EVENT), ("rejects", FrameKind.REJECT)):
        sql = f"SELECT count() FROM {table} WHERE seq BETWEEN {{first:UInt64}} AND {{last:UInt64}}"
        stored = events.query(sql, params).rows[0][0]
        assert stored == sum(frame.kind is kind for frame in frames)

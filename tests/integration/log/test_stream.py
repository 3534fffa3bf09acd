"""The log in a NATS stream: servers killed, copies lost, several collectors, unsafe streams."""

from __future__ import annotations

import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest
from logs import Stream, copying, entry, numbers, wait_for, where
from nats.js.api import DiscardPolicy, StorageType, StreamConfig

from cauce.infra.log.contracts import Entry
from cauce.infra.log.dedup import message_key
from cauce.infra.log.nats.connection import stream_config
from cauce.infra.log.nats.position import Position
from cauce.infra.log.nats.writer import StreamWriter
from cauce.infra.log.reader import SegmentReader
from cauce.kernel.errors import CauceError
from support.ingest import CLEAN, Ingest, verdict
from support.nats_cluster import Cluster

KILL_S = 8.0
PER_S = 5000


@pytest.fixture
def own_cluster(tmp_path):
    """A cluster whose servers the test may kill."""
    with Cluster(tmp_path / "own nats") as running:
        yield running


@pytest.mark.slow
def test_the_leader_killed_under_load_loses_and_doubles_nothing(own_cluster, tmp_path):
    place = where(own_cluster, "KILLED")
    writer = StreamWriter(place, wait_s=20)
    relay = copying(place, tmp_path / "copy")
    with Ingest(writer, PER_S, 1) as ingest:
        time.sleep(KILL_S / 3)
        leader = own_cluster.leader_of("KILLED")
        leader.kill()
        time.sleep(KILL_S * 2 / 3)
        leader.start()
    writer.close()
    reader = SegmentReader(tmp_path / "copy")
    wait_for(lambda: ingest.acknowledged <= set(numbers(reader)), 60)
    relay.stop()
    assert verdict(ingest, numbers(reader)) == CLEAN
    assert ingest.without_retry_after == 0
    assert len(ingest.acknowledged) > PER_S * KILL_S * 0.3


def stands_still(pid):
    """Whether a process was stopped; it goes on for a moment after the signal."""
    return Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()[0] == "T"


def test_without_a_quorum_it_is_503_and_goes_on_by_itself(own_cluster, tmp_path):
    place = where(own_cluster, "QUORUM")
    writer = StreamWriter(place, wait_s=20, patience_s=1.0)
    writer.append([entry(1)])
    for node in own_cluster.nodes[:2]:
        node.signal(signal.SIGSTOP)
        wait_for(lambda pid=node.process.pid: stands_still(pid))
    with pytest.raises(CauceError) as refused:
        writer.append([entry(2)])
    assert (refused.value.kind, bool(refused.value.retry_after_s)) == ("unavailable", True)
    assert writer.problem is not None
    with pytest.raises(CauceError, match="log_unreachable"):
        writer.append([entry(3)])
    for node in own_cluster.nodes[:2]:
        node.signal(signal.SIGCONT)
    wait_for(lambda: writer.problem is None, 30)
    writer.append([entry(2), entry(3), entry(4)])
    relay = copying(place, tmp_path / "copy")
    reader = SegmentReader(tmp_path / "copy")
    wait_for(lambda: 4 in numbers(reader))
    assert sorted(numbers(reader)) == [1, 2, 3, 4]
    relay.stop()
    writer.close()


def test_a_collector_that_starts_without_the_cluster_refuses_until_it_is_there(tmp_path):
    with Cluster(tmp_path / "late", size=1) as late:
        place = where(late, "LATE")
        late.nodes[0].kill()
        writer = StreamWriter(place, wait_s=0.5)
        with pytest.raises(CauceError, match="log_unreachable"):
            writer.append([entry(1)])
        late.nodes[0].start()
        wait_for(lambda: writer.problem is None, 30)
        assert writer.append([entry(1)]).duplicates == frozenset()
        writer.close()


def test_what_several_collectors_repeat_is_stored_once(stream, tmp_path):
    writers = [StreamWriter(stream, wait_s=20) for _ in range(3)]
    for writer in writers:
        writer.append([entry(n) for n in range(500)])
    for number, writer in enumerate(writers):
        writer.append([entry(1000 + number), entry(number)])
        writer.close()
    relay = copying(stream, tmp_path / "copy", spill_keys=100)
    reader = SegmentReader(tmp_path / "copy")
    wait_for(lambda: reader.head() >= 1503)
    assert numbers(reader) == [*range(500), 1000, 1001, 1002]
    relay.stop()


def test_a_lost_copy_is_made_again_with_the_same_numbers(stream, tmp_path):
    writer = StreamWriter(stream, wait_s=20)
    first, second = tmp_path / "first", tmp_path / "second"
    relay = copying(stream, first)
    for start in range(0, 2000, 100):
        writer.append([entry(n) for n in range(max(0, start - 7), start + 100)])
    other = StreamWriter(stream, wait_s=20)
    other.append([entry(n) for n in range(0, 2000, 3)])
    reader = SegmentReader(first)
    wait_for(lambda: reader.head() >= 2000 + 667)
    relay.stop()
    again = copying(stream, second)
    copy = SegmentReader(second)
    wait_for(lambda: copy.head() == reader.head())
    assert copy.read_after(0).frames == reader.read_after(0).frames
    again.stop()
    writer.close()
    other.close()


def test_a_copy_from_a_checkpoint_numbers_on_and_knows_what_came_before(stream, tmp_path):
    writer = StreamWriter(stream, wait_s=20)
    relay = copying(stream, tmp_path / "first")
    writer.append([entry(n) for n in range(300)])
    wait_for(lambda: relay.position is not None and relay.position.seq == 300)
    start: Position = relay.position
    relay.stop()
    other = StreamWriter(stream, wait_s=20)
    other.append([entry(1), entry(299), entry(300)])
    keys = [message_key(1, str(n)) for n in range(300)]
    parts = [keys[:100], keys[100:250], keys[250:]]
    again = copying(stream, tmp_path / "second", start=start, seed=lambda _: parts)
    reader = SegmentReader(tmp_path / "second")
    wait_for(lambda: reader.head() == 303)
    assert numbers(reader) == [300]
    assert [frame.seq for frame in reader.read_after(0).frames] == [301, 302, 303]
    again.stop()
    writer.close()
    other.close()


def test_a_copy_that_lost_frames_is_made_again(stream, tmp_path):
    folder = tmp_path / "copy"
    writer = StreamWriter(stream, wait_s=20)
    relay = copying(stream, folder)
    writer.append([entry(n) for n in range(100)])
    reader = SegmentReader(folder)
    wait_for(lambda: reader.head() == 100)
    relay.stop()
    (segment,) = folder.glob("*.seg")
    segment.write_bytes(segment.read_bytes()[:-400])
    again = copying(stream, folder)
    wait_for(lambda: len(numbers(SegmentReader(folder))) == 100)
    again.stop()
    writer.close()


def test_a_foreign_message_in_the_stream_is_passed_over(stream, cluster, tmp_path):
    writer = StreamWriter(stream, wait_s=20)
    writer.append([entry(1)])
    cluster.ask(lambda js: js.publish(stream.address.subject, b"CG1\nnot a group at all"))
    writer.append([entry(2)])
    relay = copying(stream, tmp_path / "copy")
    reader = SegmentReader(tmp_path / "copy")
    wait_for(lambda: numbers(reader) == [1, 2])
    relay.stop()
    writer.close()


def test_a_stream_made_again_under_its_name_is_not_taken_for_the_old_one(stream, cluster, tmp_path):
    writer = StreamWriter(stream, wait_s=20)
    relay = copying(stream, tmp_path / "copy")
    writer.append([entry(1)])
    wait_for(lambda: relay.position is not None and relay.position.seq == 1)
    relay.stop()
    writer.close()
    cluster.ask(lambda js: js.delete_stream(stream.address.stream))
    other = StreamWriter(stream, wait_s=20)
    again = copying(stream, tmp_path / "copy")
    wait_for(lambda: again.problem is not None)
    assert again.problem.code == "log_stream_changed"
    again.stop()
    other.close()


def test_messages_removed_before_they_were_copied_are_noticed(stream, cluster, tmp_path):
    writer = StreamWriter(stream, wait_s=20)
    for n in range(5):
        writer.append([entry(n)])
    cluster.ask(lambda js: js.purge_stream(stream.address.stream, seq=3))
    relay = copying(stream, tmp_path / "copy")
    wait_for(lambda: relay.problem is not None)
    assert relay.problem.code == "log_gap"
    relay.stop()
    writer.close()


@pytest.mark.parametrize(
    ("changes", "risk"),
    [
        ({"num_replicas": 1}, "few_copies"),
        ({"max_age": 3600.0}, "drops_old"),
        ({"discard": DiscardPolicy.OLD, "max_bytes": 10**8}, "drops_old"),
        ({"storage": StorageType.MEMORY, "max_bytes": 10**6}, "in_memory"),
    ],
)
def test_a_stream_that_breaks_the_promise_is_refused_unless_the_risk_is_accepted(
    cluster, stream, changes, risk
):
    config: StreamConfig = replace(stream_config(stream.address, 3), **changes)
    cluster.ask(lambda js: js.add_stream(config))
    with pytest.raises(CauceError, match="log_unsafe") as refused:
        StreamWriter(stream, wait_s=20)
    assert f"CAUCE_LOG_ACCEPT={risk}" in refused.value.message.es
    accepting = where(cluster, stream.address.stream, risk)
    writer = StreamWriter(accepting, wait_s=20)
    writer.append([entry(1)])
    writer.close()


def test_servers_that_do_not_sync_or_cannot_be_asked_are_refused(tmp_path):
    with Cluster(tmp_path / "lazy", size=1, sync="2m") as lazy:
        place = where(lazy, "LAZY")
        with pytest.raises(CauceError, match="sync_interval: always"):
            StreamWriter(place, wait_s=20)
        with pytest.raises(CauceError, match="CAUCE_LOG_MONITOR_URL"):
            StreamWriter(replace(place, monitors=()), wait_s=20)
        StreamWriter(where(lazy, "LAZY", "unsynced"), wait_s=20).close()


def test_a_full_stream_refuses_what_is_new_and_keeps_what_it_has(cluster, stream, tmp_path):
    config = replace(stream_config(stream.address, 3), max_bytes=200_000)
    cluster.ask(lambda js: js.add_stream(config))
    writer = StreamWriter(stream, wait_s=20)
    kept = fill(writer)
    relay = copying(stream, tmp_path / "copy")
    reader = SegmentReader(tmp_path / "copy")
    wait_for(lambda: len(numbers(reader)) == kept)
    wait_for(lambda: relay.position is not None and relay.position.stream_seq > 1)
    name, upto = stream.address.stream, relay.position.stream_seq
    cluster.ask(lambda js: js.purge_stream(name, seq=upto))
    wait_for(lambda: writer.problem is None)
    writer.append([entry(10**6)])
    relay.stop()
    writer.close()


def fill(writer: StreamWriter) -> int:
    """Append until the stream is full; return how many events were kept."""
    for first in range(0, 10_000, 10):
        try:
            writer.append([entry(n, size=1000) for n in range(first, first + 10)])
        except CauceError as refusal:
            if refusal.code == "log_full":
                return first
            raise
    raise AssertionError("the stream never filled")


def test_a_request_larger_than_a_message_is_divided(stream, tmp_path):
    writer = StreamWriter(stream, wait_s=20)
    large = [entry(n, size=30_000) for n in range(90)]
    writer.append(large)
    log = Stream(tmp_path / "copy", where=stream)
    reader = log.reader()
    wait_for(lambda: reader.head() == 90)
    assert numbers(reader) == list(range(90))
    log.close()
    writer.close()


def test_the_stream_is_made_as_it_must_be(stream, cluster):
    StreamWriter(stream, wait_s=20).close()

    async def ask(js):
        return await js.stream_info(stream.address.stream)

    config = cluster.ask(ask).config
    assert (config.num_replicas, config.storage, config.discard) == (3, "file", "new")
    assert (config.max_age, config.duplicate_window) == (0, 120)


def test_groups_survive_the_way_and_anything_else_is_refused():
    from cauce.infra.log.nats.groups import decode_group, divide, encode_group

    entries: list[Entry] = [entry(n, size=n) for n in range(50)]
    assert decode_group(encode_group(entries)) == entries
    assert next(len(part) for part in divide(entries, 2000)) < 50
    assert [e for part in divide(entries, 500) for e in part] == entries
    whole = bytearray(encode_group(entries))
    whole[40] ^= 1
    for broken in (bytes(whole), b"", encode_group(entries)[:-1], b"x" * 100):
        with pytest.raises(ValueError, match="group"):
            decode_group(broken)

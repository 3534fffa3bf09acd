"""A consumer sees every frame in order, again after a failure, and goes on where it stood."""

import time

from cauce.infra.consumers import ConsumerRunner, load_cursor
from cauce.infra.log.contracts import Batch, Frame, FrameKind
from cauce.main.react import ReactConsumer


class Frames:
    """A reader over a list, as the log's readers behave."""

    def __init__(self, count: int) -> None:
        self.frames = [Frame(i, 1, FrameKind.EVENT, b"{}") for i in range(1, count + 1)]

    def head(self) -> int:
        return len(self.frames)

    def read_after(self, seq: int, *, max_frames: int, max_bytes: int) -> Batch:
        return Batch(self.frames[seq : seq + min(3, max_frames)])

    def wait(self, seq: int, timeout_s: float) -> bool:
        if self.head() > seq:
            return True
        time.sleep(min(timeout_s, 0.01))
        return False


class Named:
    """A consumer that keeps what it saw and fails when told to."""

    def __init__(self, name: str) -> None:
        self.name, self.seen, self.fail_at = name, [], None

    def handle(self, batch: Batch) -> None:
        if self.fail_at in [frame.seq for frame in batch.frames]:
            self.fail_at = None
            raise ValueError("the engine is away")
        self.seen += [frame.seq for frame in batch.frames]


def run_until_caught_up(consumer, reader, database) -> ConsumerRunner:
    runner = ConsumerRunner(consumer, reader, database, linger_s=0)
    runner.start()
    deadline = time.monotonic() + 10
    while runner.state().lag_events and time.monotonic() < deadline:
        time.sleep(0.01)
    runner.stop()
    return runner


def test_a_failing_batch_comes_again_until_it_succeeds(database, project_id):
    consumer = Named(f"failing-{project_id}")
    consumer.fail_at = 5
    run_until_caught_up(consumer, Frames(10), database)
    assert consumer.seen == list(range(1, 11))


def test_a_consumer_goes_on_where_it_stood(database, project_id):
    reader, name = Frames(4), f"resuming-{project_id}"
    run_until_caught_up(Named(name), reader, database)
    with database.transaction() as tx:
        assert load_cursor(tx, name) == 4
    reader.frames += Frames(6).frames[4:]
    again = Named(name)
    run_until_caught_up(again, reader, database)
    assert again.seen == [5, 6]


def test_the_state_shows_lag_and_the_error_while_it_retries(database, project_id):
    consumer = Named(f"stuck-{project_id}")
    consumer.handle = lambda batch: 1 / 0  # type: ignore[method-assign]
    runner = ConsumerRunner(consumer, Frames(2), database, linger_s=0)
    runner.start()
    time.sleep(0.2)
    state = runner.state()
    runner.stop()
    assert state.lag_events == 2
    assert "ZeroDivisionError" in (state.error or "")


def test_every_reaction_sees_every_batch(database):
    with database.transaction() as tx:
        tx.execute("DELETE FROM consumer_cursors WHERE name = 'react'")
    first, second = [], []
    react = ReactConsumer((lambda b: first.append(b.last_seq), lambda b: second.append(b.last_seq)))
    run_until_caught_up(react, Frames(5), database)
    assert first == second == [3, 5]


def test_a_seam_with_nobody_behind_it_follows_the_head_without_reading(database):
    with database.transaction() as tx:
        tx.execute("DELETE FROM consumer_cursors WHERE name = 'react'")
    reader = Frames(7)
    reader.read_after = None  # type: ignore[method-assign]
    runner = run_until_caught_up(ReactConsumer(), reader, database)
    assert runner.state().cursor == 7

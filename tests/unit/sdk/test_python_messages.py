"""The Python SDK's messages and decisions, without a server."""

from __future__ import annotations

import doctest
import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cauce_sdk.answers
import cauce_sdk.message
from cauce_sdk import Message, MessageTooLargeError
from cauce_sdk.answers import Answer, fates, wait_s
from cauce_sdk.message import message
from cauce_sdk.queues import fitting
from cauce_sdk.wire import Wire

BATCH = [Message("a", b"{}"), Message("b", b"{}"), Message("c", b"{}"), Message("d", b"{}")]


class Plan(Enum):
    PRO = "pro"


@pytest.mark.parametrize("module", [cauce_sdk.answers, cauce_sdk.message])
def test_the_examples_of_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


def test_a_call_becomes_a_message_with_what_was_given_and_nothing_else():
    when = datetime(2026, 1, 31, 12, tzinfo=timezone(timedelta(hours=2)))
    properties = {
        "price": Decimal("9.90"),
        "at": when,
        "id": UUID(int=1),
        "plan": Plan.PRO,
        "s": {1},
    }
    made = message(
        "track", 7, {"event": "E", "properties": properties}, message_id="m", timestamp=when
    )
    assert made.message_id == "m"
    assert json.loads(made.body) == {
        "type": "track", "messageId": "m", "userId": "7", "timestamp": "2026-01-31T10:00:00.000000Z",
        "event": "E", "properties": {"price": 9.9, "at": "2026-01-31T10:00:00.000000Z",
                                     "id": str(UUID(int=1)), "plan": "pro", "s": [1]},
    }  # fmt: skip


def test_a_message_without_anybody_too_large_or_not_json_is_an_error_of_the_caller():
    with pytest.raises(ValueError, match="nobody did it"):
        message("track", None, {"event": "E"})
    with pytest.raises(MessageTooLargeError, match="at most 32768"):
        message("track", "u", {"event": "E", "properties": {"text": "ñ" * 17_000}})
    with pytest.raises(TypeError, match="a object cannot be sent"):
        message("track", "u", {"event": "E", "properties": {"x": object()}})
    assert message("track", None, {"event": "E"}, anonymous_id=0).body.count(b'"anonymousId":"0"')


def test_each_verdict_decides_about_its_own_message():
    results = {"a": {"result": "ok"}, "b": {"result": "drop", "reason": "too_deep"},
               "c": {"result": "retry"}}  # fmt: skip
    found = fates(Answer(200, results=results), BATCH)
    assert [m.message_id for m in found.done] == ["a"]
    assert [(m.message_id, why) for m, why in found.dropped] == [("b", "too_deep")]
    assert [m.message_id for m in found.again] == ["c", "d"]


@pytest.mark.parametrize("status", [0, 204, 302, 403, 404, 408, 429, 500, 502, 503, 504])
def test_nothing_is_dropped_while_a_repetition_may_help(status):
    for batch in (BATCH, BATCH[:1]):
        assert fates(Answer(status), batch).again == batch


@pytest.mark.parametrize("status", [400, 401])
def test_what_no_repetition_changes_is_dropped_with_its_status(status):
    assert fates(Answer(status), BATCH).dropped == [(m, f"http_{status}") for m in BATCH]


def test_a_batch_that_is_too_large_is_halved_and_alone_it_is_dropped():
    assert fates(Answer(413), BATCH).too_large
    assert fates(Answer(413), BATCH).again == BATCH
    assert fates(Answer(413), BATCH[:1]).dropped == [(BATCH[0], "http_413")]


@given(st.integers(1, 10**6), st.floats(0, 3600), st.floats(0, 1))
def test_a_wait_is_never_shorter_than_asked_for_and_never_endless(attempt, asked, luck):
    assert max(asked, 0.5) <= wait_s(attempt, asked, luck) <= max(asked, 60) * 1.5


@given(st.lists(st.integers(1, 50), max_size=30), st.integers(1, 10), st.integers(1, 200))
def test_a_batch_is_the_longest_start_within_both_limits(sizes, count, size):
    messages = [Message(str(n), b"x" * length) for n, length in enumerate(sizes)]
    found = fitting(messages, count, size)
    assert found == messages[: len(found)]
    assert len(found) >= min(1, len(messages))
    if len(found) > 1:
        assert sum(len(m.body) + 1 for m in found) <= size
    if len(found) < len(messages):
        longer = messages[: len(found) + 1]
        assert len(longer) > count or sum(len(m.body) + 1 for m in longer) > size


@pytest.mark.parametrize(
    ("host", "key"), [("events.example.com", "k"), ("ftp://x", "k"), ("http://x", "")]
)
def test_a_host_or_key_that_cannot_work_is_refused_at_once(host, key):
    with pytest.raises(ValueError, match=r"host has to begin|write_key is empty"):
        Wire.to(host, key, packed=True, timeout_s=1)


def test_a_naive_time_is_local_and_none_is_now():
    assert abs(datetime.fromisoformat(cauce_sdk.message.instant()) - datetime.now(UTC)) < timedelta(
        seconds=5
    )

"""What the fuzzers began with and what they have found: never raised, never a 5xx, never half an event."""

import random

import pytest
from benchmarks._decoding import corpus, findings, judge
from benchmarks.fuzz import changed


@pytest.mark.parametrize("data", corpus(), ids=lambda data: data[:24].decode("latin-1"))
def test_what_was_recorded_is_taken(data):
    assert judge(data) in {200, 204, 400, 413}


@pytest.mark.parametrize("path", findings(), ids=lambda path: path.stem)
def test_a_finding_stays_found(path):
    assert judge(path.read_bytes()) < 500


@pytest.mark.parametrize("data", corpus(), ids=lambda data: data[:24].decode("latin-1"))
def test_fifty_changes_of_it_are_answered(data):
    chance = random.Random(data)
    for _ in range(50):
        assert judge(changed(data, chance)) < 500


def test_the_judge_notices_half_an_event(monkeypatch):
    """A sorter that forgets the second item of a record is caught."""
    from benchmarks import _decoding

    whole = _decoding.sort_records

    def half(endpoint, reading, arrival):
        kept = whole(endpoint, reading, arrival)
        kept.entries.entries.pop(0)
        kept.origins.pop(0)
        return kept

    monkeypatch.setattr(_decoding, "sort_records", half)
    recorded = next(data for data in corpus() if data.startswith(b"posthog batch"))
    with pytest.raises(AssertionError):
        judge(recorded)

"""Metrics of several processes are one text that says everything once."""

from __future__ import annotations

import doctest

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.parser import text_string_to_metric_families

from cauce.infra import telemetry
from cauce.infra.telemetry import joined


def process(count, lag, waits):
    registry = CollectorRegistry()
    Counter("cauce_done", "Done", ["how"], registry=registry).labels("well").inc(count)
    Gauge("cauce_lag", "Lag", registry=registry).set(lag)
    seconds = Histogram("cauce_wait_seconds", "Waits", buckets=(1, 2), registry=registry)
    for wait in waits:
        seconds.observe(wait)
    return generate_latest(registry)


def test_the_examples_of_the_docstrings_hold():
    assert doctest.testmod(telemetry).failed == 0


def test_what_two_processes_count_alike_is_added_up_and_described_once():
    text = joined(process(2, 0, [0.5]), process(3, 7, [0.5, 1.5])).decode()
    found = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
    assert found == {
        ("cauce_done_total", "well"): 5,
        ("cauce_lag",): 7,
        ("cauce_wait_seconds_bucket", "1.0"): 2,
        ("cauce_wait_seconds_bucket", "2.0"): 3,
        ("cauce_wait_seconds_bucket", "+Inf"): 3,
        ("cauce_wait_seconds_count",): 3,
        ("cauce_wait_seconds_sum",): 2.5,
    }
    assert text.count("# TYPE cauce_done_total counter") == 1


def test_a_process_that_says_nothing_is_passed_over():
    one = joined(process(2, 0, []))
    assert joined(process(2, 0, []), b"") == one

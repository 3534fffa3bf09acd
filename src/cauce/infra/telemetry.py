"""Metrics and logs.

Every metric is ``cauce_<name>`` in one registry per process; ``/metrics`` joins the processes.
Logs are events with fields: for people on a terminal, JSON lines otherwise; never personal data.
"""

import logging
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import cast

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Metric, generate_latest
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.registry import Collector

REGISTRY = CollectorRegistry()


def counter(name: str, text: str, labels: Sequence[str] = ()) -> Counter:
    """Return a counter ``cauce_<name>_total``."""
    return Counter(f"cauce_{name}", text, labels, registry=REGISTRY)


def gauge(name: str, text: str, labels: Sequence[str] = ()) -> Gauge:
    """Return a gauge ``cauce_<name>``."""
    return Gauge(f"cauce_{name}", text, labels, registry=REGISTRY)


def histogram(name: str, text: str, labels: Sequence[str], buckets: Sequence[float]) -> Histogram:
    """Return a histogram ``cauce_<name>``."""
    return Histogram(f"cauce_{name}", text, labels, registry=REGISTRY, buckets=buckets)


def exposition() -> bytes:
    """Return this process's metrics in Prometheus' text format."""
    return generate_latest(REGISTRY)


@dataclass(frozen=True, slots=True)
class _Joined:
    """Metrics of several processes as one collection: what they count alike is added up."""

    texts: tuple[str, ...]

    def collect(self) -> Iterator[Metric]:
        """Yield every metric once; when a series was made is left out, as it differs between processes."""
        found: dict[str, Metric] = {}
        sums: dict[str, dict[tuple[str, tuple[tuple[str, str], ...]], float]] = {}
        for family in chain.from_iterable(map(text_string_to_metric_families, self.texts)):
            if family.name.endswith("_created"):
                continue
            found.setdefault(family.name, Metric(family.name, family.documentation, family.type))
            into = sums.setdefault(family.name, {})
            for sample in family.samples:
                key = (sample.name, tuple(sample.labels.items()))
                into[key] = into.get(key, 0.0) + sample.value
        for name, metric in found.items():
            for (sample_name, labels), value in sums[name].items():
                metric.add_sample(sample_name, dict(labels), value)
            yield metric


def joined(*texts: bytes) -> bytes:
    r"""Return the metrics of several processes as one text; one that gave none is passed over.

    Example:
        >>> one = b"# HELP a_total x\n# TYPE a_total counter\na_total 1.0\n"
        >>> joined(one, one, b"").decode().splitlines()[-1]
        'a_total 2.0'
    """
    return generate_latest(cast("Collector", _Joined(tuple(text.decode() for text in texts))))


def configure_logs(process: str) -> None:
    """Set up structured logs to standard error, each line naming the process."""
    human = sys.stderr.isatty()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *([] if human else [structlog.processors.format_exc_info]),
            structlog.dev.ConsoleRenderer() if human else structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    structlog.contextvars.bind_contextvars(process=process)

"""Metrics and logs.

Every metric is ``cauce_<name>`` in one registry per process; ``/metrics`` joins the processes.
Logs are events with fields: for people on a terminal, JSON lines otherwise; never personal data.
"""

import logging
import sys
from collections.abc import Sequence

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

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

"""The fixtures of the log's tests."""

from logs import cluster, log, stream

__all__ = ["cluster", "log", "stream"]

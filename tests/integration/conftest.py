"""The session's engines, with tables that hold what one module has stored."""

from __future__ import annotations

import pytest

from cauce.infra.events import Events

STORED = """
    SELECT name FROM system.tables
    WHERE database = currentDatabase() AND engine LIKE '%MergeTree' AND name != 'migrations'
"""


@pytest.fixture(scope="module")
def events(events: Events) -> Events:
    """The session's ClickHouse without what the modules before have stored.

    Each of thousands of projects has properties and parts of its own; a statement about one, and above all
    an erasure, would take many times as long among them as it does in an installation.
    """
    for (table,) in events.query(STORED).rows:
        events.command(f"TRUNCATE TABLE {table}")
    return events

"""Reports over real engines and a real relay; the charts' script is the one built from this checkout."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from reports_world import HandClock, World, build, new_world

from cauce.infra.db import Database
from cauce.infra.events import Events
from cauce.webbuild import ensure_ui
from support.mailbox import mailbox

ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture(scope="session")
def ui() -> Path:
    """The built web app with what the server draws charts by."""
    built = ensure_ui(ROOT)
    if built is None:
        why = "the web app could not be built"
        if os.environ.get("CAUCE_REQUIRE_BROWSER"):
            pytest.fail(why)
        pytest.skip(why)
    return built


@pytest.fixture(scope="module")
def box() -> Iterator[Any]:
    with mailbox() as opened:
        yield opened


@pytest.fixture(scope="module")
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(scope="module")
def reports(
    database: Database, events: Events, ui: Path, box: Any, clock: HandClock
) -> Iterator[Any]:
    relay = f"smtp://127.0.0.1:{box.port}"
    made = build(database, events, ui, folder=Path(), relay=relay, clock=clock)
    yield made
    made.printer.charts.close()


@pytest.fixture
def world(database: Database, events: Events, reports: Any, box: Any, clock: HandClock) -> World:
    clock.now = HandClock().now
    box.messages.clear()
    box.replies.clear()
    box.on_message = lambda _: None
    with database.transaction() as tx:  # what other tests left due is not this one's
        tx.execute("DELETE FROM reports")
    return new_world(database, events, reports, clock, box)

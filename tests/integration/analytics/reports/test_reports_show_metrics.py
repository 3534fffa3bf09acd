"""The tile of a metric in a report is what its page shows, and rows of SQL are attached like any answer."""

from __future__ import annotations

from typing import Any

import pytest
from reports_world import FUNNEL, TREND, World

from cauce.analytics.boards.contracts import Content
from cauce.analytics.boards.facade.metrics import Metrics
from cauce.analytics.reports.contracts import Attached, Block, Source

PLACE = {"x": 0, "y": 0, "w": 6, "h": 4}
OF_TREND = {"kind": "trend", "series": TREND["series"]}
OF_FUNNEL = {"kind": "funnel", "steps": FUNNEL["steps"]}


def board(world: World, tile: dict[str, Any], **lens: str) -> int:
    content = Content("Numbers", "", "", {"tiles": [{"id": "a", **tile, **PLACE}], **lens})
    with world.database.transaction() as tx:
        dashboards = world.reports.printer.dashboards
        return dashboards.create(tx, world.owner, content).saved_id


def define(world: World, definition: Any, **shape: str) -> str:
    content = Content("Sales", "", "", {"definition": definition, **shape})
    with world.database.transaction() as tx:
        metrics = Metrics(world.reports.accounts, world.clock)
        return str(metrics.shelf.create(tx, world.owner, content).saved_id)


def printed(world: World, number: int) -> Block:
    printer = world.reports.printer
    with world.database.transaction() as tx:
        sheet = printer.sheet(tx, world.owner, Source.DASHBOARD, number)
    (block,) = printer.printed(world.owner, sheet, "es").blocks
    return block


def test_a_metric_is_its_number_in_its_format_with_its_way_and_its_change(world):
    metric = define(world, OF_TREND, format="money", currency="EUR")
    tile = {"kind": "metric", "metric_id": metric}
    block = printed(world, board(world, tile, date_from="2026-01-05", date_to="2026-01-07"))
    assert (block.title, block.height) == ("Sales", 72)
    assert "<polyline" in block.svg
    ((value, change),) = block.tables[0].rows
    assert value.endswith(",00\u00a0€")
    assert value in block.svg
    assert change in block.svg


def test_the_metric_of_a_funnel_is_its_conversion(world):
    metric = define(world, OF_FUNNEL, format="percent")
    tile = {"kind": "metric", "metric_id": metric}
    first = printed(world, board(world, tile, date_from="2026-01-05", date_to="2026-01-07"))
    assert first.tables[0].rows[0][0] == "50\u00a0%"


@pytest.mark.parametrize(
    ("form", "begins"), [(Attached.CSV, b"\xef\xbb\xbf"), (Attached.XLSX, b"PK")]
)
def test_rows_of_sql_are_attached(world, form, begins):
    asked = {
        "kind": "sql",
        "sql": "SELECT event, count() AS n FROM events GROUP BY event ORDER BY event",
    }
    number = board(world, {"kind": "question", "title": "Rows", "question": asked})
    ana = world.join("ana")
    world.report(ana, source_id=number, files=(form,))
    world.clock.move(minutes=30)
    world.runner.round()
    (got,) = world.mails("ana")
    (file,) = got.iter_attachments()
    assert file.get_filename() == f"01-rows.{form}"
    assert file.get_payload(decode=True).startswith(begins)

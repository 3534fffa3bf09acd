"""Files of answers and of raw rows stop in the middle when who asked leaves, and leave nothing behind."""

import itertools
import json
import tempfile
from pathlib import Path

import pytest

from cauce.analytics import facade, store
from cauce.analytics.contracts import AnswerFormat, Exported, FileFormat, Lane
from cauce.analytics.facade import Analytics
from cauce.analytics.facade.turns import Caller
from cauce.infra.leaving import Leaving
from cauce.kernel.errors import CauceError

_projects = itertools.count(1_460_000)
PERSONS = 9
DAYS = {"date_from": "2026-01-05", "date_to": "2026-01-06", "timezone": "UTC"}
PEOPLE = {
    "kind": "people",
    "of": {"kind": "funnel", **DAYS, "steps": [{"event": "Paid"}]},
    "point": {"step": 0},
}


class LeavesWhenLooked(Leaving):
    """Somebody who is gone when it is looked for the n-th time whether they are there."""

    def __init__(self, n: int) -> None:
        super().__init__()
        self._left = n

    def check(self) -> None:
        self._left -= 1
        if self._left == 0:
            self._gone = True
        super().check()


@pytest.fixture(scope="module")
def project(events):
    number = next(_projects)
    rows = [
        {
            "project_id": number, "event": "Paid", "person_id": n + 1, "seq": n,
            "timestamp": "2026-01-05T10:00:00Z", "user_id": f"u{n}", "anonymous_id": "",
            "properties": {}, "context": {},
        }
        for n in range(PERSONS)
    ]  # fmt: skip
    events.insert_json("events", "\n".join(map(json.dumps, rows)).encode(), f"stopped-{number}")
    return number


@pytest.fixture
def left_over(tmp_path, monkeypatch):
    """What is in the folder of temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return lambda: list(Path(tmp_path).iterdir())


def test_a_workbook_is_given_up_between_two_pages_of_people(
    events, project, left_over, monkeypatch
):
    monkeypatch.setattr(facade, "FILE_PEOPLE", 1)
    analytics = Analytics(events)
    whole = LeavesWhenLooked(0)
    file = analytics.file(project, PEOPLE, AnswerFormat.XLSX, caller=Caller(Lane.OWN, whole))
    assert b"".join(file.pieces).startswith(b"PK")
    looked = -whole._left
    midway = Caller(Lane.OWN, LeavesWhenLooked(looked // 2))
    file = analytics.file(project, PEOPLE, AnswerFormat.XLSX, caller=midway)
    with pytest.raises(CauceError) as left:
        next(file.pieces)
    assert left.value.code == "asker_left"
    assert left_over() == []


@pytest.mark.parametrize("form", [AnswerFormat.CSV, AnswerFormat.PARQUET, AnswerFormat.JSONL])
def test_a_list_of_people_stops_after_the_page_that_was_sent(events, project, form, monkeypatch):
    monkeypatch.setattr(facade, "FILE_PEOPLE", 4)
    asker = Leaving()
    file = Analytics(events).file(project, PEOPLE, form, caller=Caller(Lane.OWN, asker))
    assert next(file.pieces)
    asker.leave()
    with pytest.raises(CauceError) as left:
        list(file.pieces)
    assert left.value.code == "asker_left"


@pytest.mark.parametrize("form", list(FileFormat))
def test_raw_events_stop_after_the_page_that_was_sent(events, project, form, monkeypatch):
    monkeypatch.setattr(store, "PAGE_ROWS", 4)
    asker = Leaving()
    pieces = Analytics(events).export(project, Exported.EVENTS, form, asker=asker)
    assert next(pieces)
    asker.leave()
    with pytest.raises(CauceError) as left:
        list(pieces)
    assert left.value.code == "asker_left"


def test_a_workbook_that_nobody_takes_any_more_lets_go_of_its_file(events, project, left_over):
    file = Analytics(events).file(project, PEOPLE, AnswerFormat.XLSX)
    pieces = iter(file.pieces)
    next(pieces)
    pieces.close()
    assert left_over() == []

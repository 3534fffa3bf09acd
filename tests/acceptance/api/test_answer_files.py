"""Answers as files over HTTP: every row, typed, safe to open, under a name that says what it is."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date
from xml.etree import ElementTree

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cauce.analytics import facade

DAYS = {"date_from": "2026-01-05", "date_to": "2026-01-06", "timezone": "Europe/Madrid"}
TREND = {"kind": "trend", **DAYS, "interval": "day", "series": [{"event": "Paid"}],
         "breakdown": {"property": "plan"}}  # fmt: skip
FUNNEL = {"kind": "funnel", **DAYS, "steps": [{"event": "Paid"}]}
PEOPLE = {"kind": "people", "of": FUNNEL, "point": {"step": 0}, "limit": 2}
PERSONS = 9
CELLS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def paid(new_world, events):
    """A project where nine people paid, on a plan whose name is a formula."""
    world = new_world()
    project = int(world.project.project.project_id)
    rows = [
        {
            "project_id": project, "event": "Paid", "person_id": n + 1, "seq": n,
            "timestamp": "2026-01-05 10:00:00", "user_id": f"u{n}", "anonymous_id": "",
            "properties": {"plan": "=HYPERLINK(1)" if n else "ñandú"}, "context": {},
        }
        for n in range(PERSONS)
    ]  # fmt: skip
    events.insert_json("events", "\n".join(map(json.dumps, rows)).encode(), f"{project}-files")
    return world


def taken(world, question, **params):
    answer = world.owner.post(f"{world.path}/query/export", json=question, params=params)
    assert answer.status_code == 200, answer.text
    return answer


def sheets(data: bytes) -> list[list[list[str]]]:
    """The sheets of a workbook as the text of their cells, each with its type before it."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        names = sorted(name for name in book.namelist() if name.startswith("xl/worksheets/sheet"))
        assert not [name for name in book.namelist() if "external" in name.lower()]
        return [[_cells(row) for row in ElementTree.fromstring(book.read(name)).iter(f"{CELLS}row")]
                for name in names]  # fmt: skip


def _cells(row):
    return [f"{cell.get('t', 'n')}:{''.join(cell.itertext())}" for cell in row.iter(f"{CELLS}c")]


def test_csv_neutralises_formulas_and_has_the_mark_of_excel_on_request(paid):
    answer = taken(paid, TREND, format="csv", bom="true")
    assert answer.headers["content-disposition"] == (
        'attachment; filename="trend-paid-2026-01-05-2026-01-06.csv"'
    )
    assert answer.content.startswith(b"\xef\xbb\xbf")
    found = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(r["breakdown"], r["start"], float(r["value"])) for r in found] == [
        ("'=HYPERLINK(1)", "2026-01-05", 8),
        ("'=HYPERLINK(1)", "2026-01-06", 0),
        ("ñandú", "2026-01-05", 1),
        ("ñandú", "2026-01-06", 0),
    ]
    assert not taken(paid, TREND).content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("form", ["parquet", "arrow"])
def test_tables_have_typed_columns_and_say_what_was_asked(paid, form):
    data = io.BytesIO(taken(paid, TREND, format=form).content)
    table = pq.read_table(data) if form == "parquet" else pa.ipc.open_file(data).read_all()
    assert (table.schema.field("start").type, table.num_rows) == (pa.date32(), 4)
    assert table.column("start")[0].as_py() == date(2026, 1, 5)
    known = table.schema.metadata
    assert json.loads(known[b"cauce.question"]) == TREND
    assert known[b"cauce.definition"].endswith(b"#trend")
    assert known[b"cauce.data_version"]


def test_a_workbook_holds_text_dates_and_the_question_and_no_formula(paid):
    answer, question = sheets(taken(paid, TREND, format="xlsx").content)
    assert answer[0][0] == "inlineStr:series"
    first = answer[1]
    assert "inlineStr:=HYPERLINK(1)" in first
    assert "n:46027" in first  # 5 January 2026 as Excel counts days
    assert any("definitions.md#trend" in cell for row in question for cell in row)


def test_json_lines_hold_every_text_as_it_is(paid):
    found = [json.loads(line) for line in taken(paid, TREND, format="jsonl").text.splitlines()]
    assert {row["breakdown"] for row in found} == {"=HYPERLINK(1)", "ñandú"}
    assert found[0]["start"] == "2026-01-05"


def test_a_workbook_speaks_the_readers_language(paid):
    data = paid.owner.post(
        f"{paid.path}/query/export",
        json=TREND,
        params={"format": "xlsx"},
        headers={"Accept-Language": "es"},
    ).content
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert "Respuesta" in book.read("xl/workbook.xml").decode()


@pytest.mark.parametrize("form", ["csv", "parquet", "xlsx"])
def test_a_list_of_people_is_complete_whatever_its_pages(paid, form, monkeypatch):
    monkeypatch.setattr(facade, "FILE_PEOPLE", 4)
    data = taken(paid, PEOPLE, format=form).content
    if form == "csv":
        users = [row["user_id"] for row in csv.DictReader(io.StringIO(data.decode()))]
    elif form == "parquet":
        table = pq.read_table(io.BytesIO(data))
        assert table.schema.field("first_at").type == pa.timestamp("ms", "Europe/Madrid")
        users = table.column("user_id").to_pylist()
    else:
        users = [row[2].removeprefix("inlineStr:") for row in sheets(data)[0][1:]]
    assert sorted(users) == [f"u{n}" for n in range(PERSONS)]


def test_what_a_sheet_cannot_hold_is_refused_with_another_way(paid, monkeypatch):
    monkeypatch.setattr("cauce.analytics.facade.files.MAX_ROWS", PERSONS)
    refused = paid.owner.post(
        f"{paid.path}/query/export",
        json=PEOPLE,
        params={"format": "xlsx"},
        headers={"Accept-Language": "es"},
    )
    assert (refused.status_code, refused.json()["code"]) == (422, "too_many_rows")
    assert "Parquet" in refused.json()["detail"]


SPLIT = {
    **FUNNEL,
    "steps": [{"event": "Paid"}, {"event": "Gone"}],
    "interval": "day",
    "drop_off": 3,
}


def test_a_funnel_gives_its_further_tables_one_by_one(paid):
    over = taken(paid, SPLIT, format="csv", table="over_time")
    assert "funnel-over-time-paid-gone" in over.headers["content-disposition"]
    assert over.text.splitlines() == [
        '"start","entered","converted","rate"',
        "2026-01-05,9,0,0",
        "2026-01-06,0,0,",
    ]
    data = io.BytesIO(taken(paid, SPLIT, format="parquet", table="drop_off").content)
    assert pq.read_table(data).to_pylist() == [
        {"step": 2, "name": "Gone", "lost": 9, "event": None, "count": 9, "share": 1.0}
    ]
    assert "p_value" in taken(paid, SPLIT, format="csv").text.splitlines()[0]
    refused = paid.owner.post(
        f"{paid.path}/query/export", json=FUNNEL, params={"table": "over_time"}
    )
    assert (refused.status_code, refused.json()["errors"][0]["path"]) == (422, "table")


def test_a_workbook_of_a_funnel_has_a_sheet_for_each_table(paid):
    data = taken(paid, SPLIT, format="xlsx").content
    heads = [sheet[0][0] for sheet in sheets(data)]
    assert heads == [
        "inlineStr:scope",
        "inlineStr:start",
        "inlineStr:step",
        "inlineStr:from_s",
        "inlineStr:Question",
    ]


def test_a_wrong_question_is_refused_as_it_is_when_asked(paid):
    refused = paid.owner.post(f"{paid.path}/query/export", json={**TREND, "series": []})
    assert (refused.status_code, refused.json()["errors"][0]["path"]) == (422, "series")


SQL = {
    "kind": "sql",
    "sql": "SELECT properties.plan AS plan, count() AS n, min(timestamp) AS first,"
    " groupArray(user_id) AS users FROM events GROUP BY plan ORDER BY n",
    "timezone": "Europe/Madrid",
}


@pytest.mark.parametrize("form", ["csv", "xlsx", "jsonl", "parquet", "arrow"])
def test_an_answer_in_sql_is_a_file_too(paid, form):
    answer = taken(paid, SQL, format=form)
    assert answer.headers["content-disposition"] == f'attachment; filename="sql.{form}"'
    data = io.BytesIO(answer.content)
    if form == "csv":
        first = next(csv.DictReader(io.StringIO(answer.text)))
        assert (first["plan"], first["n"], first["users"]) == ("ñandú", "1", '["u0"]')
    elif form == "xlsx":
        answered, question = sheets(answer.content)
        assert answered[2][:2] == ["inlineStr:=HYPERLINK(1)", "n:8"]
        assert any("groupArray" in cell for row in question for cell in row)
    elif form == "jsonl":
        second = json.loads(answer.text.splitlines()[1])
        assert (second["plan"], len(second["users"])) == ("=HYPERLINK(1)", 8)
    else:
        table = pq.read_table(data) if form == "parquet" else pa.ipc.open_file(data).read_all()
        assert table.column("n").to_pylist() == [1, 8]
        assert table.schema.field("first").type == pa.timestamp("ms", "Europe/Madrid")
        assert table.schema.metadata[b"cauce.kind"] == b"sql"


def test_sql_that_is_refused_has_no_file(paid):
    refused = paid.owner.post(
        f"{paid.path}/query/export", json={"kind": "sql", "sql": "SELECT * FROM system.tables"}
    )
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"

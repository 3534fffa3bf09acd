"""``cauce.client``: any question from Python as a table, its people, raw events, clear refusals."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path

import httpx
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from cauce.client import CauceError, Client, answers, client, exports
from cauce.main.importing.sending import Sender, pack
from cauce.main.samples import online_retail
from support.notebook import shown_by

DOCS = Path(__file__).resolve().parents[2] / "docs"
PEOPLE = 12
DAYS = {"date_from": date(2026, 1, 1), "date_to": "2026-01-03", "timezone": "UTC"}
SOME = 6_000
"""Events of the sample: the first days of December 2010."""


@pytest.fixture(scope="module")
def project(server, tmp_path_factory):
    """Twelve people looked, half of them bought a day later, on plans with awkward names."""
    found = server.create_project("Asked from Python")
    rows = []
    for n in range(PEOPLE):
        who = {"user_id": f"u{n}", "plan": ["=1+1", "<b>"][n % 2], "n": n}
        rows.append({"event": "Product Viewed", "timestamp": "2026-01-01T10:00:00Z", **who})
        if n % 2:
            rows.append({"event": "Order Completed", "timestamp": "2026-01-02T10:00:00Z", **who})
    path = tmp_path_factory.mktemp("asked") / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    server.cauce("import", "events", str(path), "--project", found["project_id"])
    server.stored(found)
    return found


@pytest.fixture(scope="module")
def cauce(server, project):
    with Client(server.url, project["api_key"]) as asking:
        yield asking


def test_a_trend_is_the_same_table_in_every_library(cauce):
    trend = cauce.trend("Product Viewed", breakdown={"property": "plan"}, **DAYS)
    pandas, polars = trend.to_pandas(), trend.to_polars()
    assert isinstance(pandas, pd.DataFrame)
    assert isinstance(polars, pl.DataFrame)
    assert polars.schema["start"] == pl.Date
    assert pd.api.types.is_datetime64_dtype(pandas["start"])
    assert polars["start"].to_list() == trend.to_arrow()["start"].to_pylist()
    assert list(pandas["value"]) == polars["value"].to_list() == [6, 0, 0, 6, 0, 0]
    assert {row["breakdown"] for row in trend.rows()} == {"=1+1", "<b>"}
    assert (trend.kind, trend.warnings) == ("trend", [])
    assert trend.definition.endswith("/api/docs/definitions#trend")
    assert httpx.get(trend.definition).is_success


def test_what_a_funnel_has_beside_its_steps_is_a_table_too(cauce):
    steps = ("Product Viewed", "Order Completed")
    funnel = cauce.funnel(
        *steps, interval="day", drop_off=3, breakdown={"property": "plan"}, **DAYS
    )
    assert "p_value" in funnel.to_pandas().columns
    over = funnel.table("over_time").to_polars()
    assert over["entered"].to_list() == [PEOPLE, 0, 0]
    assert over["converted"].to_list() == [PEOPLE // 2, 0, 0]
    assert funnel.table("drop_off").rows() == [
        {"step": 2, "name": "Order Completed", "lost": 6, "event": None, "count": 6, "share": 1.0}
    ]
    assert sum(row["count"] for row in funnel.table("time_to_convert").rows()) == PEOPLE // 2
    assert "<table>" in funnel.table("over_time")._repr_html_()
    with pytest.raises(CauceError, match="interval"):
        cauce.funnel(*steps, **DAYS).table("over_time").rows()


def test_a_split_lifecycle_and_stickiness_are_tables_with_their_values(cauce):
    by = {"breakdown": {"property": "plan"}, **DAYS}
    lives = cauce.lifecycle("Product Viewed", **by).to_pandas()
    new = lives[(lives["status"] == "new") & (lives["scope"] == "breakdown")]
    assert dict(new.groupby("breakdown")["persons"].sum()) == {"=1+1": 6, "<b>": 6}
    habits = cauce.stickiness("Product Viewed", **by).to_polars()
    assert habits["scope"].unique().sort().to_list() == ["breakdown", "whole"]


def test_an_answer_is_stated_in_sql_that_gives_its_numbers_or_says_why_not(cauce):
    funnel = cauce.funnel(
        "Product Viewed", "Order Completed", breakdown={"property": "plan"}, **DAYS
    )
    steps = cauce.sql(funnel.stated()).to_polars()
    assert steps.select("breakdown", "step", "people").rows() == [
        ("<b>", 1, 6), ("<b>", 2, 6), ("=1+1", 1, 6),
    ]  # fmt: skip
    assert "FROM events" in funnel.stated()
    with pytest.raises(CauceError, match="follows people") as refused:
        cauce.paths(start="Product Viewed", **DAYS).stated()
    assert refused.value.code == "not_in_sql"


def test_every_kind_of_question_becomes_a_table(cauce):
    funnel = cauce.funnel("Product Viewed", "Order Completed", **DAYS)
    answered = [
        funnel,
        cauce.retention("Product Viewed", "Order Completed", interval="day", periods=2, **DAYS),
        cauce.lifecycle("Product Viewed", **DAYS),
        cauce.stickiness("Product Viewed", **DAYS),
        cauce.paths(start="Product Viewed", **DAYS),
        cauce.sessions(interval="day", **DAYS),
        cauce.attribution("Order Completed", by={"property": "plan"}, **DAYS),
        cauce.correlation(funnel, factor="properties", names=["n"], min_persons=1),
        cauce.sql("SELECT event, count() AS n FROM events GROUP BY event ORDER BY n"),
        cauce.ask({"kind": "trend", "series": [{"event": "Product Viewed"}], **DAYS}),
    ]
    for answer in answered:
        assert len(answer.to_pandas()) == len(answer.rows()) > 0, answer
    assert [row["count"] for row in funnel.rows()] == [PEOPLE, PEOPLE // 2]
    assert answered[-2].rows()[0] == {"event": "Order Completed", "n": PEOPLE // 2}
    assert "person_id" in funnel.sql


def test_the_people_behind_a_number_come_page_after_page(cauce, monkeypatch):
    monkeypatch.setattr(answers, "PAGE_PEOPLE", 4)
    lost = cauce.funnel("Product Viewed", "Order Completed", **DAYS).people(step=1, converted=False)
    assert (lost.total, len(lost.to_polars())) == (6, 6)
    assert sorted(one["user_id"] for one in lost) == sorted(f"u{n}" for n in range(0, PEOPLE, 2))


def test_raw_events_and_people_come_each_once(cauce, monkeypatch):
    monkeypatch.setattr(client, "PART_ROWS", 5)
    monkeypatch.setattr(client, "PAGE_PEOPLE", 5)
    found = list(cauce.events("Product Viewed", date_from="2026-01-01"))
    assert sorted(one["properties"]["n"] for one in found) == list(range(PEOPLE))
    some = cauce.events(where={"property": "n", "op": "lt", "value": 2})
    assert sorted(one["event"] for one in some) == ["Order Completed"] + ["Product Viewed"] * 2
    assert len({one["person_id"] for one in cauce.people()}) == PEOPLE
    assert [one["user_id"] for one in cauce.people(search="u7")] == ["u7"]


def test_events_are_exported_to_a_file_in_the_form_of_its_name(cauce, tmp_path, monkeypatch):
    monkeypatch.setattr(exports, "PART_ROWS", 5)
    target = tmp_path / "some.parquet"
    size = cauce.export_events(target, "Product Viewed", date_from=date(2026, 1, 1))
    assert (size, pq.read_table(target).num_rows) == (target.stat().st_size, PEOPLE)
    cauce.export_people(tmp_path / "people.jsonl")
    assert len((tmp_path / "people.jsonl").read_text("utf-8").splitlines()) == PEOPLE
    with pytest.raises(CauceError) as refused:
        cauce.export_events(tmp_path / "some.txt")
    assert refused.value.fields[0].allowed == ("jsonl", "csv", "parquet", "arrow")
    with pytest.raises(CauceError, match="where") as wrong:
        cauce.export_events(tmp_path / "wrong.csv", where={"property": "n", "op": "near"})
    assert wrong.value.code == "invalid_field"


def test_a_kept_question_is_asked_by_its_id(server, project, cauce):
    question = {"kind": "trend", "series": [{"event": "Order Completed"}], **DAYS}
    question["date_from"] = "2026-01-01"
    kept = server.post(project, "insights", {"name": "Orders", "question": question})
    assert [one["name"] for one in cauce.insights()] == ["Orders"]
    assert cauce.insight(kept["id"]).result["series"][0]["total"] == PEOPLE // 2


def test_a_notebook_shows_a_table_that_runs_nothing(server, project):
    with Client(server.url, project["api_key"], language="es") as spanish:
        answer = spanish.trend("Product Viewed", breakdown={"property": "plan"}, **DAYS)
        shown = answer._repr_html_()
        unknown = spanish.trend("<script>", **DAYS)._repr_html_()
    assert "Tendencia · Product Viewed" in shown
    assert "definitions.es#trend" in shown
    assert "<td>&lt;b&gt;</td>" in shown
    assert "<b>" not in shown
    assert "&lt;script&gt;" in unknown
    assert "⚠" in unknown
    assert "<script" not in unknown


def test_refusals_name_the_field_and_what_is_allowed_in_the_readers_language(
    server, project, cauce
):
    with pytest.raises(CauceError, match="interval: ") as refused:
        cauce.trend("Product Viewed", interval="year")
    assert refused.value.code == "invalid_field"
    assert refused.value.fields[0].path == "interval"
    assert refused.value.fields[0].allowed == ("hour", "day", "week", "month")
    spanish = Client(server.url, project["api_key"], language="es")
    with pytest.raises(CauceError, match="debe ser"):
        spanish.trend("Product Viewed", interval="year")
    spanish.close()


def test_a_key_that_is_unknown_and_a_server_that_is_away_are_told_apart(server, free_port):
    with pytest.raises(CauceError) as unknown:
        Client(server.url, "ck_1_nobody").schema()
    assert unknown.value.code == "not_signed_in"
    with pytest.raises(CauceError) as away:
        Client(f"http://127.0.0.1:{free_port}", "ck_1_nobody").schema()
    assert (away.value.code, away.value.retryable) == ("server_unreachable", True)


def test_the_environment_says_whom_to_ask_and_what_is_missing_is_named(
    server, project, monkeypatch
):
    monkeypatch.setenv("CAUCE_URL", server.url)
    monkeypatch.setenv("CAUCE_API_KEY", project["api_key"])
    with Client() as asking:
        assert asking.schema()["events"]
        assert project["api_key"] not in repr(asking)
    monkeypatch.delenv("CAUCE_URL")
    with pytest.raises(CauceError, match="CAUCE_URL"):
        Client()
    with pytest.raises(CauceError, match="CAUCE_PROJECT"):
        Client(server.url, "a-key-without-a-project")


def test_a_library_that_is_missing_is_named(cauce, monkeypatch):
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(CauceError, match="pip install polars"):
        cauce.stickiness("Product Viewed", **DAYS).to_polars()


class Doorkeeper:
    """A door before the server that sends so many away for a while, and then lets everybody in."""

    def __init__(self, behind: str, turned_away: int, status: int, retry_after: str | None) -> None:
        left = [turned_away]
        headers = {} if retry_after is None else {"Retry-After": retry_after}

        class Door(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if left[0]:
                    left[0] -= 1
                    self._answer(status, b'{"code": "busy", "detail": "Later."}', headers)
                    return
                sent = {"Authorization": self.headers["Authorization"]}
                found = httpx.get(f"{behind}{self.path}", headers=sent)
                self._answer(found.status_code, found.content, {})

            def _answer(self, code: int, body: bytes, more: dict[str, str]) -> None:
                self.send_response(code)
                for name, value in {**more, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Print nothing."""

        self._listening = ThreadingHTTPServer(("127.0.0.1", 0), Door)
        self.url = f"http://127.0.0.1:{self._listening.server_port}"
        self._thread = threading.Thread(target=self._listening.serve_forever, args=(0.05,))

    def __enter__(self) -> Doorkeeper:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.shutdown()
        self._thread.join()
        self._listening.server_close()


@pytest.mark.parametrize(
    ("status", "retry_after", "waited"),
    [(429, "7", [7.0, 7.0]), (503, None, [0.5, 1.0]), (503, "3600", [60.0, 60.0])],
)
def test_who_is_turned_away_comes_again_when_told_to(server, project, status, retry_after, waited):
    slept: list[float] = []
    with Doorkeeper(server.url, 2, status, retry_after) as door:
        asking = Client(door.url, project["api_key"])
        asking.wire._sleep = slept.append
        assert asking.schema()["events"]
        asking.close()
    assert slept == waited


def test_who_is_turned_away_too_often_is_told_so(server, project):
    with Doorkeeper(server.url, 3, 429, "7") as door:
        asking = Client(door.url, project["api_key"], retries=2)
        asking.wire._sleep = lambda _: None
        with pytest.raises(CauceError) as refused:
            asking.schema()
        asking.close()
    assert (refused.value.code, refused.value.retry_after_s) == ("busy", 7)


def test_importing_the_client_loads_neither_engines_nor_libraries():
    heavy = (
        "httpx",
        "pandas",
        "polars",
        "pyarrow",
        "numpy",
        "chdb",
        "psycopg",
        "fastapi",
        "pydantic",
    )
    code = f"import sys, cauce.client; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.fixture(scope="module")
def retail(server):
    """The first days of the sample project."""
    found = server.create_project("Online Retail for a notebook")
    some = islice(online_retail.events(online_retail.read_lines()), SOME)
    tally = Sender(lambda: server.url, found["write_key"]).send(pack((one, None) for one in some))
    assert (tally.accepted, server.stored(found)) == (SOME, SOME)
    return found


@pytest.mark.parametrize("folder", ["tutorials", "es/tutorials"])
def test_the_notebook_runs_as_it_is_written(folder, server, retail, monkeypatch, tmp_path):
    monkeypatch.setenv("CAUCE_URL", server.url)
    monkeypatch.setenv("CAUCE_API_KEY", retail["api_key"])
    monkeypatch.chdir(tmp_path)
    shown = shown_by(DOCS / folder / "ask-from-python.ipynb")
    assert "'Order Completed'" in shown[0]
    assert len([one for one in shown if "<table" in one]) >= 5
    assert "United Kingdom" in shown[2]
    assert pq.read_table(tmp_path / "orders.parquet").num_rows > 0


def test_both_notebooks_have_the_same_code_and_no_output():
    books = [
        json.loads((DOCS / folder / "ask-from-python.ipynb").read_text("utf-8"))["cells"]
        for folder in ("tutorials", "es/tutorials")
    ]
    code = [
        ["".join(one["source"]).replace('language="es"', 'language="en"') for one in cells if one["cell_type"] == "code"]
        for cells in books
    ]  # fmt: skip
    assert code[0] == code[1]
    assert [one for cells in books for one in cells if one.get("outputs")] == []


@pytest.mark.parametrize("folder", ["howto", "es/howto"])
def test_the_snippets_of_the_page_run(folder, server, project, capsys):
    text = (DOCS / folder / "ask-from-python.md").read_text("utf-8")
    program = "\n".join(re.findall(r"```python\n(.*?)```", text, re.DOTALL))
    here = program.replace("http://127.0.0.1:8000", server.url)
    exec(compile(here.replace("YOUR_API_KEY", project["api_key"]), folder, "exec"), {})
    assert "invalid_field interval ('hour', 'day', 'week', 'month')" in capsys.readouterr().out

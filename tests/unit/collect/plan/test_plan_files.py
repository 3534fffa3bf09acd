"""What is made of a plan: typed calls that compilers accept, schemas that judge the same, Google's files."""

import csv
import io
import json
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_strategies import events, plans, properties_for

from cauce.collect.plan.contracts import FileKind, Pii
from cauce.collect.plan.logic import ga4
from cauce.collect.plan.logic.compile import CompiledEvent, CompiledPlan
from cauce.collect.plan.logic.files import generated
from cauce.collect.plan.logic.gtm import container
from cauce.collect.plan.logic.json_schema import event_schema
from cauce.collect.plan.logic.parse import parse_plan
from cauce.collect.plan.logic.python_calls import python_module
from cauce.collect.plan.logic.typescript_calls import typescript_module

ROOT = Path(__file__).resolve().parents[4]
TSC = ROOT / "frontend" / "node_modules" / "typescript" / "bin" / "tsc"
AT = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
PLAN = parse_plan({
    "events": {
        "Order Completed": {
            "description": {"en": 'Paid "in full" \\ at once */', "es": "Pagado"},
            "purpose": "analytics",
            "properties": {
                "revenue": {"type": "number", "required": True, "description": {"en": "Net"}},
                "currency": {"type": "text", "required": True, "allowed": ["EUR", "USD"]},
                "user_id": {"type": "text"},
                "class": {"type": "integer", "allowed": [1, 2]},
                "paid-at": {"type": "date"},
                "tags": {"type": "list", "allowed": ["new", "sale"]},
                "address": {"type": "object", "pii": "personal"},
                "gift": {"type": "boolean"},
            },
        },
        "order completed": {"properties": {"a": {"type": "list"}}},
        "Page Viewed": {"properties": {"name": {"type": "text"}}},
        "$identify": {
            "properties": {"email": {"type": "text", "pii": "personal"}, "plan": {"type": "text"}}
        },
        "$group": {"properties": {"name": {"type": "text"}}},
        "pedido año": {},
    }
})  # fmt: skip


def load(source: str) -> SimpleNamespace:
    scope: dict = {"__name__": "tracking_plan"}
    exec(compile(source, "tracking_plan.py", "exec"), scope)
    return SimpleNamespace(**scope)


class Recorder:
    """Keeps what is sent."""

    def __init__(self) -> None:
        self.calls = []

    def __getattr__(self, name):
        return lambda **given: self.calls.append((name, given))


def test_a_python_call_sends_what_the_plan_accepts():
    sent = Recorder()
    calls = load(python_module(PLAN)).TrackingPlan(sent)
    calls.order_completed(
        user_id="ana", revenue=5, currency="EUR", class_=2, user_id_="x", gift=False,
        paid_at=datetime(2026, 1, 31, 10, 30, 0, 123, tzinfo=UTC), tags=("new",), address={"a": None},
    )  # fmt: skip
    calls.identify(user_id="ana", email="a@example.com")
    calls.page_viewed(anonymous_id="d", name="Home")
    (_, track), (kind, identify), (page, _) = sent.calls
    assert track["event"] == "Order Completed"
    assert track["properties"] == {
        "revenue": 5, "currency": "EUR", "class": 2, "user_id": "x", "gift": False,
        "paid-at": "2026-01-31T10:30:00.000123+00:00", "tags": ["new"], "address": {},
    }  # fmt: skip
    assert CompiledPlan(PLAN).judge(track["event"], track["properties"]) is None
    assert (kind, identify["traits"], page) == ("identify", {"email": "a@example.com"}, "page")


@given(plans())
@settings(max_examples=40, deadline=None)
def test_every_plan_becomes_python_that_compiles(plan):
    compile(python_module(plan), "tracking_plan.py", "exec")


def mypy(folder: Path, code: str) -> subprocess.CompletedProcess:
    (folder / "tracking_plan.py").write_text(python_module(PLAN, " (version 3)"), "utf-8")
    (folder / "app.py").write_text(code, "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--no-incremental"]
    return subprocess.run(
        [*command, "app.py", "tracking_plan.py"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip


RIGHT = """\
import datetime
from tracking_plan import Sender, TrackingPlan

def send(sender: Sender) -> None:
    plan = TrackingPlan(sender)
    plan.order_completed(user_id="u", revenue=5, currency="EUR", paid_at=datetime.date(2026, 1, 1))
"""


def test_mypy_strict_accepts_the_module_and_refuses_wrong_calls(tmp_path):
    right = mypy(tmp_path, RIGHT)
    assert right.returncode == 0, right.stdout
    wrong = mypy(
        tmp_path,
        RIGHT
        + '    plan.order_completed(revenue="5", currency="GBP")\n    plan.identify(mail="x")\n',
    )
    assert wrong.stdout.count("error:") == 3, wrong.stdout
    for words in ('"revenue"', '"currency"', '"mail"'):
        assert words in wrong.stdout


def tsc(folder: Path, code: str) -> subprocess.CompletedProcess:
    (folder / "tracking-plan.ts").write_text(typescript_module(PLAN, " (version 3)"), "utf-8")
    (folder / "app.ts").write_text(code, "utf-8")
    flags = ["--strict", "--noEmit", "--target", "es2022", "--module", "preserve"]
    return subprocess.run(
        [shutil.which("node"), str(TSC), *flags, "app.ts"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip


USE = """\
import { trackingPlan, type OrderCompleted, type Sender } from './tracking-plan';
export function send(sender: Sender) {
  const plan = trackingPlan(sender);
  const order: OrderCompleted = { revenue: 5, currency: 'EUR', 'paid-at': new Date(), tags: ['new'] };
  plan.orderCompleted(order);
  plan.orderCompleted_2({ a: [1, 'x'] });
  plan.pageViewed({ name: 'Home' });
  plan.pedidoAno();
"""


@pytest.mark.skipif(
    not TSC.exists() or not shutil.which("node"), reason="needs the web app's tools"
)
def test_the_typescript_compiles_and_a_wrong_call_is_a_type_error(tmp_path):
    right = tsc(tmp_path, USE + "}\n")
    assert right.returncode == 0, right.stdout
    wrong = tsc(
        tmp_path,
        USE
        + "  plan.orderCompleted({ revenue: '5', currency: 'EUR' });\n"
        + "  plan.orderCompleted({ revenue: 5, currency: 'GBP' });\n"
        + "  plan.orderCompleted({ revenue: 5 });\n"
        + "  plan.pageViewed({ nom: 'x' });\n}\n",
    )
    lines = [line for line in wrong.stdout.splitlines() if "error TS" in line]
    assert [line.split("(")[1].split(",")[0] for line in lines] == ["9", "10", "11", "12"], lines


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_the_schema_and_collecting_agree_on_every_event(data):
    event = data.draw(events(checks=False))
    validator = jsonschema_rs.Draft202012Validator(event_schema(event))
    properties = data.draw(properties_for(event))
    judged = list(CompiledEvent(event).found(properties))
    assert validator.is_valid(properties) == (not judged), judged


@given(plans())
@settings(max_examples=40, deadline=None)
def test_every_schema_is_a_schema(plan):
    for event in plan.events:
        assert jsonschema_rs.meta.is_valid(event_schema(event))


def test_the_schemas_come_as_one_archive_that_is_always_the_same():
    first = generated(FileKind.JSON_SCHEMA, PLAN, "", AT)
    assert first == generated(FileKind.JSON_SCHEMA, PLAN, "", AT)
    with zipfile.ZipFile(io.BytesIO(first.content)) as archive:
        names = archive.namelist()
        schema = json.loads(archive.read("order_completed.schema.json"))
    assert names == [
        "group.schema.json", "identify.schema.json", "order_completed.schema.json",
        "page_viewed.schema.json", "order_completed_2.schema.json", "pedido_ano.schema.json",
    ]  # fmt: skip
    assert schema["required"] == ["currency", "revenue"]


def test_the_container_has_a_trigger_and_a_tag_for_each_event_that_point_at_each_other():
    made = container(PLAN, AT)
    version = made["containerVersion"]
    assert (made["exportFormatVersion"], made["exportTime"]) == (2, "2026-11-25 09:30:00")
    assert version["container"]["usageContext"] == ["WEB"]
    triggers = {t["triggerId"]: t["customEventFilter"][0] for t in version["trigger"]}
    tags = {}
    for tag in version["tag"]:
        assert (tag["type"], tag["tagFiringOption"]) == ("gaawe", "ONCE_PER_EVENT")
        (trigger,) = tag["firingTriggerId"]
        given_ = {p["key"]: p.get("value", p.get("list")) for p in tag["parameter"]}
        name = triggers[trigger]["parameter"][1]["value"]
        tags[name] = (given_["eventName"], given_.get("eventSettingsTable", []), tag)
        assert given_["measurementIdOverride"] == "{{GA4 measurement id}}"
    assert {name: made for name, (made, _, _) in tags.items()} == {
        "Order Completed": "order_completed",
        "order completed": "order_completed_2",
        "Page Viewed": "page_viewed",
        "pedido año": "pedido_ano",
    }
    variables = {v["name"]: v for v in version["variable"]}
    assert len({v["variableId"] for v in version["variable"]}) == len(version["variable"])
    table = {
        row["map"][0]["value"]: row["map"][1]["value"].strip("{}")
        for row in tags["Order Completed"][1]
    }
    assert set(table) == {"class_", "currency", "gift", "paid_at", "revenue", "tags", "user_id"}
    for parameter, variable in table.items():
        assert variables[variable]["type"] == "v", parameter
    path = variables["Data layer - paid-at"]["parameter"]
    assert {"type": "TEMPLATE", "key": "name", "value": "paid-at"} in path
    consent = tags["Order Completed"][2]["consentSettings"]
    assert consent["consentType"]["list"] == [{"type": "TEMPLATE", "value": "analytics_storage"}]
    assert tags["pedido año"][2]["consentSettings"] == {"consentStatus": "NOT_SET"}


def test_the_dimensions_fit_googles_limits_and_hold_no_personal_data():
    rows = list(csv.DictReader(io.StringIO(ga4.dimensions_csv(PLAN))))
    assert {(r["parameter_name"], r["scope"]) for r in rows} == {
        ("class_", "EVENT"), ("currency", "EVENT"), ("gift", "EVENT"), ("name", "EVENT"),
        ("paid_at", "EVENT"), ("revenue", "EVENT"), ("user_id", "EVENT"), ("plan", "USER"),
    }  # fmt: skip
    assert next(r for r in rows if r["parameter_name"] == "revenue")["description"] == "Net"
    (warning,) = ga4.warnings(PLAN)
    assert "address, email" in warning.en


def many(count: int, event: str) -> dict:
    return {event: {"properties": {f"p{i:03}": {"type": "text"} for i in range(count)}}}


def test_too_many_dimensions_and_too_long_names_are_warned_of():
    assert ga4.warnings(parse_plan({"events": {**many(50, "E"), **many(25, "$identify")}})) == ()
    events_, users = ga4.warnings(
        parse_plan({"events": {**many(51, "E"), **many(26, "$identify")}})
    )
    assert "51 dimensions of scope EVENT" in events_.en
    assert "26 dimensiones de ámbito USER" in users.es
    long = {"type": "text"}
    plan = parse_plan({"events": {"E": {"properties": {"x" * 41: long, "x" * 40 + "y": long}}}})
    names = [one.parameter_name for one in ga4.dimensions(plan)]
    assert len(set(names)) == 2
    assert all(len(name) <= 40 for name in names)
    (warning,) = ga4.warnings(plan)
    assert "cut" in warning.en


@given(plans())
@settings(max_examples=60, deadline=None)
def test_google_takes_every_name_of_every_plan(plan):
    for one in ga4.dimensions(plan):
        assert one.parameter_name.isascii()
        assert one.parameter_name[0].isalpha()
        assert len(one.parameter_name) <= (40 if one.scope == "EVENT" else 24)
        assert not one.parameter_name.startswith(ga4.RESERVED)
    private = {r.name for e in plan.events for r in e.properties if r.pii is Pii.SENSITIVE}
    public = replace(plan, events=tuple(replace(e, properties=tuple(r for r in e.properties if r.name not in private)) for e in plan.events))  # fmt: skip
    assert not private or len(ga4.dimensions(plan)) >= len(ga4.dimensions(public))


@pytest.mark.parametrize("kind", list(FileKind))
def test_every_file_is_the_same_again_and_has_a_name_of_its_kind(kind):
    one = generated(kind, PLAN, " (version 1)", AT)
    assert one == generated(kind, PLAN, " (version 1)", AT)
    assert one.content
    assert one.name.endswith((".yaml", ".py", ".ts", ".zip", ".json", ".csv"))

"""Tools that tell what there is: the project, what it sends, a person, definitions, whether data arrives."""

import re
from collections.abc import Mapping
from functools import cache
from html import unescape
from importlib.resources import files
from typing import Any

from cauce.analytics.logic.reading import Fields
from cauce.api.assistant.contracts import Call, Reader, Steps, Tool
from cauce.api.assistant.telling import (
    MAX_ROWS,
    PAGES,
    Window,
    facts,
    page,
    paragraphs,
    table,
    whole_table,
)
from cauce.kernel.access import Scope
from cauce.kernel.errors import Language, Text, not_found

HOME = Text("Its pages begin at {page}", "Sus páginas empiezan en {page}")
TRAITS = Text("Traits of people:", "Rasgos de las personas:")
TIMELINE = Text("Events, newest first:", "Eventos, los más recientes primero:")
WAITING = Text("How far what arrived is stored:", "Hasta dónde está guardado lo que llegó:")
SOURCES = Text("Sources, last 24 hours:", "Fuentes, últimas 24 horas:")
ALERTS = Text("Open alerts:", "Alertas abiertas:")
REFUSED = Text("What was refused and is still open:", "Lo que se rechazó y sigue pendiente:")
PERSON_PAGE = Text("Their page: {page}", "Su página: {page}")
COMMON = "common"


def project(args: Mapping[str, Any], reader: Reader) -> Steps:
    """Tell which project the key opens."""
    Fields.of(args, "", ())
    found = (yield Call("GET", "/projects"))["items"]
    names = ("project_id", "name", "timezone", "sample", "created_at")
    rows = [[one[name] for name in names] for one in found]
    may = ", ".join(sorted(reader.scopes))
    return paragraphs(
        whole_table((*names, "key may"), [[*row, may] for row in rows], reader),
        reader.say(HOME, page=reader.page()),
    )


def events(args: Mapping[str, Any], reader: Reader) -> Steps:
    """Tell what events there are, or the properties of one."""
    fields = Fields.of(args, "", ("event", "search", "limit", "cursor"))
    wanted = fields.optional_text("event")
    search = (fields.optional_text("search") or "").casefold()
    window = Window.of(fields)
    schema = yield Call("GET", "schema")
    if wanted is None:
        return _names(schema, search, window, reader)
    event = next((one for one in schema["events"] if one["name"] == wanted), None)
    if event is None:
        raise fields.wrong(
            "event",
            "no such event was sent; names are exact: list them without event, or with search",
            "no se envió ese evento; los nombres son exactos: lístalos sin event, o con search",
        )
    head = {name: event[name] for name in ("volume", "persons", "first_seen", "last_seen")}
    return paragraphs(facts(head, reader), _properties(event["properties"], search, window, reader))


def _names(schema: Mapping[str, Any], search: str, window: Window, reader: Reader) -> str:
    names = ("name", "volume", "persons", "first_seen", "last_seen")
    rows = [
        [*(one[name] for name in names), len(one["properties"])]
        for one in schema["events"]
        if search in one["name"].casefold()
    ]
    traits = _properties(schema["traits"], search, Window(0, 50), reader)
    return paragraphs(
        table((*names, "properties"), rows, window, reader), f"{reader.say(TRAITS)}\n{traits}"
    )


def _properties(seen: list[Mapping[str, Any]], search: str, window: Window, reader: Reader) -> str:
    rows = [
        [one["name"], " ".join(one["types"]), one["coverage"], one["examples"]]
        for one in seen
        if search in one["name"].casefold()
    ]
    return table(("name", "types", "share of events with it", "examples"), rows, window, reader)


def person(args: Mapping[str, Any], reader: Reader) -> Steps:
    """Tell who a person is and what they did."""
    fields = Fields.of(args, "", ("person_id", "user_id", "limit", "cursor"))
    person_id = fields.optional_text("person_id", 16)
    if person_id is None:
        user = fields.text("user_id", 1000)
        items = (yield Call("GET", "people", {"user_id": user}))["items"]
        if not items:
            raise not_found("person", "esa persona")
        person_id = items[0]["person_id"]
    if not re.fullmatch(r"[0-9a-f]{16}", person_id):
        raise not_found("person", "esa persona")
    found = yield Call("GET", f"people/{person_id}")
    params = {
        "limit": fields.whole("limit", 1, MAX_ROWS, 30),
        "cursor": fields.optional_text("cursor"),
    }
    timeline = yield Call(
        "GET", f"people/{person_id}/events", {k: v for k, v in params.items() if v is not None}
    )
    names = ("person_id", "display_name", "user_id", "email", "first_seen", "last_seen", "events")
    rows = [[one["timestamp"], one["event"], one["properties"]] for one in timeline["items"]]
    traits = [[one["name"], one["value"], one["set_at"]] for one in found["traits"]]
    done = page(("at (UTC)", "event", "properties"), rows, timeline["cursor"], reader)
    return paragraphs(
        facts({name: found[name] for name in names}, reader),
        f"{reader.say(TRAITS)}\n{whole_table(('trait', 'value', 'since'), traits, reader)}",
        f"{reader.say(TIMELINE)}\n{done}",
        reader.say(PERSON_PAGE, page=reader.page(f"/people/{person_id}")),
    )


def definitions(args: Mapping[str, Any], reader: Reader) -> Steps:
    """Tell how numbers are counted, as the page of definitions says it."""
    yield from ()
    known = sections(reader.language)
    fields = Fields.of(args, "", ("of",))
    wanted = fields.get("of") or COMMON
    if wanted not in known:
        raise fields.wrong("of", "must be a section", "debe ser una sección", tuple(known))
    return paragraphs(known[wanted], reader.definition(wanted if wanted != COMMON else ""))


@cache
def sections(language: Language) -> Mapping[str, str]:
    """Return the sections of the page of definitions as text, by their anchors."""
    page = (files("cauce.api") / "static" / f"definitions.{language}.html").read_text("utf-8")
    parts = re.split(r"<h2(?: id=\"(\w+)\")?>", page)
    found = {parts[i] or COMMON: parts[i + 1] for i in range(1, len(parts), 2)}
    return {anchor: as_text(html) for anchor, html in found.items()}


def as_text(html: str) -> str:
    r"""Return HTML of our own as lines of text.

    Example:
        >>> as_text("<p>One <code>a</code></p>\n<ul><li>Two</li></ul>")
        'One `a`\n- Two'
    """
    marked = re.sub(r"</?code>", "`", html.replace("<li>", "- ").replace("</td>\n<td>", " | "))
    plain = unescape(re.sub(r"<[^>]+>", "", marked.replace("</th>\n<th>", " | ")))
    return "\n".join(line.rstrip() for line in plain.splitlines() if line.strip())


def data_health(args: Mapping[str, Any], reader: Reader) -> Steps:
    """Tell whether data arrives, is stored and is accepted."""
    Fields.of(args, "", ())
    pipeline = yield Call("GET", "pipeline")
    sources = yield Call("GET", "sources")
    alerts = yield Call("GET", "source-alerts")
    refused = yield Call("GET", "rejects/groups")
    waiting = [
        [one["name"], one["lag_events"], one["lag_s"], one["error"]]
        for one in pipeline["consumers"]
    ]
    sent = [
        [one["name"], one["events"], one["rejected"], one["error_share"], one["last_seen"]]
        for one in sources["items"]
    ]
    opened = [[one["source"], one["kind"], one["since"]] for one in alerts["items"]]
    kept = [
        [one["reason"], one["source"], one["count"], one["newest"], one["detail"]]
        for one in refused["items"]
    ]
    parts = (
        (WAITING, ("part", "events behind", "seconds behind", "error"), waiting),
        (SOURCES, ("source", "events", "refused", "share refused", "last seen"), sent),
        (ALERTS, ("source", "kind", "since"), opened),
        (REFUSED, ("reason", "source", "count", "newest", "detail"), kept),
    )
    told = (
        f"{reader.say(title)}\n{whole_table(head, rows, reader)}" for title, head, rows in parts
    )
    return paragraphs(*told, reader.page("/data/sources"))


PROJECT = Tool(
    "project",
    Text("Which project", "Qué proyecto"),
    "The project that this key opens: its name and time zone, and what the key may do.",
    dict,
    project,
    scope=Scope.READ,
)
EVENTS = Tool(
    "events",
    Text("What is sent", "Qué se envía"),
    "Every event that was sent, with volume and dates, and the traits of people; with `event`, its properties with"
    " types, coverage and example values. `search` narrows by part of a name.",
    lambda: {"event": {"type": "string"}, "search": {"type": "string"}, **PAGES},
    events,
)
PERSON = Tool(
    "person",
    Text("One person", "Una persona"),
    "Who a person is, their traits, and what they did, newest first. Give `person_id` (from people_behind) or"
    " `user_id` (your own id).",
    lambda: {"person_id": {"type": "string"}, "user_id": {"type": "string"}, **PAGES},
    person,
    scope=Scope.READ,
)
DEFINITIONS = Tool(
    "definitions",
    Text("How it is counted", "Cómo se cuenta"),
    "The exact definition of a number, with its source: a kind of question, or `common` for what holds for all.",
    lambda: {"of": {"type": "string", "enum": list(sections("en"))}},
    definitions,
)
DATA_HEALTH = Tool(
    "data_health",
    Text("Does data arrive", "Llegan los datos"),
    "Whether what arrives is stored, what each source sent in 24 hours, open alerts, and what was refused and why.",
    dict,
    data_health,
    scope=Scope.READ,
)

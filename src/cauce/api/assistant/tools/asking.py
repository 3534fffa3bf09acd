"""Tools that ask: any question, the people behind its numbers, SQL, and how to ask."""

from collections.abc import Mapping
from typing import Any

from cauce.analytics.logic.questions import MAX_SQL
from cauce.analytics.logic.reading import Fields
from cauce.api.assistant import schemas
from cauce.api.assistant.contracts import Call, Reader, Steps, Tool
from cauce.api.assistant.telling import MAX_ROWS, PAGES, USUAL_ROWS, Window, page, paragraphs
from cauce.api.assistant.tools.answering import answered, in_json, seen
from cauce.kernel.errors import CauceError, Text

TOTAL = Text("{total} people.", "{total} personas.")
EXAMPLE = Text("An example:", "Un ejemplo:")
FIELDS = Text("Fields of {kind}:", "Campos de {kind}:")
VIEWS = Text("Views and their columns:", "Vistas y sus columnas:")
FUNCTIONS = Text(
    "Functions, as ClickHouse documents them:", "Funciones, como las documenta ClickHouse:"
)
CONDITION = "condition"


def ask(args: Mapping[str, Any], reader: Reader) -> Steps:
    """Ask any question about a number."""
    fields = Fields.of(args, "", ("question", "limit", "cursor"))
    return (yield from answered(question_of(fields), Window.of(fields), reader))


def question_of(fields: Fields, name: str = "question") -> Mapping[str, Any]:
    """Return the question of a call; the API judges the rest of it.

    Raises:
        CauceError: ``invalid_field``: none, or one that another tool asks.
    """
    question = fields.get(name)
    kind = question.get("kind") if isinstance(question, Mapping) else None
    if not isinstance(question, Mapping) or kind not in schemas.kinds():
        raise _no_kind(fields, name)
    return question


def _no_kind(fields: Fields, name: str) -> CauceError:
    return fields.wrong(
        f"{name}.kind",
        "must be a kind of question; SQL has the tool sql, people have people_behind",
        "debe ser una clase de pregunta; SQL tiene la herramienta sql y las personas people_behind",
        schemas.kinds(),
    )


def people_behind(args: Mapping[str, Any], reader: Reader) -> Steps:
    """Tell who is behind a number of a question."""
    fields = Fields.of(args, "", ("question", "point", "limit", "cursor"))
    asked = {
        "kind": "people",
        "of": question_of(fields),
        "point": fields.get("point"),
        "limit": fields.whole("limit", 1, MAX_ROWS, USUAL_ROWS),
        "cursor": fields.optional_text("cursor", 4_000),
    }
    answer = yield Call("POST", "query", body={k: v for k, v in asked.items() if v is not None})
    found = answer["result"]
    names = ("person_id", "display_name", "user_id", "value", "first_at", "last_at")
    rows = [[one[name] for name in names] for one in found["items"]]
    return paragraphs(
        reader.say(TOTAL, total=found["total"]),
        page(names, rows, found["cursor"], reader),
        seen(question_of(fields), reader),
    )


def sql(args: Mapping[str, Any], reader: Reader) -> Steps:
    """Run a SELECT over the documented views."""
    fields = Fields.of(args, "", ("sql", "timezone", "limit", "cursor"))
    zone = fields.optional_text("timezone")
    question = {
        "kind": "sql",
        "sql": fields.text("sql", MAX_SQL),
        **({"timezone": zone} if zone else {}),
    }
    return (yield from answered(question, Window.of(fields), reader))


def how_to_ask(args: Mapping[str, Any], reader: Reader) -> Steps:
    """Tell the fields of a kind of question, or what SQL may read."""
    fields = Fields.of(args, "", ("kind",))
    kind = fields.get("kind")
    if kind == CONDITION:
        return schemas.CONDITIONS
    if kind == "sql":
        return _views((yield Call("GET", "sql")), reader)
    if kind not in schemas.kinds():
        raise fields.wrong(
            "kind", "must be a kind of question", "debe ser una clase de pregunta", _ways()
        )
    lines = [" — ".join(filter(None, one)) for one in schemas.described(str(kind))]
    shown = in_json(schemas.example(str(kind)))
    return paragraphs(
        f"{reader.say(FIELDS, kind=kind)}\n" + "\n".join(lines), f"{reader.say(EXAMPLE)}\n{shown}"
    )


def _views(reference: Mapping[str, Any], reader: Reader) -> str:
    views = [
        f"{view['name']}: " + ", ".join(f"{one['name']} {one['type']}" for one in view["columns"])
        for view in reference["views"]
    ]
    functions = [
        f"{group['title']}: {' '.join(group['names'])}" for group in reference["functions"]
    ]
    return paragraphs(
        f"{reader.say(VIEWS)}\n" + "\n".join(views),
        f"{reader.say(FUNCTIONS)}\n" + "\n".join(functions),
        f"{reader.say(EXAMPLE)}\n{schemas.example('sql')['sql']}",
    )


def _ways() -> tuple[str, ...]:
    return (*schemas.kinds(), "sql", CONDITION)


ASK = Tool(
    "ask",
    Text("Ask a question", "Hacer una pregunta"),
    "Answer one question as a table: trend (measures over time), funnel (steps in order), retention (who comes"
    " back), lifecycle (new, returning, back, quiet), stickiness (in how many intervals people are active), paths,"
    " sessions, attribution (credit of channels), correlation (what goes with getting through a funnel). Events and"
    " properties must be spelled as `events` lists them. Days default to the last 30.",
    lambda: {"question": schemas.chart_schema(), **PAGES},
    ask,
    ("question",),
)
PEOPLE_BEHIND = Tool(
    "people_behind",
    Text("Who is behind a number", "Quién hay detrás de un número"),
    "List the people whose events make up one number of a question. `point` says which: of a trend"
    ' {"series": 0, "label": "2026-01-31", "breakdown": "ES"}; of a funnel {"step": 1, "converted": false} for'
    ' those lost before step 1 (steps from 0); of a retention {"cohort": "2026-01-26", "period": 2}. Without it,'
    " everybody. The total is exact.",
    lambda: {"question": schemas.AS_FOR_ASK, "point": {"type": "object"}, **PAGES},
    people_behind,
    ("question",),
)
SQL = Tool(
    "sql",
    Text("Ask in SQL", "Preguntar en SQL"),
    "Run one read-only SELECT in ClickHouse's SQL over the views events, people and sessions of this project, for"
    " what no other question answers; `how_to_ask` with kind sql lists columns and functions. Up to 10,000 rows.",
    lambda: {
        "sql": {"type": "string", "maxLength": MAX_SQL},
        "timezone": {"type": "string", "description": "IANA name; the project's when left out."},
        **PAGES,
    },
    sql,
    ("sql",),
)
HOW_TO_ASK = Tool(
    "how_to_ask",
    Text("How to ask", "Cómo preguntar"),
    "The fields of a kind of question with what they mean and an example; of conditions (`where`); of SQL, what can"
    " be read.",
    lambda: {"kind": {"type": "string", "enum": list(_ways())}},
    how_to_ask,
    ("kind",),
)

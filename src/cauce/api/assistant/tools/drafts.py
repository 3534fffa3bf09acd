"""Tools that prepare something for a person to keep: nothing that exists is changed, removed or sent."""

from collections.abc import Mapping
from typing import Any

from cauce.analytics.boards.contracts import MAX_DESCRIPTION, MAX_NAME, MAX_TEXT, MAX_TILES
from cauce.analytics.logic.reading import Fields
from cauce.api.assistant import schemas
from cauce.api.assistant.contracts import Call, Reader, Steps, Tool
from cauce.api.assistant.telling import Window, paragraphs
from cauce.api.assistant.tools.answering import answered
from cauce.api.assistant.tools.asking import question_of
from cauce.kernel.access import Scope
from cauce.kernel.errors import Text

FIRST_ROWS = 10
SPAN, HEIGHT, TEXT_HEIGHT = 6, 5, 2
NOT_KEPT = Text(
    "Nothing is kept yet. A person opens this page, looks at it and presses Save (as “{name}”): {page}",
    "Aún no se ha guardado nada. Una persona abre esta página, la revisa y pulsa Guardar (como «{name}»): {page}",
)
TOO_LONG = Text(
    "The question is too long for an address; ask it in the editor by hand.",
    "La pregunta es demasiado larga para una dirección; hazla a mano en el editor.",
)
MADE = Text(
    "A new dashboard, marked as a draft, with {tiles} tiles: {page} A person checks it, renames it or removes it.",
    "Un panel nuevo, marcado como borrador, con {tiles} tarjetas: {page} Una persona lo revisa, lo renombra o lo elimina.",
)
DRAFT = Text("Draft: {name}", "Borrador: {name}")
BY_ASSISTANT = Text(
    "Drafted by an assistant; nobody has checked it yet.",
    "Borrador de un asistente; nadie lo ha revisado todavía.",
)


def draft_insight(args: Mapping[str, Any], reader: Reader) -> Steps:
    """Check a question and hand over the page where a person may keep it."""
    fields = Fields.of(args, "", ("name", "question"))
    name, question = fields.text("name", MAX_NAME), question_of(fields)
    answer = yield from answered(question, Window(0, FIRST_ROWS), reader)
    page = reader.page_of(question)
    return paragraphs(
        reader.say(NOT_KEPT, name=name, page=page) if page else reader.say(TOO_LONG), answer
    )


def draft_dashboard(args: Mapping[str, Any], reader: Reader) -> Steps:
    """Make a dashboard of its own, named as a draft."""
    fields = Fields.of(args, "", ("name", "description", "date_from", "date_to", "tiles"))
    about = fields.optional_text("description", MAX_DESCRIPTION - 200) or ""
    tiles = laid_out(list(fields.each("tiles", 1, MAX_TILES, _tile)))
    days = {
        name: fields.get(name) for name in ("date_from", "date_to") if fields.get(name) is not None
    }
    body = {
        "name": reader.say(DRAFT, name=fields.text("name", MAX_NAME - 10)),
        "description": " ".join(filter(None, (reader.say(BY_ASSISTANT), about))),
        "tiles": tiles,
        **days,
    }
    board = yield Call("POST", "dashboards", body=body)
    return reader.say(MADE, tiles=len(tiles), page=reader.page(f"/dashboards/{board['id']}"))


def _tile(document: Any, path: str) -> dict[str, Any]:
    fields = Fields.of(document, path, ("title", "question", "insight_id", "text"))
    title = fields.optional_text("title", MAX_NAME) or ""
    given = [name for name in ("question", "insight_id", "text") if fields.get(name) is not None]
    if len(given) != 1:
        raise fields.wrong(
            given[1] if len(given) > 1 else "question",
            "a tile has exactly one of question, insight_id and text",
            "una tarjeta tiene exactamente uno de question, insight_id y text",
            ("question", "insight_id", "text"),
        )
    kind = given[0].removesuffix("_id")
    return {"title": title, "kind": kind, given[0]: fields.get(given[0])}


def laid_out(tiles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the tiles with ids and places: text over the whole width, the rest two in a row.

    Example:
        >>> [(t["x"], t["y"], t["w"]) for t in laid_out([{"kind": "text"}, {"kind": "question"}, {"kind": "insight"}])]
        [(0, 0, 12), (0, 2, 6), (6, 2, 6)]
    """
    placed, x, y = [], 0, 0
    for number, tile in enumerate(tiles, 1):
        wide = tile["kind"] == "text"
        if wide and x:
            x, y = 0, y + HEIGHT
        size = {"w": 2 * SPAN, "h": TEXT_HEIGHT} if wide else {"w": SPAN, "h": HEIGHT}
        placed.append({**tile, "id": f"t{number}", "x": x, "y": y, **size})
        if wide or x:
            x, y = 0, y + size["h"]
        else:
            x = SPAN
    return placed


def _tile_schema() -> Mapping[str, Any]:
    return {
        "type": "object",
        "properties": {
            "title": {"type": "string", "maxLength": MAX_NAME},
            "question": {
                "type": "object",
                "description": 'As for ask, or {"kind": "sql", "sql": …}.',
            },
            "insight_id": {"type": "string"},
            "text": {"type": "string", "maxLength": MAX_TEXT, "description": "Markdown."},
        },
        "additionalProperties": False,
    }


DRAFT_INSIGHT = Tool(
    "draft_insight",
    Text("Draft an insight", "Proponer una pregunta"),
    "Check a question and return the page where a person may look at it and keep it under a name. Keeps nothing.",
    lambda: {"name": {"type": "string", "maxLength": MAX_NAME}, "question": schemas.AS_FOR_ASK},
    draft_insight,
    ("name", "question"),
)
DRAFT_DASHBOARD = Tool(
    "draft_dashboard",
    Text("Draft a dashboard", "Proponer un panel"),
    "Make a new dashboard, named as a draft, of tiles that are questions, kept insights or Markdown texts; they are"
    " laid out two in a row. Changes nothing that exists; a person checks it.",
    lambda: {
        "name": {"type": "string", "maxLength": MAX_NAME - 10},
        "description": {"type": "string"},
        "date_from": {"type": "string", "description": "Of all tiles; such as -30d."},
        "date_to": {"type": "string"},
        "tiles": {"type": "array", "items": _tile_schema(), "minItems": 1, "maxItems": MAX_TILES},
    },
    draft_dashboard,
    ("name", "tiles"),
    scope=Scope.WRITE,
    writes=True,
)

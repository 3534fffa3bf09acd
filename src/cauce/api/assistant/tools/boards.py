"""Tools that read what people kept: insights and dashboards."""

from collections.abc import Mapping
from typing import Any

from cauce.analytics.logic.reading import Fields
from cauce.api.assistant.contracts import Call, Reader, Steps, Tool
from cauce.api.assistant.telling import (
    PAGES,
    Window,
    fenced,
    lines_of,
    paragraphs,
    table,
    whole_table,
)
from cauce.api.assistant.tools.answering import answered, in_json
from cauce.kernel.access import Scope
from cauce.kernel.errors import Text

QUESTION = Text("The question:", "La pregunta:")
LOOKED_THROUGH = Text(
    "Dates and filter of all tiles: {lens}", "Fechas y filtro de todas las tarjetas: {lens}"
)
BOARD_PAGE = Text("Its page: {page}", "Su página: {page}")
LISTED = ("id", "name", "description", "owner", "changed_at")
ID: Mapping[str, Any] = {"type": "string", "pattern": "^[1-9][0-9]{0,17}$"}


def insights(args: Mapping[str, Any], reader: Reader) -> Steps:
    """List the kept questions, or answer one of them."""
    fields = Fields.of(args, "", ("id", "limit", "cursor"))
    window, wanted = Window.of(fields), number(fields, "id")
    if wanted is None:
        items = (yield Call("GET", "insights"))["items"]
        rows = [[*(one[name] for name in LISTED), one["kind"]] for one in items]
        return table((*LISTED, "kind"), rows, window, reader)
    kept = yield Call("GET", f"insights/{wanted}")
    named = fenced(lines_of(kept["name"], kept["description"], kept["question"]), reader)
    answer = yield from answered(kept["question"], window, reader)
    return paragraphs(named, answer, reader.page("/analyse", insight=wanted))


def dashboards(args: Mapping[str, Any], reader: Reader) -> Steps:
    """List the dashboards, the tiles of one, or answer a tile."""
    fields = Fields.of(args, "", ("id", "tile", "limit", "cursor"))
    window, wanted, tile = Window.of(fields), number(fields, "id"), fields.optional_text("tile", 40)
    if wanted is None:
        items = (yield Call("GET", "dashboards"))["items"]
        rows = [[*(one[name] for name in LISTED), one["tiles"]] for one in items]
        return table((*LISTED, "tiles"), rows, window, reader)
    board = yield Call("GET", f"dashboards/{wanted}")
    if tile is None:
        return _board(board, reader)
    known = tuple(one["id"] for one in board["tiles"])
    if tile not in known:
        raise fields.wrong("tile", "is no tile of it", "no es una tarjeta suya", known)
    asked = yield Call("GET", f"dashboards/{wanted}/tiles/{tile}/answer")
    return (yield from answered(asked["question"], window, reader))


def _board(board: Mapping[str, Any], reader: Reader) -> str:
    names = ("date_from", "date_to", "where")
    lens = {name: board[name] for name in names if board[name] is not None}
    rows = [
        [
            one["id"],
            one["title"] or (one["insight"] or {}).get("name"),
            one["question"] or one["text"],
        ]
        for one in board["tiles"]
    ]
    return paragraphs(
        fenced(lines_of(board["name"], board["description"]), reader),
        reader.say(LOOKED_THROUGH, lens=in_json(lens)) if lens else "",
        whole_table(("tile", "title", "question or text"), rows, reader),
        reader.say(BOARD_PAGE, page=reader.page(f"/dashboards/{board['id']}")),
    )


def number(fields: Fields, name: str) -> int | None:
    """Return an id; None without one.

    Raises:
        CauceError: ``invalid_field``.
    """
    text = fields.optional_text(name, 18)
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal() and int(text)):
        raise fields.wrong(
            name, "must be an id as it was listed", "debe ser un id como aparece en la lista"
        )
    return int(text)


INSIGHTS = Tool(
    "insights",
    Text("Kept questions", "Preguntas guardadas"),
    "The questions that people kept under a name; with `id`, that question and its answer now.",
    lambda: {"id": ID, **PAGES},
    insights,
    scope=Scope.READ,
)
DASHBOARDS = Tool(
    "dashboards",
    Text("Dashboards", "Paneles"),
    "The dashboards; with `id`, its tiles and what each asks; with `id` and `tile`, that tile's answer through the"
    " dashboard's dates and filter.",
    lambda: {"id": ID, "tile": {"type": "string"}, **PAGES},
    dashboards,
    scope=Scope.READ,
)

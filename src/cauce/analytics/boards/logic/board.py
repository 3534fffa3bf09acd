"""The document of a dashboard: read, written, laid out."""

import re
from collections.abc import Mapping
from itertools import combinations
from typing import Any

from cauce.analytics.boards.contracts import (
    COLUMNS,
    MAX_HEIGHT,
    MAX_NAME,
    MAX_ROW,
    MAX_TEXT,
    MAX_TILES,
    Area,
    Board,
    Lens,
    Tile,
    TileKind,
    View,
)
from cauce.analytics.boards.logic.question import check_chart
from cauce.analytics.logic.questions import Asked
from cauce.analytics.logic.reading import Fields
from cauce.kernel.errors import CauceError, invalid

LENS = ("date_from", "date_to", "where", "compare")
FIELDS = (*LENS, "tiles")
OWN = {
    TileKind.INSIGHT: "insight_id",
    TileKind.QUESTION: "question",
    TileKind.TEXT: "text",
    TileKind.METRIC: "metric_id",
}
"""The field that says what a tile of a kind shows."""
SHARED = ("id", "kind", "title", "view", "x", "y", "w", "h")
_TILE_ID = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)


def read_board(document: Any, asked: Asked) -> Board:
    """Return the dashboard that a JSON document describes.

    Raises:
        CauceError: ``invalid_field`` naming the path: a question that cannot be asked, a tile
            outside the grid, two tiles in one place or with one id.
    """
    fields = Fields.of(document, "", FIELDS)
    tiles = fields.each("tiles", 0, MAX_TILES, lambda one, path: _tile(one, path, asked))
    _check_ids(tiles)
    _check_places(tiles)
    return Board(read_lens(document, asked), tiles)


def read_lens(document: Mapping[str, Any], asked: Asked) -> Lens:
    """Return the dates, the filter and the comparison of a document; judged as those of a trend are.

    Raises:
        CauceError: ``invalid_field``.
    """
    said = {name: document[name] for name in LENS if document.get(name) is not None}
    check_chart({"kind": "trend", "series": [{}], **said}, "", asked)
    return Lens(**said)


def board_document(board: Board) -> dict[str, Any]:
    """Return the JSON of a dashboard; what says nothing is left out."""
    said = {name: getattr(board.lens, name) for name in LENS}
    kept = {name: value for name, value in said.items() if value is not None}
    return {**kept, "tiles": [tile_document(tile) for tile in board.tiles]}


def tile_document(tile: Tile) -> dict[str, Any]:
    """Return the JSON of a tile."""
    own = {
        "insight_id": str(tile.insight_id),
        "question": tile.question,
        "text": tile.text,
        "metric_id": str(tile.metric_id),
    }
    name = OWN[tile.kind]
    area = tile.area
    return {
        "id": tile.tile_id, "kind": tile.kind.value, "title": tile.title, "view": tile.view.value,
        name: own[name], "x": area.x, "y": area.y, "w": area.w, "h": area.h,
    }  # fmt: skip


def _tile(document: Any, path: str, asked: Asked) -> Tile:
    kind = Fields.of(document, path, (*SHARED, *OWN.values())).choice("kind", TileKind)
    fields = Fields.of(document, path, (*SHARED, OWN[kind]))
    return Tile(
        _tile_id(fields),
        kind,
        _area(fields),
        (fields.get("title") and fields.text("title", MAX_NAME)) or "",
        saved_id(fields, "insight_id") if kind is TileKind.INSIGHT else 0,
        check_chart(fields.get("question"), fields.at("question"), asked)
        if kind is TileKind.QUESTION
        else {},
        fields.text("text", MAX_TEXT) if kind is TileKind.TEXT else "",
        fields.choice("view", View, View.CHART),
        saved_id(fields, "metric_id") if kind is TileKind.METRIC else 0,
    )


def _tile_id(fields: Fields) -> str:
    name = fields.text("id")
    if not _TILE_ID.fullmatch(name):
        raise fields.wrong(
            "id",
            "must be 1 to 40 letters, digits, - or _",
            "debe tener de 1 a 40 letras, cifras, - o _",
        )
    return name


def saved_id(fields: Fields, name: str) -> int:
    """Return the id of something kept.

    Raises:
        CauceError: ``invalid_field``.
    """
    text = fields.text(name)
    if not (text.isascii() and text.isdecimal() and len(text) <= 18 and int(text)):
        raise fields.wrong(
            name,
            "must be the id of something kept in the project, as text",
            "debe ser el id de algo guardado en el proyecto, como texto",
        )
    return int(text)


def _area(fields: Fields) -> Area:
    width = fields.whole("w", 1, COLUMNS)
    return Area(
        fields.whole("x", 0, COLUMNS - width),
        fields.whole("y", 0, MAX_ROW),
        width,
        fields.whole("h", 1, MAX_HEIGHT),
    )


def _check_ids(tiles: tuple[Tile, ...]) -> None:
    seen: set[str] = set()
    for index, tile in enumerate(tiles):
        if tile.tile_id in seen:
            raise invalid(
                f"tiles.{index}.id",
                "another tile has this id; give each its own.",
                "otra tarjeta tiene este id; da a cada una el suyo.",
            )
        seen.add(tile.tile_id)


def _check_places(tiles: tuple[Tile, ...]) -> None:
    for (_, one), (index, other) in combinations(enumerate(tiles), 2):
        if overlap(one.area, other.area):
            raise _same_place(index, one)


def _same_place(index: int, other: Tile) -> CauceError:
    return invalid(
        f"tiles.{index}",
        f"lies on the tile {other.tile_id}; move one of them.",
        f"está encima de la tarjeta {other.tile_id}; mueve una de las dos.",
    )


def overlap(one: Area, other: Area) -> bool:
    """Return whether two areas share a cell.

    Example:
        >>> overlap(Area(0, 0, 6, 4), Area(5, 3, 2, 2)), overlap(Area(0, 0, 6, 4), Area(6, 0, 6, 4))
        (True, False)
    """
    return (
        one.x < other.x + other.w
        and other.x < one.x + one.w
        and one.y < other.y + other.h
        and other.y < one.y + one.h
    )

"""A printed report as what the template of the PDF reads: data and images."""

from typing import Any

from cauce.analytics.reports.contracts import Block, Printed, Table
from cauce.analytics.reports.logic.said import (
    DEFINITIONS,
    EMPTY,
    FILTERED,
    MADE,
    PAGE,
    fill,
    moment,
)
from cauce.analytics.reports.logic.tables import cut
from cauce.analytics.reports.logic.words import parts_of

PAPER_ROWS = 200
PAPER_COLUMNS = 9


def paper(printed: Printed) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return the data of the document and its images by name."""
    language = printed.language
    files = {_name(at): block.svg.encode() for at, block in enumerate(printed.blocks) if block.svg}
    definitions = dict.fromkeys(said for block in printed.blocks for said in block.definitions)
    made = moment(printed.made_at, language, printed.timezone)
    data = {
        "title": printed.title,
        "description": printed.description,
        "language": language,
        "under": f"{printed.project} · {fill(MADE, language, moment=made)}",
        "page": PAGE.in_language(language),
        "definitions_head": DEFINITIONS.in_language(language),
        "definitions": list(definitions),
        "blocks": [_block(block, at, printed) for at, block in enumerate(printed.blocks)],
    }
    return data, files


def _block(block: Block, place: int, printed: Printed) -> dict[str, Any]:
    narrowed = fill(FILTERED, printed.language, filter=block.filter) if block.filter else ""
    tables = [] if block.svg or block.problem else block.tables
    nothing = not (block.svg or block.words or block.tables or block.problem)
    return {
        "title": block.title,
        "about": [line for line in (block.dates, narrowed, *block.notes) if line],
        "words": [
            {"text": part.text, "level": part.level, "item": part.item}
            for part in parts_of(block.words)
        ],
        "image": _name(place) if block.svg else None,
        "tables": [_table(table, printed) for table in tables],
        "problem": EMPTY.in_language(printed.language) if nothing else block.problem,
    }


def _table(table: Table, printed: Printed) -> dict[str, Any]:
    shown = cut(table, PAPER_ROWS, PAPER_COLUMNS, printed.language)
    return {
        "heads": list(shown.table.heads),
        "numeric": list(shown.table.numeric),
        "rows": [list(row) for row in shown.table.rows],
        "notes": list(shown.notes),
    }


def _name(place: int) -> str:
    return f"chart-{place}.svg"

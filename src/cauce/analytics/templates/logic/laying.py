"""A template and its cast as the document of a dashboard."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from cauce.analytics.contracts import Schema
from cauce.analytics.templates.contracts import Cast, Laid, TileFit
from cauce.analytics.templates.logic.catalogue import Template, TemplateTile
from cauce.kernel.errors import Language

HEIGHT = 8
COLUMNS = 12
RECENT_DAYS = 30
MOVING = "-89d"
LONGEST = timedelta(days=364)


def tiles_fit(template: Template, cast: Cast) -> tuple[TileFit, ...]:
    """Return each tile with the roles it lacks."""
    return tuple(
        TileFit(tile.title, tile.needs, tuple(role for role in tile.needs if role not in cast))
        for tile in template.tiles
    )


def laid(template: Template, cast: Cast, dates: dict[str, str], language: Language) -> Laid:
    """Return the dashboard of a template, without the tiles that lack a role."""
    fits = tiles_fit(template, cast)
    kept = [tile for tile, fit in zip(template.tiles, fits, strict=True) if not fit.missing]
    document = {**dates, "tiles": list(_placed(kept, cast, language))}
    words = template.name.in_language(language), template.description.in_language(language)
    return Laid(*words, document, tuple(fit for fit in fits if fit.missing))


def dates_for(schema: Schema, today: date) -> dict[str, str]:
    """Return the last ninety days; where nothing is as young, the year that ends with the last event."""
    lasts = [event.last_seen.date() for event in schema.events]
    last = max(lasts, default=today)
    if last >= today - timedelta(days=RECENT_DAYS):
        return {"date_from": MOVING}
    first = min(event.first_seen.date() for event in schema.events)
    return {
        "date_from": max(first, last - LONGEST).isoformat(),
        "date_to": last.isoformat(),
    }


def _placed(
    tiles: Iterable[TemplateTile], cast: Cast, language: Language
) -> Iterable[dict[str, Any]]:
    """Yield tiles row by row; one without a neighbour is as wide as the row."""
    rows: list[list[TemplateTile]] = []
    for tile in tiles:
        room = COLUMNS - sum(one.width for one in rows[-1]) if rows else 0
        if tile.width <= room:
            rows[-1].append(tile)
        else:
            rows.append([tile])
    number = 0
    for y, row in enumerate(rows):
        for index, tile in enumerate(row):
            number += 1
            width = COLUMNS // len(row)
            yield {
                "id": f"t{number}", "kind": "question", "title": tile.title.in_language(language),
                "view": tile.view.value, "question": tile.asks(cast),
                "x": width * index, "y": HEIGHT * y, "w": width, "h": HEIGHT,
            }  # fmt: skip

"""JSON → paths."""

from typing import Any

from cauce.analytics.contracts import EventMatch, PathCount, PathGroup, PathsQuery, PathStep
from cauce.analytics.logic.questions.common import (
    WHOLE,
    Asked,
    parse_match,
    read_match,
    read_range,
    read_window,
)
from cauce.analytics.logic.reading import Fields
from cauce.kernel.errors import invalid
from cauce.rules import Subject
from cauce.rules.parse import parse_name

MAX_DEPTH = 20
MAX_NAMES = 50
MAX_PATTERNS = 50
MAX_ENTRIES = 20
KNOWN_STEPS = {
    "events": PathStep(EventMatch(None)),
    "pages": PathStep(
        EventMatch("Page Viewed"),
        (
            (Subject.PROPERTY, "path"),
            (Subject.CONTEXT, "page.path"),
            (Subject.PROPERTY, "url"),
            (Subject.CONTEXT, "page.url"),
        ),
    ),
    "screens": PathStep(EventMatch("Screen Viewed"), ((Subject.PROPERTY, "name"),)),
}
"""Steps by a word: any event by its name, page views by their path, screens by their name."""

OWN = ("steps", "from", "to", "depth", "limit", "window", "count", "groups", "exclude")


def read_paths(document: Any, path: str, asked: Asked) -> PathsQuery:
    """Return the paths that a JSON document asks for."""
    fields = Fields.of(document, path, (*WHOLE, *OWN))
    start, end = _anchor(fields, "from"), _anchor(fields, "to")
    given = fields.get("steps") is not None
    return PathsQuery(
        read_range(fields, asked),
        fields.each("steps", 1, MAX_ENTRIES, _step) if given else (KNOWN_STEPS["events"],),
        start,
        end,
        fields.whole("depth", 2 if start is None or end is None else 3, MAX_DEPTH, 5),
        fields.whole("limit", 1, MAX_NAMES, 10),
        None if fields.get("window") is None else read_window(fields),
        fields.choice("count", PathCount, PathCount.PERSONS),
        fields.each("groups", 0, MAX_PATTERNS, _group),
        fields.each("exclude", 0, MAX_PATTERNS, _pattern),
        fields.condition("where"),
        fields.boolean("include_bots"),
    )


def _anchor(fields: Fields, name: str) -> EventMatch | None:
    document = fields.get(name)
    return None if document is None else parse_match(document, fields.at(name))


def _step(document: Any, path: str) -> PathStep:
    if isinstance(document, str):
        if document not in KNOWN_STEPS:
            raise invalid(path, "unknown steps.", "pasos desconocidos.", tuple(KNOWN_STEPS))
        return KNOWN_STEPS[document]
    fields = Fields.of(document, path, ("event", "where", "by"))
    return PathStep(read_match(fields), _by(fields))


def _by(fields: Fields) -> tuple[tuple[Subject, str], ...]:
    document = fields.get("by")
    if document is None:
        return ()
    kinds = ("property", "context")
    inner = Fields.of(document, fields.at("by"), kinds)
    named = [kind for kind in kinds if kind in inner.document]
    if len(named) != 1:
        raise invalid(
            inner.path,
            "must name exactly one of these.",
            "debe nombrar exactamente uno de estos.",
            kinds,
        )
    return ((Subject(named[0]), parse_name(inner.get(named[0]), inner.at(named[0]))),)


def _group(document: Any, path: str) -> PathGroup:
    fields = Fields.of(document, path, ("name", "match"))
    return PathGroup(fields.text("name"), fields.each("match", 1, MAX_PATTERNS, _pattern))


def _pattern(document: Any, path: str) -> str:
    parent, _, last = path.rpartition(".")
    return Fields({last: document}, parent).text(last)

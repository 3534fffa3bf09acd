"""What a question may say, short enough for a model: types and choices without words; words on request."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from cauce.analytics.routes.questions.document import EXAMPLES, Question

Json = Mapping[str, Any]
KEPT = ("type", "enum", "const", "required", "additionalProperties")
LEFT_OUT = frozenset({"refresh"})
AS_FOR_ASK: Json = {"type": "object", "description": "A question, as for ask."}
FUNNEL: Json = {"type": "object", "description": "A funnel, as the kind of that name."}
ALSO: Json = {
    "type": "array",
    "description": "Up to two parts more, each as a breakdown without limit.",
}
WHERE: Json = {"type": "object", "description": "A condition: how_to_ask, kind condition."}
SAID_ELSEWHERE: Mapping[str, Json] = {
    "where": WHERE,
    "of": FUNNEL,
    "also": ALSO,
    "group_type": {"type": ["string", "object"]},
}
"""Fields that are the same in many questions, and are explained once."""

CONDITIONS = """\
A condition filters events; it stands in `where`, of the whole question or of one event.
{"property": NAME, "op": OP, "value": V}   a property of the event; dots reach inside: cart.total
{"trait": NAME, "op": OP, "value": V}      a trait of the person, as it is now
{"group_trait": NAME, "group_type": TYPE, "op": OP, "value": V}   a trait of the event's group (company …), as it is now
{"context": NAME, "op": OP, "value": V}    the event's context, such as traffic.channel, device.type, country
{"did": {"event": E, "count": {"op": "gte", "value": 2}, "within_days": 30, "where": …}}   what the person did
{"all": [C, C]}   {"any": [C, C]}   {"not": C}
OP: eq ne contains not_contains starts_with ends_with matches (V is text); in not_in (V is a list);
gt gte lt lte (V is a number); between (V is [low, high]); is_set is_not_set (no value);
before after (V is a date); within_last (V such as 30d)"""


@cache
def chart_schema() -> dict[str, Any]:
    """Return the JSON Schema of every question about a number: one branch a kind."""
    return {"oneOf": [_compact(found, _whole()["$defs"]) for _, found in _kinds()]}


def kinds() -> tuple[str, ...]:
    """Return the kinds of question, those that an assistant asks by a tool of their own left out."""
    return tuple(kind for kind, _ in _kinds())


def example(kind: str) -> Any:
    """Return a question of a kind as an example."""
    return EXAMPLES[kind]["value"]


def described(kind: str) -> Iterator[tuple[str, str, str]]:
    """Yield each field of a kind of question: its name, what it takes, what it means."""
    found = next(schema for name, schema in _kinds() if name == kind)
    required = found.get("required", ())
    for name, schema in found["properties"].items():
        if name not in LEFT_OUT:
            shape = "condition" if name == "where" else _shape(schema, _whole()["$defs"])
            yield (
                name,
                f"{shape}, required" if name in required else shape,
                schema.get("description", ""),
            )


@cache
def _whole() -> dict[str, Any]:
    return Question.model_json_schema()


def _kinds() -> Iterator[tuple[str, Json]]:
    defs = _whole()["$defs"]
    for branch in _whole()["oneOf"]:
        found = defs[branch["$ref"].rsplit("/", 1)[1]]
        kind = found["properties"]["kind"]["const"]
        if kind not in {"people", "sql", "why"}:
            yield kind, found


def _compact(schema: Json, defs: Json) -> dict[str, Any]:
    """Return a schema without words, references or nulls."""
    found = _resolved(schema, defs)
    options = _options(found, defs)
    if len(options) == 1:
        return _compact(options[0], defs)
    if options:
        return {"anyOf": [_compact(one, defs) for one in options]}
    kept: dict[str, Any] = {name: found[name] for name in KEPT if name in found}
    if "properties" in found:
        kept["properties"] = {
            name: SAID_ELSEWHERE.get(name) or _compact(one, defs)
            for name, one in found["properties"].items()
            if name not in LEFT_OUT
        }
    if "items" in found:
        kept["items"] = _compact(found["items"], defs)
    return kept


def _resolved(schema: Json, defs: Json) -> Json:
    reference = schema.get("$ref", "")
    return defs[reference.rsplit("/", 1)[1]] if reference else schema


def _options(schema: Json, defs: Json) -> Sequence[Json]:
    options = [_resolved(one, defs) for one in schema.get("anyOf", schema.get("oneOf", ()))]
    return [one for one in options if one.get("type") != "null"]


def _shape(schema: Json, defs: Json) -> str:
    """Return what a field takes, in a few words.

    Example:
        >>> _shape({"anyOf": [{"enum": ["day", "week"]}, {"type": "null"}]}, {})
        'day | week'
    """
    found = _resolved(schema, defs)
    options = _options(found, defs)
    if options:
        return " or ".join(dict.fromkeys(_shape(one, defs) for one in options))
    if "const" in found:
        return str(found["const"])
    if "enum" in found:
        return " | ".join(map(str, found["enum"]))
    if "properties" in found:
        inside = (name for name in found["properties"] if name not in LEFT_OUT)
        return f"{{{', '.join(inside)}}}"
    if found.get("type") == "array":
        return f"list of {_shape(found.get('items', {}), defs)}"
    return str(found.get("type", "condition"))

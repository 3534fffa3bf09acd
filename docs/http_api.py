"""The page of the management API, written from ``openapi.json``: operations, and what questions are made of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
Schema = dict[str, Any]
INTRODUCTION = (
    "# HTTP API\n\nThe management API: what the web app uses, and anything else may. Send"
    " `Authorization: Bearer <api key>`, or the web app's session cookie with `X-CSRF-Token` on"
    " unsafe methods. Another project's id answers 404. The whole OpenAPI 3.1 document is"
    " `/api/openapi.json` of a running server (`openapi.json` in the repository); `/api/docs`"
    " shows it. Sending events is [another page](collect.md).\n"
)
ELSEWHERE = {"Condition": "[condition](conditions.md)"}
"""Parts that have a page of their own."""


def http_api_page() -> str:
    """Return the page of the management API."""
    document = json.loads((ROOT / "openapi.json").read_text("utf-8"))
    tags: dict[str, list[str]] = {}
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            tag = (operation.get("tags") or ["other"])[0]
            tags.setdefault(tag, []).append(_operation(document, method, path, operation))
    sections = (f"\n## {tag}\n" + "".join(parts) for tag, parts in tags.items())
    return INTRODUCTION + "".join(sections)


def _operation(document: Schema, method: str, path: str, operation: Schema) -> str:
    lines = [f"\n### `{method.upper()} {path}`\n\n{operation.get('description', '').strip()}\n"]
    given = [p for p in operation.get("parameters", []) if p["in"] == "query"]
    lines += [f"\n- query `{p['name']}`: {_type(p['schema'])}" for p in given]
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    schema = _resolve(document, content.get("schema", {}))
    answer = operation.get("responses", {}).get("200", {}).get("content", {})
    if "oneOf" in schema and "application/json" not in answer:
        return "".join([*lines, "\n- body: a question, as of `…/query`; the answer is a file\n"])
    said = _resolve(document, answer.get("application/json", {}).get("schema", {}))
    if "oneOf" in schema and "discriminator" not in said:
        parts = ", ".join(f"`{name}`" for name in said.get("properties", {}))
        return "".join([*lines, f"\n- body: a question, as of `…/query`; the answer has {parts}\n"])
    if "oneOf" in schema:
        return "".join([*lines, *_kinds(document, operation, schema)])
    required = set(schema.get("required", []))
    for name, field in schema.get("properties", {}).items():
        star = ", required" if name in required else ""
        lines.append(f"\n- body `{name}`: {_type(_resolve(document, field))}{star}")
    return "".join(lines) + "\n"


# ── A body of several kinds ─────────────────────────────────────────────────────────────────────


def _kinds(document: Schema, operation: Schema, schema: Schema) -> Iterator[str]:
    """Yield each kind of body, then the parts they share, then the kinds of answer."""
    mapping = schema["discriminator"]["mapping"]
    yield "\n" + schema.get("description", "") + "\n"
    for kind, reference in mapping.items():
        found = _named(document, reference)
        example = json.dumps(found.get("example", {}), ensure_ascii=False, indent=2)
        yield f"\n#### `{kind}`\n\n{found['description']}\n\n```json\n{example}\n```\n"
        yield from _table(document, found)
    for name in _parts(document, list(mapping.values())):
        yield from _part(document, name, asked=True)
    answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
    yield from _answers(document, _resolve(document, answer))


def _answers(document: Schema, answer: Schema) -> Iterator[str]:
    mapping = answer["discriminator"]["mapping"]
    yield f"\n#### The answer\n\n{answer['description']}\n\n| kind | result |\n|---|---|\n"
    for kind, reference in mapping.items():
        yield f"| `{kind}` | {_type(_named(document, reference)['properties']['result'])} |\n"
    for name in _parts(document, list(mapping.values())):
        yield from _part(document, name, asked=False)


def _part(document: Schema, name: str, *, asked: bool) -> Iterator[str]:
    schema = document["components"]["schemas"][name]
    yield f"\n#### {name}\n\n{_line(schema.get('description', ''))}\n"
    yield from _table(document, schema, asked=asked)


def _table(document: Schema, schema: Schema, *, asked: bool = True) -> Iterator[str]:
    """Yield the fields: of what is asked with the required ones first, of answers with their nulls."""
    required = schema.get("required", [])
    fields = schema["properties"].items()
    yield "\n| field | type | meaning |\n|---|---|---|\n"
    for name, field in sorted(fields, key=lambda pair: pair[0] not in required):
        kind = _type(_with_choices(document, field)) + _bounds(field)
        null = " or null" if not asked and {"type": "null"} in field.get("anyOf", []) else ""
        meaning = [_line(field.get("description", ""))]
        meaning += ["Required."] if asked and name in required else []
        if field.get("default") is not None:
            meaning.append(f"Default: `{json.dumps(field['default'])}`.")
        yield f"| `{name}` | {kind}{null} | {' '.join(filter(None, meaning))} |\n"


def _with_choices(document: Schema, schema: Schema) -> Schema:
    """Return a schema in which a named choice is spelled out."""
    if "enum" in _resolve(document, schema):
        return _resolve(document, schema)
    options = schema.get("anyOf")
    return {**schema, "anyOf": [_with_choices(document, s) for s in options]} if options else schema


def _bounds(field: Schema) -> str:
    """Return the limits of a number or a list, as in `1 … 100`."""
    one = next(
        (s for s in [field, *field.get("anyOf", [])] if {"maximum", "maxItems"} & s.keys()), None
    )
    if one is None:
        return ""
    if "maximum" in one:
        return f", {one.get('minimum', 0):g} … {one['maximum']:,.0f}"
    return f", {one.get('minItems', 0)} … {one['maxItems']}"


def _parts(document: Schema, references: list[str]) -> list[str]:
    """Return the names of the objects that some schemas are made of, in the order they are met."""
    found = {reference.rsplit("/", 1)[1]: None for reference in references}
    asked = list(found)
    waiting = list(asked)
    while waiting:
        for name in _mentioned(document["components"]["schemas"][waiting.pop(0)]):
            fields = document["components"]["schemas"][name].get("properties")
            if name not in found and name not in ELSEWHERE and fields:
                found[name] = None
                waiting.append(name)
    return [name for name in found if name not in asked]


def _mentioned(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"].rsplit("/", 1)[1]
        for key in sorted(schema):
            if key not in {"example", "examples", "discriminator"}:
                yield from _mentioned(schema[key])
    elif isinstance(schema, list):
        for item in schema:
            yield from _mentioned(item)


# ── Types in words ──────────────────────────────────────────────────────────────────────────────


def _named(document: Schema, reference: str) -> Schema:
    found: Schema = document["components"]["schemas"][reference.rsplit("/", 1)[1]]
    return found


def _resolve(document: Schema, schema: Schema) -> Schema:
    reference = schema.get("$ref", "")
    return _named(document, reference) if reference else schema


def _type(schema: Schema) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return ELSEWHERE.get(name, f"`{name}`")
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return " or ".join(f"`{value}`" for value in schema["enum"])
    options = [s for s in schema.get("anyOf", []) + schema.get("oneOf", []) if _says_something(s)]
    if {"integer", "number"} <= {s.get("type") for s in options}:
        options = [s for s in options if s.get("type") != "integer"]
    if options:
        return " or ".join(dict.fromkeys(_type(s) for s in options))
    name = str(schema.get("format") or schema.get("type") or "any")
    return f"list of {_type(schema['items'])}" if name == "array" and schema.get("items") else name


def _says_something(schema: Schema) -> bool:
    return schema != {"type": "null"} and schema.get("$ref") != "#/components/schemas/Always"


def _line(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())

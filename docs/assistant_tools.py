"""The reference page of the tools for assistants, from ``cauce.api.assistant``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cauce.api.assistant import protocol, telling
from cauce.api.assistant.contracts import Tool
from cauce.api.assistant.tools import TOOLS

INTRO = f"""# Tools for assistants

`POST /mcp` speaks the [Model Context Protocol](https://modelcontextprotocol.io), revision {protocol.NEWEST}, and the
earlier {", ".join(protocol.LEGACY)}; `cauce mcp` offers the same on standard input and output. How to:
[Connect an assistant](../howto/connect-an-assistant.md).

An API key opens them (`Authorization: Bearer ck_…`), and each tool only to a key with its scope. Every request that a
tool makes goes through the [HTTP API](http-api.md), with its limits and refusals (a call counts as one request and each that it makes); what is wrong in a call is told with the field and what is
allowed there, as a failed result. An `Origin` that is not this server's is answered 403. Answers are in the language of `Accept-Language`
(English, Spanish): the definition, warnings, what columns hold, the rows in a fence that marks them as data, the page that shows the
same. A table has {telling.MAX_ROWS} rows and about {telling.MAX_CHARS:,} characters at most, {telling.USUAL_ROWS} rows unless `limit` says otherwise; `cursor` gets the next ones.
"""


def assistant_tools_page() -> str:
    """Return the page of the tools."""
    return "".join([INTRO, *map(_tool, TOOLS)])


def _tool(tool: Tool) -> str:
    schema = tool.listed("en")["inputSchema"]
    rows = [_field(name, one, tool) for name, one in schema["properties"].items()]
    does = "makes something new" if tool.writes else "reads"
    head = (
        f"\n## {tool.name}\n\n{tool.title.en} · {tool.title.es} · scope `{tool.scope}` · {does}\n\n"
    )
    fields = "\n| field | takes | |\n|---|---|---|\n" + "\n".join(rows) + "\n" if rows else ""
    return f"{head}{tool.description}\n{fields}"


def _field(name: str, schema: Mapping[str, Any], tool: Tool) -> str:
    needed = "required" if name in tool.required else ""
    words = schema.get("description", "")
    return f"| `{name}` | {_takes(schema)} | {' '.join(filter(None, (needed, words)))} |"


def _takes(schema: Mapping[str, Any]) -> str:
    if "oneOf" in schema:
        kinds = (one["properties"]["kind"]["const"] for one in schema["oneOf"])
        return f"a question: {', '.join(f'`{kind}`' for kind in kinds)}"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if schema["type"] == "array":
        inside = ", ".join(f"`{name}`" for name in schema["items"]["properties"])
        return f"list of objects: {inside}"
    return str(schema["type"])

"""What a tool is: a name, what it takes, and the requests it makes of the API."""

import json
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from cauce.kernel.access import Scope
from cauce.kernel.errors import Language, Text

LONGEST_LINK = 6_000
"""Characters of an address that every browser and proxy takes."""


@dataclass(frozen=True, slots=True)
class Call:
    """A request of the management API, below the project (``/projects/7/`` + ``path``).

    ``table``: its answer is an Arrow table, not JSON.
    """

    method: str
    path: str
    params: Mapping[str, Any] = field(default_factory=dict)
    body: Any = None
    table: bool = False


Steps = Generator[Call, Any, str]
"""A tool at work: it yields requests, is sent their answers, and returns what the assistant reads."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the answer: their language, and where the pages of their project are."""

    language: Language
    project_id: int
    base: str
    scopes: frozenset[Scope]

    def say(self, text: Text, **values: Any) -> str:
        """Return a text in their language."""
        return text.in_language(self.language).format(**values)

    def page(self, path: str = "", **search: Any) -> str:
        """Return the address of a page; empty when it would be too long for one."""
        given = "&".join(
            f"{name}={quote(_plain(value), safe='')}" for name, value in search.items()
        )
        url = f"{self.base}/p/{self.project_id}{path}{f'?{given}' if given else ''}"
        return url if len(url) <= LONGEST_LINK else ""

    def page_of(self, question: Mapping[str, Any]) -> str:
        """Return the address of the page that shows a question's answer."""
        if question.get("kind") == "sql":
            return self.page("/analyse/sql", sql=str(question.get("sql", "")))
        asked = {name: value for name, value in question.items() if name != "refresh"}
        return self.page("/analyse", ask=asked)

    def definition(self, anchor: str) -> str:
        """Return the address of a section of the definitions."""
        page = "definitions.es" if self.language == "es" else "definitions"
        return f"{self.base}/api/docs/{page}{f'#{anchor}' if anchor else ''}"


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool. ``description`` is for the model, in English; the title for people, in both languages."""

    name: str
    title: Text
    description: str
    fields: Callable[[], Mapping[str, Any]]
    """JSON Schema of each field it takes."""
    run: Callable[[Mapping[str, Any], Reader], Steps]
    required: tuple[str, ...] = ()
    scope: Scope = Scope.QUERY
    writes: bool = False

    def listed(self, language: Language) -> dict[str, Any]:
        """Return the tool as ``tools/list`` has it."""
        title = self.title.in_language(language)
        return {
            "name": self.name,
            "title": title,
            "description": self.description,
            "inputSchema": {
                "type": "object",
                "properties": self.fields(),
                "required": list(self.required),
                "additionalProperties": False,
            },
            "annotations": {
                "title": title,
                "readOnlyHint": not self.writes,
                "destructiveHint": False,
                "idempotentHint": not self.writes,
                "openWorldHint": False,
            },
        }

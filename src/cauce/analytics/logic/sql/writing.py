"""Tree → our own SQL: a node is written by its rule, and what has no rule is refused."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from sqlglot import exp

from cauce.analytics.logic.source import Source
from cauce.analytics.logic.sql.names import Named
from cauce.analytics.logic.sql.refusals import refused
from cauce.analytics.logic.sql.views import Reads

MAX_TEXT = 400_000
"""Characters of the SQL that is written; a view is written at each place that reads it."""

W = TypeVar("W", bound="Callable[[Writer, Any], str]")


class Rule(NamedTuple):
    """How a node is written, and which of its parts may be there."""

    parts: frozenset[str]
    write: Callable[["Writer", Any], str]


RULES: dict[type[exp.Expr], Rule] = {}
"""The allow-list. A node of exactly such a type, with no other parts than these, is written."""


def rule(*kinds: type[exp.Expr], parts: str = "this expression") -> Callable[[W], W]:
    """Return what makes a function the rule of some kinds of nodes."""

    def register(write: W) -> W:
        for kind in kinds:
            RULES[kind] = Rule(frozenset(parts.split()), write)
        return write

    return register


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes one question: binds its values, knows what it names and which row types there are."""

    source: Source
    named: Named
    reads: Reads

    def __call__(self, node: Any) -> str:
        """Return the SQL of a node.

        Raises:
            CauceError: ``invalid_field`` (422) for a node without a rule, or a part beyond it.
        """
        found = RULES.get(type(node))
        if found is None:
            raise _not_here(node, type(node).__name__)
        for part, value in node.args.items():
            if value and part not in found.parts:
                raise _not_here(_expression(value) or node, part.strip("_"))
        text = found.write(self, node)
        if len(text) > MAX_TEXT:
            raise refused(
                node,
                "the query grows too long; read a view once with WITH and use its name",
                "la consulta crece demasiado; lee la vista una vez con WITH y usa su nombre",
            )
        return text

    def list(self, nodes: Iterable[Any]) -> str:
        """Return the SQL of several nodes with commas between."""
        return ", ".join(map(self, nodes))


def _expression(value: Any) -> exp.Expr | None:
    """The expression that a part is, or the first of several, when it remembers its place."""
    first = value[0] if isinstance(value, list) else value
    known = isinstance(first, exp.Expr) and any("line" in one.meta for one in first.walk())
    return first if known else None


def _not_here(node: Any, what: str) -> Exception:
    place = node if isinstance(node, exp.Expr) else exp.Null()
    return refused(
        place,
        f"{what.upper()} is not part of the SQL that can be asked here; see the reference of the SQL page",
        f"{what.upper()} no forma parte del SQL que se puede preguntar; mira la referencia de la página SQL",
    )

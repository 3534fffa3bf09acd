"""SQL text → tree, by sqlglot's ClickHouse grammar without its own knowledge of functions."""

from typing import Any, ClassVar

from sqlglot import TokenType, exp
from sqlglot.dialects.clickhouse import ClickHouse
from sqlglot.errors import ErrorLevel, ParseError, SqlglotError
from sqlglot.parsers.clickhouse import ClickHouseParser

from cauce.analytics.logic.sql.refusals import refused, refused_at

MAX_DEPTH = 60
"""Open brackets at one place."""

MAX_LEVELS = 120
"""Nodes inside each other; a chain of operators is one level each."""

MAX_NODES = 20_000


_OPEN = {TokenType.L_PAREN, TokenType.L_BRACKET, TokenType.L_BRACE}
_CLOSE = {TokenType.R_PAREN, TokenType.R_BRACKET, TokenType.R_BRACE}


class _Parser(ClickHouseParser):
    """Every call stays a name with arguments: no function is given another meaning or shape."""

    FUNCTIONS: ClassVar[dict[str, Any]] = {}
    FUNCTION_PARSERS: ClassVar[dict[str, Any]] = {
        "CAST": ClickHouseParser.FUNCTION_PARSERS["CAST"],
    }
    NO_PAREN_FUNCTIONS: ClassVar[dict[Any, Any]] = {}
    NO_PAREN_FUNCTION_PARSERS: ClassVar[dict[str, Any]] = {
        "CASE": ClickHouseParser.NO_PAREN_FUNCTION_PARSERS["CASE"],
    }


class CauceSql(ClickHouse):
    """ClickHouse's grammar; subscripts stay as they are written."""

    INDEX_OFFSET = 0
    Parser = _Parser


def tree_of(text: str) -> exp.Query:
    """Return the tree of the one query that a text is.

    Raises:
        CauceError: ``invalid_field`` (422) when it is no SQL, several statements, or no query.
    """
    statements = _statements(text)
    if len(statements) != 1:
        raise refused_at(
            None, None, "must be one SELECT, without others after a semicolon",
            "debe ser un único SELECT, sin otros tras un punto y coma",
        )  # fmt: skip
    (tree,) = statements
    if not isinstance(tree, (exp.Select, exp.SetOperation, exp.Subquery)):
        raise refused(
            tree,
            "only SELECT reads data here; this is another statement",
            "aquí solo se lee con SELECT; esto es otra instrucción",
            ("SELECT",),
        )
    _check_levels(tree)
    return tree


def _check_levels(tree: exp.Expr) -> None:
    """Refuse what is nested deeper than it can be written."""
    nodes: list[tuple[exp.Expr, int]] = [(tree, 1)]
    while nodes:
        node, level = nodes.pop()
        if level > MAX_LEVELS:
            raise refused(
                node,
                f"is nested more than {MAX_LEVELS} levels deep; use IN instead of many OR, or WITH",
                f"está anidado más de {MAX_LEVELS} niveles; usa IN en lugar de muchos OR, o WITH",
            )
        nodes += [(inner, level + 1) for inner in node.iter_expressions()]


def _statements(text: str) -> list[Any]:
    dialect = CauceSql()
    try:
        tokens = dialect.tokenize(text)
        _check_depth(tokens)
        parser = dialect.parser(error_level=ErrorLevel.IMMEDIATE, max_nodes=MAX_NODES)
        return [one for one in parser.parse(tokens, text) if one is not None]
    except ParseError as error:
        raise _unreadable(error) from error
    except (SqlglotError, RecursionError, ValueError, TypeError, AttributeError) as error:
        raise refused_at(
            None, None, "cannot be read as SQL; look for quotes and brackets that are not closed",
            "no se puede leer como SQL; busca comillas y paréntesis sin cerrar",
        ) from error  # fmt: skip


def _check_depth(tokens: list[Any]) -> None:
    depth = 0
    for token in tokens:
        depth += (token.token_type in _OPEN) - (token.token_type in _CLOSE)
        if depth > MAX_DEPTH:
            raise refused_at(
                token.line, token.col,
                f"more than {MAX_DEPTH} brackets are open; divide the query with WITH",
                f"hay más de {MAX_DEPTH} paréntesis abiertos; divide la consulta con WITH",
            )  # fmt: skip


def _unreadable(error: ParseError) -> Exception:
    first = error.errors[0] if error.errors else {}
    word, column = str(first.get("highlight") or ""), first.get("col")
    near = word[:40]
    return refused_at(
        first.get("line"), None if column is None else max(1, column - len(word) + 1),
        f"cannot be read as SQL near {near!r}; check the word before it",
        f"no se puede leer como SQL cerca de {near!r}; revisa la palabra anterior",
    )  # fmt: skip

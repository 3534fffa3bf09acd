"""The rules of queries: SELECT, WITH, JOIN, UNION and what belongs to them."""

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from cauce.analytics.logic.sql.expressions import number
from cauce.analytics.logic.sql.names import view_of
from cauce.analytics.logic.sql.reading import CauceSql
from cauce.analytics.logic.sql.refusals import refused
from cauce.analytics.logic.sql.views import View, marked, view_sql
from cauce.analytics.logic.sql.writing import Writer, rule

MAX_ROWS = 10_000
"""Rows of an answer; one more is asked for, which tells that there are more."""

JOINS = frozenset(
    f"{side} {kind}".strip()
    for side in ("", "LEFT", "RIGHT", "FULL")
    for kind in ("", "INNER", "OUTER", "ANY", "ALL", "SEMI", "ANTI", "ASOF")
) | {"CROSS"}
_PARTS = "with_ kind expressions distinct from_ joins where group having qualify order limit offset"


def whole(write: Writer, tree: exp.Query) -> str:
    """Return the SQL of a question: its columns named, its rows limited."""
    while isinstance(tree, exp.Subquery) and not tree.args.get("alias"):
        tree = tree.this
    if not isinstance(tree, exp.Select):
        return f"SELECT * FROM ({write(tree)}) LIMIT {MAX_ROWS + 1}"
    for projection in tree.expressions:
        _name(projection)
    text, limit = write(tree), tree.args.get("limit")
    if limit is None:
        return _limited(text, tree)
    return text if _few(limit) else f"SELECT * FROM ({text}) LIMIT {MAX_ROWS + 1}"


def _limited(text: str, tree: exp.Select) -> str:
    offset = tree.args.get("offset")
    if offset is not None:
        return f"SELECT * FROM ({text}) LIMIT {MAX_ROWS + 1}"
    return f"{text} LIMIT {MAX_ROWS + 1}"


def _few(limit: exp.Limit) -> bool:
    return not limit.expressions and int(limit.expression.name) <= MAX_ROWS


def _name(projection: exp.Expr) -> None:
    """Give a column without a name the text it was written as."""
    named = (exp.Alias, exp.Column, exp.Dot, exp.Star)
    if not isinstance(projection, named):
        text = projection.sql(dialect=CauceSql, comments=False)[:120]
        projection.replace(exp.alias_(projection.copy(), exp.to_identifier(text, quoted=True)))


@rule(exp.Select, parts=_PARTS)
def _select(write: Writer, node: exp.Select) -> str:
    if node.args.get("kind"):
        raise refused(node, "SELECT AS is not known", "SELECT AS no se conoce")
    if not node.expressions:
        raise refused(node, "SELECT needs something to show", "SELECT necesita algo que mostrar")
    distinct = node.args.get("distinct")
    if distinct and (distinct.args.get("on") or distinct.expressions):
        raise refused(distinct, "DISTINCT ON is not known; use LIMIT 1 BY", "DISTINCT ON no se conoce; usa LIMIT 1 BY")  # fmt: skip
    parts = [
        _optional(write, node, "with_"),
        "SELECT DISTINCT" if distinct else "SELECT",
        ", ".join(_projections(write, node)),
        _optional(write, node, "from_"),
        " ".join(map(write, node.args.get("joins") or ())),
        *(_clause(write, node, part, word) for part, word in _CLAUSES),
        _optional(write, node, "limit"),
        _optional(write, node, "offset"),
    ]
    return " ".join(filter(None, parts))


_CLAUSES = (
    ("where", "WHERE"), ("group", "GROUP BY"), ("having", "HAVING"), ("qualify", "QUALIFY"),
    ("order", ""),
)  # fmt: skip


def _optional(write: Writer, node: exp.Expr, part: str) -> str:
    inside = node.args.get(part)
    return write(inside) if inside else ""


def _clause(write: Writer, node: exp.Expr, part: str, word: str) -> str:
    inside = node.args.get(part)
    return f"{word} {write(inside)}".strip() if inside else ""


@rule(exp.Where, exp.Having, exp.Qualify, parts="this")
def _test(write: Writer, node: Any) -> str:
    return write(node.this)


@rule(exp.Group, parts="expressions all")
def _group(write: Writer, node: exp.Group) -> str:
    if node.args.get("all"):
        return "ALL"
    return write.list(node.expressions)


@rule(exp.Order, parts="expressions")
def _order(write: Writer, node: exp.Order) -> str:
    return f"ORDER BY {write.list(node.expressions)}"


@rule(exp.Ordered, parts="this desc nulls_first")
def _ordered(write: Writer, node: exp.Ordered) -> str:
    way = " DESC" if node.args.get("desc") else ""
    return f"{write(node.this)}{way}{' NULLS FIRST' if node.args.get('nulls_first') else ''}"


@rule(exp.Limit, parts="expression offset expressions")
def _limit(write: Writer, node: exp.Limit) -> str:
    count, offset = _count(node.expression), node.args.get("offset")
    skipped = f"{_count(offset)}, " if offset else ""
    by = f" BY {write.list(node.expressions)}" if node.expressions else ""
    return f"LIMIT {skipped}{count}{by}"


@rule(exp.Offset, parts="expression")
def _offset(_: Writer, node: exp.Offset) -> str:
    return f"OFFSET {_count(node.expression)}"


def _count(node: Any) -> str:
    text = number(node)
    if not text.isdigit() or len(text) > 15:
        raise refused(node, "must be a whole number", "debe ser un número entero")
    return text


def _projections(write: Writer, node: exp.Select) -> Iterator[str]:
    for one in node.expressions:
        if isinstance(one, exp.Star):
            yield from _everything(one, node, write)
        elif isinstance(one, exp.Column) and isinstance(one.this, exp.Star):
            yield from _everything_of(one, node, write)
        else:
            yield write(one)


def _everything(star: exp.Star, node: exp.Select, write: Writer) -> Iterator[str]:
    """``*``: the documented columns of views, all columns of other queries."""
    _plain_star(star)
    sources = list(_sources(node, write))
    if len(sources) == 1 and sources[0][1] is None:
        yield "*"
        return
    for name, view in sources:
        yield from _columns(star, name, view)


def _everything_of(column: exp.Column, node: exp.Select, write: Writer) -> Iterator[str]:
    _plain_star(column.this)
    for name, view in _sources(node, write):
        if name == column.table:
            yield from _columns(column, name, view)
            return
    raise refused(column, f"nothing in FROM is called {column.table!r}", f"nada en FROM se llama {column.table!r}")  # fmt: skip


def _plain_star(star: exp.Star) -> None:
    if any(star.args.values()):
        raise refused(star, "name the columns instead of EXCEPT or REPLACE", "nombra las columnas en lugar de EXCEPT o REPLACE")  # fmt: skip


def _columns(place: exp.Expr, name: str, view: View | None) -> Iterator[str]:
    if not name:
        raise refused(place, "give the query in FROM a name with AS", "da un nombre con AS a la consulta de FROM")  # fmt: skip
    if view is None:
        yield f"{marked(name)}.*"
    else:
        yield from (f"{marked(name)}.{marked(column)}" for column in view.names)


def _sources(node: exp.Select, write: Writer) -> Iterator[tuple[str, View | None]]:
    begin = node.args.get("from_")
    joined = [join.this for join in node.args.get("joins") or () if join.kind != "ARRAY"]
    for one in ([begin.this] if begin else []) + joined:
        if isinstance(one, exp.Table):
            yield one.alias or one.name, view_of(one, write.named.queries)
        else:
            yield one.alias, None


@rule(exp.From, parts="this")
def _from(write: Writer, node: exp.From) -> str:
    return f"FROM {write(node.this)}"


@rule(exp.Table, parts="this alias")
def _table(write: Writer, node: exp.Table) -> str:
    _no_columns(node)
    view = view_of(node, write.named.queries)
    name = marked(node.name) if view is None else f"({view_sql(view, write.source, write.reads)})"
    return f"{name} AS {marked(node.alias or node.name)}"


@rule(exp.Subquery, parts="this alias")
def _inner(write: Writer, node: exp.Subquery) -> str:
    name = f" AS {marked(node.alias)}" if node.alias else ""
    _no_columns(node)
    return f"({write(node.this)}){name}"


def _no_columns(node: exp.Expr) -> None:
    """Refuse ``AS name (a, b)``."""
    alias = node.args.get("alias")
    if isinstance(alias, exp.TableAlias) and alias.args.get("columns"):
        raise refused(node, "name the columns inside the query", "nombra las columnas dentro de la consulta")  # fmt: skip


@rule(exp.Join, parts="this on using side kind")
def _join(write: Writer, node: exp.Join) -> str:
    words = f"{node.side} {'' if node.kind == node.side else node.kind}".strip()
    if words in {"ARRAY", "LEFT ARRAY"}:
        return f"{words} JOIN {write(node.this)}"
    if words not in JOINS:
        raise refused(node, "unknown kind of join", "tipo de unión desconocido", tuple(sorted(JOINS - {""})))  # fmt: skip
    on, using = node.args.get("on"), node.args.get("using")
    if on:
        return f"{words} JOIN {write(node.this)} ON {write(on)}".strip()
    if using:
        return f"{words} JOIN {write(node.this)} USING ({write.list(using)})".strip()
    return f"CROSS JOIN {write(node.this)}"


@rule(exp.With, parts="expressions")
def _with(write: Writer, node: exp.With) -> str:
    return f"WITH {write.list(node.expressions)}"


@rule(exp.CTE, parts="this alias scalar")
def _named_query(write: Writer, node: exp.CTE) -> str:
    _no_columns(node)
    if node.args.get("scalar"):
        return f"{write(node.this)} AS {marked(node.alias)}"
    return f"{marked(node.alias)} AS ({write(node.this)})"


@rule(exp.Union, exp.Except, exp.Intersect, parts="with_ this expression distinct")
def _together(write: Writer, node: exp.SetOperation) -> str:
    distinct = node.args.get("distinct")
    word = type(node).__name__.upper()
    how = "ALL" if distinct is False and word == "UNION" else "DISTINCT" if distinct is not False else ""  # fmt: skip
    sides = [f"({write(_bare(side))})" for side in (node.this, node.expression)]
    text = f" {word} {how} ".replace("  ", " ").join(sides)
    begin = _optional(write, node, "with_")
    return f"{begin} SELECT * FROM ({text})" if begin else text


def _bare(side: Any) -> Any:
    return side.this if isinstance(side, exp.Subquery) and not side.args.get("alias") else side

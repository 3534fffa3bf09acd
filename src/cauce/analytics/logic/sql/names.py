"""What a question names: views, its own names, and what it reads inside JSON."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlglot import exp

from cauce.analytics.logic.sql.refusals import refused, unknown
from cauce.analytics.logic.sql.views import NESTED, VIEWS, Path, View
from cauce.kernel.errors import CauceError
from cauce.rules.parse import parse_name

MAX_NAME = 128


@dataclass(frozen=True, slots=True)
class Named:
    """The names of a question: every one of them stands for a view or for something of its own.

    Attributes:
        views: the views it reads.
        queries: names given to queries by WITH.
        own: names given to anything: queries, tables, columns, arguments of functions.
        paths: what it reads inside JSON columns, in the order of the text.
    """

    views: tuple[View, ...]
    queries: frozenset[str]
    own: frozenset[str]
    paths: tuple[Path, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column of the views that are read."""
        return tuple(dict.fromkeys(name for view in self.views for name in view.names))


@dataclass(frozen=True, slots=True)
class Reference:
    """What a name of a column says: perhaps whose it is, and perhaps a path inside it."""

    table: str | None
    column: str
    path: str | None = None


def names_in(tree: exp.Expr) -> Named:
    """Return what a tree names.

    Raises:
        CauceError: ``invalid_field`` (422) for a table or column that does not exist.
    """
    queries = frozenset(_given(cte) for cte in tree.find_all(exp.CTE))
    own = frozenset(_own_names(tree))
    views = tuple(dict.fromkeys(_views(tree, queries)))
    named = Named(views, queries, own, ())
    found = [_checked(column, named) for column in columns_of(tree)]
    paths = dict.fromkeys((one.column, one.path) for one in found if one.path is not None)
    return Named(views, queries, own, tuple(paths))


def view_of(table: exp.Table, queries: frozenset[str]) -> View | None:
    """Return the view that a table of FROM is; None for a query of WITH.

    Raises:
        CauceError: ``invalid_field`` (422) when it is neither.
    """
    if not isinstance(table.this, exp.Identifier):
        raise refused(
            table,
            "functions cannot be read from; read the views",
            "no se puede leer de funciones; lee las vistas",
            tuple(VIEWS),
        )
    if table.args.get("db") or table.args.get("catalog"):
        raise refused(
            table,
            "there are no other databases; name the view alone",
            "no hay otras bases de datos; nombra solo la vista",
            tuple(VIEWS),
        )
    if table.name in queries:
        return None
    view = VIEWS.get(table.name)
    if view is None:
        raise unknown(table, ("view", "la vista"), table.name, (*VIEWS, *sorted(queries)))
    return view


def _views(tree: exp.Expr, queries: frozenset[str]) -> Iterator[View]:
    for table in tree.find_all(exp.Table):
        view = view_of(table, queries)
        if view is not None:
            yield view


def _own_names(tree: exp.Expr) -> Iterator[str]:
    for node in tree.find_all(exp.Alias, exp.CTE, exp.Table, exp.Subquery, exp.Lambda):
        if isinstance(node, exp.Lambda):
            yield from (_checked_name(one) for one in node.expressions)
        elif node.args.get("alias"):
            yield _given(node)


def _given(node: exp.Expr) -> str:
    """The name that a node is given."""
    alias = node.args["alias"]
    name = alias.this if isinstance(alias, exp.TableAlias) else alias
    return _checked_name(name, is_table=not isinstance(node, exp.Alias))


def _checked_name(name: exp.Expr | None, *, is_table: bool = False) -> str:
    if not isinstance(name, exp.Identifier) or not 0 < len(name.name) <= MAX_NAME:
        raise refused(
            name or exp.Identifier(this=""),
            f"a name must be one word or text in backticks, of up to {MAX_NAME} characters",
            f"un nombre debe ser una palabra o un texto entre acentos graves, de hasta {MAX_NAME} caracteres",
        )
    if is_table and (name.name in NESTED or (name.name in VIEWS and _is_query(name))):
        raise refused(
            name,
            f"{name.name!r} is already the name of a view or column; choose another",
            f"{name.name!r} ya es el nombre de una vista o columna; elige otro",
        )
    return name.name


def _is_query(name: exp.Identifier) -> bool:
    return name.find_ancestor(exp.CTE, exp.Table, exp.Subquery) is not None and isinstance(
        name.find_ancestor(exp.CTE, exp.Table, exp.Subquery), exp.CTE
    )


def columns_of(tree: exp.Expr) -> Iterator[exp.Expr]:
    """Yield the names of columns, whole: ``e.properties.cart.total`` is one."""
    for node in tree.find_all(exp.Column, exp.Dot):
        if not isinstance(node.parent, exp.Dot) and not isinstance(node.this, exp.Star):
            yield node


def reference_of(node: exp.Expr) -> Reference:
    """Return what the name of a column says.

    Raises:
        CauceError: ``invalid_field`` (422) when it names another database, or is no name.
    """
    parts = [part.name for part in _parts(node)]
    if len(parts) > 1 and parts[0] in NESTED:
        return Reference(None, parts[0], _path(parts[1:], node))
    if len(parts) > 2 and parts[1] in NESTED:
        return Reference(parts[0], parts[1], _path(parts[2:], node))
    if len(parts) > 2:
        raise refused(
            node,
            "a column is named by itself or after the name of its view",
            "una columna se nombra sola o tras el nombre de su vista",
        )
    return Reference(parts[0] if len(parts) == 2 else None, parts[-1])


def _parts(node: exp.Expr) -> list[exp.Identifier]:
    left: list[exp.Expr] = []
    while isinstance(node, exp.Dot):
        left.insert(0, node.expression)
        node = node.this
    found = [*(node.parts if isinstance(node, exp.Column) else [node]), *left]
    names = [part for part in found if isinstance(part, exp.Identifier)]
    if len(names) != len(found):
        raise refused(
            node,
            "only names can follow a dot; tupleElement takes a part of a tuple",
            "tras un punto solo puede ir un nombre; tupleElement toma una parte de una tupla",
        )
    return names


def _path(parts: list[str], node: exp.Expr) -> str:
    try:
        return parse_name(".".join(parts), "sql")
    except CauceError as error:
        raise refused(node, error.message.en.rstrip("."), error.message.es.rstrip(".")) from error


def _checked(node: exp.Expr, named: Named) -> Reference:
    one = reference_of(node)
    if one.column in NESTED and one.path is not None:
        if not any(one.column in view.names for view in named.views):
            raise unknown(node, ("column", "la columna"), one.column, named.columns)
        return one
    if one.column not in named.own and one.column not in named.columns:
        own = tuple(sorted(named.own - set(named.columns)))
        raise unknown(node, ("column", "la columna"), one.column, (*named.columns, *own))
    known = {*named.own, *(view.name for view in named.views)}
    if one.table is not None and one.table not in known:
        raise unknown(node, ("table", "la tabla"), one.table, tuple(sorted(known)))
    return one

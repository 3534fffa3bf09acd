"""The rules of expressions: operators, literals, names, calls."""

import re
from typing import Any

from sqlglot import exp

from cauce.analytics.logic.sql.functions import CLOCK, KNOWN, PARAMETRIC, suggestions
from cauce.analytics.logic.sql.names import reference_of
from cauce.analytics.logic.sql.refusals import refused, unknown
from cauce.analytics.logic.sql.views import marked
from cauce.analytics.logic.sql.writing import Writer, rule
from cauce.rules.compile import instant

OPERATORS: dict[type[exp.Expr], str] = {
    exp.Add: "+", exp.Sub: "-", exp.Mul: "*", exp.Div: "/", exp.Mod: "%", exp.DPipe: "||",
    exp.EQ: "=", exp.NEQ: "!=", exp.LT: "<", exp.LTE: "<=", exp.GT: ">", exp.GTE: ">=",
    exp.And: "AND", exp.Or: "OR", exp.Like: "LIKE", exp.ILike: "ILIKE",
}  # fmt: skip
UNITS = ("SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR")
TYPES: dict[exp.DType, str] = {
    exp.DType.TEXT: "String", exp.DType.BOOLEAN: "Bool", exp.DType.DATE: "Date",
    exp.DType.DATE32: "Date32", exp.DType.DATETIME: "DateTime", exp.DType.DATETIME64: "DateTime64(3)",
    exp.DType.FLOAT: "Float32", exp.DType.DOUBLE: "Float64", exp.DType.TINYINT: "Int8",
    exp.DType.SMALLINT: "Int16", exp.DType.INT: "Int32", exp.DType.BIGINT: "Int64",
    exp.DType.UTINYINT: "UInt8", exp.DType.USMALLINT: "UInt16", exp.DType.UINT: "UInt32",
    exp.DType.UBIGINT: "UInt64",
}  # fmt: skip
_NUMBER = re.compile(r"\d{1,40}(\.\d{1,40})?([eE][+-]?\d{1,3})?|\.\d{1,40}", re.ASCII)


@rule(*OPERATORS, parts="this expression typed safe operator")
def _operator(write: Writer, node: Any) -> str:
    return f"({write(node.this)} {OPERATORS[type(node)]} {write(node.expression)})"


@rule(exp.IntDiv)
def _whole_division(write: Writer, node: exp.IntDiv) -> str:
    return f"intDiv({write(node.this)}, {write(node.expression)})"


@rule(exp.Not, parts="this")
def _not(write: Writer, node: exp.Not) -> str:
    return f"(NOT {write(node.this)})"


@rule(exp.Neg, parts="this")
def _minus(write: Writer, node: exp.Neg) -> str:
    return f"(-{write(node.this)})"


@rule(exp.Paren, parts="this")
def _brackets(write: Writer, node: exp.Paren) -> str:
    return f"({write(node.this)})"


@rule(exp.Is)
def _is(write: Writer, node: exp.Is) -> str:
    if not isinstance(node.expression, exp.Null):
        raise refused(node, "IS takes NULL or NOT NULL", "IS admite NULL o NOT NULL")
    return f"({write(node.this)} IS NULL)"


@rule(exp.Between, parts="this low high")
def _between(write: Writer, node: exp.Between) -> str:
    low, high = write(node.args["low"]), write(node.args["high"])
    return f"({write(node.this)} BETWEEN {low} AND {high})"


@rule(exp.In, parts="this expressions query")
def _in(write: Writer, node: exp.In) -> str:
    query = node.args.get("query")
    if not query and not node.expressions:
        raise refused(
            node,
            "IN takes a list in brackets or a query in brackets",
            "IN admite una lista entre paréntesis o una consulta entre paréntesis",
        )
    inside = write(query) if query else f"({write.list(node.expressions)})"
    return f"({write(node.this)} IN {inside})"


@rule(exp.Case, parts="this ifs default")
def _case(write: Writer, node: exp.Case) -> str:
    base = f" {write(node.this)}" if node.args.get("this") else ""
    ways = "".join(
        f" WHEN {write(way.this)} THEN {write(way.args['true'])}" for way in node.args["ifs"]
    )
    default = node.args.get("default")
    rest = f" ELSE {write(default)}" if default else ""
    return f"CASE{base}{ways}{rest} END"


@rule(exp.If, parts="this true false")
def _choice(write: Writer, node: exp.If) -> str:
    otherwise = node.args.get("false")
    last = write(otherwise) if otherwise else "NULL"
    return f"if({write(node.this)}, {write(node.args['true'])}, {last})"


@rule(exp.Null, parts="")
def _null(_: Writer, __: exp.Null) -> str:
    return "NULL"


@rule(exp.Boolean, parts="this")
def _boolean(_: Writer, node: exp.Boolean) -> str:
    return "true" if node.this else "false"


@rule(exp.Literal, parts="this is_string")
def _literal(write: Writer, node: exp.Literal) -> str:
    if node.is_string:
        return write.source.bind(_clean(node), "String")
    return number(node)


def _clean(node: exp.Literal) -> str:
    if "\0" in node.name:
        raise refused(node, "text cannot hold a zero byte", "un texto no puede llevar un byte cero")
    return node.name


def number(node: Any) -> str:
    """Return a literal that is a plain number, as it is written."""
    if not isinstance(node, exp.Literal) or node.is_string or not _NUMBER.fullmatch(node.name):
        raise refused(
            node if isinstance(node, exp.Expr) else exp.Null(),
            "must be a plain number, such as 10 or 0.5",
            "debe ser un número sencillo, como 10 o 0.5",
        )
    return node.name


@rule(exp.Array, exp.Tuple, parts="expressions")
def _several(write: Writer, node: Any) -> str:
    name = "array" if isinstance(node, exp.Array) else "tuple"
    return f"{name}({write.list(node.expressions)})"


@rule(exp.Bracket, parts="this expressions")
def _element(write: Writer, node: exp.Bracket) -> str:
    return f"arrayElement({write(node.this)}, {write.list(node.expressions)})"


@rule(exp.Lambda, parts="this expressions")
def _lambda(write: Writer, node: exp.Lambda) -> str:
    names = ", ".join(marked(one.name) for one in node.expressions)
    return f"({names}) -> {write(node.this)}"


@rule(exp.Identifier, parts="this quoted")
def _argument(_: Writer, node: exp.Identifier) -> str:
    return marked(node.name)


@rule(exp.Column, exp.Dot, parts="this expression table db catalog")
def _column(write: Writer, node: Any) -> str:
    one = reference_of(node)
    owner = f"{marked(one.table)}." if one.table is not None else ""
    if one.path is not None:
        return owner + write.reads.column((one.column, one.path))
    return owner + marked(one.column)


@rule(exp.Alias, parts="this alias")
def _alias(write: Writer, node: exp.Alias) -> str:
    return f"{write(node.this)} AS {marked(node.alias)}"


@rule(exp.Interval, parts="this unit")
def _interval(write: Writer, node: exp.Interval) -> str:
    unit = str(node.args["unit"].name if node.args.get("unit") else "").upper().removesuffix("S")
    if unit not in UNITS:
        raise refused(node, "unknown unit of time", "unidad de tiempo desconocida", UNITS)
    amount = node.this
    if isinstance(amount, exp.Literal):
        amount = exp.Literal.number(amount.name)
    return f"toInterval{unit.capitalize()}({write(amount)})"


@rule(exp.Cast, parts="this to")
def _cast(write: Writer, node: exp.Cast) -> str:
    return f"CAST({write(node.this)} AS {_type(node.args['to'])})"


def _type(node: Any) -> str:
    known = tuple(dict.fromkeys(TYPES.values()))
    name = TYPES.get(node.this) if isinstance(node, exp.DataType) else None
    if name is None or node.expressions:
        raise refused(
            node, "this type cannot be cast to", "no se puede convertir a este tipo", known
        )
    return f"Nullable({name})" if node.args.get("nullable") else name


@rule(
    exp.Anonymous, exp.AnonymousAggFunc, exp.CombinedAggFunc, exp.ParameterizedAgg,
    exp.CombinedParameterizedAgg, parts="this expressions params",
)  # fmt: skip
def _call(write: Writer, node: Any) -> str:
    name = _function(node)
    if name in CLOCK:
        return _clock(write, node, name)
    if not node.args.get("params"):
        return f"{name}({_arguments(write, node.expressions)})"
    if name not in PARAMETRIC:
        raise refused(node, f"{name} takes one list of arguments", f"{name} admite una sola lista de argumentos")  # fmt: skip
    given = ", ".join(map(_parameter, node.expressions))
    return f"{name}({given})({_arguments(write, node.args['params'])})"


def _function(node: Any) -> str:
    written = str(node.this.name if isinstance(node.this, exp.Expr) else node.this)
    name = KNOWN.get(written.lower())
    if name is None:
        raise unknown(node, ("function", "la función"), written, suggestions())
    return name


def _parameter(node: Any) -> str:
    """A parameter of an aggregate: the engine wants it written out."""
    if isinstance(node, exp.Literal) and node.is_string:
        return "'" + _clean(node).replace("\\", "\\\\").replace("'", "\\'") + "'"
    return number(node)


def _arguments(write: Writer, nodes: list[Any]) -> str:
    if len(nodes) == 1 and isinstance(nodes[0], exp.Star) and not any(nodes[0].args.values()):
        return ""
    return write.list(nodes)


def _clock(write: Writer, node: Any, name: str) -> str:
    """The instant of the question, in its time zone."""
    if node.expressions or node.args.get("params"):
        raise refused(node, f"{name} takes no arguments", f"{name} no admite argumentos")
    zone = write.source.bind(write.source.timezone.key, "String")
    local = f"toTimeZone({instant(write.source.bind, write.source.scope.now)}, {zone})"
    if name == "now":
        return f"toDateTime({local})"
    return f"toDate({local})" if name == "today" else f"(toDate({local}) - 1)"


@rule(exp.Distinct, parts="expressions")
def _different(write: Writer, node: exp.Distinct) -> str:
    return f"DISTINCT {write.list(node.expressions)}"


@rule(exp.Window, parts="this partition_by order spec over")
def _window(write: Writer, node: exp.Window) -> str:
    if node.args.get("over") not in {None, "OVER"}:
        raise refused(node, "a window follows OVER", "una ventana va tras OVER")
    divided, order, spec = (node.args.get(part) for part in ("partition_by", "order", "spec"))
    parts = [
        f"PARTITION BY {write.list(divided)}" if divided else "",
        write(order) if order else "",
        write(spec) if spec else "",
    ]
    return f"{write(node.this)} OVER ({' '.join(filter(None, parts))})"


@rule(exp.WindowSpec, parts="kind start start_side end end_side")
def _frame(_: Writer, node: exp.WindowSpec) -> str:
    kind = str(node.args["kind"]).upper()
    if kind not in {"ROWS", "RANGE"}:
        raise refused(node, "a frame is of ROWS or RANGE", "un marco es de ROWS o RANGE")
    start = _edge(node, "start")
    return f"{kind} BETWEEN {start} AND {_edge(node, 'end') if node.args.get('end') else 'CURRENT ROW'}"


def _edge(node: exp.WindowSpec, which: str) -> str:
    value, side = node.args[which], node.args.get(f"{which}_side")
    if value == "CURRENT ROW":
        return "CURRENT ROW"
    if side not in {"PRECEDING", "FOLLOWING"}:
        raise refused(node, "a frame ends PRECEDING or FOLLOWING", "un marco acaba en PRECEDING o FOLLOWING")  # fmt: skip
    return f"UNBOUNDED {side}" if value == "UNBOUNDED" else f"{number(value)} {side}"


@rule(exp.Exists, parts="this")
def _exists(write: Writer, node: exp.Exists) -> str:
    return f"EXISTS ({write(node.this)})"

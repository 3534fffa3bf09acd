"""One comparison as an expression over the typed sub-columns of a JSON path."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from cauce.rules.binding import Binder
from cauce.rules.contracts import Comparison, Op, Scalar
from cauce.rules.dates import bounds
from cauce.rules.types import ALL, MIXED_LIST, NUMBERS, SCALARS, list_of, only_scalars
from cauce.rules.values import INSTANT, NUMBER, exact_number_of_text

Element = Callable[[str, str], str | None]
"""(expression, engine type) → test of one value, or None when that type can never pass."""

_SQL_ORDER = {Op.GT: ">", Op.GTE: ">=", Op.LT: "<", Op.LTE: "<="}
_TEXT_SQL = {
    Op.CONTAINS: "position({0}, {1}) > 0",
    Op.STARTS_WITH: "startsWith({0}, {1})",
    Op.ENDS_WITH: "endsWith({0}, {1})",
    Op.MATCHES: "match({0}, {1})",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a comparison reads: the sub-column, and the types that occur in it (None: any)."""

    path: str
    kinds: frozenset[str] | None = None

    def may_be(self, kind: str) -> bool:
        """Return whether a value of the type may be there."""
        return self.kinds is None or kind in self.kinds


def compile_leaf(
    leaf: Comparison, place: Place, bind: Binder, now: datetime, zone: ZoneInfo
) -> str:
    """Return the test of a positive comparison at ``place``: a value, or any element of a list."""
    if leaf.op is Op.IS_SET:
        return set_sql(place)
    if place.kinds is not None and not place.kinds & ALL:
        return "0"
    test = element_test(leaf, bind, now, zone)
    parts = [
        f"ifNull({found}, 0)"
        for kind in SCALARS
        if place.may_be(kind) and (found := test(f"{place.path}.:{kind}", kind))
    ]
    parts += _listed(test, place)
    return "(" + " OR ".join(parts) + ")" if parts else "0"


def set_sql(place: Place) -> str:
    """Return the test that there is a value; scalars are told by their sub-columns' null maps."""
    kinds = only_scalars(place.kinds)
    if kinds is None:
        return f"{place.path} IS NOT NULL"
    found = [f"{place.path}.:{kind} IS NOT NULL" for kind in kinds]
    return "(" + " OR ".join(found) + ")" if found else "0"


def _listed(test: Element, place: Place) -> list[str]:
    """The tests of the elements of lists: of one type, and mixed."""
    parts = [
        f"arrayExists(x -> {found}, {place.path}.:`{list_of(kind)}`)"
        for kind in SCALARS
        if place.may_be(list_of(kind)) and (found := _inside(test, "x", kind))
    ]
    if not place.may_be(MIXED_LIST):
        return parts
    inside = [
        found for kind in SCALARS if (found := _inside(test, f"dynamicElement(x, '{kind}')", kind))
    ]
    if inside:
        parts.append(f"arrayExists(x -> {' OR '.join(inside)}, {place.path}.:`{MIXED_LIST}`)")
    return parts


def _inside(test: Element, x: str, kind: str) -> str | None:
    """The test of an element; numbers in a list are floats, as the engine may keep them so."""
    found = test(f"toFloat64({x})", "Float64") if kind in NUMBERS else test(x, kind)
    return f"ifNull({found}, 0)" if found else None


def number_sql(text: str) -> str:
    """Return text read as a Float64, null when it is no number (``values.NUMBER``)."""
    pattern = f"^({NUMBER})$".replace("\\", "\\\\")
    return f"if(match({text}, '{pattern}'), toFloat64OrNull({text}), NULL)"


def instant_sql(text: str, zone: ZoneInfo) -> str:
    """Return text read as milliseconds since 1970, null when it is no date (``values.INSTANT``)."""
    pattern = f"^({INSTANT})$".replace("\\", "\\\\")
    read = f"toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull({text}, 3, '{zone.key}'))"
    return f"if(match({text}, '{pattern}'), {read}, NULL)"


def element_test(leaf: Comparison, bind: Binder, now: datetime, zone: ZoneInfo) -> Element:
    """Return the test of one value that a positive comparison (not ``is_set``) makes."""
    op, value = leaf.op, leaf.value
    if op in {Op.EQ, Op.IN}:
        return _among(value if isinstance(value, tuple) else (value,), bind)  # type: ignore[arg-type]
    if op in _TEXT_SQL:
        wanted = bind(value, "String")
        return lambda x, kind: _TEXT_SQL[op].format(x, wanted) if kind == "String" else None
    if op in {Op.BEFORE, Op.AFTER, Op.WITHIN_LAST}:
        return _in_range(bounds(leaf, now, zone), bind, zone)
    if op is Op.BETWEEN and isinstance(value, tuple):
        low, high = (_bound_number(number, bind) for number in value)
        return lambda x, kind: _numeric(x, kind, f"{{0}} >= {low} AND {{0}} <= {high}")
    return lambda x, kind: _numeric(x, kind, f"{{0}} {_SQL_ORDER[op]} {_bound_number(value, bind)}")


def _numeric(x: str, kind: str, test: str) -> str | None:
    if kind == "Bool":
        return None
    return "(" + test.replace("{0}", number_sql(x) if kind == "String" else x) + ")"


def _bound_number(value: object, bind: Binder) -> str:
    if isinstance(value, int):
        return bind(value, "Int64" if value < 2**63 else "UInt64")
    return bind(value, "Float64")


def _in_range(limits: tuple[int | None, int | None], bind: Binder, zone: ZoneInfo) -> Element:
    low, high = limits

    def test(x: str, kind: str) -> str | None:
        if kind != "String":
            return None
        at = instant_sql(x, zone)
        parts = [] if low is None else [f"{at} >= {bind(low, 'Int64')}"]
        parts += [] if high is None else [f"{at} < {bind(high, 'Int64')}"]
        return "(" + " AND ".join(parts) + ")"

    return test


def _among(options: tuple[Scalar, ...], bind: Binder) -> Element:
    """Equality with any option: text that reads as a number or boolean equals those too."""
    texts = [o for o in options if isinstance(o, str)]
    booleans = {o for o in options if isinstance(o, bool)} | {
        t == "true" for t in texts if t in ("true", "false")
    }
    given = [o for o in options if not isinstance(o, (str, bool))]
    read = [n for t in texts if (n := exact_number_of_text(t)) is not None]
    spelled = texts + [str(o).lower() for o in options if isinstance(o, bool)]

    def test(x: str, kind: str) -> str | None:
        if kind == "String":
            return _text_among(x, spelled, _floats(given), bind)
        if kind == "Bool":
            return f"{x} IN {bind(sorted(booleans), 'Array(Bool)')}" if booleans else None
        numbers = _floats(given + read) if kind == "Float64" else _integers(given + read, kind)
        return f"has({bind(numbers, f'Array({kind})')}, {x})" if numbers else None

    return test


def _text_among(x: str, spelled: list[str], numbers: list[float], bind: Binder) -> str | None:
    parts = []
    if len(spelled) == 1:
        parts.append(f"{x} = {bind(spelled[0], 'String')}")
    elif spelled:
        parts.append(f"{x} IN {bind(spelled, 'Array(String)')}")
    if numbers:
        parts.append(f"has({bind(numbers, 'Array(Float64)')}, {number_sql(x)})")
    return "(" + " OR ".join(f"ifNull({part}, 0)" for part in parts) + ")" if parts else None


def _floats(numbers: list[int | float]) -> list[float]:
    """The numbers that a Float64 can hold exactly."""
    return [float(n) for n in numbers if float(n) == n]


def _integers(numbers: list[int | float], kind: str) -> list[int]:
    low, high = (-(2**63), 2**63) if kind == "Int64" else (0, 2**64)
    return [int(n) for n in numbers if n == int(n) and low <= n < high]

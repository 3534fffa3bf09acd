"""Which types the properties of a project really have, so that only those are read.

A property is read through one typed sub-column of the ``JSON`` column per type that it may have. Any
type may occur, so without knowledge all are read; a property that is always text is one column.
"""

from collections.abc import Mapping

Types = Mapping[str, frozenset[str]]
"""Dotted path → the engine's types that occur there, as ``distinctJSONPathsAndTypes`` names them.

At least those of the rows that are read: more types cost time, a missing one changes the answer."""

SCALARS = ("String", "Int64", "Float64", "UInt64", "Bool")
NUMBERS = ("Int64", "Float64", "UInt64")
MIXED_LIST = "Array(Dynamic)"


def list_of(kind: str) -> str:
    """Return the type of a list of scalars of one type.

    Example:
        >>> list_of("String")
        'Array(Nullable(String))'
    """
    return f"Array(Nullable({kind}))"


ALL = frozenset((*SCALARS, *map(list_of, SCALARS), MIXED_LIST))
"""Every type that a comparison can be true of."""


def types_at(types: Types | None, name: str) -> frozenset[str] | None:
    """Return the types of a property; None when nothing is known, so that any may occur.

    Example:
        >>> types_at({"price": frozenset({"Float64"})}, "price"), types_at({}, "price")
        (frozenset({'Float64'}), frozenset())
    """
    return None if types is None else types.get(name, frozenset())


def only_scalars(kinds: frozenset[str] | None) -> tuple[str, ...] | None:
    """Return the types when all are scalars, in the order of ``SCALARS``; else None."""
    if kinds is None or not kinds.issubset(SCALARS):
        return None
    return tuple(kind for kind in SCALARS if kind in kinds)

"""A value of a JSON column as text: what answers are broken down by, and the ids that events name."""

from cauce.rules.binding import quote_path
from cauce.rules.types import only_scalars


def label_of(column: str, name: str, kinds: frozenset[str] | None = None) -> str:
    """Return a property or trait as a Nullable(String) label; a list is its JSON text.

    ``kinds`` are the types that occur there; None: any.
    """
    path = quote_path(column, name)
    scalars = only_scalars(kinds)
    if scalars is not None:
        read = [f"{path}.:String" if k == "String" else f"toString({path}.:{k})" for k in scalars]
        return f"coalesce({', '.join(read)})" if read else "CAST(NULL, 'Nullable(String)')"
    listed = f"startsWith(dynamicType({path}), 'Array')"
    return f"if({path} IS NULL, NULL, if({listed}, toJSONString({path}), toString({path})))"


def one_id(column: str, name: str) -> str:
    """Return an id as a Nullable(String); a list of several is none."""
    path = quote_path(column, name)
    return f"if({path} IS NULL OR startsWith(dynamicType({path}), 'Array'), NULL, toString({path}))"

"""The guard: from the text of a person to SQL that can only read one project's views."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from cauce.analytics.logic.source import Source
from cauce.analytics.logic.sql import queries
from cauce.analytics.logic.sql.names import Named, names_in
from cauce.analytics.logic.sql.reading import tree_of
from cauce.analytics.logic.sql.views import MARK, Reads
from cauce.analytics.logic.sql.writing import Writer
from cauce.rules import Types


@dataclass(frozen=True, slots=True)
class Guarded:
    """What may run: our own SQL, and how its columns are called for people."""

    sql: str
    shown: Callable[[str], str]
    max_rows: int


def named(text: str) -> Named:
    """Return what a text names.

    Raises:
        CauceError: ``invalid_field`` (422) when it is no query, or names what does not exist.
    """
    return names_in(tree_of(text))


def guarded(text: str, names: Named, source: Source, traits: Types) -> Guarded:
    """Return the SQL of a text; its values are bound in ``source``.

    Raises:
        CauceError: ``invalid_field`` (422) at the first part that is not on the allow-list.
    """
    reads = Reads({path: number for number, path in enumerate(names.paths)}, traits)
    sql = queries.whole(Writer(source, names, reads), tree_of(text))
    inside = {reads.column(path): ".".join(path) for path in names.paths}
    return Guarded(sql, lambda name: shown(name, inside), queries.MAX_ROWS)


def shown(name: str, inside: dict[str, str]) -> str:
    """Return the name of a column as it was written.

    Example:
        >>> shown("u_event", {}), shown("u_e.x_0", {"x_0": "properties.plan"})
        ('event', 'e.properties.plan')
    """
    owner, dot, last = name.rpartition(".")
    if last in inside:
        return f"{owner.removeprefix(MARK)}{dot}{inside[last]}"
    return re.sub(rf"^{MARK}([^.]+\.)?({MARK})?", r"\1", name)

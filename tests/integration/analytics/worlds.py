"""Many made-up histories at a time, each a project of its own: how many, and how they are stored.

An example of Hypothesis is a list of ``AT_ONCE`` histories, because the engine takes a hundred rows as
quickly as one. ``CAUCE_HISTORIES`` asks for more histories a question than a run of the tests has
(``python3 dev.py bench histories``).
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from cauce.infra.events import Events

AT_ONCE = 17
TABLES = ("events", "persons", "person_overrides")
WANTED = int(os.environ.get("CAUCE_HISTORIES", "102"))
profile = settings(
    max_examples=-(-WANTED // AT_ONCE),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
"""Without shrinking: a history that fails is printed as it is."""

in_part = settings(profile, max_examples=-(-WANTED // (2 * AT_ONCE)))
"""Half of the histories, for another way to an answer that is held to the reference already."""


def several(history: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """Return the strategy of as many histories as are stored at once."""
    return st.lists(history, min_size=AT_ONCE, max_size=AT_ONCE)


def store(engine: Events, token: str, rows_of: Callable[[str], Iterable[dict[str, Any]]]) -> None:
    """Insert the rows of each table; ``token`` is not used twice in a run."""
    for table in TABLES:
        rows = [json.dumps(row) for row in rows_of(table)]
        if rows:
            engine.insert_json(table, "\n".join(rows).encode(), f"{token}-{table}")

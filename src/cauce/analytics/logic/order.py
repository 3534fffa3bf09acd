"""In which order people do things: where in a history each event first comes."""

from collections.abc import Generator, Mapping

from cauce.analytics.contracts import INTERNAL_EVENTS, Rows, Scope, Statement
from cauce.analytics.logic.source import Source

PERSONS = 20_000
"""Persons that are looked at: those first in the sort key, so a hash picks them."""


def usual_order(scope: Scope) -> Generator[Statement, Rows, Mapping[str, float]]:
    """Work out the mean place of each event among the events of a person: 0 the first, 1 the last.

    Looked at are the first times, raw persons (before merges), one after another.
    """
    source = Source.of(scope, scope.utc)
    internal = source.bind(list(INTERNAL_EVENTS), "Array(String)")
    rows = yield source.statement(
        "SELECT event, avg(place) FROM (SELECT event,"
        " if(kinds = 1, 0.5, (rank - 1) / greatest(kinds - 1, 1)) AS place FROM (SELECT event,"
        " row_number() OVER (PARTITION BY person_id ORDER BY first, event) AS rank,"
        " count() OVER (PARTITION BY person_id) AS kinds"
        " FROM (SELECT person_id, event, min(timestamp) AS first FROM events"
        f" WHERE {source.counted} AND event NOT IN {internal}"
        " AND person_id IN (SELECT DISTINCT person_id FROM events"
        f" WHERE {source.counted} LIMIT {PERSONS}) GROUP BY person_id, event)))"
        " GROUP BY event"
    )
    return {str(event): float(place) for event, place in rows}

"""Which rows of events or people an extract takes, as SQL."""

from dataclasses import replace

from cauce.analytics.contracts import Exported, Extract, Scope, Statement
from cauce.analytics.logic.calendar import span_of
from cauce.analytics.logic.source import Source
from cauce.rules import ALWAYS, SqlContext, compile_sql


def conditions_of(extract: Extract, scope: Scope) -> Statement:
    """Return the test of a row and its bound values; every row passes where nothing was chosen."""
    source = Source.of(scope, extract.days.timezone if extract.days else scope.utc)
    parts = []
    if extract.events:
        parts.append(f"event IN {source.bind(list(extract.events), 'Array(String)')}")
    if extract.days is not None:
        parts.append(source.during(span_of(extract.days)))
    if extract.where != ALWAYS:
        parts.append(compile_sql(extract.where, _rules(extract, source)))
    return source.statement(" AND ".join(parts) or "1")


def _rules(extract: Extract, source: Source) -> SqlContext:
    if extract.what is Exported.EVENTS:
        return source.rules
    return replace(source.rules, person_is_raw=False, types=None)

"""JSON → SQL question."""

from typing import Any

from cauce.analytics.contracts import SqlQuery
from cauce.analytics.logic.questions.common import Asked, read_zone
from cauce.analytics.logic.reading import Fields

MAX_SQL = 20_000


def read_sql(document: Any, asked: Asked) -> SqlQuery:
    """Return the SQL question that a JSON document asks; its text is judged when it is planned."""
    fields = Fields.of(document, "", ("kind", "sql", "timezone", "include_bots", "refresh"))
    fields.boolean("refresh")
    return SqlQuery(
        fields.text("sql", MAX_SQL), read_zone(fields, asked), fields.boolean("include_bots")
    )

"""JSON → SQL question."""

from typing import Any

from cauce.analytics.contracts import SqlQuery, SqlShape
from cauce.analytics.logic.questions.common import Asked, read_zone
from cauce.analytics.logic.reading import Fields

MAX_SQL = 20_000


def read_sql(document: Any, asked: Asked) -> SqlQuery:
    """Return the SQL question that a JSON document asks; its text is judged when it is planned."""
    fields = Fields.of(
        document, "", ("kind", "sql", "timezone", "include_bots", "chart", "refresh")
    )
    fields.boolean("refresh")
    _check_chart(fields)
    return SqlQuery(
        fields.text("sql", MAX_SQL), read_zone(fields, asked), fields.boolean("include_bots")
    )


def _check_chart(fields: Fields) -> None:
    """Refuse a chart that is none; how rows are drawn does not change them, so it is kept and not read."""
    document = fields.get("chart")
    if document is None:
        return
    chart = Fields.of(document, fields.at("chart"), ("shape", "x", "y"))
    chart.choice("shape", SqlShape)
    chart.optional_text("x")
    chart.optional_text("y")

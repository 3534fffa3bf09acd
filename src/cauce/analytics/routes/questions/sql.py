"""SQL as JSON Schema."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from cauce.analytics.logic.questions import MAX_SQL
from cauce.analytics.routes.conditions import Shape
from cauce.analytics.routes.questions.common import Text

SQL_EXAMPLE: dict[str, Any] = {
    "kind": "sql",
    "sql": "SELECT event, count() AS times, uniq(person_id) AS people\n"
    "FROM events\nWHERE timestamp >= now() - INTERVAL 30 DAY\n"
    "GROUP BY event\nORDER BY times DESC\nLIMIT 20",
}


class SqlChart(Shape):
    """Which columns are drawn, and how; without it a chart is what the rows look like."""

    shape: Literal["line", "bar"]
    x: Text | None = Field(
        None, description="The column across; the first that fits when left out."
    )
    y: Text | None = Field(None, description="The column up, of numbers; the last when left out.")


class SqlQuestion(Shape):
    """A SELECT in ClickHouse's SQL over the views `events`, `people` and `sessions`."""

    model_config = ConfigDict(json_schema_extra={"example": SQL_EXAMPLE})

    kind: Literal["sql"]
    sql: Annotated[str, Field(min_length=1, max_length=MAX_SQL)] = Field(
        description="One query. It is read-only and sees this project alone; views and functions"
        " are listed at `…/sql`. Up to 10,000 rows; more are cut, which a warning says."
    )
    timezone: Text | None = Field(
        None,
        description="IANA name of the time zone that instants are in; the project's when left out.",
        examples=["Europe/Madrid"],
    )
    include_bots: bool | None = Field(
        False, description="Also read what programs did (crawlers, monitors, data centres)."
    )
    chart: SqlChart | None = Field(
        None, description="How pages draw the rows of a query that is kept. The answer is the same."
    )
    refresh: bool | None = Field(
        False, description="Work it out anew instead of taking a kept answer."
    )

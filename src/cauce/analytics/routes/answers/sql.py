"""A table answered."""

from typing import Any, Literal

from pydantic import Field

from cauce.analytics.routes.answers.common import MetaOut, Plain


class SqlColumnOut(Plain):
    """A column of the answer."""

    name: str
    type: str = Field(description="ClickHouse's type of its values.")


class SqlResultOut(Plain):
    """A table; each row has a value for each column. Instants are ISO text."""

    columns: list[SqlColumnOut]
    rows: list[list[Any]]


class SqlAnswer(Plain):
    """An answered question in SQL."""

    kind: Literal["sql"]
    result: SqlResultOut
    meta: MetaOut

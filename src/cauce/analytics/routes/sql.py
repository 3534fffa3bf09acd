"""What SQL may read and call, as JSON in the reader's language."""

from pydantic import BaseModel, Field

from cauce.analytics.logic.sql.functions import AGGREGATES, ENDINGS, SCALARS, WINDOWS
from cauce.analytics.logic.sql.views import VIEWS
from cauce.kernel.errors import Language


class SqlViewColumnOut(BaseModel):
    """A column of a view."""

    name: str
    type: str
    description: str
    nested: bool = Field(description="`column.path` reads one value inside it.")


class SqlViewOut(BaseModel):
    """A view: what FROM may name."""

    name: str
    description: str
    columns: list[SqlViewColumnOut]


class SqlFunctionsOut(BaseModel):
    """Functions of one purpose; names as ClickHouse documents them."""

    title: str
    names: list[str]
    endings: list[str] = Field(description="What may follow the names, as in `countIf`.")


class SqlReferenceOut(BaseModel):
    """Everything a question in SQL may name."""

    views: list[SqlViewOut]
    functions: list[SqlFunctionsOut]


def reference_in(language: Language) -> SqlReferenceOut:
    """Return the reference in a language."""
    views = [
        SqlViewOut(
            name=view.name,
            description=view.words.in_language(language),
            columns=[
                SqlViewColumnOut(
                    name=column.name,
                    type=column.type,
                    description=column.words.in_language(language),
                    nested=column.nested,
                )
                for column in view.columns
            ],
        )
        for view in VIEWS.values()
    ]
    functions = [
        SqlFunctionsOut(
            title=group.title.in_language(language),
            names=list(group.names),
            endings=list(ENDINGS[1:] if group in AGGREGATES else ()),
        )
        for group in (*AGGREGATES, WINDOWS, *SCALARS)
    ]
    return SqlReferenceOut(views=views, functions=functions)

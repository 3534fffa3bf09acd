"""What every answer says about itself."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from cauce.analytics.contracts import Answer
from cauce.kernel.errors import Language

Number = int | float
"""As it was worked out: counts stay whole."""


GroupNames = Annotated[
    dict[str, str],
    Field(
        default_factory=dict,
        description="Names of the cohorts that are compared, by their ids.",
        exclude_if=lambda value: not value,
    ),
]


class Plain(BaseModel):
    """Read from the fields of a contract."""

    model_config = ConfigDict(from_attributes=True)


class BoundsOut(Plain):
    """Between what a number of everybody lies, in 95 of 100 samples of people."""

    low: Number
    high: Number


class CaveatOut(BaseModel):
    """Something the reader of the answer must know."""

    code: str
    message: str


class MetaOut(BaseModel):
    """What an answer says about itself."""

    rows_read: int
    elapsed_ms: float
    cached: bool
    timezone: str
    sql: str = Field(description="What was run, with its bound values as comments.")
    definition: str = Field(description="Section of the definitions page that explains the number.")
    warnings: list[CaveatOut]
    data_version: str = Field(description="Equal versions mean equal answers.")
    sample: float = Field(
        description="Share of the people it was worked out on; below 1 numbers are estimates."
    )

    @classmethod
    def of(cls, answer: Answer, language: Language) -> "MetaOut":
        """Return the JSON of what an answer says about itself."""
        meta = answer.meta
        return cls(
            rows_read=meta.rows_read,
            elapsed_ms=meta.elapsed_ms,
            cached=meta.cached,
            timezone=meta.timezone,
            sql=meta.sql,
            definition=meta.definition,
            warnings=[
                CaveatOut(code=one.code, message=one.message.in_language(language))
                for one in meta.warnings
            ],
            data_version=meta.data_version,
            sample=meta.sample,
        )

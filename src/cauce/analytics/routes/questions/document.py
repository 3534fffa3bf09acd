"""Every question as JSON Schema, and examples."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, RootModel

from cauce.analytics.logic.questions import MAX_LIMIT
from cauce.analytics.routes.conditions import Shape
from cauce.analytics.routes.questions.attribution import ATTRIBUTION_EXAMPLE, AttributionQuestion
from cauce.analytics.routes.questions.cohort_sizes import (
    COHORT_SIZES_EXAMPLE,
    CohortSizesQuestion,
)
from cauce.analytics.routes.questions.common import Text
from cauce.analytics.routes.questions.correlation import CORRELATION_EXAMPLE, CorrelationQuestion
from cauce.analytics.routes.questions.funnel import FUNNEL_EXAMPLE, FunnelQuestion
from cauce.analytics.routes.questions.histogram import HISTOGRAM_EXAMPLE, HistogramQuestion
from cauce.analytics.routes.questions.lifecycle import (
    LIFECYCLE_EXAMPLE,
    STICKINESS_EXAMPLE,
    LifecycleQuestion,
    StickinessQuestion,
)
from cauce.analytics.routes.questions.paths import PATHS_EXAMPLE, PathsQuestion
from cauce.analytics.routes.questions.people import PointIn
from cauce.analytics.routes.questions.retention import RETENTION_EXAMPLE, RetentionQuestion
from cauce.analytics.routes.questions.sessions import SESSIONS_EXAMPLE, SessionsQuestion
from cauce.analytics.routes.questions.sql import SQL_EXAMPLE, SqlQuestion
from cauce.analytics.routes.questions.trend import TREND_EXAMPLE, TrendQuestion

ChartIn = Annotated[
    TrendQuestion
    | FunnelQuestion
    | RetentionQuestion
    | LifecycleQuestion
    | StickinessQuestion
    | PathsQuestion
    | SessionsQuestion
    | HistogramQuestion
    | AttributionQuestion
    | CorrelationQuestion
    | CohortSizesQuestion,
    Field(discriminator="kind"),
]
PEOPLE_EXAMPLE: dict[str, Any] = {
    "kind": "people",
    "of": FUNNEL_EXAMPLE,
    "point": {"step": 2, "converted": False},
    "limit": 50,
}


class PeopleQuestion(Shape):
    """Who is behind a number of another question."""

    model_config = ConfigDict(json_schema_extra={"example": PEOPLE_EXAMPLE})

    kind: Literal["people"]
    of: ChartIn = Field(description="The question whose number it is.")
    point: PointIn | None = Field(None, description="Which number of its answer.")
    limit: int | None = Field(100, ge=1, le=MAX_LIMIT, description="How many people at a time.")
    cursor: Text | None = Field(None, description="From the answer before, for the next ones.")
    refresh: bool | None = Field(
        False, description="Work it out anew instead of taking a kept answer."
    )


WHY_EXAMPLE: dict[str, Any] = {
    "kind": "why",
    "of": FUNNEL_EXAMPLE,
    "point": {"step": 2},
    "person_id": "3bea3e3838b8648e",
}


class WhyQuestion(Shape):
    """Why one person is, or is not, behind a number of another question."""

    model_config = ConfigDict(json_schema_extra={"example": WHY_EXAMPLE})

    kind: Literal["why"]
    of: ChartIn = Field(description="The question whose number it is.")
    point: PointIn | None = Field(None, description="Which number of its answer.")
    person_id: Annotated[str, Field(pattern="^[0-9a-f]{16}$")] = Field(
        description="The person, as in a list of people."
    )
    refresh: bool | None = Field(
        False, description="Work it out anew instead of taking a kept answer."
    )


class Question(
    RootModel[
        Annotated[
            TrendQuestion
            | FunnelQuestion
            | RetentionQuestion
            | LifecycleQuestion
            | StickinessQuestion
            | PathsQuestion
            | SessionsQuestion
            | HistogramQuestion
            | AttributionQuestion
            | CorrelationQuestion
            | CohortSizesQuestion
            | PeopleQuestion
            | WhyQuestion
            | SqlQuestion,
            Field(discriminator="kind"),
        ]
    ]
):
    """One typed question; `kind` says which."""


EXAMPLES: dict[str, Any] = {
    "trend": {"summary": "Buyers per day, by channel", "value": TREND_EXAMPLE},
    "funnel": {"summary": "From looking to buying", "value": FUNNEL_EXAMPLE},
    "retention": {"summary": "Who buys again after signing up", "value": RETENTION_EXAMPLE},
    "lifecycle": {"summary": "Buyers: new, again, back, gone quiet", "value": LIFECYCLE_EXAMPLE},
    "stickiness": {"summary": "In how many weeks people are active", "value": STICKINESS_EXAMPLE},
    "paths": {"summary": "What people do after signing up", "value": PATHS_EXAMPLE},
    "attribution": {"summary": "Channels that bring orders", "value": ATTRIBUTION_EXAMPLE},
    "sessions": {
        "summary": "Visits and how engaged they are, by channel",
        "value": SESSIONS_EXAMPLE,
    },
    "histogram": {"summary": "How much people spend", "value": HISTOGRAM_EXAMPLE},
    "correlation": {"summary": "What goes with buying", "value": CORRELATION_EXAMPLE},
    "cohort_sizes": {"summary": "How many people are at risk", "value": COHORT_SIZES_EXAMPLE},
    "people": {"summary": "Who was lost before buying", "value": PEOPLE_EXAMPLE},
    "why": {"summary": "Why somebody counts as a buyer", "value": WHY_EXAMPLE},
    "sql": {"summary": "Anything else: SQL over documented views", "value": SQL_EXAMPLE},
}

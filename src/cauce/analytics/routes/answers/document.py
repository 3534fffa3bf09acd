"""Every answer as JSON."""

from typing import Annotated

from pydantic import Field, RootModel

from cauce.analytics.contracts import Answer, WhyResult
from cauce.analytics.routes.answers.attribution import AttributionAnswer
from cauce.analytics.routes.answers.common import MetaOut
from cauce.analytics.routes.answers.correlation import CorrelationAnswer
from cauce.analytics.routes.answers.funnel import FunnelAnswer
from cauce.analytics.routes.answers.histogram import HistogramAnswer
from cauce.analytics.routes.answers.lifecycle import LifecycleAnswer, StickinessAnswer
from cauce.analytics.routes.answers.paths import PathsAnswer
from cauce.analytics.routes.answers.people import PeopleAnswer
from cauce.analytics.routes.answers.retention import RetentionAnswer
from cauce.analytics.routes.answers.sessions import SessionsAnswer
from cauce.analytics.routes.answers.sql import SqlAnswer
from cauce.analytics.routes.answers.trend import CohortSizesAnswer, TrendAnswer
from cauce.analytics.routes.answers.why import WhyAnswer, WhyResultOut
from cauce.kernel.errors import Language


class AnswerOut(
    RootModel[
        Annotated[
            TrendAnswer
            | FunnelAnswer
            | RetentionAnswer
            | LifecycleAnswer
            | StickinessAnswer
            | PathsAnswer
            | SessionsAnswer
            | HistogramAnswer
            | AttributionAnswer
            | CorrelationAnswer
            | CohortSizesAnswer
            | PeopleAnswer
            | WhyAnswer
            | SqlAnswer,
            Field(discriminator="kind"),
        ]
    ]
):
    """An answered question; the shape of `result` follows from `kind`."""

    @classmethod
    def of(cls, answer: Answer, language: Language) -> "AnswerOut":
        """Return the JSON of an answer."""
        meta = MetaOut.of(answer, language)
        found = answer.result
        result = WhyResultOut.of(found, language) if isinstance(found, WhyResult) else found
        return cls.model_validate(
            {"kind": answer.kind, "result": result, "meta": meta}, from_attributes=True
        )

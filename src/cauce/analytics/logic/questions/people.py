"""JSON → a point of an answer."""

from collections.abc import Mapping
from typing import Any

from cauce.analytics.contracts import (
    MAX_BARS,
    AttributionQuery,
    ChartQuery,
    CohortSizesQuery,
    CorrelationQuery,
    FunnelQuery,
    HistogramQuery,
    LifecycleQuery,
    PathsQuery,
    Point,
    RetentionQuery,
    SessionsQuery,
    StickinessQuery,
    TrendQuery,
)
from cauce.analytics.logic.questions.funnel import MAX_STEPS
from cauce.analytics.logic.questions.histogram import MAX_BINS
from cauce.analytics.logic.questions.lifecycle import MAX_PERIODS
from cauce.analytics.logic.questions.trend import MAX_SERIES
from cauce.analytics.logic.reading import Fields
from cauce.kernel.errors import CauceError, invalid

MAX_LIMIT = 500
MAX_VALUE = 10_000
MAX_BAR = max(MAX_BARS, MAX_BINS)
NAMES: Mapping[type, tuple[str, ...]] = {
    TrendQuery: ("series", "label", "breakdown", "compare"),
    FunnelQuery: ("step", "converted", "label", "breakdown", "name", "ends", "bar"),
    RetentionQuery: ("cohort", "period", "breakdown"),
    LifecycleQuery: ("series", "label", "breakdown"),
    StickinessQuery: ("series", "label", "intervals", "breakdown"),
    PathsQuery: ("step", "name", "to", "ends"),
    AttributionQuery: ("series", "breakdown"),
    CorrelationQuery: ("name", "breakdown", "converted"),
    SessionsQuery: ("label", "breakdown", "engaged"),
    HistogramQuery: ("bar",),
    CohortSizesQuery: ("series", "label"),
}


KNOWN = frozenset(name for names in NAMES.values() for name in names)


def read_point(document: Any, of: ChartQuery) -> Point:
    """Return the number that was clicked; what numbers of such a question do not have is refused."""
    fields = Fields.of(_said(document, NAMES[type(of)]), "point", NAMES[type(of)])
    value = fields.get("breakdown")
    return Point(
        None if fields.get("series") is None else fields.whole("series", 0, MAX_SERIES - 1),
        fields.optional_text("label"),
        "breakdown" in fields.document,
        value if value is None or value == "" else fields.text("breakdown", MAX_VALUE),
        fields.boolean("compare"),
        None if fields.get("step") is None else fields.whole("step", 0, MAX_STEPS - 1),
        fields.boolean("converted", default=True),
        fields.optional_text("cohort"),
        None if fields.get("period") is None else fields.whole("period", 0, 100),
        None if fields.get("intervals") is None else fields.whole("intervals", 1, MAX_PERIODS),
        fields.optional_text("name", MAX_VALUE),
        fields.optional_text("to", MAX_VALUE),
        fields.boolean("ends"),
        None if fields.get("engaged") is None else fields.boolean("engaged"),
        None if fields.get("bar") is None else fields.whole("bar", 0, MAX_BAR - 1),
    )


def _said(document: Any, names: tuple[str, ...]) -> Any:
    """The fields that say something: null is as good as none, but for a breakdown, where it is "without a value"."""
    if not isinstance(document, Mapping):
        return document
    return {
        name: value
        for name, value in document.items()
        if value is not None or (name == "breakdown" and name in names) or name not in KNOWN
    }


def no_such_group() -> CauceError:
    """Return the 422 for a group that the project does not have."""
    return invalid(
        "person_id",
        "groups are behind that number, and no group has this one: take `person_id` of a group from their list.",
        "detrás de ese número hay grupos, y ninguno tiene este: toma el `person_id` de un grupo de su lista.",
    )


def no_such_point(path: str, allowed: tuple[str, ...] = ()) -> CauceError:
    """Return the 422 for a point that the question does not have."""
    return invalid(
        path, "the question has no such point.", "la pregunta no tiene ese punto.", allowed
    )

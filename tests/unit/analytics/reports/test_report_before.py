"""What the metric of a funnel is compared with."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cauce.analytics.logic.questions import Asked
from cauce.analytics.reports.logic.before import before

NOW = Asked(datetime(2026, 1, 12, 7, 30, tzinfo=UTC), "Europe/Madrid")
FUNNEL = {"kind": "funnel", "steps": [{"event": "A"}, {"event": "B"}]}


@pytest.mark.parametrize(
    ("dates", "earlier"),
    [
        ({"date_from": "2026-01-05", "date_to": "2026-01-07"}, ("2026-01-02", "2026-01-04")),
        ({"date_from": "-6d"}, ("2025-12-30", "2026-01-05")),
        ({"date_from": "0d", "date_to": "0d"}, ("2026-01-11", "2026-01-11")),
    ],
)
def test_a_funnel_is_compared_with_as_many_days_up_to_the_day_before(dates, earlier):
    asked = before({**FUNNEL, **dates}, NOW)
    assert (asked["date_from"], asked["date_to"]) == earlier
    assert asked["steps"] == FUNNEL["steps"]


def test_what_has_a_comparison_of_its_own_is_not_asked_again():
    with pytest.raises(TypeError):
        before({"kind": "trend", "series": [{"event": "A"}]}, NOW)

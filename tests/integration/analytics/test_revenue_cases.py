"""Revenue as definitions.md says it is asked, against sums made by hand."""

import itertools
import json
from datetime import UTC, datetime

import pytest

from cauce.analytics.facade import Analytics

BOUGHT = {"ana": [(1, 10), (1, 20), (3, 40)], "ben": [(1, 50)], "cleo": [(2, 30), (3, 5), (3, 5)]}
"""Person → (month of 2025, amount) of each purchase, the first ones in their order."""
VISITED = {"ana": [1, 2, 3], "ben": [1], "cleo": [2, 3], "dan": [1, 2, 3]}
WHEN = {"date_from": "2025-01-01", "date_to": "2025-03-31", "interval": "month"}
PAID = {"event": "Paid", "math": "sum", "property": "total"}
LTV = {
    "kind": "retention",
    **WHEN,
    "periods": 2,
    "first": {"event": "Paid"},
    "return": {"event": "Paid"},
    "bracket": "on_or_before",
}
_numbers = itertools.count(1_500_000)


@pytest.fixture(scope="module")
def ask(events):
    project, rows = next(_numbers), []
    for number, person in enumerate(VISITED, 1):
        deeds = [("Visited", month, {}) for month in VISITED[person]]
        deeds += [("Paid", month, {"total": amount}) for month, amount in BOUGHT.get(person, ())]
        for event, month, properties in deeds:
            at = datetime(2025, month, 5, 12, len(rows), tzinfo=UTC).isoformat()
            rows.append(
                {
                    "project_id": project, "event": event, "person_id": number, "timestamp": at,
                    "properties": properties, "context": {}, "seq": len(rows),
                }
            )  # fmt: skip
    events.insert_json("events", "\n".join(map(json.dumps, rows)).encode(), f"revenue-{project}")
    analytics = Analytics(events, clock=lambda: datetime(2025, 5, 1, tzinfo=UTC))
    return lambda question: analytics.ask(project, question).result


def line(ask, series):
    return ask({"kind": "trend", **WHEN, "series": [PAID, series], "formula": "A / B"}).series[0]


def test_revenue_per_paying_person_is_of_those_who_paid_in_the_period(ask):
    found = line(ask, {"event": "Paid", "math": "persons"})
    assert list(found.values) == [80 / 2, 30 / 1, 50 / 2]
    assert found.total == pytest.approx(160 / 3)


def test_revenue_per_active_person_is_of_those_who_came_and_its_total_of_the_whole_range(ask):
    found = line(ask, {"event": "Visited", "math": "persons"})
    assert list(found.values) == [pytest.approx(n) for n in (80 / 3, 30 / 3, 50 / 3)]
    assert found.total == 160 / 4


def test_a_cohorts_value_to_date_only_grows_and_counts_those_who_never_came_back(ask):
    found = ask({**LTV, "amount": {"math": "per_member", "property": "total"}})
    assert [cohort.size for cohort in found.cohorts] == [2, 1, 0]
    assert [cohort.amounts for cohort in found.cohorts[:2]] == [(40, 40, 60), (30, 40, 40)]
    assert found.mean_amounts == (pytest.approx(110 / 3), 40, pytest.approx(160 / 3))


def test_the_repeat_rate_is_who_bought_again_in_a_later_period(ask):
    found = ask(LTV)
    assert [cohort.values for cohort in found.cohorts] == [(2, 0, 1), (1, 1, 1), (0, 0, 0)]
    assert found.mean == (1, pytest.approx(1 / 3), pytest.approx(2 / 3))

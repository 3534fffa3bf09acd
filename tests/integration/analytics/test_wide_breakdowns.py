"""A breakdown is exact whether its values are few, ranked in one pass, or nearly one per event."""

import pytest

from cauce.analytics.facade import Analytics
from cauce.analytics.logic.trend_sql import MAX_GROUPS

FILL = """
INSERT INTO events (project_id, event, person_id, timestamp, seq, properties, context)
SELECT {project:UInt32}, 'A', number, '2026-01-01 10:00:00', number + 1,
    concat('{"k":"', toString(if(number < 5, 0, number % {values:UInt64})), '","n":', toString(number), '}'),
    '{}'
FROM numbers({rows:UInt64})
"""


@pytest.mark.parametrize(("rows", "values"), [(1000, 10), (MAX_GROUPS + 100_000, 10**9)])
def test_the_largest_have_a_line_and_the_rest_is_exact(events, project_id, rows, values):
    events.command(FILL, {"project": project_id, "rows": rows, "values": values})
    question = {
        "kind": "trend",
        "date_from": "2026-01-01",
        "date_to": "2026-01-01",
        "series": [{"event": "A", "math": "total"}, {"event": "A", "math": "max", "property": "n"}],
        "breakdown": {"property": "k", "limit": 1},
    }
    series = Analytics(events).ask(project_id, question).result.series
    found = [(line.breakdown, line.total) for line in series]
    # The values 0 to 4 of the first five events are all 0; every other event has its number's.
    zeros = 5 + max(0, -(-rows // values) - 1)
    highest = str((rows - 1) % values)
    rest = max(n for n in range(rows - 20, rows) if str(n % values) != highest)
    assert found == [("0", zeros), ("$other", rows - zeros), (highest, rows - 1), ("$other", rest)]


def test_a_value_called_like_the_rest_and_events_without_a_value_keep_their_place(
    events, project_id
):
    documents = ['{"k":"$other"}', '{"k":"$other"}', '{"k":"b"}', '{"k":"c"}', "{}", "{}", "{}"]
    for i, document in enumerate(documents):
        events.insert_json(
            "events",
            (
                f'{{"project_id":{project_id},"event":"A","person_id":1,"seq":{i + 1},'
                f'"timestamp":"2026-01-01T00:00:00Z","properties":{document},"context":{{}}}}'
            ).encode(),
            f"wide{project_id}-{i}",
        )
    question = {
        "kind": "trend",
        "date_from": "2026-01-01",
        "date_to": "2026-01-01",
        "series": [{"event": "A"}],
        "breakdown": {"property": "k", "limit": 2},
    }
    series = Analytics(events).ask(project_id, question).result.series
    assert {line.breakdown: line.total for line in series} == {"$other": 3, "b": 1, None: 3}

"""What collecting counts."""

from cauce.infra.telemetry import counter, histogram

_events = counter("collect_events", "Items by what became of them", ["result"])
accepted = _events.labels("accepted")
duplicate = _events.labels("duplicate")
rejected = counter("collect_rejected", "Refused items by reason", ["reason"])
requests = counter("collect_requests", "Requests by status", ["status"])
batch_events = histogram(
    "collect_batch_events", "Items in one request", [], (1, 2, 5, 10, 25, 50, 100, 500, 2500)
)

"""What collecting counts."""

from functools import lru_cache

from cauce.infra.telemetry import counter, histogram

_events = counter("collect_events", "Items by what became of them", ["result"])
accepted = _events.labels("accepted")
duplicate = _events.labels("duplicate")
rejected = counter("collect_rejected", "Refused items by reason", ["reason"])
without_identity = counter(
    "collect_without_identity", "Events kept without identity, by why", ["why"]
)
deliveries = counter("hook_deliveries", "Deliveries to webhooks by verdict", ["verdict"])
requests = lru_cache(64)(counter("collect_requests", "Requests by status", ["status"]).labels)
enrich_seconds = histogram(
    "collect_enrich_seconds",
    "Seconds of one step of enrichment, of one context in 64",
    ["step"],
    (1e-6, 2e-6, 5e-6, 1e-5, 2e-5, 5e-5, 1e-4, 1e-3, 1e-2),
)
batch_events = histogram(
    "collect_batch_events", "Items in one request", [], (1, 2, 5, 10, 25, 50, 100, 500, 2500)
)

"""Sessions worked out naively, one at a time: shares no code with Cauce."""

import statistics
from collections import defaultdict
from datetime import UTC, datetime, time, timedelta

from oracle_trend import bucket


class Visit:
    """One session: its events in order of time, those of one instant by label."""

    def __init__(self, events, exits):
        self.events = sorted(events, key=lambda e: e["at"])
        self.person, self.start = self.events[0]["who"], self.events[0]["at"]
        self.length = (self.events[-1]["at"] - self.start).total_seconds()
        self.views = sum(e["event"] in ("Page Viewed", "Screen Viewed") for e in events)
        labelled = [(e["at"], e["label"]) for e in events if e["label"] is not None]
        self.label = (max if exits else min)(labelled)[1] if labelled else None
        self.passes = any(e["passes"] for e in events if e["at"] == self.start)
        self.engaged = self.length > 10 or self.views >= 2 or any(e["key"] for e in events)


def visits_of(events, first, last, zone, *, exits):
    """The sessions that begin on the days and pass; events have who, sid, at, event, label, key, passes."""
    by = defaultdict(list)
    begin = datetime.combine(first, time(), zone).astimezone(UTC) - timedelta(hours=48)
    after = datetime.combine(last + timedelta(days=1), time(), zone).astimezone(UTC)
    for e in events:
        if begin <= e["at"] < after + timedelta(hours=24):
            by[e["sid"]].append(e)
    found = [Visit(some, exits) for some in by.values()]
    return [v for v in found if v.passes and first <= v.start.astimezone(zone).date() <= last]


def measures(visits):
    n = len(visits)
    engaged = sum(v.engaged for v in visits)

    def mean(numbers):
        return sum(numbers) / n if n else None

    return {
        "sessions": n,
        "persons": len({v.person for v in visits}),
        "engaged_sessions": engaged,
        "engagement_rate": engaged / n if n else None,
        "bounce_rate": 1 - engaged / n if n else None,
        "avg_length_s": mean([v.length for v in visits]),
        "median_length_s": statistics.median([v.length for v in visits]) if n else None,
        "views_per_session": mean([v.views for v in visits]),
        "events_per_session": mean([len(v.events) for v in visits]),
    }


def folded(visits, limit):
    """Value → its sessions: the largest first, the rest as $other, without a value last."""
    by = defaultdict(list)
    for v in visits:
        by[v.label].append(v)
    ranked = sorted((k for k in by if k is not None), key=lambda k: (-len(by[k]), k))
    out = {k: by[k] for k in ranked[:limit]}
    if ranked[limit:]:
        out["$other"] = [v for k in ranked[limit:] for v in by[k]]
    if None in by:
        out[None] = by[None]
    return out


def in_bucket(visits, label, interval, zone):
    return [v for v in visits if bucket(v.start, interval, zone) == label]

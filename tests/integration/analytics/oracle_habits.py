"""Lifecycle and stickiness worked out naively, one person at a time: shares no code with Cauce."""

from datetime import UTC, datetime, timedelta

from oracle_trend import all_buckets, bucket


class Habits:
    """``events``: dicts of person (already merged), at, matching the question."""

    def __init__(self, events, first, last, interval, zone):
        self.interval, self.zone = interval, zone
        self.labels = all_buckets(first, last, interval, zone)
        self.events = [{**e, "label": self.label(e["at"])} for e in events]

    def label(self, at):
        return bucket(at, self.interval, self.zone)

    def before(self, label):
        """The label of the period before."""
        start = datetime.fromisoformat(label)
        if self.interval == "hour":
            return self.label(start.astimezone(UTC) - timedelta(minutes=1))
        noon = datetime(start.year, start.month, start.day, 12, tzinfo=UTC)
        near = noon - timedelta(days=1)
        while bucket(near, self.interval, UTC) == label:
            near -= timedelta(hours=1)
        return bucket(near, self.interval, UTC)

    def status(self, person, label, new_at):
        """What a person is in a period; None when they are nothing in it."""
        mine = {e["label"] for e in self.events if e["person"] == person}
        was = self.before(label) in mine
        if label not in mine:
            return "dormant" if was else None
        if self.label(new_at) == label:
            return "new"
        return "returning" if was else "resurrecting"

    def first(self, person):
        return min(e["at"] for e in self.events if e["person"] == person)

    def persons(self):
        return {e["person"] for e in self.events}

    def lifecycle(self, seen):
        """status → label → persons; ``seen``: person → when they were first seen, or None."""
        table = {s: {n: set() for n in self.labels} for s in ("new", "returning", "resurrecting", "dormant")}  # fmt: skip
        for person in self.persons():
            new_at = (seen or {}).get(person) or self.first(person)
            for label in self.labels:
                status = self.status(person, label, new_at)
                if status is not None:
                    table[status][label].add(person)
        return table

    def intervals(self, first, last, min_count):
        """person → in how many intervals of the days they have enough events."""
        out = {}
        for person in self.persons():
            counts = {}
            for e in self.events:
                if e["person"] == person and first <= e["at"].astimezone(self.zone).date() <= last:
                    counts[e["label"]] = counts.get(e["label"], 0) + 1
            out[person] = sum(count >= min_count for count in counts.values())
        return out

"""Retention worked out naively, one person at a time: shares no code with Cauce."""

from collections import defaultdict
from datetime import datetime, timedelta

UNIT = {"day": timedelta(days=1), "week": timedelta(days=7), "month": timedelta(days=30)}


def start_of(at, interval, zone):
    day = at.astimezone(zone).date()
    if interval == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if interval == "month" else day


def later(day, interval, count):
    for _ in range(count):
        if interval == "month":
            day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        else:
            day += UNIT[interval]
    return day


class Retention:
    """``events``: dicts of person, event, at, value."""

    def __init__(self, events, query, zone):
        self.events, self.q, self.zone = events, query, zone

    def in_range(self, at):
        day = at.astimezone(self.zone).date()
        first, last = (datetime.fromisoformat(self.q[k]).date() for k in ("date_from", "date_to"))
        return first <= day <= last

    def cohorts(self):
        out, day = [], start_of_day(self.q["date_from"], self.q["interval"])
        while day <= datetime.fromisoformat(self.q["date_to"]).date():
            out.append(day)
            day = later(day, self.q["interval"], 1)
        return out

    def births(self, person, value):
        """(cohort, instant) of each cohort the person is in, with that breakdown value if any."""
        mine = sorted(
            (
                e
                for e in self.events
                if e["person"] == person and e["event"] == self.q["first"]["event"]
            ),
            key=lambda e: e["at"],
        )
        if self.q["mode"] == "first_time":
            mine = mine[:1]
        found = {}
        for e in mine:
            if self.in_range(e["at"]) and (value is ANY or e["value"] == value):
                found.setdefault(start_of(e["at"], self.q["interval"], self.zone), e["at"])
        return found.items()

    def came(self, person, value, cohort, born):
        """The periods after 0 in which they came back."""
        out = set()
        for e in self.events:
            if e["person"] != person or e["event"] != self.q["return"]["event"]:
                continue
            if value is not ANY and e["value"] != value:
                continue
            for k in range(1, self.q["periods"] + 1):
                if self.q["clock"] == "rolling":
                    unit = UNIT[self.q["interval"]]
                    hit = born + unit * k <= e["at"] < born + unit * (k + 1)
                else:
                    day = start_of(e["at"], self.q["interval"], self.zone)
                    hit = day == later(cohort, self.q["interval"], k)
                out |= {k} if hit else set()
        return out

    def cells(self, value):
        """cohort → period → persons."""
        table = defaultdict(lambda: defaultdict(set))
        for person in {e["person"] for e in self.events}:
            for cohort, born in self.births(person, value):
                came = self.came(person, value, cohort, born)
                table[cohort][0].add(person)
                for k in range(1, self.q["periods"] + 1):
                    near = {
                        "on": k in came,
                        "on_or_after": any(j >= k for j in came),
                        "on_or_before": any(j <= k for j in came),
                    }
                    if near[self.q["bracket"]]:
                        table[cohort][k].add(person)
        return table


ANY = object()


def start_of_day(text, interval):
    day = datetime.fromisoformat(text).date()
    if interval == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if interval == "month" else day

"""Which events of the view ``events`` a question reads, and what is taken of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from cauce.analytics.contracts import (
    INTERNAL_EVENTS,
    OTHER,
    Breakdown,
    DateRange,
    EventMatch,
    Interval,
    Span,
    Split,
)
from cauce.analytics.logic.as_sql.conditions import Conditions
from cauce.analytics.logic.as_sql.literals import instant, text
from cauce.analytics.logic.calendar import bucket_sql
from cauce.analytics.logic.combinations import combined_sql
from cauce.analytics.logic.sessions_sql import LONG_AGO_MS, followed_back
from cauce.kernel.sessions import CAP_MS, IDLE_MS
from cauce.rules import ALWAYS, All, Condition, Subject

_DAY = timedelta(days=1)
MS = "toUnixTimestamp64Milli(timestamp)"


@dataclass(frozen=True, slots=True)
class Wording:
    """Writes rows of events; ``groups``: these stand where persons stand otherwise."""

    conditions: Conditions
    days: DateRange
    groups: bool = False

    @property
    def actor(self) -> str:
        """Who acts in an event."""
        return "context.groupId" if self.groups else "person_id"

    def during(self, span: Span, time: str = "timestamp") -> str:
        """Return the test that an event lies in a span."""
        return f"{time} >= {instant(span.start)} AND {time} < {instant(span.end)}"

    def named(self, event: str | None) -> str:
        """Return the test of an event's name; None is any that is not internal."""
        if event is not None:
            return f"event = {text(event)}"
        return f"event NOT IN ({', '.join(map(text, INTERNAL_EVENTS))})"

    def matching(self, match: EventMatch, where: Condition = ALWAYS) -> str:
        """Return the test that an event matches, whenever it was."""
        both = All(tuple(one for one in (where, match.where) if one != ALWAYS))
        tests = [self.named(match.event)]
        if both != ALWAYS:
            tests.append(self.conditions.of(both))
        return " AND ".join(tests)

    def events(
        self, columns: Sequence[str], tests: Sequence[str], by: Breakdown | None = None
    ) -> str:
        """Return the query of events that pass tests; with the label of a breakdown as ``label``."""
        shown = [*columns, f"{self.label(by)} AS label"] if by is not None else list(columns)
        there = [*tests, "ifNull(context.groupId, '') != ''"] if self.groups else list(tests)
        return select(shown, f"events{self._known(by)}", there)

    def label(self, by: Breakdown) -> str:
        """Return the label of a row; of traits once ``events`` joined them."""
        labels = [self._split(i, one) for i, one in enumerate(by.splits)]
        return combined_sql(labels) if by.also else labels[0]

    def _split(self, i: int, one: Split) -> str:
        if one.subject is Subject.TRAIT:
            return f"known.trait_{i}"
        return self.conditions.inside(one.subject, one.name).label()

    def _known(self, by: Breakdown | None) -> str:
        """The join of the traits that a breakdown is by."""
        traits = [
            f"{self.conditions.inside(one.subject, one.name).label()} AS trait_{i}"
            for i, one in enumerate(by.splits if by is not None else ())
            if one.subject is Subject.TRAIT
        ]
        if not traits:
            return ""
        return f" LEFT JOIN (SELECT person_id, {', '.join(traits)} FROM people) AS known USING (person_id)"

    def bucket(self, interval: Interval, time: str = "timestamp") -> str:
        """Return the bucket of an instant: a local date, or the Unix time at which its hour begins."""
        return bucket_sql(time, interval, self.days)

    def shown(self, interval: Interval, bucket: str = "at") -> str:
        """Return a bucket as it is shown: an hour with the offset of the question's zone.

        A ``DateTime`` comes out of the embedded engine without its zone; a ``DateTime64`` keeps it.
        """
        if interval is not Interval.HOUR:
            return bucket
        return f"toDateTime64({bucket}, 0, {text(self.days.timezone.key)})"

    def in_sessions(
        self, columns: Sequence[str], hit: str, span: Span, by: Breakdown | None
    ) -> str:
        """Return the events that pass a test, each with its ``session`` (``kernel.sessions``)."""
        each = "OVER (PARTITION BY person_id, session_id, anonymous_id ORDER BY ms {} BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)"
        taken = ["session_id", "anonymous_id", f"{MS} AS ms", f"({hit}) AS hit", *columns]
        rows = self.events(taken, [self.during(followed_back(span))], by)
        before = f"lagInFrame(ms, 1, {LONG_AGO_MS}) {each.format('ROWS')}"
        opened = (
            f"SELECT *, if(ms - {before} > {IDLE_MS}, ms, {LONG_AGO_MS}) AS opens FROM ({rows})"
        )
        runs = f"SELECT *, max(opens) {each.format('RANGE')} AS run FROM ({opened})"
        worked_out = f"concat('run ', anonymous_id, ' ', toString(run), ' ', toString(intDiv(ms - run, {CAP_MS})))"
        session = f"if(session_id != '', concat('own ', session_id), {worked_out})"
        return f"SELECT *, {session} AS session FROM ({runs}) WHERE hit"


def select(columns: Sequence[str], source: str, tests: Sequence[str] = (), rest: str = "") -> str:
    """Return a SELECT, a clause a line.

    Example:
        >>> print(select(["event", "count() AS n"], "events", ["event != 'A'"], "GROUP BY event"))
        SELECT event, count() AS n
        FROM events
        WHERE event != 'A'
        GROUP BY event
    """
    lines = [f"SELECT {', '.join(columns)}", f"FROM {source}"]
    if tests:
        lines.append("WHERE " + "\n  AND ".join(tests))
    return "\n".join([*lines, rest] if rest else lines)


def with_queries(queries: dict[str, str], last: str) -> str:
    """Return a query that names others before it.

    Example:
        >>> print(with_queries({"found": "SELECT event FROM events"}, "SELECT count() FROM found"))
        WITH
        found AS (
          SELECT event FROM events
        )
        SELECT count() FROM found
    """
    if not queries:
        return last
    told = [f"{name} AS (\n{indented(query)}\n)" for name, query in queries.items()]
    return "WITH\n" + ",\n".join(told) + "\n" + last


def indented(query: str) -> str:
    """Return a query two spaces to the right."""
    return "\n".join(f"  {line}" for line in query.split("\n"))


def folded(ranked: str, label: str = "label") -> str:
    """Return a label, or ``OTHER`` of those that are not among the ``label`` of a query."""
    return f"if({label} IS NULL OR {label} IN (SELECT label FROM {ranked}), {label}, {text(OTHER)})"

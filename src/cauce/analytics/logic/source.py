"""Which events a question reads, as SQL: project, name, time and conditions."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from cauce.analytics.contracts import (
    INTERNAL_EVENTS,
    Breakdown,
    EventMatch,
    Scope,
    Span,
    Split,
    Statement,
)
from cauce.analytics.logic.combinations import NO_VALUE, combined_sql
from cauce.analytics.logic.sampling import sample_test
from cauce.rules import ALWAYS, All, Binder, Condition, SqlContext, Subject, compile_sql, quote_path
from cauce.rules.compile import instant, overrides_join, person_of, project_events
from cauce.rules.groups import group_label, group_sql
from cauce.rules.labels import label_of
from cauce.rules.leaf import Place, number_sql, set_sql
from cauce.rules.types import types_at


@dataclass(frozen=True, slots=True)
class Source:
    """Builds the SQL of one statement: collects its bound values, knows project, instant and zone."""

    scope: Scope
    timezone: ZoneInfo
    bind: Binder

    @classmethod
    def of(cls, scope: Scope, timezone: ZoneInfo) -> "Source":
        """Return a source with no bound values yet."""
        return cls(scope, timezone, Binder())

    @property
    def rules(self) -> SqlContext:
        """The context that conditions on rows of ``events`` are compiled in."""
        scope = self.scope
        return SqlContext(
            self.bind,
            scope.project_id,
            scope.now,
            self.timezone,
            scope.merged,
            types=scope.types,
            include_bots=scope.include_bots,
            segments={name: one.version for name, one in scope.segments.items()},
            group_type=scope.group_type,
        )

    @property
    def project(self) -> str:
        """The bound project."""
        return self.bind(self.scope.project_id, "UInt32")

    @property
    def counted(self) -> str:
        """The test that an event is of the project and counts: what programs did does not.

        Of a sample, those of its people only. Nor does what belongs to no group, where groups are counted.
        """
        scope, project = self.scope, self.project
        rows = project_events(project, include_bots=scope.include_bots)
        if scope.sample < 1:
            test = sample_test(scope.sample, self.bind, project, merged=scope.merged)
            rows = f"{rows} AND {test}"
        return f"{rows} AND {self.group} != ''" if scope.groups else rows

    @property
    def actor(self) -> str:
        """Who acts in an event, as a UInt64: the raw person, or the group."""
        return group_number(self.group) if self.scope.groups else "person_id"

    def actor_now(self, rows: str, columns: str) -> str:
        """Return the query of ``columns`` and p, who acts now, of rows that have ``raw``, who acted then.

        Persons are resolved; a group is nobody else.
        """
        if not self.scope.resolves:
            return f"SELECT {columns}, raw AS p FROM ({rows})"
        taken = f"SELECT *, raw AS person_id FROM ({rows})"
        joined = overrides_join("g", self.rules)
        return f"SELECT {columns}, {person_of('g', self.rules)} AS p FROM ({taken}) AS g {joined}"

    def during(self, span: Span, clock: str = "timestamp") -> str:
        """Return the test that an event is in the span; ``clock`` is the expression of its time."""
        start, end = instant(self.bind, span.start), instant(self.bind, span.end)
        return f"{clock} >= {start} AND {clock} < {end}"

    def named(self, event: str | None) -> str:
        """Return the test of an event's name; None is any event that is not internal."""
        if event is None:
            return f"event NOT IN {self.bind(list(INTERNAL_EVENTS), 'Array(String)')}"
        return f"event = {self.bind(event, 'String')}"

    def matching(
        self, match: EventMatch, where: Condition, span: Span | None, clock: str = "timestamp"
    ) -> str:
        """Return the whole WHERE of the events that match, in the span and under ``where``."""
        parts = [self.counted, self.named(match.event)]
        if span is not None:
            parts.append(self.during(span, clock))
        condition = All(tuple(c for c in (where, match.where) if c != ALWAYS))
        if condition != ALWAYS:
            parts.append(compile_sql(condition, self.rules))
        return " AND ".join(parts)

    def label(self, name: str) -> str:
        """Return a property of an event as a Nullable(String) label; a list is its JSON text."""
        return label_of("properties", name, types_at(self.scope.types, name))

    def breakdown(self, by: Breakdown) -> str:
        """Return the value of an event that it is broken down by, as a Nullable(String) label.

        Of a combination, their one label (see ``combinations``).
        """
        labels = [self.split(one) for one in by.splits]
        return combined_sql(labels) if by.also else labels[0]

    def split(self, by: Split) -> str:
        """Return the value of an event of one part of a breakdown; NULL of a trait, which no event has."""
        if by.subject is Subject.TRAIT:
            return NO_VALUE
        if by.subject is Subject.GROUP_TRAIT:
            kind = by.group_type or self.scope.group_type
            return group_label(kind, by.name, self.project, self.bind)
        return (
            label_of("context", by.name) if by.subject is Subject.CONTEXT else self.label(by.name)
        )

    @property
    def group(self) -> str:
        """The group that an event belongs to, of the type that is counted, as a String; empty without one."""
        return group_sql(self.scope.group_type, self.bind)

    def number(self, name: str) -> str:
        """Return a property of an event as Nullable(Float64): numbers, also those sent as text."""
        place = Place(quote_path("properties", name), types_at(self.scope.types, name))
        found = [sql for kind, sql in _numbers(place.path).items() if place.may_be(kind)]
        return f"coalesce({', '.join(found)})" if found else "CAST(NULL, 'Nullable(Float64)')"

    def is_set(self, name: str) -> str:
        """Return the test that an event has the property."""
        return set_sql(Place(quote_path("properties", name), types_at(self.scope.types, name)))

    def volume(self, event: str | None) -> Statement:
        """Return the statement that counts the rows to expect; answered by the primary index."""
        return self.count(f"project_id = {self.project} AND {self.named(event)}")

    def count(self, test: str) -> Statement:
        """Return the statement of how many events pass a test that the primary index decides."""
        sql = f"SELECT count() FROM events WHERE {test}"
        return Statement(sql, dict(self.bind.params), standing=True)

    def between(self, rows: str, seqs: tuple[int, int], settled: tuple[str, ...] = ()) -> Statement:
        """Return the statement of a selection's rows from one ``seq`` to another.

        ``settled`` names parts of the table with such events alone, whose ``seq`` need not be read: it takes
        more time than the columns that are wanted.
        """
        first, last = (self.bind(seq, "UInt64") for seq in seqs)
        test = f"seq >= {first} AND seq <= {last}"
        if not settled:
            return self.statement(f"{rows} AND {test}")
        names = self.bind(list(settled), "Array(String)")
        return self.statement(
            f"{rows} AND _part IN {names} UNION ALL {rows} AND _part NOT IN {names} AND {test}"
        )

    def statement(self, sql: str) -> Statement:
        """Return the statement with everything bound so far."""
        return Statement(sql, dict(self.bind.params))


def _numbers(path: str) -> dict[str, str]:
    """By type, how its values are read as numbers."""
    return {
        "Float64": f"{path}.:Float64",
        "Int64": f"toFloat64({path}.:Int64)",
        "UInt64": f"toFloat64({path}.:UInt64)",
        "String": number_sql(f"{path}.:String"),
    }


def group_number(group: str) -> str:
    """Return the number that stands for a group, as SQL of its id."""
    return f"sipHash64({group})"


__all__ = ("Source", "group_number", "label_of")

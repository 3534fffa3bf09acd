"""Which events a question reads, as SQL: project, name, time and conditions."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from cauce.analytics.contracts import (
    INTERNAL_EVENTS,
    EventMatch,
    Scope,
    Span,
    Statement,
)
from cauce.rules import ALWAYS, All, Binder, Condition, SqlContext, compile_sql, quote_path
from cauce.rules.compile import instant
from cauce.rules.leaf import number_sql


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
        return SqlContext(self.bind, scope.project_id, scope.now, self.timezone, scope.merged)

    @property
    def project(self) -> str:
        """The bound project."""
        return self.bind(self.scope.project_id, "UInt32")

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
        parts = [f"project_id = {self.project}", self.named(match.event)]
        if span is not None:
            parts.append(self.during(span, clock))
        condition = All(tuple(c for c in (where, match.where) if c != ALWAYS))
        if condition != ALWAYS:
            parts.append(compile_sql(condition, self.rules))
        return " AND ".join(parts)

    def statement(self, sql: str) -> Statement:
        """Return the statement with everything bound so far."""
        return Statement(sql, dict(self.bind.params))


def number_of(name: str) -> str:
    """Return a property as Nullable(Float64): numbers, and numbers sent as text."""
    path = quote_path("properties", name)
    text = number_sql(f"{path}.:String")
    return f"coalesce({path}.:Float64, toFloat64({path}.:Int64), toFloat64({path}.:UInt64), {text})"


def label_of(column: str, name: str) -> str:
    """Return a property or trait as a Nullable(String) label; a list is its JSON text."""
    path = quote_path(column, name)
    listed = f"startsWith(dynamicType({path}), 'Array')"
    return f"if({path} IS NULL, NULL, if({listed}, toJSONString({path}), toString({path})))"

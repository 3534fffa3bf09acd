"""Trends over the views: a row for each bucket of a line in which something happened."""

from string import ascii_uppercase

from cauce.analytics.contracts import NEEDS_PROPERTY, Breakdown, Math, Series, TrendQuery
from cauce.analytics.logic.as_sql.literals import text
from cauce.analytics.logic.as_sql.refusals import unstated
from cauce.analytics.logic.as_sql.wording import Wording, folded, select, with_queries
from cauce.analytics.logic.calendar import span_of
from cauce.analytics.logic.measure import ACROSS, MEASURES, empty_is_zero, measure_of
from cauce.rules import Subject

_DISTINCT = {Math.PERSONS: "person_id", Math.SESSIONS: "person_id, session", Math.GROUPS: "grp"}
_COUNTS = frozenset({Math.TOTAL, *_DISTINCT})


def trend_sql(query: TrendQuery, wording: Wording) -> str:
    """Return the SQL of a trend: ``bucket``, ``value``, with several series and a breakdown these too.

    Raises:
        CauceError: ``not_in_sql`` for a formula, a comparison, smoothing, groups of a type.
    """
    _refuse(query)
    queries: dict[str, str] = {}
    lines = [
        _Line(query, series, letter, wording).told(queries)
        for series, letter in zip(query.series, ascii_uppercase, strict=False)
    ]
    order = [
        *(["series"] if len(lines) > 1 else []),
        *(["breakdown"] if query.breakdown else []),
        "bucket",
    ]
    if len(lines) == 1:
        return with_queries(queries, f"{lines[0]}\nORDER BY {', '.join(order)}")
    together = "\nUNION ALL\n".join(lines)
    return with_queries(queries, f"SELECT * FROM (\n{together}\n)\nORDER BY {', '.join(order)}")


def _refuse(query: TrendQuery) -> None:
    if query.formula is not None:
        raise unstated(
            "it has a formula; the series alone can be copied",
            "lleva una fórmula; las series por sí solas se pueden copiar",
        )
    if query.compare is not None or query.smoothing > 1:
        raise unstated(
            "comparing and smoothing also need the buckets in which nothing happened",
            "comparar y suavizar también necesitan los intervalos en los que no ocurrió nada",
        )
    if query.group_type is not None:
        raise unstated("it counts groups of one type", "cuenta grupos de un tipo determinado")


class _Line:
    """One series: its events, how they are ranked, and what is worked out of them."""

    def __init__(self, query: TrendQuery, series: Series, letter: str, wording: Wording) -> None:
        self.query, self.series, self.letter, self.wording = query, series, letter, wording
        several = len(query.series) > 1
        self.counted = f"counted_{letter.lower()}" if several else "counted"
        self.ranked = f"ranked_{letter.lower()}" if several else "ranked"
        self.by: Breakdown | None = query.breakdown

    def told(self, queries: dict[str, str]) -> str:
        """Return the SELECT of the line; adds the queries that it names."""
        queries[self.counted] = self._events()
        if self.by is not None:
            queries[self.ranked] = self._ranking(self.by.limit)
        return self._running() if self.query.cumulative else self._plain()

    def _events(self) -> str:
        series, wording = self.series, self.wording
        columns = ["person_id", f"{wording.bucket(self.query.interval)} AS at"]
        tests = [
            wording.matching(series.match, self.query.where),
            wording.during(span_of(self.query.range)),
        ]
        if series.math in NEEDS_PROPERTY and series.property is not None:
            number = wording.conditions.inside(Subject.PROPERTY, series.property).number()
            columns.append(f"{number} AS num")
        if series.math is Math.GROUPS:
            columns.append("context.groupId AS grp")
            tests.append("ifNull(context.groupId, '') != ''")
        if series.math is Math.SESSIONS:
            return wording.in_sessions(
                columns, " AND ".join(tests), span_of(self.query.range), self.by
            )
        return wording.events(columns, tests, self.by)

    def _measure(self) -> str:
        keys = _DISTINCT.get(self.series.math)
        if keys is not None:
            return f"uniqExact({keys})"
        if self.series.math is Math.PER_PERSON:
            return "count() / uniqExact(person_id)"
        return (
            measure_of(self.series).direct
            if self.series.math is Math.PERCENTILE
            else MEASURES[self.series.math].direct
        )

    def _value(self) -> str:
        """The measure as the answer has it; of nothing but events without a number a sum is 0."""
        measure = self._measure()
        return f"ifNull({measure}, 0)" if self.series.math is Math.SUM else measure

    def _ranking(self, limit: int) -> str:
        across = self.series.per_person
        zero = empty_is_zero(self.series)
        order = "ORDER BY ifNull(worth, 0) DESC, label" if zero else "ORDER BY worth DESC, label"
        rest = f"GROUP BY label\n{order}\nLIMIT {limit}"
        if across is None:
            return select(
                ["label", f"{self._measure()} AS worth"], self.counted, ["label IS NOT NULL"], rest
            )
        each = select(
            ["label", f"{self._measure()} AS n"],
            self.counted,
            ["label IS NOT NULL"],
            "GROUP BY label, person_id",
        )
        return select(["label", f"{ACROSS[across]} AS worth"], f"({each})", (), rest)

    def _plain(self) -> str:
        keys = "at, breakdown" if self.by is not None else "at"
        across = self.series.per_person
        if across is None:
            columns = [*self._keys(), f"{self._number(self._value())} AS value"]
            return select(columns, self.counted, (), f"GROUP BY {keys}")
        person = [
            "at",
            *([f"{folded(self.ranked)} AS breakdown"] if self.by else []),
            f"{self._measure()} AS n",
        ]
        each = select(person, self.counted, (), f"GROUP BY {keys}, person_id")
        shown = [*self._keys(given=True), f"{self._number(ACROSS[across])} AS value"]
        return select(shown, f"({each})", (), f"GROUP BY {keys}")

    def _running(self) -> str:
        """The line with everything that came before added up; who is counted once, where they first came."""
        keys = "at, breakdown" if self.by is not None else "at"
        fold = [f"{folded(self.ranked)} AS breakdown"] if self.by is not None else []
        distinct = _DISTINCT.get(self.series.math)
        if distinct is not None:
            group = f"GROUP BY {'breakdown, ' if self.by else ''}{distinct}"
            rows = select([*fold, "min(at) AS first"], self.counted, (), group)
            columns = ["first AS at", *(["breakdown"] if self.by else []), "count() AS amount"]
            rows = select(columns, f"({rows})", (), f"GROUP BY {keys}")
        else:
            columns = ["at", *fold, f"{self._value()} AS amount"]
            rows = select(columns, self.counted, (), f"GROUP BY {keys}")
        function = self.series.math if self.series.math in {Math.MIN, Math.MAX} else "sum"
        over = f"OVER ({'PARTITION BY breakdown ' if self.by else ''}ORDER BY at)"
        value = f"{self._number(f'{function}(amount) {over}')} AS value"
        return select([*self._keys(given=True), value], f"({rows})")

    def _keys(self, *, given: bool = False) -> list[str]:
        """Series, bucket and breakdown as they are shown; ``given``: the rows are folded already."""
        keys = [f"{self.wording.shown(self.query.interval)} AS bucket"]
        if len(self.query.series) > 1:
            name = self.series.name or self.series.match.event or "*"
            keys.insert(0, f"{text(f'{self.letter}: {name}')} AS series")
        if self.by is not None:
            keys.append("breakdown" if given else f"{folded(self.ranked)} AS breakdown")
        return keys

    def _number(self, value: str) -> str:
        """A value; where series that count stand beside others, all are decimals."""
        counts = all(one.math in _COUNTS and one.per_person is None for one in self.query.series)
        return value if counts or len(self.query.series) == 1 else f"toFloat64({value})"

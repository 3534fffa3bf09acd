"""An answer as one tidy table: which columns each kind of question has, and what they mean."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

Cell = str | int | float | bool | date | datetime | None


class AnswerFormat(StrEnum):
    """The form of an answer's file."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"
    PARQUET = "parquet"
    ARROW = "arrow"


class ColumnType(StrEnum):
    """What a column holds."""

    TEXT = "text"
    JSON = "JSON"
    """Text that holds JSON; in JSON lines it is what it says."""
    WHOLE = "whole number"
    NUMBER = "number"
    FLAG = "true or false"
    DATE = "date"
    BUCKET = "date; by the hour a time"
    """Start of a bucket: a local date, or of an hour its instant."""
    MOMENT = "time"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the file, what it holds and what that means."""

    name: str
    type: ColumnType
    text: str


@dataclass(frozen=True, slots=True)
class TidyTable:
    """Columns and rows; a row has a cell a column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """A file on its way: its name, and its bytes in pieces."""

    name: str
    pieces: Iterator[bytes]


_T = ColumnType
_SCOPE = Column("scope", _T.TEXT, "`whole`, or `breakdown`: the row is of one breakdown value.")
_VALUE = "Breakdown value, `$other`, or empty: without a value, or not broken down."
_BREAKDOWN = Column("breakdown", _T.TEXT, _VALUE)

TABLES: Mapping[str, tuple[Column, ...]] = {
    "trend": (
        Column("series", _T.TEXT, "Name of the line."),
        Column("event", _T.TEXT, "Its event; empty: any event, or a formula."),
        _BREAKDOWN,
        Column("compared", _T.FLAG, "Whether it is of the range that is compared with."),
        Column("start", _T.BUCKET, "Start of the bucket."),
        Column("value", _T.NUMBER, "The measure in the bucket; empty: unknown."),
        Column("total", _T.NUMBER, "The measure over the whole range, the same on each row."),
    ),
    "funnel": (
        _SCOPE,
        _BREAKDOWN,
        Column("step", _T.WHOLE, "From 1."),
        Column("name", _T.TEXT, "Name of the step."),
        Column("count", _T.WHOLE, "So many reached it."),
        Column("conversion_from_start", _T.NUMBER, "Share of the first step, 0 to 1."),
        Column("conversion_from_previous", _T.NUMBER, "Share of the step before, 0 to 1."),
        Column("median_s", _T.NUMBER, "Median seconds from the step before."),
        Column("avg_s", _T.NUMBER, "Mean seconds from the step before."),
        Column(
            "p_value",
            _T.NUMBER,
            "Of a breakdown value: how probable its conversion is by chance, the same on each row.",
        ),
    ),
    "retention": (
        _SCOPE,
        _BREAKDOWN,
        Column("cohort", _T.DATE, "First day of the period they started in."),
        Column("size", _T.WHOLE, "So many started."),
        Column("period", _T.WHOLE, "Periods later, from 0."),
        Column("returned", _T.WHOLE, "So many came back; empty: it has not begun."),
        Column("share", _T.NUMBER, "Of the size, 0 to 1."),
        Column("complete", _T.FLAG, "Whether it is final; otherwise it may still grow."),
        Column("last_period", _T.WHOLE, "The same as `period`, or where a wider column ends."),
        Column("amount", _T.NUMBER, "What the returns come to; empty without `amount`."),
    ),
    "lifecycle": (
        Column("status", _T.TEXT, "`new`, `returning`, `resurrecting` or `dormant`."),
        Column("start", _T.BUCKET, "Start of the period."),
        Column("persons", _T.WHOLE, "`dormant` counts negative; empty: it has not begun."),
        Column("complete", _T.FLAG, "Whether the period is over."),
        _SCOPE,
        _BREAKDOWN,
    ),
    "stickiness": (
        Column("series", _T.TEXT, "Name of the line."),
        Column("event", _T.TEXT, "Its event; empty: any event."),
        Column("intervals", _T.WHOLE, "In so many intervals they were active."),
        Column("persons", _T.WHOLE, "So many persons."),
        Column("total", _T.WHOLE, "Persons active in any interval, the same on each row."),
        _SCOPE,
        _BREAKDOWN,
    ),
    "paths": (
        Column("step", _T.WHOLE, "Of the node that is counted from, from 0."),
        Column("source", _T.TEXT, "Name they come from; empty: the way begins at `target`."),
        Column("target", _T.TEXT, "Name they go to; empty: the way ends at `source`."),
        Column("count", _T.WHOLE, "Persons, or passes."),
        Column("avg_s", _T.NUMBER, "Mean seconds from one to the other."),
    ),
    "sessions": (
        _SCOPE,
        _BREAKDOWN,
        Column("start", _T.BUCKET, "Start of the bucket; empty: of the whole range."),
        Column("measure", _T.TEXT, "Such as `sessions`, `bounce_rate`, `avg_length_s`."),
        Column("value", _T.NUMBER, "Empty where there are no sessions to measure."),
    ),
    "histogram": (
        Column("low", _T.NUMBER, "The bar begins here."),
        Column("high", _T.NUMBER, "It ends before this; the last of chosen bins with it."),
        Column("count", _T.WHOLE, "Events, or persons when `per_person` was asked for."),
        Column("persons", _T.WHOLE, "So many persons."),
    ),
    "cohort_sizes": (
        Column("cohort", _T.TEXT, "Name of the line."),
        Column("segment", _T.TEXT, "The id of a saved cohort; empty: a condition, or everybody."),
        Column("start", _T.BUCKET, "Start of the period at whose end it has this size."),
        Column("people", _T.WHOLE, "Persons; empty: the period has not begun."),
    ),
    "attribution": (
        Column("rule", _T.TEXT, "How credit is divided."),
        Column("channel", _T.TEXT, "A channel, `$other`, or empty: without a touchpoint."),
        Column("touchpoints", _T.WHOLE, "Before conversions."),
        Column("persons", _T.WHOLE, "Who converted after touching it."),
        Column("conversions", _T.NUMBER, "Its credit."),
        Column("value", _T.NUMBER, "What its credit is worth; empty without `value`."),
    ),
    "correlation": (
        Column("name", _T.TEXT, "An event, property or trait."),
        Column("value", _T.TEXT, "Its value; empty of an event."),
        Column("converted_with", _T.WHOLE, "Converted and have it."),
        Column("dropped_with", _T.WHOLE, "Dropped out and have it."),
        Column("odds_ratio", _T.NUMBER, "Above 1: it goes with converting."),
        Column("low", _T.NUMBER, "Lower end of its 95 % interval."),
        Column("high", _T.NUMBER, "Upper end of its 95 % interval."),
        Column("p_value", _T.NUMBER, "Fisher's, exact and two-sided."),
        Column("q_value", _T.NUMBER, "The same adjusted for all that was tested."),
        Column("converted", _T.WHOLE, "All who converted, the same on each row."),
        Column("dropped", _T.WHOLE, "All who dropped out, the same on each row."),
    ),
    "people": (
        Column("person_id", _T.TEXT, "The person."),
        Column("display_name", _T.TEXT, "Name, e-mail address or id."),
        Column("user_id", _T.TEXT, "Their id in your systems."),
        Column("email", _T.TEXT, "From their traits."),
        Column("value", _T.NUMBER, "What they contribute to the number."),
        Column("first_at", _T.MOMENT, "First event that counts."),
        Column("last_at", _T.MOMENT, "Last event that counts."),
        Column("traits", _T.JSON, "All of them; of a group, its own."),
        Column("group_id", _T.TEXT, "Of a group: its id; empty of a person."),
        Column("group_type", _T.TEXT, "Of a group: its type; empty of a person."),
    ),
    "why": (
        Column("at", _T.MOMENT, "When it happened."),
        Column("event", _T.TEXT, "Its name."),
        Column("message_id", _T.TEXT, "The event."),
        Column("person_id", _T.TEXT, "The person it came with, before any merge."),
        Column("user_id", _T.TEXT, "The user id it came with."),
        Column("anonymous_id", _T.TEXT, "The anonymous id it came with."),
        Column("role", _T.TEXT, "The part it plays, such as `step` or `touchpoint`."),
        Column("counts", _T.FLAG, "Whether it does in the number that was asked about."),
        Column("entry", _T.WHOLE, "Of which entry, conversion or session, from 1."),
        Column("step", _T.WHOLE, "As which step, from 0."),
        Column("period", _T.WHOLE, "In which period, from 0."),
        Column("share", _T.NUMBER, "Of the credit for the conversion."),
        Column("words_en", _T.TEXT, "What it does, in English."),
        Column("words_es", _T.TEXT, "What it does, in Spanish."),
        Column("properties", _T.TEXT, "Those that the question uses, as JSON."),
    ),
}
"""The columns of each kind of question's file, in their order."""

"""Local days and buckets of time: which instants they span, how they are named."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cauce.analytics.contracts import DateRange, Interval, Span

_HOUR = timedelta(hours=1)
_EPOCH = date(1970, 1, 1)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """Return the first instant of a local day (UTC), also where clocks skip midnight.

    Example:
        >>> midnight(date(2021, 6, 1), ZoneInfo("Europe/Madrid"))
        datetime.datetime(2021, 5, 31, 22, 0, tzinfo=datetime.timezone.utc)
    """
    local = datetime.combine(day, time(), zone)
    instant = local.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return instant
    return local.replace(fold=1).astimezone(UTC) + _skipped(local)


def _skipped(local: datetime) -> timedelta:
    """Return how much a clock change skips at a local time that does not exist."""
    before, after = local.utcoffset(), local.replace(fold=1).utcoffset()
    return (after or timedelta()) - (before or timedelta())


def span_of(days: DateRange) -> Span:
    """Return the instants of whole local days, the last one included."""
    return Span(
        midnight(days.first, days.timezone),
        midnight(days.last + timedelta(days=1), days.timezone),
    )


def start_of(day: date, interval: Interval) -> date:
    """Return the first day of the week (Monday) or month that ``day`` is in; else the day.

    Example:
        >>> start_of(date(2021, 6, 3), Interval.WEEK)
        datetime.date(2021, 5, 31)
    """
    if interval is Interval.WEEK:
        return day - timedelta(days=day.weekday())
    if interval is Interval.MONTH:
        return day.replace(day=1)
    return day


def add(day: date, interval: Interval, count: int) -> date:
    """Return the start of the bucket ``count`` days, weeks or months later (``day`` is a start)."""
    if interval is Interval.MONTH:
        months = day.year * 12 + day.month - 1 + count
        return date(months // 12, months % 12 + 1, 1)
    return day + timedelta(days=count * (7 if interval is Interval.WEEK else 1))


def bucket_starts(days: DateRange, interval: Interval) -> tuple[date, ...]:
    """Return the first day of every day, week or month that the range touches."""
    out = []
    day = start_of(days.first, interval)
    while day <= days.last:
        out.append(day)
        day = add(day, interval, 1)
    return tuple(out)


def milliseconds(starts: Sequence[datetime], span: Span) -> list[int]:
    """Return the edges of periods, cut to a span, in milliseconds since 1970; the last is the span's end."""
    cut = [min(max(start, span.start), span.end) for start in starts]
    return [round(at.timestamp() * 1000) for at in [*cut, span.end]]


def hour_starts(days: DateRange) -> tuple[datetime, ...]:
    """Return the start of every hour of the range: 23 or 25 on a day when clocks change.

    Hours run on from the range's midnight, which is the clock's hour in every zone whose clocks
    change by whole hours.
    """
    span = span_of(days)
    return tuple(span.start + i * _HOUR for i in range(-((span.start - span.end) // _HOUR)))


def complete_buckets(days: DateRange, interval: Interval, now: datetime) -> int:
    """Return how many buckets of the range, from the first, are over.

    Example:
        >>> week = DateRange(date(2021, 6, 1), date(2021, 6, 7), ZoneInfo("Europe/Madrid"))
        >>> complete_buckets(week, Interval.DAY, datetime(2021, 6, 3, 22, tzinfo=UTC))
        3
    """
    if interval is Interval.HOUR:
        return sum(start + _HOUR <= now for start in hour_starts(days))
    ends = (add(start, interval, 1) for start in bucket_starts(days, interval))
    return sum(midnight(end, days.timezone) <= now for end in ends)


def hour_label(at: datetime, zone: ZoneInfo) -> str:
    """Return an hour with its offset, so that the hour that happens twice has two names.

    Example:
        >>> hour_label(datetime(2021, 10, 31, 0, tzinfo=UTC), ZoneInfo("Europe/Madrid"))
        '2021-10-31T02:00:00+02:00'
    """
    return at.astimezone(zone).isoformat()


def labels_of(days: DateRange, interval: Interval) -> tuple[str, ...]:
    """Return the label of every bucket of the range, in time order."""
    if interval is Interval.HOUR:
        return tuple(hour_label(at, days.timezone) for at in hour_starts(days))
    return tuple(day.isoformat() for day in bucket_starts(days, interval))


def bucket_sql(column: str, interval: Interval, days: DateRange) -> str:
    """Return the bucket of an instant: a local Date, or for hours the Unix time of its start."""
    if interval is Interval.HOUR:
        offset = int(span_of(days).start.timestamp()) % 3600
        unix = f"toInt64(toUnixTimestamp({column}))"
        return f"{unix} - positiveModulo({unix} - {offset}, 3600)"
    function = {
        Interval.DAY: "toDate",
        Interval.WEEK: "toMonday",
        Interval.MONTH: "toStartOfMonth",
    }[interval]
    return f"{function}({column}, '{days.timezone.key}')"


def bucket_number(first: datetime, interval: Interval, zone: ZoneInfo) -> str:
    """Return the number of the bucket that ``timestamp`` is in; ``first`` is the start of number 0."""
    if interval is Interval.HOUR:
        return f"intDiv(toUnixTimestamp(timestamp) - {int(first.timestamp())}, 3600)"
    day = first.astimezone(zone).date()
    local = f"toDate(timestamp, '{zone.key}')"
    if interval is Interval.MONTH:
        return f"(toYear({local}) * 12 + toMonth({local}) - {day.year * 12 + day.month})"
    days = f"(toInt32({local}) - {(day - _EPOCH).days})"
    return f"intDiv({days}, 7)" if interval is Interval.WEEK else days


def label_of_bucket(value: object, interval: Interval, zone: ZoneInfo) -> str:
    """Return the label of what ``bucket_sql`` gave."""
    if interval is Interval.HOUR:
        return hour_label(datetime.fromtimestamp(int(str(value)), UTC), zone)
    return value.isoformat() if isinstance(value, date) else str(value)


def previous_period(days: DateRange, interval: Interval) -> DateRange:
    """Return the range of the same length that ends the day before; whole months move by months.

    Example:
        >>> zone = ZoneInfo("UTC")
        >>> march = DateRange(date(2021, 3, 1), date(2021, 3, 31), zone)
        >>> previous_period(march, Interval.MONTH).first, previous_period(march, Interval.DAY).first
        (datetime.date(2021, 2, 1), datetime.date(2021, 1, 29))
    """
    last = days.first - timedelta(days=1)
    after = days.last + timedelta(days=1)
    if interval is Interval.MONTH and days.first.day == 1 and after.day == 1:
        months = (after.year - days.first.year) * 12 + after.month - days.first.month
        return DateRange(add(days.first, Interval.MONTH, -months), last, days.timezone)
    length = (days.last - days.first).days
    return DateRange(last - timedelta(days=length), last, days.timezone)


def previous_year(days: DateRange) -> DateRange:
    """Return the same dates a year before; 29 February becomes 28 February."""
    return DateRange(_year_before(days.first), _year_before(days.last), days.timezone)


def _year_before(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)


def bucket_span(label: str, days: DateRange, interval: Interval) -> Span | None:
    """Return the instants of the bucket a label names, cut to the range; None when it has none."""
    whole = span_of(days)
    if interval is Interval.HOUR:
        starts = hour_starts(days)
        names = {hour_label(at, days.timezone): i for i, at in enumerate(starts)}
        i = names.get(label)
        if i is None:
            return None
        return Span(starts[i], starts[i + 1] if i + 1 < len(starts) else whole.end)
    day = {start.isoformat(): start for start in bucket_starts(days, interval)}.get(label)
    if day is None:
        return None
    after = midnight(add(day, interval, 1), days.timezone)
    return Span(max(whole.start, midnight(day, days.timezone)), min(whole.end, after))

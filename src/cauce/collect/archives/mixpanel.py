"""Mixpanel's raw export: ``{"event", "properties"}`` a line.

Source: Mixpanel's reference of ``/export``, "Exporting raw data".
"""

from datetime import UTC, datetime

from cauce.collect.archives.calls import calls_from, object_in
from cauce.collect.archives.contracts import Calls, Options, Row
from cauce.collect.contracts import RejectReason
from cauce.collect.formats.mapping import bad
from cauce.collect.formats.mixpanel_events import calls_of

OF_THE_EXPORT = ("mp_processing_time_ms", "$mp_api_endpoint", "$mp_api_timestamp_ms", "$import")
"""What Mixpanel adds while it takes an event in; it says nothing about the event."""


def read(row: Row, options: Options) -> Calls:
    """Return the calls of a row; its time is the wall clock's in ``options.zone``.

    Raises:
        NotStorableError: a field has the wrong form.
    """
    properties = dict(object_in("properties", row.get("properties")))
    for name in OF_THE_EXPORT:
        properties.pop(name, None)
    properties["time"] = _instant(properties.get("time"), options)
    said = dict(properties)
    return Calls(calls_from(calls_of({"event": row.get("event"), "properties": properties})), [row.get("event"), said])  # fmt: skip


def _instant(value: object, options: Options) -> float:
    """Return seconds since 1970 from seconds that count the wall clock of the project's time zone.

    TRICKY: of the hour that autumn repeats the first is taken, for the export does not tell them apart.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise bad(RejectReason.INVALID_TIMESTAMP, "properties.time must be seconds since 1970")
    try:
        shown = datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        detail = f"properties.time {value} is not seconds since 1970"
        raise bad(RejectReason.INVALID_TIMESTAMP, detail) from None
    return shown.replace(tzinfo=options.zone).timestamp()

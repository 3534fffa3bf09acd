"""PostHog's batch export, events model: ``properties`` as an object or as JSON text.

Source: PostHog's documentation of the S3 destination of batch exports, "Events model".
"""

from datetime import UTC, datetime
from typing import Any

from cauce.collect.archives.calls import calls_from, object_in
from cauce.collect.archives.contracts import Calls, Options, Row
from cauce.collect.contracts import RejectReason
from cauce.collect.formats.mapping import bad, id_of
from cauce.collect.formats.posthog_events import calls_of

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
PROFILE = {"set": "$set", "set_once": "$set_once"}


def read(row: Row, _: Options) -> Calls:
    """Return the calls of a row: the event, and an identify when it changes its person.

    ``person_properties`` is how the person was at the time, not a change, and is left out.

    Raises:
        NotStorableError: a field has the wrong form.
    """
    stamp = row.get("timestamp")
    if not stamp:
        raise bad(RejectReason.INVALID_TIMESTAMP, "timestamp is required")
    properties = dict(object_in("properties", row.get("properties")))
    record: dict[str, Any] = {
        "event": row.get("event"),
        "uuid": id_of("uuid", row.get("uuid")),
        "distinct_id": row.get("distinct_id"),
        "timestamp": stamp.isoformat() if isinstance(stamp, datetime) else stamp,
        "properties": properties,
    }
    for column, operation in PROFILE.items():
        change = object_in(column, row.get(column))
        if change and operation not in properties:
            record[operation] = change
    said = [record[name] for name in ("event", "distinct_id", "timestamp")]
    return Calls(calls_from(calls_of(record, "", EPOCH)), [*said, properties])

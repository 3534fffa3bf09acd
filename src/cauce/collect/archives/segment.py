"""Segment's archive: the raw messages, one a line, as they went through its API.

Source: Segment, "AWS S3 destination" (connections/storage/catalog/aws-s3) and "Common fields".
"""

from datetime import datetime

from cauce.collect.archives.contracts import Calls, Options, Row
from cauce.collect.contracts import RejectReason
from cauce.collect.formats.mapping import bad

FIELDS = (
    "type", "event", "messageId", "userId", "anonymousId", "groupId", "previousId", "name",
    "category", "properties", "traits", "context", "integrations",
)  # fmt: skip


def read(row: Row, _: Options) -> Calls:
    """Return the call of a row, with the time that Segment has corrected already.

    ``originalTimestamp`` and ``sentAt`` are left out: with them the clock would be corrected twice.

    Raises:
        NotStorableError: it has no time.
    """
    stamp = row.get("timestamp") or row.get("receivedAt")
    if not stamp:
        raise bad(RejectReason.INVALID_TIMESTAMP, "timestamp is required")
    call = {name: value for name in FIELDS if (value := row.get(name)) is not None}
    call["timestamp"] = stamp.isoformat() if isinstance(stamp, datetime) else stamp
    return Calls([call], dict(call))

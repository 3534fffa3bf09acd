"""How far the copy of a stream is: kept beside the copy, and by the active worker in PostgreSQL.

Frames are numbered by counting those of the stream, repeats included. So one pair (message of the
stream, number of its last frame) fixes every number after it, on whatever machine the copy goes on.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from cauce.infra.db import Tx, one
from cauce.infra.log.disk import Disk


@dataclass(frozen=True, slots=True)
class Position:
    """After message ``stream_seq`` of the stream made at ``created`` the last frame is ``seq``."""

    stream: str
    created: str
    stream_seq: int
    seq: int


def read_position(folder: Path) -> Position | None:
    """Return the position beside the copy in ``folder``, None when there is none."""
    path = folder / "position.json"
    return Position(**json.loads(path.read_text("utf-8"))) if path.exists() else None


def write_position(folder: Path, position: Position) -> None:
    """Keep the position durably; it may lag behind the copy, never run ahead of it."""
    data = json.dumps(asdict(position)).encode()
    Disk().replace(folder / "position.part", folder / "position.json", data)


def save_checkpoint(tx: Tx, position: Position) -> None:
    """Keep a position in PostgreSQL, where the next worker finds it."""
    tx.execute(
        "INSERT INTO log_checkpoints (stream, created, stream_seq, seq)"
        " VALUES (%(stream)s, %(created)s, %(stream_seq)s, %(seq)s)"
        " ON CONFLICT (stream, stream_seq) DO NOTHING",
        asdict(position),
    )


def checkpoint_before(tx: Tx, stream: str, seq: int) -> Position | None:
    """Return the newest kept position whose frames are all at or before ``seq``."""
    row = one(
        tx,
        "SELECT stream, created, stream_seq, seq FROM log_checkpoints"
        " WHERE stream = %(stream)s AND seq <= %(seq)s ORDER BY stream_seq DESC LIMIT 1",
        {"stream": stream, "seq": seq},
    )
    return Position(**row) if row else None


def purgeable(tx: Tx, stream: str, seq: int, retention_days: float) -> Position | None:
    """Return the newest position before ``seq`` that is older than replay needs."""
    row = one(
        tx,
        "SELECT stream, created, stream_seq, seq FROM log_checkpoints"
        " WHERE stream = %(stream)s AND seq <= %(seq)s"
        " AND saved_at < now() - %(days)s * interval '1 day' ORDER BY stream_seq DESC LIMIT 1",
        {"stream": stream, "seq": seq, "days": retention_days},
    )
    return Position(**row) if row else None


def thin_checkpoints(tx: Tx, stream: str, seq: int) -> None:
    """Remove positions nobody needs: before the newest that all are past, but for one an hour."""
    tx.execute(
        "DELETE FROM log_checkpoints AS old USING log_checkpoints AS kept"
        " WHERE old.stream = %(stream)s AND kept.stream = old.stream"
        " AND kept.stream_seq > old.stream_seq AND kept.seq <= %(seq)s"
        " AND date_trunc('hour', kept.saved_at) = date_trunc('hour', old.saved_at)",
        {"stream": stream, "seq": seq},
    )


def forget_checkpoints(tx: Tx, stream: str) -> None:
    """Remove every position of a stream that is the log no more."""
    tx.execute("DELETE FROM log_checkpoints WHERE stream = %(stream)s", {"stream": stream})


def lowest_cursor(tx: Tx, names: Sequence[str]) -> int:
    """Return the seq up to which every one of the consumers is done, 0 when one never ran."""
    found = tx.execute(
        "SELECT seq FROM consumer_cursors WHERE name = ANY(%(names)s)", {"names": list(names)}
    ).fetchall()
    return min(row["seq"] for row in found) if len(found) == len(names) else 0

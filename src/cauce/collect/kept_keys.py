"""The last known write keys on disk, so that collecting starts without PostgreSQL.

The file holds hashes, not keys, and only its owner may read it. It is believed for some days after the
keys were last read; every later reading replaces it. Beside the projects it names each key's own id and
quota, where a release that does not know them leaves them alone.
"""

import json
import os
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import structlog

from cauce.collect.contracts import Sender, SentKey
from cauce.kernel.ids import ProjectId

log = structlog.get_logger()
AGAIN_S = 3600.0
"""Keys that did not change are written again this often, so that their age is true to the hour."""


class KeptKeys:
    """The file of one process."""

    def __init__(self, path: Path, days: float) -> None:
        self._path, self._days = path, days
        self._kept: Mapping[SentKey, Sender] | None = None
        self._kept_at = 0.0
        self._hashes, self._read_at = _read(path)

    def believed(self, now: float) -> bool:
        """Return whether the keys of the last run may still stand in for those of today."""
        return bool(self._hashes) and 0 <= now - self._read_at < self._days * 86_400

    def find(self, key: SentKey, now: float) -> Sender | None:
        """Return the sender that the key had when the keys were last read; None when too long ago."""
        return self._hashes.get(_hash(key)) if self.believed(now) else None

    def keep(self, keys: Mapping[SentKey, Sender], now: float) -> None:
        """Write the keys when they changed, or when what is written grows old."""
        if keys == self._kept and now - self._kept_at < AGAIN_S:
            return
        hashed = {_hash(key): sender for key, sender in keys.items()}
        body = {
            "read_at": now,
            "keys": {text: sender.project_id for text, sender in hashed.items()},
            "senders": {text: (one.key_id, one.quota_per_s) for text, one in hashed.items()},
        }
        try:
            write_private(self._path, json.dumps(body))
        except OSError as error:
            log.warning("collect.keys_not_kept", error=str(error))
            return
        self._kept, self._kept_at = dict(keys), now


def _read(path: Path) -> tuple[dict[str, Sender], float]:
    try:
        body = json.loads(path.read_text("utf-8"))
        more = body.get("senders", {})
        hashes = {
            str(text): Sender(ProjectId(int(project)), *_own(more.get(text)))
            for text, project in body["keys"].items()
        }
        return hashes, float(body["read_at"])
    except FileNotFoundError:
        return {}, 0.0
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        log.warning("collect.kept_keys_unreadable", error=str(error))
        return {}, 0.0


def _own(kept: Sequence[float] | None) -> tuple[int, float]:
    """Return a key's id and quota; a file of the release before has neither."""
    return (int(kept[0]), float(kept[1])) if kept else (0, 0.0)


def write_private(path: Path, text: str) -> None:
    """Put a text in the place of a file that only its owner may read; it appears whole or not at all."""
    part = path.with_suffix(".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _hash(key: SentKey) -> str:
    """Return what stands for a key in the file; a digest is hashed again, so the file opens nothing."""
    if isinstance(key, bytes):
        return f"digest:{sha256(key).hexdigest()}"
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()

"""The data folder: where each engine writes, and who owns it."""

import fcntl
import hashlib
import json
import os
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

from cauce.kernel.errors import CauceError, Kind, Text

WAIT_FOR_OWNER_S = 2.0
"""The processes of a killed run need a moment to end."""


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The places inside ``--data DIR``; nothing stores the absolute path, so the folder may move."""

    root: Path

    @property
    def postgres(self) -> Path:
        """PostgreSQL's cluster."""
        return self.root / "postgres"

    @property
    def events(self) -> Path:
        """The embedded ClickHouse."""
        return self.root / "events"

    @property
    def log(self) -> Path:
        """Segment files of the ingest log."""
        return self.root / "log"

    @property
    def live(self) -> Path:
        """Copy of the log's stream that an API without a worker shows live events from."""
        return self.root / "live"

    @property
    def write_keys(self) -> Path:
        """Last known write keys, hashed."""
        return self.root / "write-keys.json"

    @property
    def hooks(self) -> Path:
        """Last known webhooks, their secrets sealed."""
        return self.root / "hooks.json"

    @property
    def project_settings(self) -> Path:
        """What projects last decided about what may be kept."""
        return self.root / "project-settings.json"

    @property
    def files(self) -> Path:
        """Exports, backups, artefacts."""
        return self.root / "files"

    @property
    def imports(self) -> Path:
        """Files that were handed in to be imported, and what became of them."""
        return self.files / "handed-in"

    @property
    def outbox(self) -> Path:
        """Mail that was written while no relay was set."""
        return self.root / "outbox"

    @property
    def erasures(self) -> Path:
        """Which persons were erased (digests): what a restored older copy has to forget again."""
        return self.root / "erasures.jsonl"

    @property
    def signing_key(self) -> Path:
        """The key that signs certificates."""
        return self.root / "signing.key"

    @property
    def owner(self) -> Path:
        """Who owns the folder now (JSON), beside the lock."""
        return self.root / "owner.json"

    @property
    def sockets(self) -> Path:
        """A short private folder for Unix sockets (their path may have at most 107 bytes)."""
        digest = hashlib.sha256(str(self.root.resolve()).encode()).hexdigest()[:16]
        base = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())
        return base / f"cauce-{os.getuid()}-{digest}"

    def prepare(self) -> None:
        """Create the folders, private to this user.

        Raises:
            CauceError: ``data_folder_unusable`` with the reason.
        """
        try:
            for path in (self.root, self.events, self.log, self.files, self.sockets):
                path.mkdir(parents=True, exist_ok=True)
            self.sockets.chmod(0o700)
        except OSError as error:
            raise CauceError(
                "data_folder_unusable",
                Text(
                    f"The data folder {self.root} cannot be used: {error.strerror}. Choose another with --data.",
                    f"La carpeta de datos {self.root} no se puede usar: {error.strerror}. Elige otra con --data.",
                ),
                Kind.UNAVAILABLE,
            ) from error
        if self.sockets.stat().st_uid != os.getuid():
            raise _foreign(self.sockets)

    def identity(self) -> str:
        """Return the random name that this folder keeps for ever, made when it has none."""
        path = self.root / "identity"
        if not path.exists():
            write_whole(path, uuid4().hex)
        return path.read_text("ascii")

    def read_owner(self) -> dict[str, Any] | None:
        """Return who owns the folder now, None when nobody does."""
        try:
            lock = (self.root / "lock").open("r+b")
        except FileNotFoundError:
            return None
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)  # who only looks is no owner
            except BlockingIOError:
                with suppress(FileNotFoundError):  # it is starting, or about to end
                    owner: dict[str, Any] = json.loads(self.owner.read_text("utf-8"))
                    return owner
                return {}
        return None


def write_whole(path: Path, text: str) -> None:
    """Write a file that only its owner reads; who sees it sees all of it."""
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    part.replace(path)


def take_lock(descriptor: int, patience_s: float) -> None:
    """Lock an open file for this process alone, waiting at most ``patience_s`` for another.

    Raises:
        BlockingIOError: another process still has it.
    """
    deadline = time.monotonic() + patience_s
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


class Ownership:
    """The exclusive lock on a data folder; the kernel releases it when the owner dies."""

    def __init__(self, folder: DataFolder) -> None:
        """Take the lock; who only looks whether somebody has it, or was killed just now, is waited for.

        Raises:
            CauceError: ``data_folder_in_use``, naming the owner's process, command and start.
        """
        self._folder = folder
        self._lock: IO[bytes] = (folder.root / "lock").open("ab")
        try:
            take_lock(self._lock.fileno(), WAIT_FOR_OWNER_S)
        except BlockingIOError:
            owner = folder.read_owner() or {}
            self._lock.close()
            raise in_use(folder, owner) from None
        self.announce({})

    def announce(self, facts: dict[str, Any]) -> None:
        """Publish who owns the folder and how to reach it; the file appears whole or not at all."""
        body = {
            "pid": os.getpid(),
            "command": " ".join(["cauce", *sys.argv[1:]]),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
            **facts,
        }
        write_whole(self._folder.owner, json.dumps(body))

    def fileno(self) -> int:
        """Return the lock's descriptor."""
        return self._lock.fileno()

    def release(self) -> None:
        """Give the folder back."""
        self._folder.owner.unlink(missing_ok=True)
        shutil.rmtree(self._folder.sockets, ignore_errors=True)
        self._lock.close()


def in_use(folder: DataFolder, owner: dict[str, Any]) -> CauceError:
    """Return the refusal that names the process which owns the folder."""
    who = (
        f"{owner.get('command', 'cauce')} (pid {owner.get('pid', '?')}, {owner.get('since', '?')})"
    )
    return CauceError(
        "data_folder_in_use",
        Text(
            f"The data folder {folder.root} belongs to a running process: {who}. Stop it, or use another --data.",
            f"La carpeta de datos {folder.root} es de un proceso en marcha: {who}. Páralo o usa otra --data.",
        ),
        Kind.CONFLICT,
    )


def _foreign(path: Path) -> CauceError:
    return CauceError(
        "socket_folder_foreign",
        Text(
            f"{path} belongs to another user, so sockets there would not be private. Set XDG_RUNTIME_DIR.",
            f"{path} es de otro usuario; los sockets no serían privados. Define XDG_RUNTIME_DIR.",
        ),
        Kind.FORBIDDEN,
    )

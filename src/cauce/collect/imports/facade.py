"""The verbs of imports, and the one thread that runs them one after the other."""

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import structlog

from cauce.collect.imports.contracts import MOVES, Import, NewImport, Running, State, Workshop
from cauce.collect.imports.store import ImportFolders
from cauce.kernel.access import Access
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.errors import CauceError, Kind, Text, invalid
from cauce.kernel.ids import ProjectId

log = structlog.get_logger()
PIECE_BYTES = 1 << 20
LOOK_S = 0.2


@dataclass
class Imports:
    """Every import of this data folder; ``start`` goes on with what a restart interrupted."""

    folders: ImportFolders
    workshop: Workshop
    max_bytes: int
    clock: Clock = utc_now
    _lock: threading.RLock = field(default_factory=threading.RLock, init=False)
    _wake: threading.Event = field(default_factory=threading.Event, init=False)
    _stopping: bool = field(default=False, init=False)
    _thread: threading.Thread | None = field(default=None, init=False)

    def start(self) -> None:
        """Begin running what is queued, and what was running when the server went."""
        for found in self.folders.all():
            if found.state is State.RUNNING:
                self._move(found, State.QUEUED)
        # TRICKY: a child that dies with its parent dies with the thread that made it, so one thread makes all.
        self._thread = threading.Thread(target=self._run, name="imports", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End; what runs is queued and goes on after the next start."""
        self._stopping = True
        self._wake.set()
        if self._thread is not None:
            self._thread.join(30)

    def list(self, project_id: ProjectId) -> Sequence[Import]:
        """Return the imports of a project, newest first."""
        return self.folders.of_project(project_id)

    def get(self, project_id: ProjectId, import_id: str) -> Import:
        """Return an import.

        Raises:
            CauceError: ``not_found``.
        """
        return self.folders.read(project_id, import_id)

    def create(self, access: Access, new: NewImport) -> Import:
        """Return a new import that waits for the content of its file.

        Raises:
            CauceError: ``invalid_field``: too large, or a name that is a path.
        """
        name = new.name
        if new.size > self.max_bytes:
            cap = self.max_bytes >> 20
            raise invalid(
                "size",
                f"at most {cap} MiB; split the file, or use `cauce import events` on the server",
                f"como mucho {cap} MiB; divide el fichero o usa `cauce import events` en el servidor",
            )
        if name in {".", ".."} or "/" in name or "\\" in name or not name.isprintable():
            raise invalid("name", "the file's name alone", "solo el nombre del fichero")
        made = Import(
            uuid4().hex, access.project_id, name, new.size, new.kind, new.timezone, new.mapping,
            access.actor.name, self.clock(),
        )  # fmt: skip
        return self.folders.write(made)

    def receive(self, project_id: ProjectId, import_id: str, offset: int, piece: bytes) -> Import:
        """Return the import after a piece of its file; the last piece makes it ready.

        Raises:
            CauceError: ``import_offset`` saying where the next piece begins, ``import_state``.
        """
        with self._lock:
            found = self.get(project_id, import_id)
            if found.state is not State.RECEIVING:
                raise _wrong_state(found)
            if offset != found.received or offset + len(piece) > found.size:
                raise _wrong_offset(found)
            received = self.folders.append(found, piece)
            state = State.READY if received == found.size else State.RECEIVING
            return self.folders.write(replace(found, received=received, state=state))

    def preview(self, project_id: ProjectId, import_id: str) -> Sequence[Mapping[str, Any]]:
        """Return ten rows beside what would become of them.

        Raises:
            CauceError: ``import_state`` before the file is here; what is wrong with it.
        """
        found = self.get(project_id, import_id)
        if found.state is State.RECEIVING or found.received < found.size:
            raise _wrong_state(found)
        return self.workshop.preview(found, self.folders.content(found))

    def queue(self, project_id: ProjectId, import_id: str) -> Import:
        """Return the import, which is sent as soon as those before it are.

        Raises:
            CauceError: ``import_state``: it is not here yet, runs already, or is done.
        """
        with self._lock:
            found = self.get(project_id, import_id)
            if found.received < found.size:
                raise _wrong_state(found)
            moved = self._move(found, State.QUEUED)
        self._wake.set()
        return moved

    def cancel(self, project_id: ProjectId, import_id: str) -> Import:
        """Return the import, of which nothing more is sent; what was taken stays.

        Raises:
            CauceError: ``import_state``.
        """
        with self._lock:
            return self._move(self.get(project_id, import_id), State.CANCELLED)

    def remove(self, project_id: ProjectId, import_id: str) -> None:
        """Remove an import's file and what is known of it; its events stay.

        Raises:
            CauceError: ``import_state`` while it is queued or runs.
        """
        with self._lock:
            found = self.get(project_id, import_id)
            if found.state in {State.QUEUED, State.RUNNING}:
                raise _wrong_state(found)
            self.folders.remove(project_id, import_id)

    def rejects(self, project_id: ProjectId, import_id: str) -> Path | None:
        """Return the file of refused rows, None when there is none."""
        found = self.get(project_id, import_id)
        path = self.folders.of(project_id, found.import_id) / "rejects.jsonl"
        return path if path.exists() else None

    def forget_project(self, project_id: ProjectId) -> None:
        """Remove every import of a project."""
        with self._lock:
            self.folders.remove(project_id)

    def _move(self, found: Import, to: State, problem: Text | None = None) -> Import:
        if to not in MOVES[found.state]:
            raise _wrong_state(found)
        over = to in {State.DONE, State.FAILED, State.CANCELLED}
        moved = replace(
            found,
            state=to,
            finished_at=self.clock() if over else None,
            problem_en=problem.en if problem else "",
            problem_es=problem.es if problem else "",
        )
        return self.folders.write(moved)

    def _run(self) -> None:
        while not self._stopping:
            found = self._next()
            if found is None:
                self._wake.wait(5.0)
                self._wake.clear()
                continue
            try:
                self._send(found)
            except (OSError, CauceError) as error:
                log.exception("import.failed", import_id=found.import_id)
                self._end(found, State.FAILED, Text(str(error), str(error)))

    def _next(self) -> Import | None:
        with self._lock:
            queued = [one for one in self.folders.all() if one.state is State.QUEUED]
            if not queued:
                return None
            return self._move(min(queued, key=lambda one: one.created_at), State.RUNNING)

    def _send(self, found: Import) -> None:
        folder = self.folders.of(found.project_id, found.import_id)
        running = self.workshop.begin(folder)
        while (code := running.wait(LOOK_S)) is None:
            if self._stopping or self._is_cancelled(found):
                self._halt(found, running)
                return
        if code in {0, 1, 3} and not (folder / "problem.json").exists():
            self._end(found, State.DONE)
        else:
            self._end(found, State.FAILED, problem_in(folder, code))

    def _halt(self, found: Import, running: Running) -> None:
        running.stop()
        if self._stopping:
            self._end(found, State.QUEUED)

    def _is_cancelled(self, found: Import) -> bool:
        try:
            return self.get(found.project_id, found.import_id).state is not State.RUNNING
        except CauceError:
            return True

    def _end(self, found: Import, state: State, problem: Text | None = None) -> None:
        with self._lock:
            if not self._is_cancelled(found):
                self._move(self.get(found.project_id, found.import_id), state, problem)


def problem_in(folder: Path, code: int) -> Text:
    """Return why an import ended, as its sender wrote it down."""
    path = folder / "problem.json"
    if path.exists():
        return Text(**json.loads(path.read_bytes()))
    return Text(
        f"The import ended unexpectedly ({code}). Start it again: it goes on where it stopped.",
        f"La importación terminó de improviso ({code}). Iníciala otra vez: sigue donde se quedó.",
    )


def _wrong_state(found: Import) -> CauceError:
    return CauceError(
        "import_state",
        Text(
            f"The import is {found.state.value} ({found.received} of {found.size} bytes are here),"
            " so this cannot be done now. Load the page again.",
            f"La importación está en el estado {found.state.value} (hay {found.received} de"
            f" {found.size} bytes), así que ahora no se puede. Vuelve a cargar la página.",
        ),
        Kind.CONFLICT,
    )


def _wrong_offset(found: Import) -> CauceError:
    return CauceError(
        "import_offset",
        Text(
            f"{found.received} of {found.size} bytes are here. Send the piece that begins there.",
            f"Han llegado {found.received} de {found.size} bytes. Envía el trozo que empieza ahí.",
        ),
        Kind.CONFLICT,
    )

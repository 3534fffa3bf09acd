"""Where imports are kept: a folder each, its state in one small file that is replaced as a whole."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from cauce.collect.imports.contracts import Counts, Import
from cauce.kernel.errors import not_found
from cauce.kernel.ids import ProjectId

_decode = msgspec.json.Decoder(Import).decode
_decode_counts = msgspec.json.Decoder(Counts).decode


@dataclass(frozen=True, slots=True)
class ImportFolders:
    """Every import below one folder."""

    root: Path

    def of(self, project_id: ProjectId, import_id: str) -> Path:
        """Return the folder of an import.

        Raises:
            CauceError: ``not_found``: it can be the id of none.
        """
        if not import_id.isascii() or not import_id.isalnum() or len(import_id) > 32:
            raise not_found("import", "esa importación")
        return self.root / str(project_id) / import_id

    def content(self, found: Import) -> Path:
        """Return where the file itself is; its name says how it is read."""
        return self.of(found.project_id, found.import_id) / "content" / found.name

    def read(self, project_id: ProjectId, import_id: str) -> Import:
        """Return an import with its newest counts.

        Raises:
            CauceError: ``not_found``.
        """
        folder = self.of(project_id, import_id)
        try:
            found = _decode((folder / "import.json").read_bytes())
        except FileNotFoundError:
            raise not_found("import", "esa importación") from None
        return replace(found, counts=read_counts(folder))

    def all(self) -> Iterator[Import]:
        """Yield every import of every project."""
        for path in sorted(self.root.glob("*/*/import.json")):
            yield self.read(ProjectId(int(path.parts[-3])), path.parts[-2])

    def of_project(self, project_id: ProjectId) -> list[Import]:
        """Return the imports of a project, newest first."""
        paths = (self.root / str(project_id)).glob("*/import.json")
        found = [self.read(project_id, path.parts[-2]) for path in paths]
        return sorted(found, key=lambda one: one.created_at, reverse=True)

    def write(self, found: Import) -> Import:
        """Keep the state of an import and return it."""
        folder = self.of(found.project_id, found.import_id)
        (folder / "content").mkdir(parents=True, exist_ok=True)
        replace_file(folder / "import.json", msgspec.json.encode(found))
        return found

    def append(self, found: Import, piece: bytes) -> int:
        """Return how large the content is after ``piece`` was put where the last one ended."""
        path = self.content(found)
        with path.open("r+b" if path.exists() else "xb") as file:
            file.truncate(found.received)
            file.seek(found.received)
            file.write(piece)
            file.flush()
            os.fsync(file.fileno())
            return file.tell()

    def remove(self, project_id: ProjectId, import_id: str | None = None) -> None:
        """Remove an import, or all of a project."""
        folder = self.of(project_id, import_id) if import_id else self.root / str(project_id)
        if folder.exists():
            shutil.rmtree(folder)


def read_counts(folder: Path) -> Counts:
    """Return the counts of an import as its sender last wrote them."""
    path = folder / "counts.json"
    return _decode_counts(path.read_bytes()) if path.exists() else Counts()


def write_counts(folder: Path, counts: Counts) -> None:
    """Replace the counts of an import."""
    replace_file(folder / "counts.json", msgspec.json.encode(counts))


def replace_file(path: Path, content: bytes) -> None:
    """Put new content in the place of a file; it appears whole or not at all."""
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)

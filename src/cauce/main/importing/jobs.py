"""What is to be imported, before it is: files with a mapping, or a vendor's archive."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cauce.collect.archives.contracts import Options, Preset
from cauce.main.importing.archive import ArchiveImport, processes_for
from cauce.main.importing.archive_files import files_in
from cauce.main.importing.contracts import EventMapping, ImportUsageError, wrong_usage
from cauce.main.importing.mapping import parse_mapping
from cauce.main.importing.preview import PreviewRow, preview_archive, preview_table
from cauce.main.importing.reading import bad_file
from cauce.main.importing.running import EventImport, Rejects, prepare


@dataclass(frozen=True, slots=True)
class ArchiveJob:
    """A vendor's archive."""

    files: Sequence[Path]
    preset: Preset
    options: Options

    @property
    def name(self) -> str:
        """What to call it: the file, or how many."""
        return self.files[0].name if len(self.files) == 1 else f"{self.preset}-{len(self.files)}"

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(path.stat().st_size for path in self.files)

    def prepare(self, rejects: Path, _now: datetime) -> ArchiveImport:
        """Return the import, ready to run; refused rows go to ``rejects``."""
        processes = processes_for(self.files, os.cpu_count() or 1)
        return ArchiveImport(self.files, self.preset, self.options, Rejects(rejects), processes)

    def preview(self, now: datetime) -> list[PreviewRow]:
        """Return the first rows beside what would become of them."""
        return preview_archive(self.files, self.preset, self.options, now)


@dataclass(frozen=True, slots=True)
class TableJob:
    """One file of rows with a mapping."""

    file: Path
    mapping: EventMapping

    @property
    def name(self) -> str:
        """The file's name."""
        return self.file.name

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return self.file.stat().st_size

    def prepare(self, rejects: Path, now: datetime) -> EventImport:
        """Return the import, ready to run; refused rows go to ``rejects``.

        Raises:
            ImportUsageError: the file cannot be read, or has no column that the mapping names.
        """
        return prepare(self.file, self.mapping, rejects, now)

    def preview(self, now: datetime) -> list[PreviewRow]:
        """Return the first rows beside what would become of them.

        Raises:
            ImportUsageError: as ``prepare``.
        """
        return preview_table(self.prepare(Path(os.devnull), now), self.name, now)


def archive_job(paths: Sequence[Path], preset: Preset, timezone: str) -> ArchiveJob:
    """Return the import of an archive.

    Raises:
        ImportUsageError: ``bad_file``, ``bad_timezone``.
    """
    return ArchiveJob(files_in(paths), preset, Options(_zone(timezone)))


def table_job(paths: Sequence[Path], mapping: Path | None) -> TableJob:
    """Return the import of one file with a mapping, or with the columns' own names.

    Raises:
        ImportUsageError: ``bad_file``, ``bad_mapping``, ``one_file``.
    """
    if len(paths) != 1:
        raise wrong_usage(
            "one_file",
            "Without --preset one file is imported at a time. Run the command once for each.",
            "Sin --preset se importa un fichero cada vez. Ejecuta el comando una vez por fichero.",
        )
    for path in (paths[0], mapping):
        if path is not None and not path.is_file():
            raise bad_file(path, "there is no such file", "no existe ese fichero")
    return table_job_of(paths[0], mapping.read_text("utf-8") if mapping else "")


def table_job_of(file: Path, mapping: str) -> TableJob:
    """Return the import of one file with the text of a mapping, which may be empty.

    Raises:
        ImportUsageError: ``bad_mapping``.
    """
    return TableJob(file, parse_mapping(mapping))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise _no_zone(name) from None


def _no_zone(name: str) -> ImportUsageError:
    return wrong_usage(
        "bad_timezone",
        f"There is no time zone {name!r}. Name one of the IANA list, such as Europe/Madrid.",
        f"No existe la zona horaria {name!r}. Indica una de la lista IANA, como Europe/Madrid.",
    )

"""Files that were handed in, mapped and sent by a process of their own; implements ``imports.contracts.Workshop``."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from cauce.collect.archives.contracts import Preset
from cauce.collect.imports.contracts import Import, Kind, Running
from cauce.infra.settings import Settings, to_environment
from cauce.kernel.clock import utc_now
from cauce.main.importing.jobs import ArchiveJob, TableJob, archive_job, table_job_of

_plain = msgspec.json.Decoder().decode
_encode = msgspec.json.Encoder(enc_hook=str).encode


@dataclass(frozen=True, slots=True)
class ImportWorkshop:
    """Works on the data folder of these settings."""

    settings: Settings

    def preview(self, found: Import, content: Path) -> Sequence[Mapping[str, Any]]:
        """Return ten rows beside what would become of them.

        Raises:
            ImportUsageError: the file, the mapping or the time zone cannot be used.
        """
        rows = job_of(found, content).preview(utc_now())
        return [_plain(_encode(asdict(row))) for row in rows]

    def begin(self, folder: Path) -> Running:
        """Start the process that sends the import of a folder."""
        environment = {**os.environ, **to_environment(self.settings)}
        command = [sys.executable, "-m", "cauce.main.importing.sending_job", str(folder)]
        process = subprocess.Popen(command, env=environment)
        return Running(partial(_wait, process), partial(_stop, process))


def job_of(found: Import, content: Path) -> ArchiveJob | TableJob:
    """Return the import as the command line would make it.

    Raises:
        ImportUsageError: the file, the mapping or the time zone cannot be used.
    """
    if found.kind is Kind.PLAIN:
        return table_job_of(content, found.mapping)
    return archive_job([content], Preset(found.kind.value), found.timezone)


def _wait(process: subprocess.Popen[bytes], seconds: float) -> int | None:
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        return None


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(30)

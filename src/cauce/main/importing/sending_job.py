"""The process that sends one import that was handed in: ``python -m cauce.main.importing.sending_job FOLDER``.

Its counts are in ``counts.json`` of the folder, refused rows in ``rejects.jsonl``, and why it could not
go on in ``problem.json``. It may be killed at any moment and started again.
"""

import sys
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from cauce.collect.imports.contracts import Counts
from cauce.collect.imports.store import ImportFolders, replace_file, write_counts
from cauce.infra.folder import DataFolder
from cauce.infra.process import die_with_parent
from cauce.infra.settings import load_settings
from cauce.kernel.clock import utc_now
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId
from cauce.main.attach import running_url
from cauce.main.importing.sending import Sender, Tally
from cauce.main.importing.workshop import job_of
from cauce.main.importing.write_key import write_key_of

TELL_EVERY_S = 0.5


@dataclass(slots=True)
class Told:
    """The counts, written down now and then."""

    folder: Path
    counts: Counts = field(default_factory=Counts)
    at: float = 0.0

    def read(self, position: int) -> None:
        """Note how many bytes of the file were read."""
        self.counts = replace(self.counts, read=position)
        self._now_and_then()

    def tally(self, tally: Tally) -> None:
        """Note what became of the rows so far."""
        self.counts = replace(
            self.counts,
            accepted=tally.accepted,
            duplicates=tally.duplicates,
            rejected=tally.rejected,
        )
        self._now_and_then()

    def _now_and_then(self) -> None:
        if time.monotonic() - self.at >= TELL_EVERY_S:
            write_counts(self.folder, self.counts)
            self.at = time.monotonic()


def send(folder: Path) -> int:
    """Return the exit code of ``cauce import events`` after sending the import of a folder.

    Raises:
        CauceError: it cannot be read or sent.
    """
    settings, _ = load_settings({})
    folders = ImportFolders(folder.parent.parent)
    found = folders.read(ProjectId(int(folder.parent.name)), folder.name)
    job = job_of(found, folders.content(found))
    rejects = folder / "rejects.jsonl"
    rejects.unlink(missing_ok=True)
    prepared = job.prepare(rejects, utc_now())
    data = DataFolder(settings.data)
    sender = Sender(lambda: running_url(data), write_key_of(settings, found.project_id))
    told = Told(folder)
    done = prepared.run(sender, told.read, told.tally)
    counts = Counts(found.size, done.accepted, done.duplicates, done.rejected, done.left_out)
    write_counts(folder, counts)
    return done.exit_code


def main() -> int:
    """Send the import named on the command line."""
    die_with_parent()
    folder = Path(sys.argv[1])
    problem = folder / "problem.json"
    problem.unlink(missing_ok=True)
    try:
        return send(folder)
    except CauceError as error:
        import json

        said = {"en": error.message.en, "es": error.message.es}
        replace_file(problem, json.dumps(said).encode())
        return 2


if __name__ == "__main__":
    sys.exit(main())

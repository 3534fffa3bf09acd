"""The few system calls the log makes, in one place so that tests can make each of them fail."""

import os
from pathlib import Path


class Disk:
    """The real disk."""

    def create(self, path: Path, size: int) -> int:
        """Return a descriptor of a new file of ``size`` bytes that are really allocated.

        Raises:
            OSError: the file exists, or there is no room (nothing is left behind then).
        """
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            self.allocate(descriptor, size)
        except OSError:
            os.close(descriptor)
            path.unlink(missing_ok=True)
            raise
        return descriptor

    def allocate(self, descriptor: int, size: int) -> None:
        """Reserve ``size`` bytes for the file."""
        os.posix_fallocate(descriptor, 0, size)

    def write(self, descriptor: int, data: bytes, offset: int) -> int:
        """Write at ``offset`` and return how many bytes were taken."""
        return os.pwrite(descriptor, data, offset)

    def sync(self, descriptor: int) -> None:
        """Return once the file's content is on the disk."""
        os.fdatasync(descriptor)

    def truncate(self, path: Path, size: int) -> None:
        """Cut the file."""
        os.truncate(path, size)

    def sync_folder(self, folder: Path) -> None:
        """Return once the folder's entries are on the disk."""
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def replace(self, part: Path, path: Path, data: bytes) -> None:
        """Make ``path`` hold ``data``: whole and durable, or not at all."""
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(descriptor, view) :]
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        part.replace(path)
        self.sync_folder(path.parent)

"""Files: exports, backups, artefacts. A folder or S3-compatible storage, by URL, through one library.

Keys are relative paths with ``/``. ``CAUCE_FILES_URL`` is empty for the data folder's ``files``, or
``s3://bucket/prefix`` with the usual ``AWS_*`` variables (``AWS_ENDPOINT_URL`` for MinIO, Garage, …).
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from obstore.exceptions import BaseError, NotFoundError
from obstore.store import LocalStore, ObjectStore, S3Store

from cauce.kernel.errors import CauceError, Kind, Text, not_found

if TYPE_CHECKING:
    from obstore.store import ClientConfig

CHUNK_BYTES = 8 << 20


@dataclass(frozen=True, slots=True)
class FileInfo:
    """A kept file: its key, its size in bytes, when it was written."""

    key: str
    size: int
    modified_at: datetime


class Files:
    """What is kept under one root; every verb raises ``files_unavailable`` when it does not answer."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    def put(self, key: str, content: bytes | Path | Iterable[bytes]) -> None:
        """Keep ``content`` under ``key``; it appears whole or not at all. Large content is streamed."""
        with _failures(key):
            self._store.put(_checked(key), content)

    def get(self, key: str) -> bytes:
        """Return the content.

        Raises:
            CauceError: ``not_found``.
        """
        return b"".join(self.stream(key))

    def stream(self, key: str, chunk_bytes: int = CHUNK_BYTES) -> Iterator[bytes]:
        """Yield the content in pieces of about ``chunk_bytes``.

        Raises:
            CauceError: ``not_found``.
        """
        with _failures(key):
            for chunk in self._store.get(_checked(key)).stream(min_chunk_size=chunk_bytes):
                yield bytes(chunk)

    def list(self, prefix: str = "") -> list[FileInfo]:
        """Return what is kept under the folder ``prefix``, in order of keys."""
        with _failures(prefix):
            pages = self._store.list(_checked(prefix) if prefix else None)
            found = [
                FileInfo(meta["path"], meta["size"], meta["last_modified"])
                for page in pages
                for meta in page
            ]
        return sorted(found, key=lambda info: info.key)

    def delete(self, key: str) -> None:
        """Remove a file; one that is not there is no error."""
        try:
            with _failures(key):
                self._store.delete(_checked(key))
        except CauceError as error:
            if error.kind is not Kind.NOT_FOUND:
                raise


def open_files(url: str, folder: Path, *, timeout_s: float = 30.0) -> Files:
    """Return the files of ``CAUCE_FILES_URL``, or of ``folder`` when it is empty.

    Raises:
        CauceError: ``files_unavailable`` for a URL that cannot be used.
    """
    if not url:
        return Files(LocalStore(folder, mkdir=True))
    if not url.startswith("s3://"):
        raise _unavailable(ValueError(f"{url!r} is not s3://bucket/prefix"))
    plain = os.environ.get("AWS_ENDPOINT_URL", "").startswith("http://")
    client: ClientConfig = {"timeout": timedelta(seconds=timeout_s), "allow_http": plain}
    with _failures(url):
        return Files(S3Store.from_url(url, client_options=client))


def _checked(key: str) -> str:
    parts = key.split("/")
    if key.startswith("/") or "\\" in key or any(part in {"", ".", ".."} for part in parts):
        raise CauceError(
            "bad_file_key",
            Text(
                f"{key!r} is no name for a file here: write a relative path without . and .. parts.",
                f"{key!r} no sirve como nombre aquí: escribe una ruta relativa sin partes . ni ..",
            ),
        )
    return key


@contextmanager
def _failures(key: str) -> Iterator[None]:
    try:
        yield
    except (NotFoundError, FileNotFoundError) as error:
        raise not_found(f"file as {key}", f"un archivo {key}") from error
    except (BaseError, OSError) as error:
        raise _unavailable(error) from error


def _unavailable(error: Exception) -> CauceError:
    reason = str(error).strip().splitlines()[0][:300]
    return CauceError(
        "files_unavailable",
        Text(
            f"The file storage did not do it: {reason}. Check CAUCE_FILES_URL and its credentials.",
            f"El almacén de archivos no lo hizo: {reason}. Revisa CAUCE_FILES_URL y sus credenciales.",
        ),
        Kind.UNAVAILABLE,
        retry_after_s=30,
    )

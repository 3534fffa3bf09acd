"""What ``cauce export`` does: a key for the moment, and the file read from the server."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from cauce.accounts.contracts import KeyKind
from cauce.accounts.facade import Accounts
from cauce.analytics.contracts import Exported, FileFormat
from cauce.infra.settings import Settings
from cauce.kernel.access import ALL_SCOPES, SYSTEM, Access, Role, Scope
from cauce.kernel.errors import CauceError, Kind, Text
from cauce.kernel.ids import ProjectId
from cauce.main.attach import running_database

CATCH_UP_S = 120.0


@contextmanager
def reading_key(settings: Settings, project_id: ProjectId) -> Iterator[str]:
    """Yield an API key that reads this project, and revoke it afterwards.

    Raises:
        CauceError: ``not_found`` when there is no such project.
    """
    accounts = Accounts()
    with running_database(settings) as database:
        with database.transaction() as tx:
            project = accounts.get_project(tx, project_id)
            access = Access(
                project_id, project.workspace_id, project.timezone, SYSTEM, Role.ADMIN, ALL_SCOPES
            )
            made = accounts.create_key(
                tx, access, KeyKind.API, "Export", scopes=(Scope.READ,), expires_in_days=1
            )
        try:
            yield made.value
        finally:
            with database.transaction() as tx:
                accounts.revoke_key(tx, access, made.key.key_id)


@dataclass(frozen=True, slots=True)
class Source:
    """A project over HTTP."""

    url: str
    key: str

    def wait_until_stored(self) -> None:
        """Return once everything taken before now can be read, or after two minutes."""
        head: int | None = None
        deadline = time.monotonic() + CATCH_UP_S
        while time.monotonic() < deadline:
            found = self._get("pipeline").json()
            head = found["log"]["head"] if head is None else head
            if all(consumer["cursor"] >= head for consumer in found["consumers"]):
                return
            time.sleep(0.1)

    def download(self, what: Exported, form: FileFormat, target: Path) -> int:
        """Write the file and return its size; it appears whole or not at all.

        Raises:
            CauceError: ``export_failed``.
        """
        part = target.with_name(f"{target.name}.part")
        url = f"{self.url}/exports/{what}"
        try:
            with (
                httpx.stream(
                    "GET", url, params={"format": form}, headers=self._headers(), timeout=120
                ) as response,
                part.open("wb") as file,
            ):
                if not response.is_success:
                    raise failed(response.read().decode("utf-8", "replace")[:300])
                for piece in response.iter_bytes(1 << 20):
                    file.write(piece)
        except (httpx.TransportError, OSError) as error:
            part.unlink(missing_ok=True)
            raise failed(str(error)) from error
        part.replace(target)
        return target.stat().st_size

    def _get(self, path: str) -> httpx.Response:
        try:
            response = httpx.get(f"{self.url}/{path}", headers=self._headers(), timeout=60)
        except httpx.TransportError as error:
            raise failed(str(error)) from error
        if not response.is_success:
            raise failed(response.text[:300])
        return response

    def _headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.key}"}


def failed(why: str) -> CauceError:
    """Return the error for an export that did not come to its end."""
    return CauceError(
        "export_failed",
        Text(
            f"The export did not finish: {why}. No file was left; run it again.",
            f"La exportación no terminó: {why}. No ha quedado ningún fichero; repítela.",
        ),
        Kind.UNAVAILABLE,
    )

"""What ``cauce export`` does: a key for the moment, and the file read from the server."""

import time
from collections.abc import Iterator, Mapping
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
from cauce.main.export_parts import Parts, Progress

CATCH_UP_S = 120.0
PART_ROWS = 20_000
PAUSES_S = (0.5, 1, 2, 4, 8)
PASSING = frozenset({429, 500, 502, 503, 504})
NEXT = "cauce-next-cursor"
Asked = Mapping[str, str | int | list[str]]
"""Which rows, as the parameters of ``…/exports/…``."""


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

    def download(self, what: Exported, form: FileFormat, target: Path, asked: Asked) -> int:
        """Write the file and return its size; cut in the middle, the next call goes on there.

        Raises:
            CauceError: ``export_failed`` when the server refuses, or did not answer for a while.
        """
        project = self.url.rsplit("/", 1)[1]
        parts = Parts.of(target, form, {"project": project, "what": what, "form": form, **asked})
        try:
            with httpx.Client(headers=self._headers(), timeout=120) as client:
                while not (here := parts.progress()).finished:
                    self._part(client, f"exports/{what}", parts, here, {"format": form, **asked})
            return parts.join(target)
        except OSError as error:
            raise failed(str(error)) from error

    def _part(
        self, client: httpx.Client, path: str, parts: Parts, here: Progress, asked: Asked
    ) -> None:
        """Fetch the next part; a server that is away is waited for, a little longer each time."""
        params = {**asked, "limit": PART_ROWS}
        if here.cursor:
            params["cursor"] = here.cursor
        for pause_s in (*PAUSES_S, None):
            try:
                with client.stream("GET", f"{self.url}/{path}", params=params) as response:
                    if response.is_success:
                        pieces = response.iter_bytes(1 << 20)
                        parts.keep(here.parts, pieces, response.headers.get(NEXT))
                        return
                    why = response.read().decode("utf-8", "replace")[:300]
                    if response.status_code not in PASSING:
                        raise failed(why)
            except httpx.TransportError as error:
                why = str(error)
            if pause_s is None:
                raise failed(why)
            time.sleep(pause_s)

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
            f"The export did not finish: {why}. What came is kept: run it again and it goes on there.",
            f"La exportación no terminó: {why}. Se guarda lo que llegó: repítela y sigue desde ahí.",
        ),
        Kind.UNAVAILABLE,
    )

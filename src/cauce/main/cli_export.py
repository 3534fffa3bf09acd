"""``cauce export``: a project's events or people into one file, through the server."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import httpx
import typer

from cauce.accounts.contracts import KeyKind
from cauce.accounts.facade import Accounts
from cauce.analytics.contracts import Exported, FileFormat
from cauce.infra.settings import Settings
from cauce.kernel.access import ALL_SCOPES, SYSTEM, Access, Role, Scope
from cauce.kernel.errors import CauceError, Kind, Text
from cauce.kernel.ids import ProjectId
from cauce.main.attach import running_database, running_server

Data = Annotated[Path | None, typer.Option("--data", help="Folder that holds everything.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
CATCH_UP_S = 120.0
DONE = Text("{bytes:,} bytes in {file}", "{bytes:,} bytes en {file}")


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("export")(export)


def export(  # noqa: PLR0917 (options of a command)
    what: Annotated[Exported, typer.Argument(help="What to take out.")],
    project_id: Annotated[int, typer.Option("--project", help="Id of the project.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write.")],
    format_: Annotated[FileFormat, typer.Option("--format", help="Form of the file.")] = (
        FileFormat.PARQUET
    ),
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Write every event or person of a project to a file.

    In CSV a text that begins like a formula gets an apostrophe, so that no spreadsheet runs it.

    Example: cauce export events --project 1 --format parquet -o events.parquet
    """
    from cauce.main.cli import language, settings_of, show

    settings = settings_of(data=data)
    with running_server(settings) as server, reading_key(settings, ProjectId(project_id)) as key:
        source = Source(f"{server.url}/api/v1/projects/{project_id}", key)
        source.wait_until_stored()
        size = source.download(what, format_, output)
    body = {"file": str(output), "bytes": size}
    show(body, DONE.in_language(language()).format(**body), as_json=as_json)


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

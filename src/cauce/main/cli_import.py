"""``cauce import events``: a file into a project, through the running server or one started for it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cauce.collect.archives.contracts import Preset
from cauce.infra.settings import Settings
from cauce.kernel.clock import utc_now
from cauce.kernel.errors import Language, Text
from cauce.kernel.ids import ProjectId

if TYPE_CHECKING:
    from cauce.main.attach import ServerHandle
    from cauce.main.importing.jobs import ArchiveJob, TableJob
    from cauce.main.importing.running import Imported
    from cauce.main.importing.sending import Tally

Data = Annotated[Path | None, typer.Option("--data", help="Folder that holds everything.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
group = typer.Typer(no_args_is_help=True, help="Files into a project.")
DONE = Text(
    "{accepted:,} accepted, {duplicates:,} already there, {rejected:,} rejected",
    "{accepted:,} aceptados, {duplicates:,} ya estaban, {rejected:,} rechazados",
)


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.add_typer(group, name="import")


@group.callback()
def _files() -> None:
    """Files into a project."""


@group.command("events")
def import_events(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="CSV, JSON lines or Parquet; also .gz and .zst. Folders with --preset."
        ),
    ],
    *,
    project_id: Annotated[int, typer.Option("--project", help="Id of the project.")],
    data: Data = None,
    mapping: Annotated[Path | None, typer.Option(help="TOML file: which column is what.")] = None,
    preset: Annotated[
        Preset | None, typer.Option(help="Whose archive it is; needs no mapping.")
    ] = None,
    timezone: Annotated[
        str,
        typer.Option(help="Time zone of the Mixpanel project, where its export counts local time."),
    ] = "UTC",
    preview: Annotated[
        bool,
        typer.Option(
            "--preview", help="Show ten rows and what would become of them; send nothing."
        ),
    ] = False,
    as_json: Json = False,
) -> None:
    """Import events from files; importing the same files again adds nothing.

    Exit codes: 0 all rows are in, 1 none, 2 wrong usage, 3 some were rejected.

    Example: cauce import events orders.csv --project 1 --mapping orders.toml

    Example: cauce import events export.jsonl.gz --project 1 --preset mixpanel --preview
    """
    from cauce.main.cli import language, settings_of
    from cauce.main.importing.contracts import ImportUsageError

    try:
        job = _job(files, mapping, preset, timezone)
        if preview:
            _show_preview(job, as_json=as_json)
            return
        found = _run(job, ProjectId(project_id), settings_of(data=data))
    except ImportUsageError as error:
        print(f"cauce: {error.message.in_language(language())}", file=sys.stderr)
        raise typer.Exit(2) from None
    _show(found, as_json=as_json)
    raise typer.Exit(found.exit_code)


def _show(found: "Imported", *, as_json: bool) -> None:
    from cauce.main.cli import language, show

    body = {
        "accepted": found.accepted,
        "duplicates": found.duplicates,
        "rejected": found.rejected,
        "left_out": found.left_out,
        "rejects_file": str(found.rejects_file) if found.rejects_file else None,
    }
    show(body, _sentence(body, language()), as_json=as_json)


def _sentence(body: dict[str, int | str | None], language: Language) -> str:
    text = DONE.in_language(language).format(**body)
    return f"{text}: {body['rejects_file']}" if body["rejects_file"] else text


def _job(
    files: list[Path], mapping: Path | None, preset: Preset | None, timezone: str
) -> "ArchiveJob | TableJob":
    from cauce.main.importing.jobs import archive_job, table_job

    return archive_job(files, preset, timezone) if preset else table_job(files, mapping)


def _show_preview(job: "ArchiveJob | TableJob", *, as_json: bool) -> None:
    import json
    from dataclasses import asdict

    from cauce.main.cli import language
    from cauce.main.importing.previewing import print_preview

    rows = job.preview(utc_now())
    if as_json:
        print(json.dumps([asdict(row) for row in rows], ensure_ascii=False, default=str))
    else:
        print_preview(rows, language())


def _run(job: "ArchiveJob | TableJob", project_id: ProjectId, settings: Settings) -> "Imported":
    from cauce.main.attach import running_server
    from cauce.main.importing.sending import Sender
    from cauce.main.importing.write_key import write_key_of

    now = utc_now()
    rejects = settings.data / "files" / "imports" / f"{job.name}.{now:%Y%m%dT%H%M%S}.rejects.jsonl"
    prepared = job.prepare(rejects, now)
    with running_server(settings) as server:
        sender = Sender(_address(server), write_key_of(settings, project_id))
        with progress(job.name, job.size) as (advance, tell):
            return prepared.run(sender, advance, tell)


def _address(server: "ServerHandle") -> Callable[[], str | None]:
    from cauce.main.attach import running_url

    return lambda: running_url(server.folder) or server.url


@contextmanager
def progress(
    name: str, size: int
) -> Iterator[tuple[Callable[[int], None], Callable[["Tally"], None]]]:
    """Yield (bytes read, counts so far) listeners: a bar on a terminal, silent elsewhere."""
    if not sys.stderr.isatty():
        yield (lambda _: None), (lambda _: None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %  {task.fields[counts]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(name, total=size, counts="")
        yield (
            lambda read: bar.update(task, completed=read),
            lambda tally: bar.update(task, counts=f"{tally.accepted + tally.duplicates:,}"),
        )

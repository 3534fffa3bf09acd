"""``cauce export``: a project's events or people into one file, through the server."""

from pathlib import Path
from typing import Annotated

import typer

from cauce.analytics.contracts import Exported, FileFormat
from cauce.kernel.errors import Text
from cauce.kernel.ids import ProjectId

Data = Annotated[Path | None, typer.Option("--data", help="Folder that holds everything.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
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
    from cauce.main.attach import running_server
    from cauce.main.cli import language, settings_of, show
    from cauce.main.exporting import Source, reading_key

    settings = settings_of(data=data)
    with running_server(settings) as server, reading_key(settings, ProjectId(project_id)) as key:
        source = Source(f"{server.url}/api/v1/projects/{project_id}", key)
        source.wait_until_stored()
        size = source.download(what, format_, output)
    body = {"file": str(output), "bytes": size}
    show(body, DONE.in_language(language()).format(**body), as_json=as_json)

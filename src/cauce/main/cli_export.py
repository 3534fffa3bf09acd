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
    date_from: Annotated[str | None, typer.Option("--from", help="First day, or -30d.")] = None,
    date_to: Annotated[str | None, typer.Option("--to", help="Last day, included.")] = None,
    event: Annotated[list[str] | None, typer.Option(help="Only this event; may repeat.")] = None,
    where: Annotated[str | None, typer.Option(help="Condition as JSON.")] = None,
    timezone: Annotated[str | None, typer.Option(help="Of the days; else the project's.")] = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Write the events or people of a project to a file: all of them, or those asked for.

    When it is cut, the same command goes on where it was; no row is lost or written twice. In CSV a text that begins like a formula gets an apostrophe, so that no spreadsheet runs it.

    Example: cauce export events --project 1 --format parquet -o events.parquet
    """
    from cauce.client import Client
    from cauce.main.attach import running_server
    from cauce.main.cli import language, settings_of, show
    from cauce.main.exporting import reading_key, wait_until_stored

    given = {
        "date_from": date_from,
        "date_to": date_to,
        "event": event,
        "where": where,
        "timezone": timezone,
    }
    asked = {name: value for name, value in given.items() if value}
    settings = settings_of(data=data)
    with (
        running_server(settings) as server,
        reading_key(settings, ProjectId(project_id)) as key,
        Client(server.url, key, project_id, language=language()) as client,
    ):
        wait_until_stored(client)
        size = client.export(what.value, output, asked, form=format_.value)
    body = {"file": str(output), "bytes": size}
    show(body, DONE.in_language(language()).format(**body), as_json=as_json)

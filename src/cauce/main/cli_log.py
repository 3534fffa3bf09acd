"""``cauce log``: moving the ingest log between the data folder and a NATS stream."""

from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[Path | None, typer.Option("--data", help="Folder that holds everything.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
log = typer.Typer(no_args_is_help=True, help="The ingest log: where it is kept.")


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.add_typer(log, name="log")


@log.command("migrate")
def migrate(
    to: Annotated[
        str, typer.Option(help="nats://user:password@host:4222/STREAM, or segments for the folder.")
    ],
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Move the log into a NATS stream, or back into the data folder, while nothing runs.

    Copies, compares counts and a checksum, then switches cauce.toml. Broken off, it goes on where it was.

    Example: cauce log migrate --to nats://cauce:secret@a:4222,b:4222,c:4222/EVENTS --data ./data
    """
    from cauce.infra.telemetry import configure_logs
    from cauce.main.cli import settings_of, show
    from cauce.main.log_moving import move

    configure_logs("log migrate")  # to standard error: standard output is the result
    settings = settings_of(data=data)
    found = move(settings, to)
    body = {
        "log_url": "segments" if to == "segments" else "nats",
        "stream": found.moved.stream,
        "frames": found.moved.frames,
        "first_seq": found.moved.first_seq,
        "head": found.moved.head,
        "checksum": found.moved.checksum,
        "switched": found.switched,
    }
    show(body, "\n".join(f"{name}: {value}" for name, value in body.items()), as_json=as_json)

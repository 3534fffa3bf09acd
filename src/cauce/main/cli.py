"""The ``cauce`` command: what is common to all verbs, and the server's own.

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 partly done. Every reading command takes ``--json``.
Imports of the engines stay inside the verbs, so that ``cauce --help`` answers at once.
"""

import json
import os
import sys
from dataclasses import fields
from pathlib import Path
from typing import Annotated, Any

import typer

from cauce.infra.settings import Settings, load_settings
from cauce.kernel.errors import CauceError, Language

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Cauce: the customer-engagement platform a company runs itself.",
)
config = typer.Typer(no_args_is_help=True, help="Settings and where each comes from.")
app.add_typer(config, name="config")

Data = Annotated[Path | None, typer.Option("--data", help="Folder that holds everything.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def main() -> None:
    """Run the command line; a failure is one line that says what, why and what to do next."""
    from cauce.main import (
        cli_export,
        cli_import,
        cli_log,
        cli_mcp,
        cli_plan,
        cli_privacy,
        cli_projects,
    )

    cli_projects.register(app)
    cli_import.register(app)
    cli_export.register(app)
    cli_privacy.register(app)
    cli_plan.register(app)
    cli_log.register(app)
    cli_mcp.register(app)
    try:
        app()
    except CauceError as error:
        print(f"cauce: {error.message.in_language(language())}", file=sys.stderr)
        raise SystemExit(2 if error.code == "bad_setting" else 1) from None


def language() -> Language:
    """Return the language of the terminal."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG", "")
    return "es" if locale.lower().startswith("es") else "en"


def settings_of(**flags: Any) -> Settings:
    """Return the settings, the given flags first."""
    return load_settings(flags)[0]


def show(body: object, text: str, *, as_json: bool) -> None:
    """Print a result for a program or for a person."""
    print(json.dumps(body, ensure_ascii=False) if as_json else text)


@app.command()
def serve(
    data: Data = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; 0 takes a free one.")] = None,
    role: Annotated[
        str | None, typer.Option(help="all, or some of collect, api, worker (comma-separated).")
    ] = None,
    quiet: Annotated[bool, typer.Option(help="Print nothing but the log.")] = False,
) -> None:
    """Run the server: collection, questions, web app, or with --role a part of it.

    Example: cauce serve --data ./data --port 8000
    """
    settings = settings_of(data=data, host=host, port=port, role=role)
    _serve(settings, greet=not quiet)


@app.command()
def demo(
    data: Data = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
) -> None:
    """Run the server with the two sample projects loaded.

    Example: cauce demo --port 8000
    """
    _serve(settings_of(data=data, port=port), greet=True, samples=True)


def _serve(settings: Settings, *, greet: bool, samples: bool = False) -> None:
    from cauce.main.children import nursery_for

    nursery = nursery_for(settings)  # loads its modules while this process loads its own
    from cauce.main.serving import serve_until_stopped

    serve_until_stopped(settings, nursery, greet=greet, language=language(), samples=samples)


@app.command()
def openapi() -> None:
    """Print the OpenAPI 3.1 document of the management API."""
    from cauce.api.app import openapi_document

    print(json.dumps(openapi_document(), indent=2, ensure_ascii=False, sort_keys=True))


@config.command("show")
def config_show(
    data: Data = None,
    origin: Annotated[
        bool, typer.Option("--origin", help="Say where each value came from.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Print every setting; secrets are masked.

    Example: cauce config show --origin
    """
    settings, origins = load_settings({"data": data})
    values = {f.name: _shown(f.name, str(getattr(settings, f.name))) for f in fields(Settings)}
    body = {n: {"value": v, "origin": origins[n]} if origin else v for n, v in values.items()}
    lines = [f"{n} = {v}" + (f"    ({origins[n]})" if origin else "") for n, v in values.items()]
    show(body, "\n".join(lines), as_json=as_json)


def _shown(name: str, value: str) -> str:
    hidden = name == "secret" or "@" in value
    return "••••" if hidden and value else value

"""``cauce mcp``: a server's tools for an assistant on this desktop."""

import sys
from typing import Annotated

import typer

from cauce.kernel.errors import Text

STARTED = Text(
    "cauce mcp: passing messages on to {url}", "cauce mcp: los mensajes se pasan a {url}"
)


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("mcp")(mcp)


def mcp(
    url: Annotated[
        str | None, typer.Option(envvar="CAUCE_URL", help="Address of the server.")
    ] = None,
) -> None:
    """Offer a server's tools to an assistant that starts this command (Model Context Protocol, stdio).

    The API key comes from CAUCE_API_KEY, so that it is in no list of processes.

    Example: CAUCE_API_KEY=… cauce mcp --url https://cauce.example.com
    """
    from cauce.client import Client
    from cauce.client.bridge import Bridge
    from cauce.main.cli import language

    with Client(url, language=language()) as client:
        wire = client.wire
        print(STARTED.in_language(language()).format(url=wire.base), file=sys.stderr)
        bridge = Bridge(wire.http, f"{wire.base}/mcp", language())
        bridge.run(sys.stdin.buffer, sys.stdout.buffer)

"""``cauce project`` and ``cauce key``: they work while the server runs and without it."""

from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[Path | None, typer.Option("--data", help="Folder that holds everything.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
project = typer.Typer(no_args_is_help=True, help="Projects: where events belong.")
key = typer.Typer(no_args_is_help=True, help="Keys: who may send and who may ask.")


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.add_typer(project, name="project")
    app.add_typer(key, name="key")
    app.command("sign-in-link")(sign_in_link)


@project.command("create")
def create(
    name: str,
    data: Data = None,
    timezone: Annotated[str, typer.Option(help="Time zone of its questions.")] = "UTC",
    as_json: Json = False,
) -> None:
    """Create a project and print its keys; the API key is shown only now.

    Example: cauce project create "My shop" --timezone Europe/Madrid
    """
    from cauce.accounts.facade import Accounts
    from cauce.main.attach import running_database
    from cauce.main.cli import settings_of, show

    with running_database(settings_of(data=data)) as database, database.transaction() as tx:
        made = Accounts().create_project(tx, name, timezone)
    body = {
        "project_id": str(made.project.project_id),
        "write_key": made.write_key,
        "api_key": made.api_key,
    }
    show(body, "\n".join(f"{k}: {v}" for k, v in body.items()), as_json=as_json)


@project.command("list")
def list_(data: Data = None, as_json: Json = False) -> None:
    """List the projects with their write keys."""
    from cauce.accounts.facade import Accounts
    from cauce.main.attach import running_database
    from cauce.main.cli import settings_of, show

    accounts = Accounts()
    with running_database(settings_of(data=data)) as database, database.transaction() as tx:
        body = [
            {
                "project_id": str(found.project_id),
                "name": found.name,
                "write_key": accounts.write_key(tx, found.project_id),
            }
            for found in accounts.list_projects(tx)
        ]
    lines = [f"{p['project_id']:>5}  {p['name']}  {p['write_key']}" for p in body]
    show(body, "\n".join(lines), as_json=as_json)


@key.command("create")
def create_key(
    project_id: Annotated[int, typer.Option("--project", help="Id of the project.")],
    data: Data = None,
    name: Annotated[str, typer.Option(help="What the key is for.")] = "Command line",
    as_json: Json = False,
) -> None:
    """Create an API key with every scope and print it; it is shown only now.

    Example: cauce key create --project 1 --json
    """
    from cauce.accounts.facade import Accounts
    from cauce.kernel.ids import ProjectId
    from cauce.main.attach import running_database
    from cauce.main.cli import settings_of, show

    with running_database(settings_of(data=data)) as database, database.transaction() as tx:
        made = Accounts().create_api_key(tx, ProjectId(project_id), name)
    show({"api_key": made.value}, made.value, as_json=as_json)


def sign_in_link(
    data: Data = None,
    email: Annotated[str | None, typer.Option(help="Whose; empty: the first owner's.")] = None,
    as_json: Json = False,
) -> None:
    """Print a link that signs in once; for a first visit or a forgotten password.

    Example: cauce sign-in-link --data ./data
    """
    from cauce.accounts.facade import Accounts
    from cauce.infra.folder import DataFolder
    from cauce.main.attach import running_database, running_url
    from cauce.main.cli import settings_of, show

    settings = settings_of(data=data)
    base = settings.public_url or running_url(DataFolder(settings.data))
    base = base or f"http://{settings.host}:{settings.port}"
    with running_database(settings) as database, database.transaction() as tx:
        link = f"{base}/sign-in?token={Accounts().create_sign_in_link(tx, email)}"
    show({"url": link}, link, as_json=as_json)

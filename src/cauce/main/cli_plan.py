"""``cauce plan``: the tracking plan as a file, for reviews and for pipelines; it needs no server."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cauce.kernel.errors import CauceError, Text

if TYPE_CHECKING:
    from cauce.collect.plan.contracts import Change
    from cauce.infra.db import Tx
    from cauce.kernel.access import Access

Data = Annotated[Path | None, typer.Option("--data", help="Folder that holds everything.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Project = Annotated[int, typer.Option("--project", help="Id of the project.")]
File = Annotated[Path, typer.Argument(help="The plan as YAML; - reads standard input.")]
plan = typer.Typer(no_args_is_help=True, help="The tracking plan: which events a project sends.")
SIGNS = {"added": "+", "removed": "-", "changed": "~"}
IMPORTED = Text(
    "Draft revision {revision}, {changes} changes", "Borrador {revision}, {changes} cambios"
)
PUBLISHED = Text("Version {version} is published", "Se ha publicado la versión {version}")
FINE = Text("No error. Publishing it would change:", "Sin errores. Publicarlo cambiaría:")
NOTHING = Text("  nothing", "  nada")


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.add_typer(plan, name="plan")


@plan.command("export")
def export(
    project_id: Project,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; none: the terminal.")
    ] = None,
    draft: Annotated[bool, typer.Option("--draft", help="The draft, not the version.")] = False,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Write the published tracking plan as YAML.

    Example: cauce plan export --project 1 -o tracking-plan.yaml
    """
    from cauce.accounts.facade import Accounts
    from cauce.collect.plan.contracts import FileKind, Which
    from cauce.collect.plan.facade import TrackingPlans
    from cauce.main.attach import running_database
    from cauce.main.cli import settings_of, show

    accounts = Accounts()
    with running_database(settings_of(data=data)) as database, database.transaction() as tx:
        access = _access(tx, accounts, project_id)
        which = Which.DRAFT if draft else Which.PUBLISHED
        file = TrackingPlans(accounts).file(tx, access.project_id, FileKind.YAML, which)
    text = file.content.decode()
    if output is not None:
        output.write_bytes(file.content)
        show({"file": str(output), "bytes": len(file.content)}, str(output), as_json=as_json)
    else:
        show({"yaml": text}, text.rstrip("\n"), as_json=as_json)


@plan.command("import")
def import_(  # noqa: PLR0917 (options of a command)
    file: File,
    project_id: Project,
    publish: Annotated[
        bool, typer.Option("--publish", help="Publish it too: collecting follows it.")
    ] = False,
    note: Annotated[str, typer.Option(help="Why, for the list of versions.")] = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Put a YAML file in the place of the draft, and publish it when asked.

    A file that is published already changes nothing.

    Example: cauce plan import tracking-plan.yaml --project 1 --publish --note "Checkout"
    """
    from cauce.accounts.facade import Accounts
    from cauce.collect.plan.contracts import Plan
    from cauce.collect.plan.facade import TrackingPlans
    from cauce.collect.plan.logic.changes import changes
    from cauce.main.attach import running_database
    from cauce.main.cli import language, settings_of, show

    accounts, text = Accounts(), _read(file)
    plans = TrackingPlans(accounts)
    with running_database(settings_of(data=data)) as database, database.transaction() as tx:
        access = _access(tx, accounts, project_id)
        draft = plans.import_yaml(tx, access, text, None)
        before = plans.published(tx, access.project_id)
        found = changes(before.plan if before else Plan(), draft.plan)
        if publish and (found or before is None):
            before = plans.publish(tx, access, draft.revision, note)
    version = before.version if before else None
    body = {"revision": draft.revision, "changes": _json(found), "version": version}
    lines = [IMPORTED.in_language(language()).format(revision=draft.revision, changes=len(found))]
    if publish:
        lines.append(PUBLISHED.in_language(language()).format(version=version))
    show(body, "\n".join(lines), as_json=as_json)


@plan.command("check")
def check(file: File, project_id: Project, data: Data = None, as_json: Json = False) -> None:
    """Say whether a YAML file is a plan, and what publishing it would change; nothing is written.

    Exit code 1 names the line and the path of the first error.

    Example: cauce plan check tracking-plan.yaml --project 1 --json
    """
    from cauce.accounts.facade import Accounts
    from cauce.collect.plan.contracts import Plan
    from cauce.collect.plan.facade import TrackingPlans
    from cauce.collect.plan.logic.changes import changes
    from cauce.collect.plan.logic.yaml_form import read_plan_yaml
    from cauce.main.attach import running_database
    from cauce.main.cli import language, settings_of, show

    accounts, text = Accounts(), _read(file)
    try:
        wanted = read_plan_yaml(text)
    except CauceError as error:
        said = error.message.in_language(language())
        path = error.fields[0].path if error.fields else ""
        show({"valid": False, "path": path, "error": said}, f"{file}: {said}", as_json=as_json)
        raise typer.Exit(1) from None
    with running_database(settings_of(data=data)) as database, database.transaction() as tx:
        access = _access(tx, accounts, project_id)
        before = TrackingPlans(accounts).published(tx, access.project_id)
    found = changes(before.plan if before else Plan(), wanted)
    lines = [FINE.in_language(language()), *map(_line, found)]
    lines += [] if found else [NOTHING.in_language(language())]
    show({"valid": True, "changes": _json(found)}, "\n".join(lines), as_json=as_json)


def _read(file: Path) -> str:
    """Return the text of a file.

    Raises:
        CauceError: ``plan_unreadable`` when it cannot be read as UTF-8.
    """
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CauceError(
            "plan_unreadable",
            Text(
                f"{file} cannot be read: {error}. Give a text file in UTF-8.",
                f"No se puede leer {file}: {error}. Indica un fichero de texto en UTF-8.",
            ),
        ) from error


def _access(tx: "Tx", accounts: Any, project_id: int) -> "Access":
    from cauce.kernel.access import ALL_SCOPES, SYSTEM, Access, Role
    from cauce.kernel.ids import ProjectId

    project = accounts.get_project(tx, ProjectId(project_id))
    return Access(
        project.project_id, project.workspace_id, project.timezone, SYSTEM, Role.ADMIN, ALL_SCOPES
    )


def _json(found: "Sequence[Change]") -> list[dict[str, Any]]:
    return [
        {
            "kind": change.kind.value,
            "event": change.event,
            "property": change.property,
            "fields": [{"name": n, "before": b, "after": a} for n, b, a in change.fields],
        }
        for change in found
    ]


def _line(change: "Change") -> str:
    place = ".".join(part for part in (change.event, change.property) if part) or "plan"
    fields = ", ".join(f"{n}: {b!r} → {a!r}" for n, b, a in change.fields)
    return f"  {SIGNS[change.kind]} {place}" + (f" ({fields})" if fields else "")

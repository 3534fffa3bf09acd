"""Writes the reference pages that follow from the code: ``python docs/generate.py [--check]``.

    settings.md        infra/settings.py      every field of Settings with its docstring
    reject-reasons.md  collect/contracts.py   every member of RejectReason with its docstring
    errors.md          all of src/cauce       every code given to a CauceError, in both languages
    metrics.md         all of src/cauce       every counter, gauge and histogram
    cli.md             the command line itself
    enrichment.md      collect/enrich         steps and tables (by enrichment.py)
    http-api.md        openapi.json (by http_api.py)
    collect-formats.md collect/formats (by collect_formats.py)
    notices.md         accounts/notices/contracts.py (by notices.py)
    reports.md         analytics/reports/contracts.py (by reports.py)
    webhooks.md        collect/hooks (by webhooks.py)
    definitions.*.html of src/cauce/api/static: definitions.md in both languages, as the server shows it (by definitions.py)
    sql.md, es/…       analytics/logic/sql (by sql_page.py)
    answer-files.md    analytics/contracts (by answer_files.py)
    assistant-tools.md api/assistant (by assistant_tools.py)

``--check`` writes nothing and fails when a page on disk is not what the code says now.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from answer_files import answer_files_page
from assistant_tools import assistant_tools_page
from collect_formats import collect_formats_page
from definitions import definitions_html
from enrichment import enrichment_page
from http_api import http_api_page
from notices import notices_page
from reports import reports_page
from sql_page import sql_page
from webhooks import webhooks_page

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "cauce"
REFERENCE = ROOT / "docs" / "reference"
STATIC = SOURCE / "api" / "static"
METRIC_KINDS = {"counter", "gauge", "histogram"}
NOTE = "<!-- Written by docs/generate.py from the code: change the code, then run it again. -->\n"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A code that a caller can meet, and what it is told."""

    context: str
    code: str
    kind: str
    en: str
    es: str


@dataclass(frozen=True, slots=True, order=True)
class Metric:
    """One metric as Prometheus sees it."""

    name: str
    kind: str
    labels: str
    text: str


# ── Reading the code ────────────────────────────────────────────────────────────────────────────


@cache
def modules() -> Mapping[str, ast.Module]:
    """Return the syntax tree of every module, by its path below ``src/cauce``."""
    paths = sorted(SOURCE.rglob("*.py"))
    return {p.relative_to(SOURCE).as_posix(): ast.parse(p.read_text("utf-8")) for p in paths}


def documented_fields(module: str, name: str) -> Iterator[tuple[ast.stmt, str]]:
    """Yield the fields or members of a class, each with the docstring below it (empty: none)."""
    body = next(
        node.body
        for node in modules()[module].body
        if isinstance(node, ast.ClassDef) and node.name == name
    )
    for i, node in enumerate(body):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            yield node, _docstring(body[i + 1] if i + 1 < len(body) else None)


def settings() -> Iterator[tuple[str, str, str, str]]:
    """Yield name, type, default and meaning of every setting."""
    for node, text in documented_fields("infra/settings.py", "Settings"):
        if isinstance(node, ast.AnnAssign):
            default = ast.unparse(node.value) if node.value else ""
            shown = "the platform's data folder" if "lambda" in default else default.strip("'")
            yield ast.unparse(node.target), ast.unparse(node.annotation), shown or "(empty)", text


def members(module: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield every value of an enum, and what it means."""
    for node, text in documented_fields(module, name):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            yield str(node.value.value), text


def reject_reasons() -> Iterator[tuple[str, str]]:
    """Yield every reason for refusing an item, and what it means."""
    return members("collect/contracts.py", "RejectReason")


def problems() -> list[Problem]:
    """Return every error code with its messages; a code with two messages comes twice."""
    found: set[Problem] = set()
    for path, tree in modules().items():
        texts = {
            target.id: node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name) and _is_text(node.value)
        }
        for node in ast.walk(tree):
            found.update(_problems_in(path.split("/")[0].removesuffix(".py"), node, texts))
    return sorted(found)


def _problems_in(context: str, node: ast.AST, texts: Mapping[str, ast.expr]) -> Iterator[Problem]:
    if isinstance(node, ast.FunctionDef):
        texts = {**texts, **_local_texts(node)}
        for inner in ast.walk(node):
            yield from _one_problem(context, inner, texts)
    elif isinstance(node, ast.Tuple | ast.Assign):
        yield from _one_problem(context, node, texts)


def _one_problem(context: str, node: ast.AST, texts: Mapping[str, ast.expr]) -> Iterator[Problem]:
    if isinstance(node, ast.Assign):
        node = node.value
    given = node.args if isinstance(node, ast.Call) else getattr(node, "elts", [])
    if len(given) < 2 or not _is_code(given[0]):
        return
    text = texts.get(given[1].id) if isinstance(given[1], ast.Name) else given[1]
    if text is None or not _is_text(text):
        return
    en, es = (_said(part) for part in text.args[:2])  # type: ignore[attr-defined]
    yield Problem(context, given[0].value, _kind(node), en, es)


def _local_texts(function: ast.FunctionDef) -> dict[str, ast.expr]:
    return {
        target.id: node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and _is_text(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _is_code(node: ast.expr) -> bool:
    value = getattr(node, "value", None)
    return isinstance(value, str) and re.fullmatch(r"[a-z][a-z_]+", value) is not None


def _is_text(node: ast.expr) -> bool:
    named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    return named and node.func.id == "Text" and len(node.args) >= 2  # type: ignore[attr-defined]


def _said(node: ast.expr) -> str:
    """Return a message as the reader meets it, with ``…`` where a value goes."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_said(part) for part in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else "…"


def _kind(node: ast.AST) -> str:
    named = [
        part.attr
        for part in ast.walk(node)
        if isinstance(part, ast.Attribute) and getattr(part.value, "id", "") == "Kind"
    ]
    return named[0].lower() if named else "invalid"


def metrics() -> list[Metric]:
    """Return every metric that some module declares."""
    found = set()
    for tree in modules().values():
        for node in ast.walk(tree):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if named and node.func.id in METRIC_KINDS and len(node.args) >= 2:
                found.add(_metric(node.func.id, node.args))
    return sorted(found)


def _metric(kind: str, args: list[ast.expr]) -> Metric:
    labels = ", ".join(ast.literal_eval(args[2])) if len(args) > 2 else ""
    name = f"cauce_{ast.literal_eval(args[0])}{'_total' if kind == 'counter' else ''}"
    return Metric(name, kind, labels, ast.literal_eval(args[1]))


def _docstring(node: ast.stmt | None) -> str:
    value = node.value if isinstance(node, ast.Expr) else None
    text = value.value if isinstance(value, ast.Constant) else ""
    return " ".join(str(text).replace("``", "`").split())


# ── Writing the pages ───────────────────────────────────────────────────────────────────────────


def settings_page() -> str:
    """Return the page of settings."""
    rows = [
        f"### `{name}`\n\n{text}\n\n`CAUCE_{name.upper()}` · {kind} · default: `{default}`\n"
        for name, kind, default, text in settings()
    ]
    return (
        "# Settings\n\nFlags win over environment variables, these over `cauce.toml` in the data"
        " folder, this over the defaults. `CAUCE_<NAME>_FILE` names a file that holds the value"
        " (for secrets). `cauce config show --origin` prints every value and where it came from.\n\n"
        + "\n".join(rows)
    )


def reject_reasons_page() -> str:
    """Return the page of reasons for refusing an item."""
    lines = [f"| `{name}` | {text} |" for name, text in reject_reasons()]
    return (
        "# Reject reasons\n\nAn item that cannot be an event is refused for one of these reasons,"
        " and only these. It is counted (`cauce_collect_rejected_total`), kept with the text it"
        " arrived as (not those that privacy refuses), and listed under *Data → Pipeline* and at"
        " `GET /api/v1/projects/{project_id}/rejects`. Its neighbours in the same request are"
        " stored all the same.\n\n| reason | what was wrong, and what to send instead |\n|---|---|\n"
        + "\n".join(lines)
        + "\n"
    )


def errors_page() -> str:
    """Return the page of error codes."""
    parts = [
        "# Error codes\n\nEvery refusal is `application/problem+json` (RFC 9457). `code` is stable:"
        " programs look at it. `title` and `detail` are for people and follow `Accept-Language`"
        " (English, Spanish). `errors` lists wrong fields with what is allowed. A 429 or 503"
        " carries `Retry-After`. What stands as … is filled in.\n\n"
        "| kind | status of the management API | status of collect |\n|---|---|---|\n"
        + "\n".join(_statuses())
        + "\n\nA few say more exactly what happened: `too_large` and `body_too_large` are 413,"
        " `method_not_allowed` 405, `malformed_body` 400, `no_such_route` 404, `internal_error` 500."
        "\n\nThe command line prints the same messages and ends with exit code 1 (2 for wrong usage).\n"
    ]
    found = problems()
    for context in sorted({p.context for p in found}):
        rows = [
            f"| `{p.code}` | {p.kind} | {_cell(p.en)} | {_cell(p.es)} |"
            for p in found
            if p.context == context
        ]
        head = f"\n## {context}\n\n| code | kind | English | Español |\n|---|---|---|---|\n"
        parts.append(head + "\n".join(rows) + "\n")
    return "".join(parts)


def _statuses() -> Iterator[str]:
    api, collect = import_module("cauce.api.problems"), import_module("cauce.collect.replies")
    for kind, status in api.STATUS.items():
        yield f"| {kind} | {status} | {collect._STATUS[kind]} |"


def metrics_page() -> str:
    """Return the page of metrics."""
    rows = [f"| `{m.name}` | {m.kind} | {m.labels} | {m.text} |" for m in metrics()]
    return (
        "# Metrics\n\n`GET /metrics` answers in Prometheus' text format and joins the front and the"
        " core process. Histograms also give `_bucket`, `_sum` and `_count`.\n\n"
        "| metric | kind | labels | meaning |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"
    )


def cli_page() -> str:
    """Return the page of commands."""
    parts = [
        "# Command line\n\nIn a checkout: `python3 dev.py cauce …`. Exit codes: 0 done, 1 failed,"
        " 2 wrong usage, 3 partly done. Every reading command takes `--json`. Every command works"
        " while the server runs and without it.\n"
    ]
    for name, command in commands():
        parts.append(f"\n## `cauce {name}`\n\n{_help(command.help or '')}\n\n")
        rows = [_option(p) for p in command.params if not getattr(p, "hidden", False)]
        if rows:
            parts.append("| option | meaning |\n|---|---|\n" + "\n".join(rows) + "\n")
    return "".join(parts)


def commands() -> Iterator[tuple[str, Any]]:
    """Yield every command of the command line with its full name."""
    typer = import_module("typer")
    app = import_module("cauce.main.cli").app
    for path in sorted((SOURCE / "main").glob("cli_*.py")):
        import_module(f"cauce.main.{path.stem}").register(app)
    yield from _below(typer.main.get_command(app), "")


def _below(group: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _below(command, f"{prefix}{name} ")
        else:
            yield prefix + name, command


def _help(text: str) -> str:
    words, _, example = text.partition("\n\nExample: ")
    return f"{words}\n\n```\n{example}\n```" if example else words


def _option(option: Any) -> str:
    if option.param_type_name == "argument":
        return f"| `{option.name.upper()}` | {option.help or ''} |"
    names = ", ".join(f"`{name}`" for name in option.opts)
    default = "" if option.default in (None, False, "") else f" Default: `{option.default}`."
    return f"| {names} | {option.help or ''}{' Required.' if option.required else ''}{default} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


PAGES: Mapping[str, Callable[[], str]] = {
    "settings.md": settings_page,
    "reject-reasons.md": reject_reasons_page,
    "errors.md": errors_page,
    "metrics.md": metrics_page,
    "cli.md": cli_page,
    "enrichment.md": lambda: enrichment_page(members),
    "http-api.md": http_api_page,
    "collect-formats.md": collect_formats_page,
    "notices.md": lambda: notices_page(members),
    "reports.md": lambda: reports_page(members),
    "answer-files.md": answer_files_page,
    "assistant-tools.md": assistant_tools_page,
    "webhooks.md": lambda: webhooks_page(members),
    "sql.md": lambda: sql_page("en"),
    "../es/reference/sql.md": lambda: sql_page("es"),
}


def written() -> dict[Path, str]:
    """Return every generated file with what it must hold."""
    pages = {REFERENCE / name: NOTE + page() for name, page in PAGES.items()}
    served = {STATIC / f"definitions.{one}.html": definitions_html(one) for one in ("en", "es")}
    return pages | served


def stale() -> list[str]:
    """Return the files that are not what the code says now."""
    return [
        path.relative_to(ROOT).as_posix()
        for path, text in written().items()
        if not path.exists() or path.read_text("utf-8") != text
    ]


def main() -> int:
    """Write the files that changed, or with ``--check`` only name them."""
    found = stale()
    if "--check" in sys.argv[1:]:
        sys.stdout.write("".join(f"{name} is stale\n" for name in found))
        return 1 if found else 0
    REFERENCE.mkdir(exist_ok=True)
    for path, text in written().items():
        if path.relative_to(ROOT).as_posix() in found:
            path.write_text(text, "utf-8")
    sys.stdout.write("".join(f"wrote {name}\n" for name in found))
    return 0


if __name__ == "__main__":
    sys.exit(main())

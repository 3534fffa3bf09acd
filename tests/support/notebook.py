"""Runs a notebook as Jupyter does, in this process."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any


def shown_by(path: Path) -> list[str]:
    """Return what each code cell shows at its end, in their order; HTML where it has any."""
    space: dict[str, Any] = {}
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return [
        _run("".join(cell["source"]), path.name, space)
        for cell in cells
        if cell["cell_type"] == "code"
    ]


def _run(code: str, name: str, space: dict[str, Any]) -> str:
    tree = ast.parse(code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, name, "exec"), space)
    if last is None:
        return ""
    value = eval(compile(ast.Expression(last.value), name, "eval"), space)
    html = getattr(value, "_repr_html_", None)
    return html() if html else repr(value)

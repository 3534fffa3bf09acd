"""Scripts that a page will want, told in its header, so that a browser fetches them beside those of every page."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from cauce.kernel.errors import Language

MANIFEST = ".vite/manifest.json"
FRAME = "src/app/shell.tsx"
CHARTS = "src/ui/chart/engine.ts"
WORDS = "src/i18n/{}/index.ts"
WANTED = (
    (r"p/\d+/dashboards/\d+/?", (FRAME, "src/features/insights/boards/dashboard-page.tsx", CHARTS)),
    (r"p/\d+/analyse/?", (FRAME, "src/features/insights/insight-page.tsx", CHARTS)),
)
"""Addresses that people open first and wait for, and the modules that their pages begin with."""


def preload_header(ui: Path, path: str, language: Language, root_path: str = "") -> str:
    """Return the ``Link`` header of the page at ``path``; empty where nothing is known to be wanted.

    Args:
        ui: the built web app.
        path: the address, without a slash before it.
        language: the one the reader's browser prefers, which the page begins in.
        root_path: the path that the whole server is below.
    """
    wanted = next((modules for shape, modules in WANTED if re.fullmatch(shape, path)), None)
    manifest = ui / MANIFEST
    if wanted is None or not manifest.is_file():
        return ""
    files = _files(ui, manifest.stat().st_mtime_ns, (WORDS.format(language), *wanted))
    return ", ".join(f"<{root_path}/{file}>; rel=modulepreload" for file in files)


@lru_cache(maxsize=16)
def _files(ui: Path, _changed_ns: int, modules: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files of modules and of what they import, but those that the page itself names."""
    page = (ui / "index.html").read_text("utf-8")
    chunks = json.loads((ui / MANIFEST).read_text("utf-8"))
    files = (chunks[name]["file"] for name in _with_imports(chunks, modules))
    return tuple(file for file in files if file not in page)


def _with_imports(chunks: Mapping[str, Any], names: Iterable[str]) -> dict[str, None]:
    """Return chunks and what they import, each once, in the order they are wanted."""
    found: dict[str, None] = {}
    waiting = [name for name in names if name in chunks]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting += chunks[name].get("imports", ())
    return found

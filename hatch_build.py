"""Build hook: a wheel or an sdist always carries the web app; an editable install never builds it."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WebAppHook(BuildHookInterface):
    """Build ``src/cauce/_ui`` from ``frontend/`` before packing, unless its digest already matches."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the web app; an editable install (``version == "editable"``) is left alone."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from cauce.webbuild import ensure_ui

        ensure_ui(Path(self.root), strict=True)

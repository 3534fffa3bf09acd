"""Build hook: a wheel or an sdist always carries the web app and the browser SDK; an editable install never builds them."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WebAppHook(BuildHookInterface):
    """Build ``src/cauce/_ui`` and ``_sdk`` before packing, unless their digests already match."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build both; an editable install (``version == "editable"``) is left alone."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from cauce.webbuild import PARTS, ensure

        for part in PARTS:
            ensure(part, Path(self.root), strict=True)

"""The built web app and browser SDK: where they are, and building them beside the start of a server in a checkout."""

import subprocess
import sys
from pathlib import Path

import cauce

PACKAGE = Path(cauce.__file__).parent


def ui_folder() -> Path:
    """Return the folder of the built web app; it may not exist, or not yet."""
    return PACKAGE / "_ui"


def sdk_folder() -> Path:
    """Return the folder of the built browser SDK; it may not exist, or not yet."""
    return PACKAGE / "_sdk"


def start_building_ui() -> subprocess.Popen[bytes] | None:
    """Start building both when their sources are here and changed; None for an installed Cauce."""
    if not (PACKAGE.parents[1] / "frontend" / "package.json").exists():
        return None
    return subprocess.Popen([sys.executable, "-m", "cauce.webbuild", "build"])

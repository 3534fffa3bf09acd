"""Where the built web app is."""

from pathlib import Path

import cauce


def built_ui() -> Path | None:
    """Return the folder of the built web app, None when it was not built."""
    folder = Path(cauce.__file__).parent / "_ui"
    return folder if (folder / "index.html").exists() else None

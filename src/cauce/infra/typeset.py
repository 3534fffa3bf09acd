"""Pages as PDF and images as PNG, set by Typst from a template and data.

What people wrote reaches a template as data (``data.json``) and is never read as markup. Templates load no
packages, so nothing is fetched.
"""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cauce.kernel.errors import CauceError, Kind, Text

PT_A_PX = 0.75
"""CSS: 96 px are an inch, and so are 72 pt."""
IMAGE = """\
#let size = json("data.json")
#set page(width: size.width * 1pt, height: size.height * 1pt, margin: 0pt, fill: white)
#image("image.svg", width: 100%)
"""


class Typesetter:
    """Sets documents with the fonts of a folder and no others, so they look alike on every machine."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts

    def pdf(self, template: str, data: Mapping[str, Any], files: Mapping[str, bytes]) -> bytes:
        """Return the PDF of a template that reads ``data.json`` and the files by their names.

        Raises:
            CauceError: ``not_typeset`` (503).
        """
        pages = self._set(template, data, files, format="pdf")
        assert isinstance(pages, bytes)  # noqa: S101  (one document)
        return pages

    def png(self, svg: str, width: float, height: float, scale: float = 2.0) -> bytes:
        """Return an SVG of a size (CSS px) as an image with ``scale`` points a px.

        Raises:
            CauceError: ``not_typeset`` (503).
        """
        size = {"width": width * PT_A_PX, "height": height * PT_A_PX}
        files = {"image.svg": svg.encode()}
        image = self._set(IMAGE, size, files, format="png", ppi=96.0 * scale)
        assert isinstance(image, bytes)  # noqa: S101  (one page)
        return image

    def _set(
        self, template: str, data: Mapping[str, Any], files: Mapping[str, bytes], **how: Any
    ) -> Any:
        import typst

        with tempfile.TemporaryDirectory(prefix="cauce-typeset-") as made:
            folder = Path(made)
            (folder / "main.typ").write_text(template, "utf-8")
            (folder / "data.json").write_text(json.dumps(data), "utf-8")
            for name, content in files.items():
                (folder / name).write_bytes(content)
            try:
                return typst.compile(
                    str(folder / "main.typ"),
                    root=str(folder),
                    font_paths=[str(self._fonts)],
                    ignore_system_fonts=True,
                    **how,
                )
            except RuntimeError as error:
                raise _not_typeset(error) from error


def _not_typeset(error: Exception) -> CauceError:
    said = " ".join(str(error).split())[:200]
    return CauceError(
        "not_typeset",
        Text(
            f"The document could not be set: {said}. Try again; if it stays so, the server's log says more.",
            f"No se pudo componer el documento: {said}. Inténtalo otra vez; si sigue igual, el registro del"
            " servidor dice más.",
        ),
        Kind.UNAVAILABLE,
    )

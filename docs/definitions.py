"""The definitions page as HTML: the web app links every answer to its section of it."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt

DOCS = Path(__file__).resolve().parent
SOURCES = {
    "en": DOCS / "reference" / "definitions.md",
    "es": DOCS / "es" / "reference" / "definitions.md",
}
OTHER = {"en": ("definitions.es", "es", "Español"), "es": ("definitions", "en", "English")}
ANCHOR = re.compile(r"<h2>(.*?) \{ #([a-z_]+) \}</h2>")
LINK = re.compile(r'<a href="[^"]*\.md[^"]*">(.*?)</a>', re.DOTALL)
PAGE = """\
<!doctype html>
<!-- Written by docs/generate.py from docs/{source}: change that, then run it again. -->
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · Cauce</title>
<link rel="stylesheet" href="docs.css">
<main class="text">
<p><a href="{other_path}" lang="{other_language}" hreflang="{other_language}">{other_name}</a></p>
{body}</main>
</html>
"""


def definitions_html(language: str) -> str:
    """Return the page of a language; links to pages that are not served become their words."""
    source = SOURCES[language]
    body = MarkdownIt("commonmark").enable("table").render(source.read_text("utf-8"))
    body = LINK.sub(r"\1", ANCHOR.sub(r'<h2 id="\2">\1</h2>', body))
    title = source.read_text("utf-8").splitlines()[0].removeprefix("# ")
    path, other, name = OTHER[language]
    return PAGE.format(
        source=source.relative_to(DOCS).as_posix(),
        language=language,
        title=escape(title),
        other_path=path,
        other_language=other,
        other_name=name,
        body=body,
    )

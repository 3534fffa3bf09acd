"""Text tiles: Markdown as HTML of a mail, and as parts of a page."""

from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Part:
    """A heading (``level`` 1 to 6), a paragraph (0) or an item of a list (``item``), without its marks."""

    text: str
    level: int = 0
    item: bool = False


def html_of(words: str) -> str:
    r"""Return Markdown as HTML; HTML in it is shown as text, images are left out.

    Example:
        >>> html_of("**Hola** <b>")
        '<p><strong>Hola</strong> &lt;b&gt;</p>\n'
    """
    return str(_reader().render(words))


def parts_of(words: str) -> list[Part]:
    r"""Return Markdown as the parts of a page.

    Example:
        >>> parts_of("# Ventas\n\n- *una*")
        [Part(text='Ventas', level=1, item=False), Part(text='una', level=0, item=True)]
    """
    found: list[Part] = []
    level, items = 0, 0
    for token in _reader().parse(words):
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "heading_close":
            level = 0
        elif token.type in {"list_item_open", "list_item_close"}:
            items += token.nesting
        elif token.type in {"inline", "fence", "code_block"}:
            found.append(Part(_plain(token), level, items > 0))
    return found


def _plain(token: Token) -> str:
    if token.type != "inline":
        return token.content.rstrip("\n")
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    parts = token.children or []
    return "".join(
        breaks.get(part.type, part.content if part.type in {"text", "code_inline"} else "")
        for part in parts
    )


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).disable("image")

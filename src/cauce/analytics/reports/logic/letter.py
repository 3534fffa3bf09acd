"""A printed report as e-mail: subject, HTML that shows its charts, and text that says the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from cauce.analytics.reports.contracts import Block, Printed, Table
from cauce.analytics.reports.logic.said import (
    EMPTY,
    FILTERED,
    LEAVE,
    MADE,
    OPEN,
    TEST,
    WHY,
    fill,
    moment,
)
from cauce.analytics.reports.logic.tables import (
    MAIL_COLUMNS,
    MAIL_ROWS,
    cut,
    html_table,
    text_table,
)
from cauce.analytics.reports.logic.words import html_of

_PAGE = (
    "margin:0;padding:24px 8px;background:#f6f5f1;color:#1b1e1d;"
    "font:15px/1.5 Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
)
_SHEET = (
    "max-width:688px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #dcd9d0;"
    "border-radius:8px"
)
_BUTTON = (
    "display:inline-block;padding:8px 16px;background:#0f5c56;color:#ffffff;text-decoration:none;"
    "border-radius:6px"
)
_SMALL = "color:#565b58;font-size:13px;margin:0 0 8px"


@dataclass(frozen=True, slots=True)
class Around:
    """What a mail has beside its report: notes on files, the report's name, the way out (empty: none)."""

    name: str
    notes: tuple[str, ...] = ()
    leave: str = ""
    test: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A report as e-mail; the HTML shows ``cid:`` images by ``content_id``."""

    subject: str
    text: str
    html: str


def content_id(place: int) -> str:
    """Return the name of the chart of the block at a place, none the beginning of another.

    Example:
        >>> content_id(0)
        'chart-001'
    """
    return f"chart-{place + 1:03d}"


def write(printed: Printed, around: Around) -> Written:
    """Return the e-mail of a printed report."""
    subject = around.name or printed.title
    if around.test:
        subject = fill(TEST, printed.language, title=subject)
    return Written(subject, _text(printed, around), _html(printed, around, subject))


def _html(printed: Printed, around: Around, subject: str) -> str:
    language = printed.language
    lead = f"<p>{escape(printed.description)}</p>" if printed.description else ""
    blocks = "".join(
        f"<div>{_block_html(block, place, printed)}</div>"
        for place, block in enumerate(printed.blocks)
    )
    notes = "".join(f'<p style="{_SMALL}">{escape(note)}</p>' for note in around.notes)
    button = f'<p><a style="{_BUTTON}" href="{escape(printed.link)}">{escape(OPEN.in_language(language))}</a></p>'
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(subject)}</title></head>'
        f'<body style="{_PAGE}"><div style="{_SHEET}">'
        f'<h1 style="font-size:22px;margin:0 0 4px">{escape(printed.title)}</h1>'
        f'<p style="{_SMALL}">{escape(_made(printed))}</p>{lead}{blocks}{notes}{button}</div>'
        f"{_foot_html(printed, around)}</body></html>"
    )


def _block_html(block: Block, place: int, printed: Printed) -> str:
    head = f'<h2 style="font-size:17px;margin:24px 0 4px">{escape(block.title)}</h2>'
    said = "".join(f'<p style="{_SMALL}">{escape(line)}</p>' for line in _about(block, printed))
    body = html_of(block.words) if block.words else ""
    if block.problem:
        body = f"<p>{escape(block.problem)}</p>"
    elif block.svg:
        alt = escape(" · ".join(filter(None, (block.title, block.dates))))
        body = (
            f'<img src="cid:{content_id(place)}" width="{block.width}" alt="{alt}"'
            ' style="display:block;width:100%;max-width:100%;height:auto;border:0">'
        )
    elif not block.words:
        body = "".join(_table_html(table, printed) for table in block.tables) or _empty(printed)
    return f"{head if block.title else ''}{said}{body}"


def _empty(printed: Printed) -> str:
    return f"<p>{escape(EMPTY.in_language(printed.language))}</p>"


def _table_html(table: Table, printed: Printed) -> str:
    shown = cut(table, MAIL_ROWS, MAIL_COLUMNS, printed.language)
    notes = "".join(f'<p style="{_SMALL}">{escape(note)}</p>' for note in shown.notes)
    return f'<div style="margin:8px 0">{html_table(shown.table)}{notes}</div>'


def _foot_html(printed: Printed, around: Around) -> str:
    if not around.leave:
        return ""
    words = escape(LEAVE.in_language(printed.language))
    return (
        f'<p style="{_SMALL};max-width:688px;margin:16px auto 0">{escape(_why(printed, around))}<br>'
        f'<a href="{escape(around.leave)}">{words}</a></p>'
    )


def _text(printed: Printed, around: Around) -> str:
    parts = [printed.title, _made(printed), printed.description]
    parts += [part for block in printed.blocks for part in _block_text(block, printed)]
    parts += [*around.notes, f"{OPEN.in_language(printed.language)}: {printed.link}"]
    if around.leave:
        leave = f"{LEAVE.in_language(printed.language)}: {around.leave}"
        parts += ["--", _why(printed, around), leave]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block_text(block: Block, printed: Printed) -> Iterator[str]:
    yield "\n".join(filter(None, (block.title, *_about(block, printed))))
    if block.problem or block.words:
        yield block.problem or block.words
        return
    for table in block.tables:
        shown = cut(table, MAIL_ROWS, MAIL_COLUMNS, printed.language)
        yield "\n".join((text_table(shown.table), *shown.notes))
    if not block.tables:
        yield EMPTY.in_language(printed.language)


def _about(block: Block, printed: Printed) -> Sequence[str]:
    """Return what a block is about: dates, filter, what must be known of its answer."""
    narrowed = fill(FILTERED, printed.language, filter=block.filter) if block.filter else ""
    return [line for line in (block.dates, narrowed, *block.notes) if line]


def _made(printed: Printed) -> str:
    made = moment(printed.made_at, printed.language, printed.timezone)
    return f"{printed.project} · {fill(MADE, printed.language, moment=made)}"


def _why(printed: Printed, around: Around) -> str:
    name = around.name or printed.title
    return fill(WHY, printed.language, project=printed.project, name=name)

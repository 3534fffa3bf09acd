"""A letter as e-mail: subject, text and HTML in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from cauce.accounts.notices.contracts import KINDS, Letter, Notice, NoticeKind, Reader, Value
from cauce.accounts.notices.logic.words import fill, moment
from cauce.kernel.errors import Text

OPEN = Text("Open in Cauce", "Abrir en Cauce")
JOIN = Text("Accept the invitation", "Aceptar la invitación")
WHY = Text(
    "You are told because you follow {kinds} in {project}.",
    "Recibes este aviso porque sigues {kinds} en {project}.",
)
WHY_INVITED = Text(
    "Somebody invited this address to {project}. If you do not expect it, there is nothing to do.",
    "Alguien ha invitado a esta dirección a {project}. Si no lo esperabas, no tienes que hacer nada.",
)
CHOOSE = Text("Choose what you are told", "Elegir de qué te avisamos")
LEAVE = Text("Stop these e-mails", "No recibir más estos correos")
MANY = Text("{n} notices from {project}", "{n} avisos de {project}")
_PAGE = (
    "margin:0;padding:24px;background:#f6f5f1;color:#1d2b2a;"
    "font:15px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
)
_SHEET = (
    "max-width:600px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #dcd9d0;"
    "border-radius:8px"
)
_BUTTON = (
    "display:inline-block;padding:8px 16px;background:#0f5c56;color:#ffffff;text-decoration:none;"
    "border-radius:6px"
)
_SMALL = "max-width:600px;margin:16px auto 0;color:#5b6664;font-size:13px"


@dataclass(frozen=True, slots=True)
class Links:
    """Where a letter leads: the web app, its settings, and the way to leave (empty: none)."""

    base: str
    settings: str
    leave: str


@dataclass(frozen=True, slots=True)
class Written:
    """A letter as e-mail."""

    subject: str
    text: str
    html: str


def write(letter: Letter, reader: Reader, links: Links) -> Written:
    """Return the e-mail of a letter."""
    parts = [_Part(notice, letter, reader, links) for notice in letter.notices]
    subject = parts[0].title if len(parts) == 1 else _many(letter, reader)
    foot = _foot(letter, reader, links)
    text = "\n\n".join([*(part.text() for part in parts), "--", *(line for line, _ in foot)])
    sections = "<hr>".join(part.html() for part in parts)
    small = "<br>".join(shown for _, shown in foot)
    html = (
        f'<!doctype html><html lang="{reader.language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(subject)}</title></head>'
        f'<body style="{_PAGE}"><div style="{_SHEET}">{sections}</div>'
        f'<p style="{_SMALL}">{small}</p></body></html>'
    )
    return Written(subject, text + "\n", html)


def address_of(link: str, base: str) -> str:
    """Return a link of the web app as a whole address.

    Example:
        >>> address_of("/p/7/data/live", "https://cauce.example")
        'https://cauce.example/p/7/data/live'
    """
    return base.rstrip("/") + link if link.startswith("/") else link


@dataclass(frozen=True, slots=True)
class _Part:
    """One notice in a letter."""

    notice: Notice
    letter: Letter
    reader: Reader
    links: Links

    @property
    def title(self) -> str:
        return self._said(self.notice.title)

    @property
    def link(self) -> str:
        return address_of(self.notice.link, self.links.base)

    def text(self) -> str:
        lines = [self.title, *self._when(), self._said(self.notice.body), self.link]
        return "\n\n".join(line for line in lines if line)

    def html(self) -> str:
        when = "".join(f"<p>{escape(line)}</p>" for line in self._when())
        head = f'<h1 style="font-size:20px;margin:0 0 12px">{escape(self.title)}</h1>'
        return head + when + self._body() + self._button()

    def _body(self) -> str:
        if self.notice.html is not None:
            return self.notice.html.in_language(self.reader.language)
        return "".join(
            f"<p>{escape(part).replace(chr(10), '<br>')}</p>"
            for part in self._said(self.notice.body).split("\n\n")
            if part.strip()
        )

    def _button(self) -> str:
        if not self.link:
            return ""
        words = JOIN if self.notice.kind is NoticeKind.INVITATION else OPEN
        shown = escape(words.in_language(self.reader.language))
        return f'<p><a style="{_BUTTON}" href="{escape(self.link)}">{shown}</a></p>'

    def _when(self) -> list[str]:
        """In a letter of several, each says when it was."""
        if len(self.letter.notices) == 1:
            return []
        return [moment(self.notice.created_at, self.reader.language, self.reader.timezone)]

    def _said(self, text: Text) -> str:
        return fill(text, self.notice.values, self.reader.language, self.reader.timezone)


def _many(letter: Letter, reader: Reader) -> str:
    values: dict[str, Value] = {"n": len(letter.notices), "project": letter.project}
    return fill(MANY, values, reader.language, reader.timezone)


def _foot(letter: Letter, reader: Reader, links: Links) -> list[tuple[str, str]]:
    """Return the lines below a letter, each as text and as HTML."""
    language = reader.language
    kinds = sorted({notice.kind for notice in letter.notices} & set(KINDS))
    names = ", ".join(
        f"“{KINDS[kind].name.en}”" if language == "en" else f"«{KINDS[kind].name.es}»"
        for kind in kinds
    )
    why = fill(
        WHY if kinds else WHY_INVITED,
        {"kinds": names, "project": letter.project},
        language,
        reader.timezone,
    )
    led: Sequence[tuple[Text, str]] = (CHOOSE, links.settings), (LEAVE, links.leave)
    shown = [(words.in_language(language), url) for words, url in led if kinds and url]
    return [
        (why, escape(why)),
        *(
            (f"{words}: {url}", f'<a href="{escape(url)}">{escape(words)}</a>')
            for words, url in shown
        ),
    ]

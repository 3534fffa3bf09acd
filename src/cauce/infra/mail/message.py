"""A message as it goes over the wire (RFC 5322, MIME)."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from cauce.kernel.enclosure import Enclosure
from cauce.kernel.ids import ProjectId

NOBODY = "Cauce <cauce@localhost>"
"""Who mail in the outbox is from while nobody was named."""
ASCII_ONLY = SMTP.clone(cte_type="7bit")
"""Not every relay speaks 8BITMIME (RFC 6152), so text is encoded."""


@dataclass(frozen=True, slots=True)
class Mail:
    """One message to one address; ``key`` is what makes two sendings the same message."""

    key: str
    project_id: ProjectId
    to: str
    subject: str
    text: str
    html: str
    files: tuple[Enclosure, ...] = ()
    unsubscribe_url: str = ""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who mail is from."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        """The part after the @."""
        return self.address.rpartition("@")[2]


def sender_of(mail_from: str) -> Sender:
    """Return name and address of the setting ``mail_from``.

    Example:
        >>> sender_of("Mi Tienda <avisos@tienda.example>")
        Sender(name='Mi Tienda', address='avisos@tienda.example')
    """
    name, address = parseaddr(mail_from or NOBODY)
    return Sender(name or "Cauce", address)


def message_id(key: str, sender: Sender) -> str:
    """Return the ``Message-ID`` of a key: the same each time it is sent."""
    return f"<{key}@{sender.domain}>"


def compose(mail: Mail, sender: Sender, at: datetime) -> EmailMessage:
    """Return the message: text, HTML with its images, attachments.

    It says that a program wrote it (``Auto-Submitted``, RFC 3834), so that no absence note comes back, and
    how to leave (``List-Unsubscribe``, RFC 2369); in one click where the link is https (RFC 8058).
    """
    message = EmailMessage(ASCII_ONLY)
    message["From"] = Address(sender.name, addr_spec=sender.address)
    message["To"] = Address(addr_spec=mail.to)
    message["Subject"] = one_line(mail.subject)
    message["Date"] = format_datetime(at)
    message["Message-ID"] = message_id(mail.key, sender)
    message["Auto-Submitted"] = "auto-generated"
    if mail.unsubscribe_url:
        message["List-Unsubscribe"] = f"<{mail.unsubscribe_url}>"
    if mail.unsubscribe_url.startswith("https://"):
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    _fill(message, mail)
    return message


def one_line(text: str) -> str:
    r"""Return a text fit for a header: no line break can begin another header in it.

    Example:
        >>> one_line("Ventas\r\nBcc: all@example.com")
        'Ventas Bcc: all@example.com'
    """
    return re.sub(r"[\s\x00-\x1f\x7f]+", " ", text).strip()


def _fill(message: EmailMessage, mail: Mail) -> None:
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    html = message.get_body(("html",))
    for file in mail.files:
        kind, _, subtype = file.media_type.partition("/")
        if file.content_id is None:
            message.add_attachment(file.data, kind, subtype, filename=one_line(file.name))
        elif isinstance(html, EmailMessage):
            cid = f"<{file.content_id}>"
            html.add_related(
                file.data,
                kind,
                subtype,
                cid=cid,
                filename=one_line(file.name),
                disposition="inline",
            )

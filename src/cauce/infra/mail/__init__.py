"""Outgoing mail: to the relay of ``CAUCE_SMTP_URL``, or into an outbox that the web app shows.

    mailer = open_mailer(settings, DataFolder(settings.data))
    mailer.send(Mail(key, project_id, to, subject, text, html), utc_now())   # MailError: not taken
    mailer.check()                                                          # MailCheck: would it be?

``send`` returns once somebody else has the message on disk. A message sent twice under one ``key`` has
one ``Message-ID``, so mailboxes can tell, and the outbox keeps it once.
"""

from datetime import datetime
from typing import Protocol

from cauce.infra.folder import DataFolder
from cauce.infra.mail.message import Mail, sender_of
from cauce.infra.mail.outbox import Outbox
from cauce.infra.mail.relay import MailCheck, MailError, Relay
from cauce.infra.settings import Settings
from cauce.infra.smtp_address import SmtpAddress, parse_smtp_url


class Mailer(Protocol):
    """Something that takes mail."""

    def send(self, mail: Mail, at: datetime) -> None:
        """Return once the message is somebody else's; raise ``MailError`` otherwise."""
        ...

    def check(self) -> MailCheck:
        """Return whether a message would be taken now; none is sent."""
        ...


def open_mailer(settings: Settings, folder: DataFolder) -> Mailer:
    """Return the relay of the settings, or the outbox in the data folder when there is none."""
    address = parse_smtp_url(settings.smtp_url) if settings.smtp_url else None
    if address is None:
        return open_outbox(settings, folder)
    return Relay(address, sender_of(settings.mail_from))


def open_outbox(settings: Settings, folder: DataFolder) -> Outbox:
    """Return the outbox in the data folder; what it took before a relay was set stays readable."""
    return Outbox(folder.outbox, sender_of(settings.mail_from))


__all__ = [
    "Mail",
    "MailCheck",
    "MailError",
    "Mailer",
    "Outbox",
    "Relay",
    "SmtpAddress",
    "open_mailer",
    "open_outbox",
]

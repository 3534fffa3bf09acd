"""Handing mail to an SMTP relay (RFC 5321), and what its replies mean."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime

from cauce.infra.mail.message import Mail, Sender, compose
from cauce.infra.smtp_address import SmtpAddress
from cauce.kernel.errors import CauceError, Kind, Text

TIMEOUT_S = 20.0
ABOUT_US = frozenset({530, 534, 535, 538})
"""Refusals of who we are (RFC 4954), not of the message: another password mends them all."""


@dataclass(frozen=True, slots=True)
class MailCheck:
    """Whether a message would be taken now, and in words why or why not."""

    ok: bool
    text: Text
    reply: int | None = None


class MailError(CauceError):
    """A message was not taken; ``permanent`` says that sending it again as it is would not help.

    ``doubtful``: nobody said no, the answer is missing; it may have been taken all the same (RFC 1047).
    """

    def __init__(
        self, text: Text, *, permanent: bool, reply: int | None = None, doubtful: bool = False
    ) -> None:
        kind = Kind.CONFLICT if permanent else Kind.UNAVAILABLE
        super().__init__("mail_not_taken", text, kind)
        self.permanent, self.reply, self.doubtful = permanent, reply, doubtful


class Relay:
    """One relay; a connection for each message, so nothing has to be kept alive between them."""

    def __init__(
        self, address: SmtpAddress, sender: Sender, *, timeout_s: float = TIMEOUT_S
    ) -> None:
        self._address, self._sender, self._timeout_s = address, sender, timeout_s

    def send(self, mail: Mail, at: datetime) -> None:
        """Return once the relay has said that the message is its own.

        A connection that breaks before that answer is a failure that passes: the message may then arrive
        twice, under one ``Message-ID`` (RFC 1047).

        Raises:
            MailError: permanent for a reply of 500 or more about this message, else temporary.
        """
        message = compose(mail, self._sender, at)
        with self._session() as session:
            session.send_message(message, self._sender.address, [mail.to])

    def check(self) -> MailCheck:
        """Return whether the relay takes a message from our sender: all but the message is said."""
        try:
            with self._session() as session:
                self._offer(session)
        except MailError as error:
            return MailCheck(ok=False, text=error.message, reply=error.reply)
        shown = self._address.shown
        return MailCheck(
            ok=True,
            text=Text(
                f"The relay {shown} takes mail from {self._sender.address}.",
                f"El servidor {shown} acepta correo de {self._sender.address}.",
            ),
        )

    def _offer(self, session: smtplib.SMTP) -> None:
        own = self._sender.address
        for code, text in (session.mail(own), session.rcpt(own)):
            if code >= 400:
                raise smtplib.SMTPResponseException(code, text)
        session.rset()

    @contextmanager
    def _session(self) -> Iterator[smtplib.SMTP]:
        """Yield a greeted, encrypted, authenticated session; failures become ``MailError``."""
        try:
            session = self._connect()
        except (smtplib.SMTPException, OSError) as error:
            raise failure(error, self._address.shown) from error
        try:
            yield session
        except (smtplib.SMTPException, OSError) as error:
            failed = failure(error, self._address.shown)
            failed.doubtful = failed.reply is None
            raise failed from error
        else:
            with suppress(smtplib.SMTPException, OSError):  # what was taken stays taken
                session.quit()
        finally:
            session.close()

    def _connect(self) -> smtplib.SMTP:
        address, context = self._address, ssl.create_default_context()
        where = (address.host, address.port)
        if address.scheme == "smtps":
            session: smtplib.SMTP = smtplib.SMTP_SSL(
                *where, timeout=self._timeout_s, context=context
            )
        else:
            session = smtplib.SMTP(*where, timeout=self._timeout_s)
        try:
            session.ehlo_or_helo_if_needed()
            if address.scheme == "smtp+starttls":
                session.starttls(context=context)
            if address.user:
                session.login(address.user, address.password)
        except BaseException:
            session.close()
            raise
        return session


def failure(error: Exception, relay: str) -> MailError:
    """Return what an exception of the session means for the message.

    Source: RFC 5321, section 4.2.1: 4yz passes, 5yz does not.
    """
    reply, said = _reply(error)
    permanent = reply is not None and reply >= 500 and reply not in ABOUT_US
    words = f"{reply} {said}" if reply else said
    if permanent:
        text = Text(
            f"The mail relay {relay} refused the message for good: {words}. Correct the address or the"
            " sender (CAUCE_MAIL_FROM), then try again.",
            f"El servidor de correo {relay} rechazó el mensaje para siempre: {words}. Corrige la dirección"
            " o el remitente (CAUCE_MAIL_FROM) y reinténtalo.",
        )
    else:
        text = Text(
            f"The mail relay {relay} did not take the message: {words}. It is tried again by itself; if it"
            " stays like this, check CAUCE_SMTP_URL.",
            f"El servidor de correo {relay} no aceptó el mensaje: {words}. Se reintenta solo; si sigue así,"
            " revisa CAUCE_SMTP_URL.",
        )
    return MailError(text, permanent=permanent, reply=reply)


def _reply(error: Exception) -> tuple[int | None, str]:
    """Return code and words of the relay's reply; no code when the network failed."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _said(*next(iter(error.recipients.values())))
    if isinstance(error, smtplib.SMTPResponseException) and error.smtp_code > 0:
        return _said(error.smtp_code, error.smtp_error)
    return None, str(error) or type(error).__name__


def _said(code: int, said: bytes | str) -> tuple[int, str]:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return code, " ".join(text.split())[:300]

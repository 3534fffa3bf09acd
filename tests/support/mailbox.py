"""A real SMTP server that keeps what it gets and refuses what it is told to."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword


@dataclass
class Mailbox:
    """What arrived; ``replies`` answers the next commands of a kind (``MAIL``, ``RCPT``, ``DATA``) once each."""

    port: int = 0
    messages: list[EmailMessage] = field(default_factory=list)
    replies: dict[str, list[str]] = field(default_factory=dict)
    on_message: Callable[[EmailMessage], None] = lambda _: None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def reply(self, command: str) -> str | None:
        """Return the scripted answer to a command, None for the usual one."""
        with self.lock:
            waiting = self.replies.get(command)
            return waiting.pop(0) if waiting else None

    def to(self, address: str) -> list[EmailMessage]:
        """Return what arrived for an address."""
        return [message for message in self.messages if message["To"] == address]

    async def handle_MAIL(self, _server, _session, envelope, address, options):  # noqa: N802
        answer = self.reply("MAIL")
        if answer:
            return answer
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, _server, _session, envelope, address, options):  # noqa: N802
        answer = self.reply("RCPT")
        if answer:
            return answer
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        answer = self.reply("DATA")
        if answer:
            return answer
        message = message_from_bytes(envelope.content, EmailMessage, policy=SMTP)
        with self.lock:
            self.messages.append(message)
        self.on_message(message)
        return "250 taken"


@contextlib.contextmanager
def mailbox(
    *,
    tls: ssl.SSLContext | None = None,
    starttls: bool = False,
    password: str | None = None,
) -> Iterator[Mailbox]:
    """Yield a mailbox on a loopback port; with ``password`` user ``ana`` has to sign in."""
    box = Mailbox(_free_port())
    options = {"auth_require_tls": False} if password else {}

    def sign_in(_server, _session, _envelope, _mechanism, data):
        good = isinstance(data, LoginPassword) and (data.login, data.password) == (
            b"ana",
            (password or "").encode(),
        )
        return AuthResult(success=good, handled=good)

    controller = Controller(
        box,
        hostname="127.0.0.1",
        port=box.port,
        ssl_context=None if starttls else tls,
        tls_context=tls if starttls else None,
        require_starttls=starttls,
        authenticator=sign_in if password else None,
        **options,
    )
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]

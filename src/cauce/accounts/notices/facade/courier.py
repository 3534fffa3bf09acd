"""Carries a letter to its reader or receiver; asks no database, so none waits for the network."""

from dataclasses import dataclass

from cauce.accounts.notices.contracts import (
    KINDS,
    Channel,
    Failed,
    Leaving,
    Letter,
    Outcome,
    Reader,
    Receiver,
    Sent,
)
from cauce.accounts.notices.logic import payload
from cauce.accounts.notices.logic.letter import Links, write
from cauce.accounts.notices.logic.signing import leave_token, webhook_headers, webhook_secret
from cauce.accounts.notices.logic.verdict import verdict
from cauce.infra.mail import Mail, MailCheck, Mailer, MailError
from cauce.infra.outbound import Outbound, UnreachableError
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.enclosure import Enclosure


@dataclass(frozen=True)
class Courier:
    """Knows the ways out."""

    mailer: Mailer
    outbound: Outbound
    secret: str
    base_url: str
    clock: Clock = utc_now

    def carry(self, letter: Letter) -> Outcome:
        """Return what became of a letter; every failure has its reason."""
        if isinstance(letter.to, Reader):
            return self._mail(letter, letter.to)
        return self._post(letter, letter.to)

    def check_mail(self) -> MailCheck:
        """Return whether the relay would take a message now."""
        return self.mailer.check()

    def _mail(self, letter: Letter, reader: Reader) -> Outcome:
        token = self._leave_token(letter, reader)
        base = self.base_url
        links = Links(
            base,
            f"{base}/p/{letter.project_id}/settings/notifications",
            f"{base}/unsubscribe/{token}" if token else "",
        )
        written = write(letter, reader, links)
        mail = Mail(
            letter.key,
            letter.project_id,
            reader.email,
            written.subject,
            written.text,
            written.html,
            _enclosed(letter),
            f"{base}/api/v1/unsubscribe/{token}" if token else "",
        )
        try:
            self.mailer.send(mail, self.clock())
        except MailError as error:
            return Failed(error.message, error.permanent, error.reply)
        return Sent()

    def _post(self, letter: Letter, receiver: Receiver) -> Outcome:
        headers = {"Content-Type": "application/json"}
        if receiver.channel is Channel.SLACK:
            body = payload.slack_body(letter, receiver, self.base_url)
        else:
            body = payload.webhook_body(letter, self.base_url)
            secret = webhook_secret(self.secret, receiver.channel_id, receiver.salt)
            headers |= webhook_headers(secret, letter.key, self.clock(), body)
        try:
            reply = self.outbound.post(receiver.url, body, headers)
        except UnreachableError as error:
            return Failed(error.message, error.permanent)
        return verdict(receiver.channel, reply.status, reply.words, reply.retry_after_s)

    def _leave_token(self, letter: Letter, reader: Reader) -> str:
        """Return the token of the link to leave, empty where there is nothing that could be left."""
        kinds = tuple(sorted({notice.kind for notice in letter.notices} & set(KINDS)))
        if reader.account_id is None or not kinds:
            return ""
        return leave_token(self.secret, Leaving(reader.account_id, letter.project_id, kinds))


def _enclosed(letter: Letter) -> tuple[Enclosure, ...]:
    return tuple(file for notice in letter.notices for file in notice.files)

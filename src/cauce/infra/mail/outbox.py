"""Mail that has no relay yet: files of a folder, one a message, that the web app shows."""

import base64
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parsedate_to_datetime
from pathlib import Path

from cauce.infra.mail.message import Mail, Sender, compose
from cauce.infra.mail.relay import MailCheck, MailError
from cauce.kernel.errors import Text
from cauce.kernel.ids import ProjectId

KEPT = 500
"""Messages kept of a project; the oldest make room."""
KEY = re.compile(r"[A-Za-z0-9-]{1,64}")


@dataclass(frozen=True, slots=True)
class Kept:
    """A message in the outbox."""

    key: str
    at: datetime
    to: str
    subject: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A message of the outbox with what is in it; images of the HTML are part of it."""

    kept: Kept
    text: str
    html: str
    attachments: tuple[str, ...]


class Outbox:
    """The folder; a message is whole on the disk before ``send`` returns."""

    def __init__(self, folder: Path, sender: Sender) -> None:
        self._folder, self._sender = folder, sender

    def send(self, mail: Mail, at: datetime) -> None:
        """Keep the message; one of the same key is replaced by it.

        Raises:
            MailError: temporary: there is no room, or the disk fails.
        """
        folder = self._of(mail.project_id)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _write(folder / f"{mail.key}.eml", compose(mail, self._sender, at).as_bytes())
            for old in _newest_first(folder)[KEPT:]:
                old.unlink(missing_ok=True)
        except OSError as error:
            raise _no_room(error) from error

    def check(self) -> MailCheck:
        """Return that mail stays here, and how it would leave."""
        return MailCheck(
            ok=True,
            text=Text(
                "No relay is set: mail stays in the outbox of this machine. Set CAUCE_SMTP_URL and"
                " CAUCE_MAIL_FROM to have it delivered.",
                "No hay servidor de correo: los mensajes se quedan en la bandeja de salida de esta máquina."
                " Define CAUCE_SMTP_URL y CAUCE_MAIL_FROM para que se entreguen.",
            ),
        )

    def list(self, project_id: ProjectId, limit: int = 100) -> list[Kept]:
        """Return the messages of a project, newest first."""
        paths = _newest_first(self._of(project_id))[:limit]
        return [_kept(path.stem, message) for path, message in _read(paths)]

    def open(self, project_id: ProjectId, key: str) -> Opened | None:
        """Return one message of a project, None when it is not there."""
        if not KEY.fullmatch(key):
            return None
        found = list(_read([self._of(project_id) / f"{key}.eml"]))
        return _opened(key, found[0][1]) if found else None

    def forget_project(self, project_id: ProjectId) -> None:
        """Remove every message of a project."""
        for path in _newest_first(self._of(project_id)):
            path.unlink(missing_ok=True)

    def _of(self, project_id: ProjectId) -> Path:
        return self._folder / str(project_id)


def _write(path: Path, data: bytes) -> None:
    part = path.with_suffix(".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _newest_first(folder: Path) -> "list[Path]":
    found = [(path.stat().st_mtime_ns, path) for path in folder.glob("*.eml")]
    return [path for _, path in sorted(found, reverse=True)]


def _read(paths: "list[Path]") -> Iterator[tuple[Path, EmailMessage]]:
    """Yield each message that is still there."""
    for path in paths:
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            continue
        yield path, message_from_bytes(data, EmailMessage, policy=SMTP)


def _kept(key: str, message: EmailMessage) -> Kept:
    at = parsedate_to_datetime(str(message["Date"])).astimezone(UTC)
    return Kept(key, at, str(message["To"]), str(message["Subject"]))


def _opened(key: str, message: EmailMessage) -> Opened:
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    shown = html.get_content() if html is not None else ""
    for part in message.walk():
        cid = str(part.get("Content-ID", "")).strip("<>")
        image = part.get_content() if cid else None
        if isinstance(image, bytes):
            data = base64.b64encode(image).decode("ascii")
            shown = shown.replace(f"cid:{cid}", f"data:{part.get_content_type()};base64,{data}")
    names = tuple(part.get_filename() or "" for part in message.iter_attachments())
    return Opened(_kept(key, message), text.get_content() if text is not None else "", shown, names)


def _no_room(error: OSError) -> MailError:
    return MailError(
        Text(
            f"The outbox cannot keep the message: {error.strerror}. Make room on the disk of the data folder;"
            " it is tried again by itself.",
            f"La bandeja de salida no puede guardar el mensaje: {error.strerror}. Deja sitio en el disco de la"
            " carpeta de datos; se reintenta solo.",
        ),
        permanent=False,
    )

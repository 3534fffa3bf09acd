"""Every webhook of every project, known without asking anybody while deliveries arrive."""

import asyncio
import base64
import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog

from cauce.collect.contracts import KeyVerdict
from cauce.collect.hooks.contracts import (
    Fresh,
    Hook,
    HookMapping,
    Scheme,
    SealedSecret,
    Secret,
    StoredHook,
)
from cauce.collect.hooks.logic.parse import parse_mapping
from cauce.collect.kept_keys import AGAIN_S, write_private
from cauce.infra.sealing import Sealer
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId

log = structlog.get_logger()
REFRESH_S = 1.0
NEGATIVE_S = 1.0
MAX_NEGATIVE = 10_000
MAX_PUBLIC_ID = 64

LoadHooks = Callable[[Mapping[str, int]], Fresh]
"""Given the revisions that are known, what is stored now; may raise ``CauceError``."""


def no_hooks(_known: Mapping[str, int]) -> Fresh:
    """Return that there is none."""
    return Fresh()


def about(public_id: str) -> str:
    """Return what a webhook's secrets are sealed for."""
    return f"hook {public_id}"


def opened(stored: StoredHook, sealer: Sealer) -> Hook:
    """Return a webhook with its secrets in the clear and its rules read."""
    texts = [sealer.open(secret.sealed, about(stored.public_id)) for secret in stored.secrets]
    secrets = tuple(
        Secret(text, secret.expires_at)
        for text, secret in zip(texts, stored.secrets, strict=True)
        if text is not None
    )
    locked = bool(texts) and not secrets
    if locked:
        log.error("hooks.secret_cannot_be_opened", hook_id=stored.hook_id)
    mapping = _mapping_of(stored)
    return Hook(
        stored.hook_id, stored.project_id, stored.name, stored.scheme, mapping, secrets, locked
    )


def _mapping_of(stored: StoredHook) -> HookMapping:
    """Return the rules; none when another release stored what this one does not understand."""
    try:
        return parse_mapping(stored.document)
    except CauceError as error:
        log.error("hooks.mapping_unreadable", hook_id=stored.hook_id, error=error.message.en)  # noqa: TRY400
        return HookMapping()


class HookCache:
    """Webhooks by their public id, refreshed every second; while they cannot be read the known ones stay.

    Before they were read for the first time, those of the last run stand in for them.
    """

    def __init__(
        self,
        load: LoadHooks = no_hooks,
        sealer: Sealer | None = None,
        kept: "KeptHooks | None" = None,
    ) -> None:
        self._load, self._sealer, self._kept = load, sealer or Sealer(""), kept
        self._stored: dict[str, StoredHook] = {}
        self._hooks: dict[str, Hook] = {}
        self._loaded_at = -1e9
        self._unknown: dict[str, float] = {}
        self._loading = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._keep_fresh, name="webhooks", daemon=True)

    def start(self) -> None:
        """Take those of the last run, then begin refreshing."""
        if self._kept is not None:
            self._take(self._kept.read(time.time()))
        self._thread.start()

    def stop(self) -> None:
        """Stop refreshing."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(5)

    async def resolve(self, public_id: str) -> Hook | KeyVerdict:
        """Return a webhook, reading them again when this one is not among them."""
        found = self._hooks.get(public_id)
        if found is not None:
            return found
        impossible = not public_id.isascii() or not 0 < len(public_id) <= MAX_PUBLIC_ID
        if impossible or time.monotonic() < self._unknown.get(public_id, 0.0):
            return KeyVerdict.UNKNOWN
        if not await asyncio.to_thread(self.refresh, time.monotonic()):
            return KeyVerdict.CANNOT_TELL
        found = self._hooks.get(public_id)
        if found is None:
            self._remember_unknown(public_id)
            return KeyVerdict.UNKNOWN
        return found

    def refresh(self, asked: float) -> bool:
        """Return whether what is known is at least as new as ``asked``; one reads for all who wait."""
        with self._loading:
            if self._loaded_at >= asked:
                return True
            started = time.monotonic()
            try:
                found = self._load({name: hook.revision for name, hook in self._stored.items()})
            except CauceError as error:
                log.warning("hooks.unavailable", code=error.code)
                return False
            stored = {hook.public_id: hook for hook in found.hooks}
            current = {**self._stored, **stored}
            self._take({name: current[name] for name in found.revisions if name in current})
            self._loaded_at = started
            if self._kept is not None:
                self._kept.keep(self._stored, time.time())
            return True

    def _take(self, stored: dict[str, StoredHook]) -> None:
        """Make these the known ones; what did not change is not opened again."""
        self._hooks = {
            name: self._hooks[name]
            if self._stored.get(name) is hook and name in self._hooks
            else opened(hook, self._sealer)
            for name, hook in stored.items()
        }
        self._stored = stored

    def _remember_unknown(self, public_id: str) -> None:
        if len(self._unknown) >= MAX_NEGATIVE:
            self._unknown.clear()
        self._unknown[public_id] = time.monotonic() + NEGATIVE_S

    def _keep_fresh(self) -> None:
        while not self._stop.is_set():
            self.refresh(time.monotonic())
            self._stop.wait(REFRESH_S)


class KeptHooks:
    """The webhooks as they were last read, on disk: deliveries are taken before PostgreSQL is there.

    Secrets stay sealed in it, and only its owner may read it. It is believed for some days.
    """

    def __init__(self, path: Path, days: float) -> None:
        self._path, self._days = path, days
        self._kept: Mapping[str, StoredHook] | None = None
        self._kept_at = 0.0

    def read(self, now: float) -> dict[str, StoredHook]:
        """Return what is kept; empty when there is nothing, or it is too old."""
        try:
            body = json.loads(self._path.read_text("utf-8"))
            if not 0 <= now - float(body["read_at"]) < self._days * 86_400:
                return {}
            return {hook.public_id: hook for hook in map(_hook_of, body["hooks"])}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError) as error:
            log.warning("hooks.kept_unreadable", error=str(error))
            return {}

    def keep(self, hooks: Mapping[str, StoredHook], now: float) -> None:
        """Write them when they changed, or when what is written grows old."""
        if hooks == self._kept and now - self._kept_at < AGAIN_S:
            return
        body = {"read_at": now, "hooks": [_row_of(hook) for hook in hooks.values()]}
        try:
            write_private(self._path, json.dumps(body))
        except OSError as error:
            log.warning("hooks.not_kept", error=str(error))
            return
        self._kept, self._kept_at = dict(hooks), now


def _row_of(hook: StoredHook) -> dict[str, Any]:
    names = ("hook_id", "project_id", "public_id", "name", "scheme", "document", "revision")
    secrets = [
        {
            "sealed": base64.b64encode(secret.sealed).decode("ascii"),
            "created_at": secret.created_at.isoformat(),
            "expires_at": secret.expires_at.isoformat() if secret.expires_at else None,
        }
        for secret in hook.secrets
    ]
    return {**{name: getattr(hook, name) for name in names}, "secrets": secrets}


def _hook_of(row: Mapping[str, Any]) -> StoredHook:
    epoch = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
    hook = StoredHook(
        int(row["hook_id"]), ProjectId(int(row["project_id"])), str(row["public_id"]),
        str(row["name"]), Scheme(row["scheme"]), row["document"], int(row["revision"]),
        epoch, "", epoch,
    )  # fmt: skip
    return replace(hook, secrets=tuple(map(_secret_of, row["secrets"])))


def _secret_of(row: Mapping[str, Any]) -> SealedSecret:
    expires = row["expires_at"]
    return SealedSecret(
        base64.b64decode(row["sealed"]),
        "",
        datetime.fromisoformat(row["created_at"]),
        datetime.fromisoformat(expires) if expires else None,
    )

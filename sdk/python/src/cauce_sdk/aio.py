"""The client for asyncio programs: the same, and nothing it does holds up the event loop."""

from __future__ import annotations

import asyncio
import os
from types import TracebackType
from typing import TYPE_CHECKING

from cauce_sdk.client import Client
from cauce_sdk.message import Extra, Id, Properties
from cauce_sdk.sender import OnDrop

if TYPE_CHECKING:
    from typing_extensions import Unpack


class AsyncClient:
    """Sends events from coroutines; the sending itself happens in a thread.

    With ``durable=True`` an awaited call returns when its message is on disk.
    """

    def __init__(
        self,
        write_key: str,
        host: str,
        *,
        durable: bool = False,
        queue: str | os.PathLike[str] | None = None,
        gzip: bool = True,
        flush_at: int = 100,
        flush_after_s: float = 0.5,
        timeout_s: float = 10.0,
        close_timeout_s: float = 10.0,
        max_waiting: int = 100_000,
        on_drop: OnDrop | None = None,
    ) -> None:
        """Make a client; the arguments are those of ``Client``."""
        self._blocking = durable or queue is not None
        self._client = Client(
            write_key,
            host,
            durable=durable,
            queue=queue,
            gzip=gzip,
            flush_at=flush_at,
            flush_after_s=flush_after_s,
            timeout_s=timeout_s,
            close_timeout_s=close_timeout_s,
            max_waiting=max_waiting,
            on_drop=on_drop,
        )

    async def track(
        self,
        user_id: Id | None,
        event: str,
        properties: Properties | None = None,
        **extra: Unpack[Extra],
    ) -> str:
        """Somebody did something."""
        if not self._blocking:
            return self._client.track(user_id, event, properties, **extra)
        return await asyncio.to_thread(self._client.track, user_id, event, properties, **extra)

    async def identify(
        self, user_id: Id | None, traits: Properties | None = None, **extra: Unpack[Extra]
    ) -> str:
        """Somebody is like this; with an anonymous id too, both ids are the same person."""
        if not self._blocking:
            return self._client.identify(user_id, traits, **extra)
        return await asyncio.to_thread(self._client.identify, user_id, traits, **extra)

    async def page(
        self,
        user_id: Id | None,
        name: str | None = None,
        properties: Properties | None = None,
        **extra: Unpack[Extra],
    ) -> str:
        """Somebody saw a page."""
        if not self._blocking:
            return self._client.page(user_id, name, properties, **extra)
        return await asyncio.to_thread(self._client.page, user_id, name, properties, **extra)

    async def screen(
        self,
        user_id: Id | None,
        name: str | None = None,
        properties: Properties | None = None,
        **extra: Unpack[Extra],
    ) -> str:
        """Somebody saw a screen of an app."""
        if not self._blocking:
            return self._client.screen(user_id, name, properties, **extra)
        return await asyncio.to_thread(self._client.screen, user_id, name, properties, **extra)

    async def group(
        self,
        user_id: Id | None,
        group_id: Id,
        traits: Properties | None = None,
        **extra: Unpack[Extra],
    ) -> str:
        """Somebody belongs to a company or another group, which is like this."""
        if not self._blocking:
            return self._client.group(user_id, group_id, traits, **extra)
        return await asyncio.to_thread(self._client.group, user_id, group_id, traits, **extra)

    async def alias(self, previous_id: Id, user_id: Id, **extra: Unpack[Extra]) -> str:
        """Both ids are the same person."""
        if not self._blocking:
            return self._client.alias(previous_id, user_id, **extra)
        return await asyncio.to_thread(self._client.alias, previous_id, user_id, **extra)

    async def flush(self, timeout_s: float = 30.0) -> bool:
        """Return True once everything is stored or reported, False when the time is up before."""
        return await asyncio.to_thread(self._client.flush, timeout_s)

    async def close(self, timeout_s: float | None = None) -> bool:
        """Send what waits and end; return whether all of it was. A durable queue keeps the rest."""
        return await asyncio.to_thread(self._client.close, timeout_s)

    async def __aenter__(self) -> AsyncClient:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

"""What an application and the server in front of it say to each other."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


async def disconnected(receive: Receive) -> None:
    """Return when the client is gone, or has its whole answer.

    TRICKY: never cancel it, nor ask ``Request.is_disconnected``, which does: this server now and then
    passes the cancellation of a ``receive`` on to the task that answers, which ends the answer early
    (granian issue 525). It returns by itself with the end of the request.
    """
    while (await receive())["type"] != "http.disconnect":
        pass

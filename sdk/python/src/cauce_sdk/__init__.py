"""Send events to Cauce: ``Client`` for ordinary programs, ``AsyncClient`` for asyncio ones.

    from cauce_sdk import Client

    cauce = Client("cw_1_…", "https://events.example.com", durable=True)
    cauce.track("ana", "Order Completed", {"revenue": 42})

A call returns at once; a thread sends in the background, again and again until Cauce says what
became of each message. With ``durable=True`` a call returns when the message is on disk: then
neither a crash of this program nor of the machine loses it, and its id keeps it from being stored
twice.
"""

from cauce_sdk.aio import AsyncClient
from cauce_sdk.client import Client
from cauce_sdk.message import Extra, Id, Message, MessageTooLargeError, Properties
from cauce_sdk.sender import OnDrop
from cauce_sdk.version import __version__

__all__ = [
    "AsyncClient",
    "Client",
    "Extra",
    "Id",
    "Message",
    "MessageTooLargeError",
    "OnDrop",
    "Properties",
    "__version__",
]

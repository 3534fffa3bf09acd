"""Reading a stream in order from a message on: one request at a time, every gap noticed."""

import json
from collections.abc import AsyncGenerator
from typing import NamedTuple
from uuid import uuid4

from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy

from cauce.infra.log.nats.connection import REQUEST_S, Link

MESSAGES = 64
BYTES = 16 << 20
TICK_S = 0.5
INACTIVE_S = 30.0


class Taken(NamedTuple):
    """One message, its place in the stream, and how many followed it when it was sent."""

    stream_seq: int
    data: bytes
    pending: int


async def pull(link: Link, stream: str, first: int) -> AsyncGenerator[list[Taken], None]:
    """Yield what follows from message ``first`` on, in order; an empty list twice a second if nothing.

    Raises:
        TimeoutError: the server fell silent, or skipped a message; begin again where you are.
    """
    config = ConsumerConfig(
        deliver_policy=DeliverPolicy.BY_START_SEQUENCE,
        opt_start_seq=first,
        ack_policy=AckPolicy.NONE,
        mem_storage=True,
        num_replicas=1,
        inactive_threshold=INACTIVE_S,
    )
    made = await link.js.add_consumer(stream, config)
    inbox = f"_INBOX.{uuid4().hex}"
    arriving = await link.client.subscribe(inbox)
    subject = f"$JS.API.CONSUMER.MSG.NEXT.{stream}.{made.name}"
    request = json.dumps(
        {"batch": MESSAGES, "max_bytes": BYTES, "expires": int(TICK_S * 1e9)}
    ).encode()
    try:
        while True:
            await link.client.publish(subject, request, reply=inbox)
            left = MESSAGES
            while left > 0:
                found, ended = await _available(arriving)
                for message in found:
                    if message.stream_seq != first:
                        raise TimeoutError(f"message {first} is missing: {message.stream_seq} came")
                    first += 1
                left = 0 if ended else left - len(found)
                yield found
    finally:
        await arriving.unsubscribe()


async def _available(arriving: Subscription) -> tuple[list[Taken], bool]:
    """Return the messages that are here, and whether the server has ended the request."""
    message = await arriving.next_msg(timeout=TICK_S + REQUEST_S)
    found: list[Taken] = []
    while True:
        if _is_end(message):
            return found, True
        about = message.metadata
        found.append(Taken(about.sequence.stream, message.data, about.num_pending))
        if not arriving.pending_msgs:
            return found, False
        message = await arriving.next_msg(timeout=0.1)


def _is_end(message: Msg) -> bool:
    """Return whether it is the server's word that this request brings nothing more."""
    return bool(message.headers and message.headers.get("Status"))

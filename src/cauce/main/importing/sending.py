"""Batches of events to a running server over HTTP: several at once, through refusals and restarts.

A batch is sent again until the server has given its verdict; the message ids make that harmless.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import httpx
import msgspec

from cauce.kernel.errors import CauceError, Kind, Text

MAX_BYTES = 480_000
MAX_EVENTS = 2_000
"""Both below what ``POST /v1/events`` takes (500 KB, 2,500 events)."""
PATIENCE_S = 600.0
LONGEST_PAUSE_S = 10.0
_HEAD, _TAIL = b'{"batch":[', b"]}"
_encode = msgspec.json.Encoder().encode


class Verdict(msgspec.Struct, gc=False):
    """What the server made of one message: ``ok``, ``duplicate`` or ``drop`` with a reason."""

    result: str
    reason: str = ""
    detail: str = ""


class Verdicts(msgspec.Struct):
    """The answer of ``POST /v1/events``."""

    results: dict[str, Verdict]


_decode = msgspec.json.Decoder(Verdicts).decode


class Parcel(NamedTuple):
    """One request: its body, the message id of each item, and what each item was made from."""

    body: bytes
    message_ids: Sequence[str]
    sources: Sequence[Any]


class Rejection(NamedTuple):
    """An item that the server refused."""

    source: Any
    reason: str
    detail: str


@dataclass(slots=True)
class Tally:
    """What became of the items so far."""

    accepted: int = 0
    duplicates: int = 0
    rejected: int = 0

    def add(self, parcel: Parcel, verdicts: Mapping[str, Verdict]) -> list[Rejection]:
        """Count a parcel and return what was refused of it."""
        refused: list[Rejection] = []
        seen: set[str] = set()
        for i, message_id in enumerate(parcel.message_ids):
            verdict = verdicts[message_id]
            if verdict.result == "drop":
                source = parcel.sources[i] if parcel.sources else None
                refused.append(Rejection(source, verdict.reason, verdict.detail))
            elif verdict.result == "duplicate" or message_id in seen:
                self.duplicates += 1
            else:
                self.accepted += 1
            seen.add(message_id)
        self.rejected += len(refused)
        return refused


def pack(items: Iterable[tuple[Mapping[str, Any], Any]]) -> Iterator[Parcel]:
    """Yield requests that the server takes, from (item with ``messageId``, source) pairs."""
    return pack_texts((item["messageId"], _encode(item), source) for item, source in items)


def pack_texts(items: Iterable[tuple[str, bytes, Any]]) -> Iterator[Parcel]:
    """Yield requests that the server takes, from (message id, JSON of the item, source)."""
    texts: list[bytes] = []
    ids: list[str] = []
    sources: list[Any] = []
    size = 0
    for message_id, text, source in items:
        if texts and (size + len(text) > MAX_BYTES or len(texts) >= MAX_EVENTS):
            yield Parcel(_body(texts), ids, sources)
            texts, ids, sources, size = [], [], [], 0
        texts.append(text)
        ids.append(message_id)
        if source is not None:
            sources.append(source)
        size += len(text) + 1
    if texts:
        yield Parcel(_body(texts), ids, sources)


def _body(texts: Sequence[bytes]) -> bytes:
    return b"%b%b%b" % (_HEAD, b",".join(texts), _TAIL)


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends parcels with a project's write key; ``address`` is asked again after a failure."""

    address: Callable[[], str | None]
    write_key: str
    connections: int = 4
    patience_s: float = PATIENCE_S
    sleep: Callable[[float], None] = field(default=time.sleep)

    def send(
        self,
        parcels: Iterable[Parcel],
        on_done: Callable[[Parcel, Sequence[Rejection], Tally], None] | None = None,
    ) -> Tally:
        """Return what became of all items; ``on_done`` is called after each parcel, in order.

        Raises:
            CauceError: ``import_refused`` (wrong key, malformed), or ``server_unreachable`` after
                ``patience_s`` without an answer.
        """
        tally = Tally()
        waiting: deque[tuple[Parcel, Future[Mapping[str, Verdict]]]] = deque()

        def settle() -> None:
            parcel, future = waiting.popleft()
            refused = tally.add(parcel, future.result())
            if on_done is not None:
                on_done(parcel, refused, tally)

        limits = httpx.Limits(max_connections=self.connections)
        with (
            httpx.Client(timeout=60, limits=limits) as client,
            ThreadPoolExecutor(self.connections) as pool,
        ):
            for parcel in parcels:
                waiting.append((parcel, pool.submit(self._deliver, client, parcel)))
                if len(waiting) > 2 * self.connections:
                    settle()
            while waiting:
                settle()
        return tally

    def _deliver(self, client: httpx.Client, parcel: Parcel) -> Mapping[str, Verdict]:
        deadline = time.monotonic() + self.patience_s
        attempt = 0
        while True:
            response = self._post(client, parcel)
            if response is not None and response.status_code == 200:
                return _decode(response.content).results
            if response is not None and not _retryable(response.status_code):
                raise _refused(response)
            if time.monotonic() > deadline:
                raise _unreachable(response)
            self.sleep(_pause_s(response, attempt))
            attempt += 1

    def _post(self, client: httpx.Client, parcel: Parcel) -> httpx.Response | None:
        url = self.address()
        if url is None:
            return None
        headers = {
            "authorization": f"Bearer {self.write_key}",
            "content-type": "application/json",
        }
        try:
            return client.post(f"{url}/v1/events", content=parcel.body, headers=headers)
        except httpx.TransportError:
            return None


def _retryable(status: int) -> bool:
    return status in {408, 425, 429} or status >= 500


def _pause_s(response: httpx.Response | None, attempt: int) -> float:
    """Return the server's own wish, else 0.2, 0.4, 0.8 … seconds."""
    asked = response.headers.get("retry-after", "") if response is not None else ""
    backoff = min(LONGEST_PAUSE_S, 0.2 * 2.0 ** min(attempt, 10))
    return min(float(asked), 60.0) if asked.isdigit() and asked != "0" else backoff


def _refused(response: httpx.Response) -> CauceError:
    detail = response.text[:300]
    return CauceError(
        "import_refused",
        Text(
            f"The server refused the batch ({response.status_code}): {detail}. Nothing of this batch was kept.",
            f"El servidor rechazó el lote ({response.status_code}): {detail}. No se guardó nada de este lote.",
        ),
        Kind.CONFLICT,
    )


def _unreachable(response: httpx.Response | None) -> CauceError:
    why = f"{response.status_code}" if response is not None else "no answer"
    return CauceError(
        "server_unreachable",
        Text(
            f"The server did not take the events ({why}). What it confirmed is kept; run the command again.",
            f"El servidor no admitió los eventos ({why}). Lo confirmado se conserva; repite el comando.",
        ),
        Kind.UNAVAILABLE,
    )

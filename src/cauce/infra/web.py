"""How a context's ``routes.py`` is written.

A context declares one module-level ``router``; ``cauce.api`` mounts it under ``/api/v1``. Handlers
are plain ``def`` (they run in threads) and say what they need by the type of their arguments::

    from cauce.infra.web import Cursor, Limit, Querying, Reading, Transaction, Writing, service

    router = APIRouter(prefix="/projects/{project_id}", tags=["people"])
    ThePeople = Annotated[People, Depends(service(People))]

    @router.get("/people/{person_id}")
    def get_person(person_id: str, access: Reading, tx: Transaction, people: ThePeople) -> PersonOut:
        return PersonOut.of(people.get(tx, access.project_id, person_id))

* ``Querying``, ``Reading``, ``Writing``, ``Administering`` are a ``kernel.access.Access``: the request
  is signed in (cookie with CSRF token, or API key) and may do that in the project of the path.
  Otherwise the handler does not run: 401, 403, or 404 for a project of somebody else.
* ``Transaction`` is one PostgreSQL transaction, committed before the response is sent and rolled
  back when the handler raises. A handler that only asks ClickHouse leaves it out.
* ``Asker`` is an ``infra.leaving.Leaving``: it knows when the client has gone before it was answered. The
  body has been read by then, and nothing else in the request may listen to the client.
* ``service(Type)`` is the facade of that class in ``cauce.api.services.Services``.
* Failures are raised as ``kernel.errors.CauceError``; ``api`` turns them into problem+json in the
  reader's language and documents them in OpenAPI, so a route declares no ``responses``.
* The name of the function becomes the operation id: make it unique (``list_people``).
* A verb that changes something calls ``Accounts.record(tx, access, "person.merged", target)``.
"""

import asyncio
import base64
import binascii
import json
from collections.abc import AsyncGenerator, Callable, Generator, Iterator
from typing import Annotated, Any, Protocol, TypeVar, cast

from fastapi import Depends, Path, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from cauce.infra.asgi import Receive, disconnected
from cauce.infra.db import Database, Tx
from cauce.infra.leaving import Leaving
from cauce.kernel.access import Access, Scope
from cauce.kernel.errors import CauceError, Language, invalid, not_found

T = TypeVar("T")
MAX_LIMIT = 500
SHOWN_NAME = r"^[^\x00-\x1f\x7f]*[^\x00-\x20\x7f\s][^\x00-\x1f\x7f]*$"
"""Pattern of a name to show: no control characters, not only spaces."""


class Streamed(StreamingResponse):
    """An answer in pieces that stops when the client goes; an empty piece only looks whether it did.

    Where the handler listens to the client itself, its ``asker`` is told here: two must not listen.
    """

    def __init__(
        self, content: Any, status_code: int = 200, *, asker: Leaving | None = None, **known: Any
    ) -> None:
        """Make the answer; a generator of pieces is closed when it ends, whole or cut."""
        super().__init__(content, status_code, **known)
        self._content, self._asker = content, asker

    async def __call__(self, scope: Any, receive: Receive, send: Any) -> None:
        """Send the pieces while somebody takes them."""
        asker = listening(receive) if self._asker is None else self._asker
        start = {"type": "http.response.start", "status": self.status_code}
        await send({**start, "headers": self.raw_headers})
        pieces = self.body_iterator
        try:
            async for piece in pieces:
                if asker.gone:
                    return
                if piece:
                    await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        except CauceError:
            if not asker.gone:
                raise
        finally:
            if isinstance(pieces, AsyncGenerator):
                await pieces.aclose()
            if isinstance(self._content, Generator):
                await run_in_threadpool(self._content.close)


class Gate(Protocol):
    """Decides whether a request may enter a project; ``api`` puts one in ``app.state.gate``."""

    def admit(self, request: Request, project: str, scope: Scope) -> Access:
        """Return the access, or raise the CauceError that says why not."""
        ...


def access(scope: Scope) -> Callable[[Request, str], Access]:
    """Return the dependency that lets a request into the project of its path."""

    def enter(
        request: Request, project_id: Annotated[str, Path(description="Id of the project")]
    ) -> Access:
        gate: Gate = request.app.state.gate
        return gate.admit(request, project_id, scope)

    return enter


Querying = Annotated[Access, Depends(access(Scope.QUERY))]
Reading = Annotated[Access, Depends(access(Scope.READ))]
Writing = Annotated[Access, Depends(access(Scope.WRITE))]
Administering = Annotated[Access, Depends(access(Scope.ADMIN))]


async def leaving(request: Request) -> Leaving:
    """Return what knows when the client has gone; it also says so, to nobody, when it was answered."""
    return listening(request.receive)


def listening(receive: Receive) -> Leaving:
    """Return what leaves when the client does; nothing else may listen to it."""
    asker = Leaving()
    gone = asyncio.ensure_future(disconnected(receive))
    gone.add_done_callback(lambda _: asker.leave())
    return asker


Asker = Annotated[Leaving, Depends(leaving)]


def service(kind: type[T]) -> Callable[[Request], T]:
    """Return the dependency that gives the facade of class ``kind``."""

    def provide(request: Request) -> T:
        return cast("T", request.app.state.provided[kind])

    return provide


def transaction(database: Annotated[Database, Depends(service(Database))]) -> Iterator[Tx]:
    """Yield one transaction for the whole handler."""
    with database.transaction() as tx:
        yield tx


Transaction = Annotated[Tx, Depends(transaction, scope="function")]

Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT, description="Items a page")]
Cursor = Annotated[
    str | None, Query(max_length=1000, description="`cursor` of the page before; opaque")
]


def language_of(header: str) -> Language:
    """Return the language that an ``Accept-Language`` header prefers; English unless Spanish wins.

    Example:
        >>> language_of("fr, es-MX;q=0.8, en;q=0.3"), language_of("")
        ('es', 'en')
    """
    wanted: dict[str, float] = {}
    for part in header.split(","):
        tag, _, weight = part.partition(";")
        name = tag.strip().lower().split("-", maxsplit=1)[0]
        wanted[name] = max(wanted.get(name, 0.0), _weight(weight))
    return "es" if wanted.get("es", 0.0) > wanted.get("en", 0.0) else "en"


def number_or_not_found(text: str, what_en: str, what_es: str) -> int:
    """Return the number of an id in a path.

    Raises:
        CauceError: ``not_found`` when no such id can exist.
    """
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else 0
    if number <= 0 or str(number) != text:
        raise not_found(what_en, what_es)
    return number


def encode_cursor(*position: str | int | float | None) -> str:
    """Return the opaque text of a position in a list.

    Example:
        >>> decode_cursor(encode_cursor("2011-01-01", 7), str, int)
        ['2011-01-01', 7]
    """
    text = json.dumps(position, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode("ascii")


def decode_cursor(cursor: str, *kinds: type) -> list[Any]:
    """Return the position that ``encode_cursor`` wrote, one value of each of ``kinds``.

    Raises:
        CauceError: ``invalid_field`` when it was not made by this list.
    """
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        position = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (UnicodeError, binascii.Error, ValueError, RecursionError):
        position = None
    fits = isinstance(position, list) and len(position) == len(kinds)
    if not fits or not all(type(v) is k for v, k in zip(position, kinds, strict=True)):
        raise invalid(
            "cursor",
            "it is not a cursor of this list; leave it out to start at the beginning",
            "no es un cursor de esta lista; omítelo para empezar por el principio",
        )
    return cast("list[Any]", position)


def _weight(text: str) -> float:
    try:
        return float(text.strip().removeprefix("q=") or 1)
    except ValueError:
        return 0.0

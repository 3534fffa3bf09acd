"""``POST /mcp``: lets a key in, and runs its tools by requests to the API itself."""

import io
import json
from collections.abc import Mapping
from typing import Any, cast

from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from cauce.accounts.contracts import NotSignedInError
from cauce.accounts.routes.gate import AccountsGate, own_url
from cauce.api.assistant import protocol
from cauce.api.assistant.contracts import Call, Reader, Steps, Tool
from cauce.api.assistant.protocol import Asked, RefusedError
from cauce.api.assistant.telling import fenced, lines_of, paragraphs
from cauce.infra.web import language_of
from cauce.kernel.access import Access
from cauce.kernel.errors import CauceError, Language, Text

PATH = "/mcp"
PASSED_ON = (
    "authorization",
    "accept-language",
    "host",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
)
FAILED = Text("Not answered ({code}): {detail}", "Sin respuesta ({code}): {detail}")
QUOTING = frozenset({"sql_failed"})
ALLOWED = Text("Allowed: {allowed}.", "Se admite: {allowed}.")


class ProblemError(Exception):
    """What the API refused, as it said it."""

    def __init__(self, problem: Mapping[str, Any]) -> None:
        super().__init__(problem.get("code", ""))
        self.problem = problem


def mount(app: FastAPI) -> None:
    """Serve the door."""
    app.add_api_route(PATH, take, methods=["POST"], include_in_schema=False, response_model=None)
    app.add_api_route(PATH, only_post, methods=["GET", "DELETE"], include_in_schema=False)


def only_post() -> None:
    """Refuse what opened streams and ended sessions in earlier revisions: there are none."""
    raise HTTPException(405, headers={"Allow": "POST"})


async def take(request: Request) -> Response:
    """Answer one message."""
    access = await run_in_threadpool(admitted, request)
    try:
        asked = protocol.read(await request.body(), request.headers)
        if asked is None:
            return Response(status_code=202)
        result = await answer(request, access, asked)
    except RefusedError as refused:
        return _json(refused.body(), refused.status)
    return _json(protocol.answer(asked, result), 200)


def admitted(request: Request) -> Access:
    """Return what the key of a request may do.

    Raises:
        CauceError: ``foreign_origin``, ``not_signed_in``, ``rate_limited``.
    """
    gate: AccountsGate = request.app.state.gate
    gate.check_origin(request)
    with gate.database.transaction() as tx:
        access = gate.key(tx, request)
    if access is None:
        raise NotSignedInError
    return access


async def answer(request: Request, access: Access, asked: Asked) -> Mapping[str, Any]:
    """Return the result of a request.

    Raises:
        RefusedError: there is no such tool, or none that the key opens.
    """
    # TRICKY: the tools load the schemas of all questions; a server without assistants never does.
    from cauce.api.assistant.tools import INSTRUCTIONS, TOOLS

    reader = Reader(
        language_of(request.headers.get("accept-language", "")),
        int(access.project_id),
        _base(request),
        access.scopes,
    )
    open_to = [tool for tool in TOOLS if tool.scope in access.scopes]
    match asked.method:
        case "ping":
            return {}
        case "tools/list":
            listed = await run_in_threadpool(
                lambda: [one.listed(reader.language) for one in open_to]
            )
            return protocol.listed(asked, listed)
        case "tools/call":
            tool = next((one for one in open_to if one.name == asked.params.get("name")), None)
            if tool is None:
                raise protocol.unknown_tool(asked, tuple(one.name for one in open_to))
            return await run(request, tool, asked.params.get("arguments") or {}, reader)
        case _:
            return protocol.introduction(asked, INSTRUCTIONS)


async def run(
    request: Request, tool: Tool, arguments: Mapping[str, Any], reader: Reader
) -> dict[str, Any]:
    """Return what a tool tells; what it refuses is told too, so that the model can correct it."""
    import httpx

    transport = httpx.ASGITransport(app=cast("Any", request.app), raise_app_exceptions=False)
    headers = {name: request.headers[name] for name in PASSED_ON if name in request.headers}
    base = f"{own_url(request)}/api/v1"
    async with httpx.AsyncClient(transport=transport, headers=headers, timeout=None) as client:  # noqa: S113
        try:
            return protocol.told(await _through(client, base, tool, arguments, reader))
        except ProblemError as refused:
            return protocol.told(in_words(refused.problem, reader), failed=True)
        except CauceError as error:
            return protocol.told(in_words(_problem(error, reader.language), reader), failed=True)


async def _through(
    client: Any, base: str, tool: Tool, arguments: Mapping[str, Any], reader: Reader
) -> str:
    """Send what the tool yields and give it the answers, until it has told its own."""
    steps = tool.run(arguments, reader)
    found: Any = None
    while isinstance(step := await run_in_threadpool(_step, steps, found), Call):
        found = await _send(client, base, step, reader)
    return step


def _step(steps: Steps, found: Any) -> Call | str:
    """Return what a tool asks for next, or what it tells in the end."""
    try:
        return steps.send(found)
    except StopIteration as end:
        return str(end.value)


async def _send(client: Any, base: str, call: Call, reader: Reader) -> Any:
    below = call.path if call.path.startswith("/") else f"/projects/{reader.project_id}/{call.path}"
    response = await client.request(
        call.method, f"{base}{below}", params=call.params, json=call.body
    )
    if not response.is_success:
        raise ProblemError(response.json())
    if not call.table:
        return response.json()
    from pyarrow import ipc

    return ipc.open_file(io.BytesIO(response.content)).read_all()


def in_words(problem: Mapping[str, Any], reader: Reader) -> str:
    """Return a refusal as a model reads it: what is wrong, where, and what is allowed there.

    What the engine says of a query may quote values of the data: it is told as data.
    """
    code, detail = str(problem.get("code", "")), str(problem.get("detail", ""))
    if code in QUOTING:
        return paragraphs(
            reader.say(FAILED, code=code, detail=""), fenced(lines_of(detail), reader)
        )
    said = [reader.say(FAILED, code=code, detail=detail)]
    for one in problem.get("errors") or ():
        wrong = f"{one['path']}: {one['message']}"
        allowed = (
            reader.say(ALLOWED, allowed=", ".join(one["allowed"])) if one.get("allowed") else ""
        )
        said.append(" ".join(filter(None, ("" if wrong == detail else wrong, allowed))))
    return "\n".join(filter(None, said))


def _problem(error: CauceError, language: Language) -> dict[str, Any]:
    fields = [
        {
            "path": bad.path,
            "message": bad.message.in_language(language),
            "allowed": list(bad.allowed),
        }
        for bad in error.fields
    ]
    return {"code": error.code, "detail": error.message.in_language(language), "errors": fields}


def _base(request: Request) -> str:
    gate: AccountsGate = request.app.state.gate
    return gate.settings.public_url.rstrip("/") or own_url(request)


def _json(body: Mapping[str, Any], status: int) -> Response:
    content = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    return Response(content, status, {"Cache-Control": "no-store"}, "application/json")

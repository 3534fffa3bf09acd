"""HTTP of imports: hand a file in by pieces, look at ten rows, start, follow, take the refused rows away."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Query, Request
from fastapi.responses import FileResponse
from pydantic import BaseModel, ConfigDict, Field

from cauce.accounts.facade import Accounts
from cauce.collect.imports.contracts import Import, Kind, NewImport, State
from cauce.collect.imports.facade import PIECE_BYTES, Imports
from cauce.infra.web import Reading, Transaction, Writing, language_of, service
from cauce.kernel.errors import Language, not_found

router = APIRouter(prefix="/projects/{project_id}/imports", tags=["imports"])
TheImports = Annotated[Imports, Depends(service(Imports))]
TheAccounts = Annotated[Accounts, Depends(service(Accounts))]
_LINES: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/x-ndjson": {"schema": {"type": "string", "format": "binary"}}}}
}


class ImportOut(BaseModel):
    """An import; sizes and ``read`` are bytes, ``problem`` says why it failed."""

    id: str
    name: str
    size: int
    received: int
    kind: Kind
    timezone: str
    state: State
    created_by: str
    created_at: datetime
    finished_at: datetime | None
    problem: str
    read: int
    accepted: int
    duplicates: int
    rejected: int
    left_out: int

    @classmethod
    def of(cls, found: Import, language: Language) -> "ImportOut":
        """Return the JSON of an import."""
        counts = found.counts
        return cls(
            id=found.import_id,
            **{name: getattr(found, name) for name in _OWN},
            problem=found.problem_es if language == "es" else found.problem_en,
            **{name: getattr(counts, name) for name in _COUNTS},
        )


_COUNTS = ("read", "accepted", "duplicates", "rejected", "left_out")
_OWN = (
    "name", "size", "received", "kind", "timezone", "state", "created_by", "created_at", "finished_at",
)  # fmt: skip


class ImportsOut(BaseModel):
    """Imports, newest first, and the limits of new ones in bytes."""

    items: list[ImportOut]
    max_bytes: int
    piece_bytes: int


class ImportIn(BaseModel):
    """A file to hand in: its name and size in bytes; ``mapping`` is the TOML of a plain one."""

    model_config = ConfigDict(extra="forbid")
    name: str = Field(min_length=1, max_length=200)
    size: int = Field(ge=1, le=2**53)
    kind: Kind
    timezone: str = Field(default="UTC", max_length=100)
    mapping: str = Field(default="", max_length=100_000)


class ImportProblemOut(BaseModel):
    """Why a row, or one of its calls, would be refused."""

    reason: str
    detail: str


class ImportRowOut(BaseModel):
    """A row as it is, beside the calls it becomes."""

    file: str
    number: int
    original: Any
    calls: list[dict[str, Any]]
    problems: list[ImportProblemOut]


class ImportPreviewOut(BaseModel):
    """The first rows of a file."""

    items: list[ImportRowOut]


@router.get("")
def list_imports(access: Reading, imports: TheImports, request: Request) -> ImportsOut:
    """Every import of the project, newest first."""
    found = imports.list(access.project_id)
    items = [ImportOut.of(one, _language(request)) for one in found]
    return ImportsOut(items=items, max_bytes=imports.max_bytes, piece_bytes=PIECE_BYTES)


@router.post("", status_code=201)
def create_import(
    body: ImportIn,
    access: Writing,
    tx: Transaction,
    imports: TheImports,
    accounts: TheAccounts,
    request: Request,
) -> ImportOut:
    """Announce a file; its content follows in pieces."""
    made = imports.create(access, NewImport(**body.model_dump()))
    accounts.record(tx, access, "import.created", made.import_id, {"kind": body.kind.value})
    return ImportOut.of(made, _language(request))


@router.get("/{import_id}")
def get_import(import_id: str, access: Reading, imports: TheImports, request: Request) -> ImportOut:
    """How far an import is."""
    return ImportOut.of(imports.get(access.project_id, import_id), _language(request))


@router.put("/{import_id}/content")
def put_import_content(
    import_id: str,
    access: Writing,
    imports: TheImports,
    request: Request,
    offset: Annotated[int, Query(ge=0, le=2**53, description="Where the piece begins")],
    piece: Annotated[bytes, Body(media_type="application/octet-stream")],
) -> ImportOut:
    """Hand in the next piece, at most 1 MiB; after an interruption `received` says where to go on."""
    found = imports.receive(access.project_id, import_id, offset, piece)
    return ImportOut.of(found, _language(request))


@router.get("/{import_id}/preview")
def preview_import(import_id: str, access: Reading, imports: TheImports) -> ImportPreviewOut:
    """Ten rows, each beside the calls it becomes and what is wrong with them; nothing is sent."""
    rows = imports.preview(access.project_id, import_id)
    return ImportPreviewOut(items=[ImportRowOut(**row) for row in rows])


@router.post("/{import_id}/start")
def start_import(
    import_id: str,
    access: Writing,
    tx: Transaction,
    imports: TheImports,
    accounts: TheAccounts,
    request: Request,
) -> ImportOut:
    """Send the rows; again after a failure or a cancellation, which adds only what is missing."""
    moved = imports.queue(access.project_id, import_id)
    accounts.record(tx, access, "import.started", import_id)
    return ImportOut.of(moved, _language(request))


@router.post("/{import_id}/cancel")
def cancel_import(
    import_id: str,
    access: Writing,
    tx: Transaction,
    imports: TheImports,
    accounts: TheAccounts,
    request: Request,
) -> ImportOut:
    """Send nothing more of it; what was taken stays."""
    moved = imports.cancel(access.project_id, import_id)
    accounts.record(tx, access, "import.cancelled", import_id)
    return ImportOut.of(moved, _language(request))


@router.get("/{import_id}/rejects", response_class=FileResponse, responses=_LINES)
def get_import_rejects(import_id: str, access: Reading, imports: TheImports) -> FileResponse:
    """The refused rows, JSON lines: file, row, reason, detail, values."""
    path = imports.rejects(access.project_id, import_id)
    if path is None:
        raise not_found("file of refused rows", "ese fichero de filas rechazadas")
    return FileResponse(path, media_type="application/x-ndjson", filename="rejects.jsonl")


@router.delete("/{import_id}", status_code=204)
def delete_import(
    import_id: str, access: Writing, tx: Transaction, imports: TheImports, accounts: TheAccounts
) -> None:
    """Remove the file and what is known of the import; its events stay."""
    imports.remove(access.project_id, import_id)
    accounts.record(tx, access, "import.removed", import_id)


def _language(request: Request) -> Language:
    return language_of(request.headers.get("accept-language", ""))

"""HTTP of privacy: erasing a person, how far that is, and the certificate."""

from collections.abc import Iterator
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO, Annotated, Any, Literal

from fastapi import APIRouter, Depends
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from cauce.accounts.facade import Accounts
from cauce.infra.db import Database
from cauce.infra.web import Administering, Transaction, service
from cauce.kernel.errors import CauceError, Kind, Text
from cauce.kernel.ids import PersonId, person_text
from cauce.people.contracts import Erasure
from cauce.people.facade import People
from cauce.people.facade.erasures import Erasures
from cauce.people.routes.reading import person_of

router = APIRouter(prefix="/projects/{project_id}", tags=["privacy"])
TheErasures = Annotated[Erasures, Depends(service(Erasures))]


IN_MEMORY_BYTES, PIECE_BYTES = 8 << 20, 256 << 10
_ZIP: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}}
}


class ErasureOut(BaseModel):
    """An erasure; ``ids`` are digests of the ids that the person had."""

    erasure_id: str
    state: Literal["working", "done"]
    ids: list[str]
    requested_at: datetime
    finished_at: datetime | None

    @classmethod
    def of(cls, erasure: Erasure) -> "ErasureOut":
        """Return the JSON of an erasure."""
        return cls(
            erasure_id=erasure.erasure_id,
            state="done" if erasure.finished_at else "working",
            ids=[person_text(PersonId(raw)) for raw in erasure.raws],
            requested_at=erasure.requested_at,
            finished_at=erasure.finished_at,
        )


class ErasuresOut(BaseModel):
    """The erasures of a project, newest first."""

    items: list[ErasureOut]


@router.delete("/people/{person_id}", status_code=202)
def delete_person(
    person_id: str,
    access: Administering,
    database: Annotated[Database, Depends(service(Database))],
    people: Annotated[People, Depends(service(People))],
    erasures: TheErasures,
    accounts: Annotated[Accounts, Depends(service(Accounts))],
) -> ErasureOut:
    """Erase a person from both databases and the log; a certificate follows within minutes."""
    with database.transaction() as tx:
        erased = people.erase(tx, access.project_id, person_of(person_id))
        entry = accounts.record(tx, access, "person.erased", person_id, {"ids": len(erased.raws)})
        audit = {"seq": entry.seq, "hash": entry.hash.hex()}
        request = erasures.request(tx, access.project_id, erased, audit)
    people.finish_erasure(access.project_id, erased)
    erasures.begin(request)
    return ErasureOut.of(request)


@router.get("/people/{person_id}/archive", response_class=StreamingResponse, responses=_ZIP)
def get_archive(
    person_id: str,
    access: Administering,
    database: Annotated[Database, Depends(service(Database))],
    people: Annotated[People, Depends(service(People))],
    accounts: Annotated[Accounts, Depends(service(Accounts))],
) -> StreamingResponse:
    """Everything about a person as one zip file: events, traits with origin, ids, merges, refused items."""
    person = person_of(person_id)
    file = SpooledTemporaryFile(IN_MEMORY_BYTES)  # noqa: SIM115  (the answer closes it)
    try:
        found = people.archive(access.project_id, person, file)
        with database.transaction() as tx:
            accounts.record(tx, access, "person.exported", person_text(found.person_id))
    except BaseException:
        file.close()
        raise
    name = f"cauce-person-{person_text(found.person_id)}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(_pieces(file), media_type="application/zip", headers=headers)


@router.get("/erasures")
def list_erasures(access: Administering, tx: Transaction, erasures: TheErasures) -> ErasuresOut:
    """Erasures of the project, newest first."""
    found = erasures.listed(tx, access.project_id)
    return ErasuresOut(items=[ErasureOut.of(erasure) for erasure in found])


@router.get("/erasures/{erasure_id}/certificate")
def get_certificate(
    erasure_id: str, access: Administering, tx: Transaction, erasures: TheErasures
) -> dict[str, Any]:
    """The signed certificate of an erasure: what went from where, and when."""
    erasure = erasures.get(tx, access.project_id, erasure_id)
    if erasure.certificate is None:
        raise _not_finished()
    return dict(erasure.certificate)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    """Yield a file from its beginning and close it."""
    with file:
        file.seek(0)
        while piece := file.read(PIECE_BYTES):
            yield piece


def _not_finished() -> CauceError:
    return CauceError(
        "erasure_not_finished",
        Text(
            "This erasure is still being done, so there is no certificate yet. Ask again in a minute.",
            "Este borrado aún está en curso, así que todavía no hay certificado. Vuelve en un minuto.",
        ),
        Kind.CONFLICT,
    )

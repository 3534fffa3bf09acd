"""HTTP of privacy: erasing a person, how far that is, and the certificate."""

from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends
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


def _not_finished() -> CauceError:
    return CauceError(
        "erasure_not_finished",
        Text(
            "This erasure is still being done, so there is no certificate yet. Ask again in a minute.",
            "Este borrado aún está en curso, así que todavía no hay certificado. Vuelve en un minuto.",
        ),
        Kind.CONFLICT,
    )

"""HTTP of privacy: erasing a person with its certificate, archives, consent and purposes."""

from collections.abc import Iterator
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO, Annotated, Any, Literal

from fastapi import APIRouter, Body, Depends
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from cauce.accounts.facade import Accounts
from cauce.infra.db import Database
from cauce.infra.web import Administering, Reading, Transaction, service
from cauce.kernel.errors import CauceError, Kind, Text
from cauce.kernel.ids import PersonId, person_text
from cauce.people.contracts import Agreed, ConsentState, Erasure, LawfulBasis, Purpose
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


class CertificateCheckOut(BaseModel):
    """Whether a certificate is whole and signed with this installation's key."""

    genuine: bool
    erasure_id: str | None
    finished_at: str | None


@router.post("/erasures/verify")
def verify_certificate(
    certificate: Annotated[dict[str, Any], Body()], access: Administering, erasures: TheErasures
) -> CertificateCheckOut:
    """Check a certificate that somebody shows you; what it says of itself is given only when it is genuine."""
    genuine = erasures.is_ours(certificate) and certificate.get("project_id") == str(
        access.project_id
    )
    return CertificateCheckOut(
        genuine=genuine,
        erasure_id=str(certificate["erasure_id"]) if genuine else None,
        finished_at=str(certificate["finished_at"]) if genuine else None,
    )


MAX_NAME = 100


class LabelShape(BaseModel):
    """What people read for a purpose; empty: its name."""

    model_config = ConfigDict(extra="forbid")

    en: str = Field("", max_length=MAX_NAME)
    es: str = Field("", max_length=MAX_NAME)


class PurposeShape(BaseModel):
    """What data is used for; ``categories`` are the names that clients send for it."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=MAX_NAME)
    lawful_basis: LawfulBasis
    categories: list[Annotated[str, Field(min_length=1, max_length=MAX_NAME)]] = Field(
        max_length=50
    )
    label: LabelShape = Field(default_factory=lambda: LabelShape(en="", es=""))

    @classmethod
    def of(cls, purpose: Purpose) -> "PurposeShape":
        """Return the JSON of a purpose."""
        return cls(
            name=purpose.name,
            lawful_basis=purpose.basis,
            categories=list(purpose.categories),
            label=LabelShape(en=purpose.label.en, es=purpose.label.es),
        )

    def purpose(self) -> Purpose:
        """Return the purpose; categories count in lower case, blank ones not at all."""
        names = (name.strip().lower()[:MAX_NAME] for name in self.categories)
        kept = tuple(name for name in names if name)
        label = Text(self.label.en.strip(), self.label.es.strip())
        return Purpose(self.name.strip() or self.name, self.lawful_basis, kept, label)


class PurposesShape(BaseModel):
    """The purposes of a project."""

    model_config = ConfigDict(extra="forbid")

    purposes: list[PurposeShape] = Field(max_length=50)


class ConsentChangeOut(BaseModel):
    """A change of mind about one category, with the message that said it."""

    category: str
    granted: bool
    at: datetime
    message_id: str
    source: str

    @classmethod
    def of(cls, agreed: Agreed) -> "ConsentChangeOut":
        """Return the JSON of a statement."""
        return cls(
            category=agreed.category,
            granted=agreed.granted,
            at=agreed.at,
            message_id=agreed.message_id,
            source=agreed.source,
        )


class PurposeStateOut(BaseModel):
    """Where a person stands on a purpose; ``by`` is the statement that decides it."""

    name: str
    label: LabelShape
    lawful_basis: LawfulBasis
    state: ConsentState
    by: ConsentChangeOut | None


class ConsentOut(BaseModel):
    """Where a person stands on every purpose, and each change of mind, newest first."""

    purposes: list[PurposeStateOut]
    history: list[ConsentChangeOut]


@router.get("/people/{person_id}/consent")
def get_consent(
    person_id: str,
    access: Reading,
    tx: Transaction,
    people: Annotated[People, Depends(service(People))],
) -> ConsentOut:
    """What a person agreed to, for each purpose of the project, with its history."""
    found = people.consent(tx, access.project_id, person_of(person_id))
    return ConsentOut(
        purposes=[
            PurposeStateOut(
                name=one.purpose.name,
                label=LabelShape(en=one.purpose.label.en, es=one.purpose.label.es),
                lawful_basis=one.purpose.basis,
                state=one.state,
                by=ConsentChangeOut.of(one.by) if one.by else None,
            )
            for one in found.purposes
        ],
        history=[ConsentChangeOut.of(one) for one in found.history],
    )


@router.get("/purposes")
def get_purposes(
    access: Reading, tx: Transaction, people: Annotated[People, Depends(service(People))]
) -> PurposesShape:
    """The purposes that data is used for, with their lawful basis."""
    found = people.purposes(tx, access.project_id)
    return PurposesShape(purposes=[PurposeShape.of(purpose) for purpose in found])


@router.put("/purposes")
def set_purposes(
    body: PurposesShape,
    access: Administering,
    tx: Transaction,
    people: Annotated[People, Depends(service(People))],
    accounts: Annotated[Accounts, Depends(service(Accounts))],
) -> PurposesShape:
    """Set the purposes of the project; what people said stays as they said it."""
    purposes = [shape.purpose() for shape in body.purposes]
    found = people.set_purposes(tx, access.project_id, purposes)
    names = [purpose.name for purpose in found]
    accounts.record(tx, access, "privacy.purposes_set", str(access.project_id), {"names": names})
    return PurposesShape(purposes=[PurposeShape.of(purpose) for purpose in found])


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

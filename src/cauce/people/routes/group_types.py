"""HTTP of types of groups: which there are, and what they are called."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Path
from pydantic import BaseModel, ConfigDict, Field

from cauce.infra.web import SHOWN_NAME, Reading, Transaction, Writing, service
from cauce.kernel.errors import Text
from cauce.people.contracts import MOST_GROUP_TYPES, GroupTypeNames, GroupTypeSeen
from cauce.people.facade import People

router = APIRouter(prefix="/projects/{project_id}/group-types", tags=["people"])
ThePeople = Annotated[People, Depends(service(People))]
Type = Annotated[str, Path(min_length=1, max_length=100, description="As events name it")]
Word = Annotated[str, Field(min_length=1, max_length=60, pattern=SHOWN_NAME)]


class WordsModel(BaseModel):
    """One group and several of them, in a language."""

    model_config = ConfigDict(extra="forbid")

    singular: Word = Field(examples=["company"])
    plural: Word = Field(examples=["companies"])


class GroupTypeNamesModel(BaseModel):
    """What the groups of a type are called, in both languages."""

    model_config = ConfigDict(extra="forbid")

    en: WordsModel
    es: WordsModel = Field(examples=[{"singular": "empresa", "plural": "empresas"}])

    def names(self) -> GroupTypeNames:
        """Return the names as people keeps them."""
        return GroupTypeNames(
            Text(self.en.singular, self.es.singular), Text(self.en.plural, self.es.plural)
        )

    @classmethod
    def of(cls, names: GroupTypeNames) -> "GroupTypeNamesModel":
        """Return the JSON of names."""
        return cls(
            en=WordsModel(singular=names.singular.en, plural=names.plural.en),
            es=WordsModel(singular=names.singular.es, plural=names.plural.es),
        )


class GroupTypeOut(BaseModel):
    """A type of groups; `first_seen` and `last_seen` are null, and `groups` 0, where none was seen."""

    type: str
    groups: int
    first_seen: datetime | None
    last_seen: datetime | None
    names: GroupTypeNamesModel | None

    @classmethod
    def of(cls, seen: GroupTypeSeen) -> "GroupTypeOut":
        """Return the JSON of a type."""
        return cls(
            type=seen.type,
            groups=seen.groups,
            first_seen=seen.first_seen,
            last_seen=seen.last_seen,
            names=GroupTypeNamesModel.of(seen.names) if seen.names else None,
        )


class GroupTypesOut(BaseModel):
    """The types of a project, those with most groups first; `most_named` may have a name."""

    items: list[GroupTypeOut]
    most_named: int


@router.get("")
def list_group_types(access: Reading, tx: Transaction, people: ThePeople) -> GroupTypesOut:
    """Types of groups that were seen or named, with how many groups each has; the 100 largest."""
    found = people.group_types(tx, access.project_id)
    return GroupTypesOut(items=[GroupTypeOut.of(one) for one in found], most_named=MOST_GROUP_TYPES)


@router.put("/{type}", status_code=204)
def name_group_type(
    type: Type,  # noqa: A002
    body: GroupTypeNamesModel,
    access: Writing,
    tx: Transaction,
    people: ThePeople,
) -> None:
    """Say what the groups of a type are called; of five types at most."""
    people.name_group_type(tx, access.project_id, type, body.names())


@router.delete("/{type}", status_code=204)
def unname_group_type(
    type: Type,  # noqa: A002
    access: Writing,
    tx: Transaction,
    people: ThePeople,
) -> None:
    """Take the name of a type away; its groups stay."""
    people.unname_group_type(tx, access.project_id, type)

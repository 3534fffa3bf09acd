"""The public verbs of people."""

from cauce.people.facade.absorbing import AbsorbingVerbs
from cauce.people.facade.archiving import ArchivingVerbs
from cauce.people.facade.consenting import ConsentingVerbs
from cauce.people.facade.erasing import ErasingVerbs
from cauce.people.facade.merging import MergingVerbs
from cauce.people.facade.naming import NamingVerbs
from cauce.people.facade.reading import no_person


class People(
    AbsorbingVerbs, MergingVerbs, ArchivingVerbs, ConsentingVerbs, ErasingVerbs, NamingVerbs
):
    """Who did it: persons, their ids and traits; merges that can be undone; erasure."""


__all__ = ["People", "no_person"]

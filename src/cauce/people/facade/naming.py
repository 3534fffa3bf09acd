"""Types of groups: which there are, and what a project calls them."""

from collections.abc import Sequence

from cauce.infra.db import Tx
from cauce.kernel.errors import CauceError, Kind, Text, not_found
from cauce.kernel.ids import ProjectId
from cauce.people.contracts import MOST_GROUP_TYPES, GroupTypeNames, GroupTypeSeen
from cauce.people.store import group_types

MOST_LISTED = 100
"""A sender that makes a type of every id does not fill the page."""


class NamingVerbs:
    """A type exists from the first event that names a group of it."""

    def group_types(self, tx: Tx, project_id: ProjectId) -> Sequence[GroupTypeSeen]:
        """Return the types that were seen or named, those with most groups first; at most 100."""
        return group_types.listed(tx, project_id, MOST_LISTED)

    def name_group_type(
        self, tx: Tx, project_id: ProjectId, kind: str, names: GroupTypeNames
    ) -> None:
        """Keep what a type is called.

        Raises:
            CauceError: ``too_many_group_types`` (409): so many others are named already.
        """
        if group_types.others_named(tx, project_id, kind) >= MOST_GROUP_TYPES:
            raise CauceError(
                "too_many_group_types",
                Text(
                    f"{MOST_GROUP_TYPES} types of groups are named already, and a project has no more, so that"
                    " questions stay readable. Take the name of another one away first; its groups stay.",
                    f"Ya hay {MOST_GROUP_TYPES} tipos de grupo con nombre, y un proyecto no tiene más para que las"
                    " preguntas se entiendan. Quita antes el nombre de otro; sus grupos se quedan.",
                ),
                Kind.CONFLICT,
            )
        group_types.name(tx, project_id, kind, names)

    def unname_group_type(self, tx: Tx, project_id: ProjectId, kind: str) -> None:
        """Forget what a type is called; its groups and their traits stay.

        Raises:
            CauceError: ``not_found``: it has no name.
        """
        if not group_types.unname(tx, project_id, kind):
            raise not_found("name of a type of groups", "ese nombre de un tipo de grupo")

"""JSON → which type of groups a question counts."""

from dataclasses import replace

from cauce.analytics.contracts import ChartQuery
from cauce.analytics.logic.groups import Grouping, names_groups
from cauce.analytics.logic.reading import Fields
from cauce.rules.parse import parse_group_type


def of_type(question: ChartQuery, fields: Fields) -> ChartQuery:
    """Return the question with the type of the groups that it counts; without one, as it was.

    Raises:
        CauceError: ``invalid_field`` (422): it counts no groups, or the type is none.
    """
    document = fields.get("group_type")
    if document is None:
        return question
    if not (isinstance(question, Grouping) and names_groups(question)):
        raise fields.wrong(
            "group_type",
            "goes with a question that counts groups: count them, or leave the type out",
            "va con una pregunta que cuenta grupos: cuéntalos o quita el tipo",
        )
    return replace(question, group_type=parse_group_type(document, fields.at("group_type")))

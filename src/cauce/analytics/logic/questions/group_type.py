"""JSON → which type of groups a question counts."""

from dataclasses import replace

from cauce.analytics.contracts import ChartQuery, CorrelationQuery, GroupType
from cauce.analytics.logic.groups import Grouping, names_groups
from cauce.analytics.logic.reading import Fields
from cauce.rules.parse import parse_group_type


def of_type(question: ChartQuery, fields: Fields) -> ChartQuery:
    """Return the question with the type of the groups that it counts; without one, as it was.

    Raises:
        CauceError: ``invalid_field`` (422): it counts no groups, or the type is none.
    """
    kind = asked_type(question, fields)
    if kind is None or isinstance(question, CorrelationQuery) or not isinstance(question, Grouping):
        return question
    return replace(question, group_type=kind)


def asked_type(question: ChartQuery, fields: Fields) -> GroupType | None:
    """Return the type that a question is asked with; None without one. Raises as ``of_type``."""
    document = fields.get("group_type")
    if document is None:
        return None
    if not (isinstance(question, Grouping) and names_groups(question)):
        raise fields.wrong(
            "group_type",
            "goes with a question that counts groups: count them, or leave the type out",
            "va con una pregunta que cuenta grupos: cuéntalos o quita el tipo",
        )
    return parse_group_type(document, fields.at("group_type"))

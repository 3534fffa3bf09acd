"""What a question would take from what is kept at hand, without working it out."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from cauce.analytics.contracts import AtHand, Jobs, Plan, Scope, Selected, Step
from cauce.analytics.logic.at_hand import Held
from cauce.analytics.logic.comparison import segments_in
from cauce.analytics.logic.instants import NOTHING
from cauce.analytics.logic.plan import includes_bots, plan_of, sample_of
from cauce.analytics.logic.questions import Asked, parse_question
from cauce.kernel.ids import ProjectId

EMPTY = Held(NOTHING, NOTHING)


def selections_of(
    project_id: ProjectId, document: Any, now: datetime, timezone: str
) -> tuple[tuple[Selected, ...], bool]:
    """Return the selections that a question asks for first of all, and whether what programs did counts.

    Its plan is followed as far as it needs nothing else, and told that nothing ever happened.

    Raises:
        CauceError: ``invalid_field`` (422).
    """
    question = parse_question(document, Asked(now, timezone))
    if sample_of(question) < 1 or segments_in(question):
        return (), False
    bots = includes_bots(question)
    plan = plan_of(question, Scope(project_id, now, merged=False, include_bots=bots))
    return tuple(dict.fromkeys(_asked_for(plan))), bots


def _asked_for(plan: Plan) -> Iterator[Selected]:
    try:
        step: Step = next(plan)
        while (sent := _nothing(step)) is not None:
            if isinstance(step, AtHand):
                yield from _selected(step)
            step = plan.send(sent)
    except StopIteration:
        return
    plan.close()


def _nothing(step: Step) -> Any:
    """What a step comes to when nothing ever happened; None where only the engine can say."""
    if isinstance(step, AtHand):
        return tuple(EMPTY for _ in _selected(step)) or None
    if isinstance(step, Jobs) and all(job.statement is None for job in step.jobs):
        return [job.work({}) for job in step.jobs]
    return None


def _selected(step: AtHand) -> tuple[Selected, ...]:
    """The selections a step asks for; none when it asks for everybody's trails, which are not read beforehand."""
    return tuple(one for one in step.wanted if isinstance(one, Selected))

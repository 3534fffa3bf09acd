"""The condition language over the view ``events``; never null, as in ``rules.compile``."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from cauce.analytics.logic.as_sql.literals import Literals, instant, text
from cauce.analytics.logic.as_sql.places import Inside
from cauce.analytics.logic.as_sql.refusals import unstated
from cauce.rules import (
    All,
    Any,
    Comparison,
    Condition,
    Did,
    Facts,
    Not,
    Op,
    SegmentIs,
    Subject,
    Types,
    matches,
)
from cauce.rules.compile import COUNT_SQL
from cauce.rules.contracts import POSITIVE_OF
from cauce.rules.leaf import element_test
from cauce.rules.match import count_holds_at_zero
from cauce.rules.types import types_at
from cauce.rules.walk import only_traits


@dataclass(frozen=True, slots=True)
class Conditions:
    """Writes conditions: knows the instant, the time zone and the types of properties and traits."""

    now: datetime
    zone: ZoneInfo
    properties: Types | None
    traits: Types

    def inside(self, subject: Subject, name: str) -> Inside:
        """Return where a name is read.

        Raises:
            CauceError: ``not_in_sql`` for a trait of groups: there is no view of these.
        """
        if subject is Subject.GROUP_TRAIT:
            raise unstated("it looks at traits of groups", "mira rasgos de los grupos")
        if subject is Subject.CONTEXT:
            return Inside("context", name, None)
        if subject is Subject.TRAIT:
            return Inside("traits", name, types_at(self.traits, name))
        return Inside("properties", name, types_at(self.properties, name))

    def of(self, condition: Condition) -> str:
        """Return the test of a row of ``events``.

        Raises:
            CauceError: ``not_in_sql`` when it names a cohort.
        """
        if only_traits(condition):
            return self._traits(condition)
        return self._tree(condition)

    def _tree(self, condition: Condition, *, on_people: bool = False) -> str:
        again = self._people if on_people else self.of
        match condition:
            case All(items):
                return _join([again(item) for item in items], " AND ", "true")
            case Any(items):
                return _join([again(item) for item in items], " OR ", "false")
            case Not(item):
                return f"NOT ({again(item)})"
            case Comparison():
                return self._comparison(condition)
            case Did():
                return self._did(condition)
            case SegmentIs():
                raise unstated(
                    "there is no view of the members of saved cohorts",
                    "no hay una vista de los miembros de las cohortes guardadas",
                )

    def _people(self, condition: Condition) -> str:
        return self._tree(condition, on_people=True)

    def _comparison(self, leaf: Comparison) -> str:
        positive = POSITIVE_OF.get(leaf.op)
        if positive is not None:
            return f"NOT ({self._comparison(replace(leaf, op=positive))})"
        place = self.inside(leaf.subject, leaf.name)
        if leaf.op is Op.IS_SET:
            return place.is_set()
        return place.passes(element_test(leaf, Literals(), self.now, self.zone))

    def _traits(self, condition: Condition) -> str:
        """Membership in the persons whose traits satisfy it; who has no row has no traits."""
        unknown = matches(condition, Facts(self.now, timezone=self.zone))
        test = self._people(Not(condition) if unknown else condition)
        word = "NOT IN" if unknown else "IN"
        return f"person_id {word} (SELECT person_id FROM people WHERE {test})"

    def _did(self, did: Did) -> str:
        """Membership in the persons whose number of such events satisfies the count."""
        at_zero = count_holds_at_zero(did)
        tests = [f"event = {text(did.event)}"]
        if did.within_days is not None:
            since = self.now - timedelta(days=did.within_days)
            tests += [f"timestamp > {instant(since)}", f"timestamp <= {instant(self.now)}"]
        tests.append(self.of(did.where))
        enough = f"count() {COUNT_SQL[did.count_op]} {did.count}"
        having = f"NOT ({enough})" if at_zero else enough
        word = "NOT IN" if at_zero else "IN"
        return (
            f"person_id {word} (SELECT person_id FROM events WHERE {' AND '.join(tests)}"
            f" GROUP BY person_id HAVING {having})"
        )


def _join(parts: list[str], word: str, empty: str) -> str:
    return "(" + word.join(parts) + ")" if parts else empty

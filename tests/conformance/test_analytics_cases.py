"""Published cases of other products' tests and documentation, asked of the real engine.

``analytics/published_*.json`` hold stories: who did what when, and questions with the answers that
their source publishes. All stories are stored at once, each in a project of its own.

A history is words: ``A@1d2h30m`` is event A so long after the story's first instant (or at
``@2020-01-11T12``); without a time each word is a minute after the one before. ``*3`` is three times,
``+1d*3`` three times a day apart. ``as`` names events with properties and the like by a short word.

A case may run under several options (``each``). One that ``differs`` names why, has the number of
its source in ``theirs``, is held to ours, and is counted apart.
"""

import itertools
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cauce.analytics.facade import Analytics

FOLDER = Path(__file__).parent / "analytics"
FIRST_PROJECT = 1_200_000
LEAST = 250
NOW = datetime(2026, 1, 1, tzinfo=UTC)
WORD = re.compile(
    r"(?P<name>[^@*+\s]+)(?:@(?P<at>[^*+\s]+))?(?:\+(?P<step>[^*\s]+))?(?:\*(?P<times>\d+))?"
)
SPAN = re.compile(r"(\d+(?:\.\d+)?)([dhms])")
UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}


def span(text):
    """Return a length of time such as ``1d2h`` or ``-5d``."""
    whole = sum(
        (timedelta(**{UNITS[unit]: float(value)}) for value, unit in SPAN.findall(text)),
        timedelta(0),
    )
    return -whole if text.startswith("-") else whole


def moments(history, start):
    """Yield (word, instant) of a history."""
    for place, word in enumerate(history.split()):
        found = WORD.fullmatch(word)
        at = found["at"]
        if at is None:
            first = start + timedelta(minutes=place)
        elif "T" in at:
            first = datetime.fromisoformat(at).replace(tzinfo=UTC)
        else:
            first = start + span(at)
        for time in range(int(found["times"] or 1)):
            yield found["name"], first + time * span(found["step"] or "0s")


def members(text):
    """Return the persons of ``3`` or ``1..10``."""
    first, _, last = str(text).partition("..")
    return range(int(first), int(last or first) + 1)


def rows_of(story, project):
    """Yield (table, row) of everything a story stores."""
    start = datetime.fromisoformat(story["from"]).replace(tzinfo=UTC)
    known = story.get("as", {})
    for people, history in story["people"].items():
        for person in members(people):
            for number, (name, at) in enumerate(moments(history, start)):
                yield "events", {
                    "project_id": project, "person_id": person, "anonymous_id": f"d{person}",
                    "properties": {}, "context": {}, "event": name,
                    "timestamp": at.isoformat(timespec="milliseconds"),
                    **spelt_out(known.get(name, {}), number),
                }  # fmt: skip
    for person, traits in story.get("traits", {}).items():
        yield "persons", {"project_id": project, "person_id": int(person), "version": 1, "traits": traits}  # fmt: skip
    for former, person in story.get("merges", {}).items():
        yield "person_overrides", {"project_id": project, "from_person": int(former), "into_person": person, "version": 1}  # fmt: skip


def spelt_out(event, number):
    """Return what a short word stands for; ``numbered`` is a property that counts up along a history."""
    if "numbered" not in event:
        return event
    name, first = event["numbered"]
    return {"event": event["event"], "properties": {name: first + number}}


def written_out(question):
    """Return a question with its short forms written out."""
    out = dict(question)
    for name in ("steps", "series"):
        if isinstance(out.get(name), str):
            out[name] = [{"event": word} for word in out[name].split()]
    if isinstance(out.get("exclusions"), str):
        parts = [part.split() for part in out["exclusions"].split(";")]
        out["exclusions"] = [{"event": event, "from_step": int(a), "to_step": int(b)} for event, a, b in parts]  # fmt: skip
    for name in ("first", "return", "activity", "conversion"):
        if isinstance(out.get(name), str):
            out[name] = {"event": out[name]}
    if isinstance(out.get("window"), str):
        value, unit = out["window"].split()
        out["window"] = {"value": int(value), "unit": unit}
    if "of" in out:
        out["of"] = written_out(out["of"])
    return out


def variants(case):
    """Yield the options of ``each`` as questions to add, with a name for them."""
    each = case.get("each", {})
    for chosen in itertools.product(*each.values()):
        yield dict(zip(each, chosen, strict=True)), " ".join(map(str, chosen))


def stories():
    """Yield (project, story) of all files."""
    files = sorted(FOLDER.glob("published_*.json"))
    found = [story for file in files for story in json.loads(file.read_text("utf-8"))["stories"]]
    return list(enumerate(found, FIRST_PROJECT))


def cases_of(project, story):
    """Yield (id, project, question, expected, case): one question and its answer each."""
    about = story["source"].rpartition(": ")[2]
    for number, case in enumerate(story["cases"]):
        for option, label in variants(case):
            asked = written_out({**story.get("ask", {}), **case.get("ask", {}), **option})
            name = " ".join(filter(None, (about, case.get("name", str(number)), label)))
            if case["expect"]:
                yield name, project, asked, case["expect"], case
            for place, people in case.get("people", {}).items():
                behind = {"kind": "people", "of": asked, "point": point_of(asked["kind"], place)}
                yield f"{name} people {place}", project, behind, {"people": people}, {}


def point_of(kind, place):
    """Return the point that ``1``, ``-1`` (dropped before it) or ``2020-06-10 0`` stands for."""
    if kind == "funnel":
        return {"step": abs(int(place)), "converted": not place.startswith("-")}
    cohort, period = place.split()
    return {"cohort": cohort, "period": int(period)}


STORIES = stories()
CASES = [case for project, story in STORIES for case in cases_of(project, story)]


def nonzero(values):
    return {str(place): value for place, value in enumerate(values) if value}


def totals(lines):
    return {str(line.breakdown): line.total for line in lines}


def rows(cohorts, wanted):
    """Return the rows of cohorts, as long as the wanted ones."""
    return [list(cohort.values[: len(row)]) for cohort, row in zip(cohorts, wanted, strict=True)]


SEEN = {
    "counts": lambda r, _: [step.count for step in r.steps],
    "avg_s": lambda r, _: [step.avg_s for step in r.steps],
    "median_s": lambda r, _: [step.median_s for step in r.steps],
    "branches": lambda r, _: {str(b.value): [s.count for s in b.steps] for b in r.breakdowns},
    "branch_avg_s": lambda r, _: {str(b.value): [s.avg_s for s in b.steps] for b in r.breakdowns},
    "took_s": lambda r, _: r.time_to_convert.avg_s,
    "bars": lambda r, _: [bar.count for bar in r.time_to_convert.histogram],
    "entered": lambda r, _: [point.entered for point in r.over_time],
    "converted": lambda r, _: [point.converted for point in r.over_time],
    "values": lambda r, _: [list(line.values) for line in r.series],
    "nonzero": lambda r, _: nonzero(r.series[0].values),
    "by": lambda r, _: {str(line.breakdown): list(line.values) for line in r.series},
    "totals": lambda r, _: [line.total for line in r.series],
    "total_by": lambda r, _: totals(r.series),
    "before": lambda r, _: [list(line.values) for line in r.compare],
    "before_nonzero": lambda r, _: nonzero(r.compare[0].values),
    "rows": lambda r, wanted: rows(r.cohorts, wanted),
    "rows_by": lambda r, wanted: {
        str(b.value): rows(b.cohorts, wanted[str(b.value)])
        for b in r.breakdowns
        if str(b.value) in wanted or any(cohort.size for cohort in b.cohorts)
    },
    "amounts": lambda r, wanted: [
        list(cohort.amounts[: len(row)]) for cohort, row in zip(r.cohorts, wanted, strict=True)
    ],
    "mean": lambda r, wanted: list(r.mean[: len(wanted)]),
    "links": lambda r, _: sorted(
        [r.nodes[one.source].step, r.nodes[one.source].name, r.nodes[one.target].name, one.count]
        for one in r.links
    ),
    "session": lambda r, wanted: {name: getattr(r.total, name) for name in wanted},
    "credit": lambda r, _: {str(one.channel): list(one.conversions) for one in r.channels},
    "with": lambda r, _: {one.name: [one.converted_with, one.dropped_with] for one in r.items},
    "odds": lambda r, _: {one.name: one.odds_ratio for one in r.items},
    "people": lambda r, _: sorted(int(item.person_id, 16) for item in r.items),
    **{
        status: (lambda r, _, place=place: list(r.series[place].values))
        for place, status in enumerate(("new", "returning", "resurrecting", "dormant"))
    },
}
"""What an expectation looks at: from the result, and what is wanted, to what is compared."""


def wanted_of(name, wanted):
    if name == "people":
        return sorted(person for part in wanted for person in members(part))
    return sorted(wanted) if name == "links" else wanted


def close(seen, wanted, within=None):
    """Return whether both are equal, floats to nine digits or numbers ``within`` so much."""
    if isinstance(wanted, dict):
        return seen.keys() == wanted.keys() and all(
            close(seen[key], value, within) for key, value in wanted.items()
        )
    if isinstance(wanted, list):
        return len(seen) == len(wanted) and all(
            close(one, other, within) for one, other in zip(seen, wanted, strict=True)
        )
    if within is not None:
        return seen == pytest.approx(wanted, abs=within)
    return seen == (pytest.approx(wanted, rel=1e-9) if isinstance(wanted, float) else wanted)


@pytest.fixture(scope="module")
def analytics(events):
    """All stories, stored with one insert a table."""
    tables = {}
    for project, story in STORIES:
        for table, row in rows_of(story, project):
            found = tables.setdefault(table, [])
            found.append(json.dumps({**row, "seq": len(found)} if table == "events" else row))
    for table, lines in tables.items():
        events.insert_json(table, "\n".join(lines).encode(), f"published-{table}")
    return Analytics(events, clock=lambda: NOW)


@pytest.mark.parametrize("case", [pytest.param(case, id=case[0]) for case in CASES])
def test_an_answer_is_the_published_one(analytics, case):
    _, project, question, expected, about = case
    theirs = about.get("differs", {}).get("theirs", {})
    result = analytics.ask(project, question).result
    for name, wanted in expected.items():
        seen = SEEN[name](result, wanted)
        assert close(seen, wanted_of(name, wanted), about.get("within")), f"{name}: {seen}"
        if name in theirs:
            assert not close(seen, theirs[name]), "nothing differs any more"


def test_there_are_enough_cases_and_each_names_its_source():
    same = [case for case in CASES if "differs" not in case[4]]
    assert len(same) >= LEAST
    assert len({(project, json.dumps(asked)) for _, project, asked, _, _ in CASES}) == len(CASES)
    assert all(story["source"].count(": ") == 1 for _, story in STORIES)


def test_where_we_differ_the_reason_and_their_number_are_told():
    apart = [(case[3], case[4]["differs"]) for case in CASES if "differs" in case[4]]
    assert apart
    for expected, differs in apart:
        assert differs["why"]
        assert differs["theirs"].keys() & expected.keys()

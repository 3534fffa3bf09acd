"""The tool that explains: why a person is, or is not, behind a number."""

from collections.abc import Mapping
from typing import Any

from cauce.analytics.logic.reading import Fields
from cauce.api.assistant import schemas
from cauce.api.assistant.contracts import Call, Reader, Steps, Tool
from cauce.api.assistant.telling import fenced, lines_of, paragraphs, whole_table
from cauce.api.assistant.tools.answering import seen
from cauce.api.assistant.tools.asking import question_of
from cauce.kernel.errors import Text

COUNTED = Text("The chart counts this person.", "El gráfico cuenta a esta persona.")
NOT_COUNTED = Text("The chart does not count this person.", "El gráfico no cuenta a esta persona.")
AGREES = Text(
    "Following their events one by one says the same.",
    "Seguir sus eventos uno a uno dice lo mismo.",
)
DISAGREES = Text(
    "Following their events one by one does not say the same: please report it.",
    "Seguir sus eventos uno a uno no dice lo mismo: avísanos, por favor.",
)
ENTRIES = Text("What became of each entry:", "Qué fue de cada entrada:")
EVENTS = Text("Their events that play a part:", "Sus eventos que intervienen:")
MORE = Text("{count} more events are not listed.", "No se listan {count} eventos más.")


def why(args: Mapping[str, Any], reader: Reader) -> Steps:
    """Tell why a person is, or is not, behind a number."""
    fields = Fields.of(args, "", ("question", "point", "person_id"))
    question = question_of(fields)
    asked = {
        "kind": "why",
        "of": question,
        "point": fields.get("point"),
        "person_id": fields.text("person_id", 16),
    }
    answer = yield Call("POST", "query", body={k: v for k, v in asked.items() if v is not None})
    return told(question, answer["result"], reader)


def told(question: Mapping[str, Any], found: Mapping[str, Any], reader: Reader) -> str:
    """Return an explanation as an assistant reads it."""
    missing = found["missing"] or {}
    checked = {True: AGREES, False: DISAGREES}.get(found["agrees"])
    return paragraphs(
        reader.say(COUNTED if found["counted"] else NOT_COUNTED),
        reader.say(checked) if checked else "",
        fenced(lines_of(found["sentence"], missing.get("words")), reader),
        _entries(found["entries"], reader),
        _events(found["events"], reader),
        reader.say(MORE, count=found["more"]) if found["more"] else "",
        seen(question, reader),
    )


def _entries(entries: list[Mapping[str, Any]], reader: Reader) -> str:
    if not entries:
        return ""
    rows = [
        [one["number"], one["window"]["start"], one["window"]["end"], one["steps"], one["words"]]
        for one in entries
    ]
    head = ("entry", "from", "until", "steps", "fate")
    return f"{reader.say(ENTRIES)}\n{whole_table(head, rows, reader)}"


def _events(events: list[Mapping[str, Any]], reader: Reader) -> str:
    if not events:
        return ""
    rows = [
        [one["local"], one["event"], part["counts"], part["words"]]
        for one in events
        for part in one["played"]
    ]
    head = ("at", "event", "counts", "part")
    return f"{reader.say(EVENTS)}\n{whole_table(head, rows, reader)}"


WHY = Tool(
    "why",
    Text("Why somebody is counted", "Por qué se cuenta a alguien"),
    "Explain why one person is, or is not, behind one number of a question: their events that play a part, the window,"
    " what excluded them or what is missing. `point` as for people_behind, `person_id` from people_behind or person."
    " The reading is worked out anew, beside the chart, and says whether both agree.",
    lambda: {
        "question": schemas.AS_FOR_ASK,
        "point": {"type": "object"},
        "person_id": {"type": "string", "description": "16 hexadecimal digits."},
    },
    why,
    ("question", "person_id"),
)

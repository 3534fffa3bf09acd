"""The documented views: what people may read, and the project's own rows behind each name.

Every name of a question is written with ``MARK`` before it and in backticks, and the views give their
columns under marked names. No table, column or database of the engine is named so; whatever a person
writes can therefore mean a view or something of their own, and nothing else.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from cauce.analytics.contracts import Span
from cauce.analytics.logic.sessions_sql import sessions_sql
from cauce.analytics.logic.source import Source, label_of
from cauce.analytics.logic.visits_sql import VIEWS as PAGES
from cauce.analytics.logic.visits_sql import page_sql
from cauce.kernel.errors import Text
from cauce.rules import Types, quote, quote_path
from cauce.rules.compile import overrides_join, person_of
from cauce.rules.types import NUMBERS, SCALARS

MARK = "u_"
ALWAYS = Span(datetime(1971, 1, 1, tzinfo=UTC), datetime(2149, 1, 1, tzinfo=UTC))
Path = tuple[str, str]
"""A JSON column and a dotted path in it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a view: its type, and whether ``column.path`` reads inside it."""

    name: str
    type: str
    words: Text
    nested: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A view: its columns in the order that ``*`` gives them."""

    name: str
    words: Text
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(column.name for column in self.columns)


_PERSON = Column("person_id", "String", Text(
    "Who did it: 16 hexadecimal digits, as in the address of the person's page; merges are followed",
    "Quién lo hizo: 16 cifras hexadecimales, como en la dirección de su página; sigue las fusiones",
))  # fmt: skip
_USER = Column("user_id", "String", Text(
    "Your own id of the person; empty when it is not known",
    "Tu propio id de la persona; vacío si no se conoce",
))  # fmt: skip
_ANONYMOUS = Column("anonymous_id", "String", Text(
    "The device or browser; empty when none was sent", "El dispositivo o navegador; vacío si no se envió",
))  # fmt: skip
EVENTS = View("events", Text(
    "One row per event. What programs did is left out unless the question has `include_bots`",
    "Una fila por evento. Lo que hicieron programas no está, salvo que la pregunta lleve `include_bots`",
), (
    Column("event", "LowCardinality(String)", Text("Name of the event", "Nombre del evento")),
    Column("timestamp", "DateTime64(3)", Text("When it happened", "Cuándo ocurrió")),
    Column("received_at", "DateTime64(3)", Text("When it arrived here", "Cuándo llegó aquí")),
    Column("message_id", "String", Text("The sender's id of the event", "El id del evento, del emisor")),
    _PERSON,
    _USER,
    _ANONYMOUS,
    Column("session_id", "String", Text(
        "The sender's session; empty without one (the view `sessions` works those out)",
        "La sesión del emisor; vacía si no la envió (la vista `sessions` las calcula)",
    )),
    Column("properties", "String", Text(
        "The event's properties as JSON text; `properties.name` is one of them, with the type it has",
        "Las propiedades del evento como texto JSON; `properties.nombre` es una, con el tipo que tenga",
    ), nested=True),
    Column("context", "String", Text(
        "The circumstances as JSON text; `context.traffic.channel` is one of them, as text",
        "Las circunstancias como texto JSON; `context.traffic.channel` es una, como texto",
    ), nested=True),
))  # fmt: skip
PEOPLE = View("people", Text(
    "One row per person who was identified", "Una fila por persona identificada",
), (
    _PERSON,
    _USER,
    Column("display_name", "String", Text("The name shown", "El nombre que se muestra")),
    Column("email", "String", Text("E-mail address; empty without one", "Correo; vacío si no hay")),
    Column("first_seen", "DateTime64(3)", Text("First event", "Primer evento")),
    Column("last_seen", "DateTime64(3)", Text("Last event", "Último evento")),
    Column("traits", "String", Text(
        "The person's traits as JSON text; `traits.name` is one of them, with the type it has",
        "Los rasgos de la persona como texto JSON; `traits.nombre` es uno, con el tipo que tenga",
    ), nested=True),
))  # fmt: skip
SESSIONS = View("sessions", Text(
    "One row per session, worked out as in every other question",
    "Una fila por sesión, calculada como en las demás preguntas",
), (
    _PERSON,
    Column("session_id", "String", Text(
        "The sender's id; empty where the session was worked out",
        "El id del emisor; vacío si la sesión se calculó",
    )),
    _ANONYMOUS,
    Column("started_at", "DateTime64(3)", Text("First event", "Primer evento")),
    Column("ended_at", "DateTime64(3)", Text("Last event", "Último evento")),
    Column("length_s", "Float64", Text("Seconds from first to last", "Segundos del primero al último")),
    Column("events", "UInt64", Text("How many events", "Cuántos eventos")),
    Column("views", "UInt64", Text("Pages and screens seen", "Páginas y pantallas vistas")),
    Column("entry_page", "Nullable(String)", Text("First path seen", "Primera ruta vista")),
    Column("exit_page", "Nullable(String)", Text("Last path seen", "Última ruta vista")),
    Column("channel", "Nullable(String)", Text(
        "Where it came from: the first channel known", "De dónde vino: el primer canal conocido",
    )),
))  # fmt: skip
VIEWS: Mapping[str, View] = {view.name: view for view in (EVENTS, PEOPLE, SESSIONS)}
NESTED = frozenset(c.name for view in VIEWS.values() for c in view.columns if c.nested)


def marked(name: str) -> str:
    """Return a name of the question as the engine sees it.

    Example:
        >>> marked("events")
        '`u_events`'
    """
    return quote(MARK + name)


@dataclass(frozen=True, slots=True)
class Reads:
    """What is read inside JSON: each path's number names its column; and the types of traits."""

    paths: Mapping[Path, int]
    traits: Types

    def column(self, path: Path) -> str:
        """Return the name of a path's column in a view."""
        return f"x_{self.paths[path]}"


def view_sql(view: View, source: Source, reads: Reads) -> str:
    """Return the query of a view's rows: those of the project, under marked names."""
    own = _ROWS[view.name](source)
    found = [f"{sql} AS {marked(name)}" for name, sql in own.columns.items()]
    nested = {column.name for column in view.columns if column.nested}
    found += [
        f"{_inside(path, source, reads)} AS {reads.column(path)}"
        for path in reads.paths
        if path[0] in nested
    ]
    return f"SELECT {', '.join(found)} FROM {own.rows}"


@dataclass(frozen=True, slots=True)
class _Rows:
    """By column how it is read, and all that follows FROM."""

    columns: Mapping[str, str]
    rows: str


def _events(source: Source) -> _Rows:
    rules = source.rules
    plain = ("message_id", "user_id", "anonymous_id", "session_id")
    return _Rows(
        {
            "event": "e.event",
            "timestamp": _local("e.timestamp", source),
            "received_at": _local("e.received_at", source),
            "person_id": _public(person_of("e", rules)),
            **{name: f"e.{name}" for name in plain},
            "properties": "toJSONString(e.properties)",
            "context": "toJSONString(e.context)",
        },
        f"events AS e {overrides_join('e', rules)} WHERE {source.counted}",
    )


def _people(source: Source) -> _Rows:
    return _Rows(
        {
            "person_id": _public("e.person_id"),
            **{name: f"e.{name}" for name in ("user_id", "display_name", "email")},
            "first_seen": _local("e.first_seen", source),
            "last_seen": _local("e.last_seen", source),
            "traits": "toJSONString(e.traits)",
        },
        f"persons AS e FINAL WHERE e.project_id = {source.project}",
    )


def _sessions(source: Source) -> _Rows:
    seen = f"event IN {source.bind(list(PAGES), 'Array(String)')}"
    columns = (
        "timestamp AS at, session_id AS own, anonymous_id AS unit,"
        f" {seen} AS seen, {page_sql(source)} AS page,"
        f" {label_of('context', 'traffic.channel')} AS channel"
    )
    return _Rows(
        {
            "person_id": _public("p"),
            "session_id": "any(own)",
            "anonymous_id": "any(unit)",
            "started_at": _local("min(at)", source),
            "ended_at": _local("max(at)", source),
            "length_s": "dateDiff('millisecond', min(at), max(at)) / 1000",
            "events": "count()",
            "views": "sum(seen)",
            "entry_page": "argMin(page, at)",
            "exit_page": "argMax(page, at)",
            "channel": "argMin(channel, at)",
        },
        f"({sessions_sql(source, ALWAYS, columns, source.counted)}) GROUP BY p, sid",
    )


_ROWS: Mapping[str, Callable[[Source], _Rows]] = {
    "events": _events,
    "people": _people,
    "sessions": _sessions,
}


def _local(instant: str, source: Source) -> str:
    if source.timezone.key == "UTC":
        return instant
    return f"toTimeZone({instant}, {source.bind(source.timezone.key, 'String')})"


def _public(person: str) -> str:
    return f"leftPad(lower(hex({person})), 16, '0')"


def _inside(path: Path, source: Source, reads: Reads) -> str:
    """One property or trait: of the type that all its values have, else as text."""
    column, name = path
    if column == "context":
        return label_of("e.context", name)
    types = reads.traits if column == "traits" else (source.scope.types or {})
    return typed(f"e.{column}", name, types.get(name, frozenset()))


def typed(column: str, name: str, kinds: frozenset[str]) -> str:
    """Return a JSON path read as the one type its values have; numbers of any kind are one type.

    Example:
        >>> typed("properties", "price", frozenset({"Int64", "Float64"}))
        'coalesce(toFloat64(properties.`price`.:Int64), properties.`price`.:Float64)'
    """
    place = quote_path(column, name)
    if not kinds:
        return "CAST(NULL, 'Nullable(String)')"
    if len(kinds) == 1:
        (kind,) = kinds
        known = kind in SCALARS or kind in _LISTS
        return f"{place}.:{_LISTS.get(kind, kind)}" if known else label_of(column, name)
    if kinds.issubset(NUMBERS):
        read = [
            f"{place}.:Float64" if kind == "Float64" else f"toFloat64({place}.:{kind})"
            for kind in NUMBERS
            if kind in kinds
        ]
        return f"coalesce({', '.join(read)})"
    return label_of(column, name, kinds)


_LISTS = {f"Array(Nullable({kind}))": f"`Array(Nullable({kind}))`" for kind in SCALARS}


def type_of(kinds: frozenset[str]) -> str:
    """Return the engine's type of what ``typed`` gives."""
    if len(kinds) == 1 and next(iter(kinds)) in _LISTS:
        return next(iter(kinds))
    if len(kinds) == 1 and next(iter(kinds)) in SCALARS:
        return f"Nullable({next(iter(kinds))})"
    return "Nullable(Float64)" if kinds and kinds.issubset(NUMBERS) else "Nullable(String)"

"""A plan as YAML: the same document as its JSON, without what goes without saying.

Reading knows YAML 1.2's plain words only (``true``, ``false``, ``null``, numbers): ``no`` and
``2026-01-31`` are text. Every error names the line. Writing a plan that was read gives the same bytes.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import yaml

from cauce.collect.plan.contracts import Plan
from cauce.collect.plan.logic.document import plan_document
from cauce.collect.plan.logic.parse import parse_plan
from cauce.kernel.errors import BadField, CauceError, Text, invalid

MAX_BYTES = 2_000_000
MAX_LEVELS = 60
MAX_NODES = 500_000
HEADER = "# Tracking plan of Cauce. Import it with: cauce plan import FILE --project ID\n"
_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_MAP, _LIST, _TEXT = "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:str"
Lines = dict[str, int]
"""Path → line, as ``parse_plan`` spells paths."""


class _Reader(yaml.SafeLoader):
    """Leaves every plain word as it is; ``_scalar`` reads them."""


_Reader.yaml_implicit_resolvers = {}


class _Writer(yaml.SafeDumper):
    """Puts quotes around every text that ``_scalar`` would read as something else; no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out, also what is the same object twice."""
        return True


def _written(writer: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Escape what is not printable: other quotes change some line breaks when they are read."""
    return writer.represent_scalar(_TEXT, text, None if text.isprintable() else '"')


_Writer.add_representer(str, _written)
_Writer.add_implicit_resolver("tag:yaml.org,2002:float", _NUMBER, list("-+.0123456789"))


def plan_yaml(plan: Plan) -> str:
    """Return the YAML of a plan: names in order, defaults left out."""
    text: str = yaml.dump(
        plan_document(plan, compact=True),
        Dumper=_Writer,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=10**9,
    )
    return HEADER + text


def read_plan_yaml(text: str) -> Plan:
    """Return the plan that a YAML text stands for.

    Raises:
        CauceError: ``invalid_field``; the message begins with the line.
    """
    lines: Lines = {}
    document = _value(_root(text), "", lines, 0)
    try:
        return parse_plan({} if document is None else document)
    except CauceError as error:
        raise _with_line(error, lines) from None


def _root(text: str) -> yaml.Node | None:
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise invalid("yaml", "is larger than 2 MB.", "ocupa más de 2 MB.")
    reader = None
    try:
        reader = _Reader(text)
        node: yaml.Node | None = reader.get_single_node()
    except (yaml.YAMLError, RecursionError) as error:
        raise _broken(error) from None
    finally:
        if reader is not None:
            reader.dispose()
    return node


def _broken(error: Exception) -> CauceError:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    why = getattr(error, "problem", None) or str(error).splitlines()[0][:200]
    return _at(line, "yaml", f"is not YAML: {why}.", f"no es YAML: {why}.")


def _value(node: yaml.Node | None, path: str, lines: Lines, level: int) -> Any:
    """Return what a node holds; remembers the line of every path in it."""
    if node is None:
        return None
    line = node.start_mark.line + 1
    lines.setdefault(path, line)
    if level > MAX_LEVELS or len(lines) > MAX_NODES:
        raise _at(
            line,
            path,
            "is nested too deeply, or repeats itself by aliases.",
            "está anidado demasiado o se repite con alias.",
        )
    if isinstance(node, yaml.MappingNode) and node.tag == _MAP:
        return dict(_pairs(node, path, lines, level))
    if isinstance(node, yaml.SequenceNode) and node.tag == _LIST:
        return [_value(item, f"{path}[{i}]", lines, level + 1) for i, item in enumerate(node.value)]
    if isinstance(node, yaml.ScalarNode) and node.tag == _TEXT:
        return _scalar(node)
    raise _at(
        line,
        path,
        f"has a tag ({node.tag}), which a plan never has.",
        f"lleva una etiqueta ({node.tag}), que un plan nunca tiene.",
    )


def _pairs(
    node: yaml.MappingNode, path: str, lines: Lines, level: int
) -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for key, value in node.value:
        line = key.start_mark.line + 1
        name = key.value if isinstance(key, yaml.ScalarNode) else None
        if name is None:
            raise _at(line, path, "has a key that is no text.", "tiene una clave que no es texto.")
        if name in seen:
            raise _at(line, path, f"has {name!r} twice.", f"tiene {name!r} dos veces.")
        seen.add(name)
        below = _below(path, name)
        lines[below] = line
        yield name, _value(value, below, lines, level + 1)


def _below(path: str, name: str) -> str:
    """Return the path of a key, spelled as ``parse_plan`` does: names of people's in brackets."""
    named = path == "events" or path.endswith("].properties")
    return f"{path}[{name}]" if named else f"{path}.{name}".lstrip(".")


def _scalar(node: yaml.ScalarNode) -> Any:
    text: str = node.value
    if node.style is not None:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text) and len(text) < 30:
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text


def _with_line(error: CauceError, lines: Lines) -> CauceError:
    """Return the error with the line of its place, or of the nearest one around it."""
    if not error.fields:
        return error
    field = error.fields[0]
    path = field.path
    while path and path not in lines:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    said = _at(lines.get(path, 1), field.path, field.message.en, field.message.es)
    return replace(said, fields=tuple(replace(f, allowed=field.allowed) for f in said.fields))


def _at(line: int, path: str, en: str, es: str) -> CauceError:
    where = f"{path} " if path else ""
    message = Text(f"line {line}: {where}{en}", f"línea {line}: {where}{es}")
    return CauceError("invalid_field", message, fields=(BadField(path, message),))

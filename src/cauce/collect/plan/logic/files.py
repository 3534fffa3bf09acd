"""Every file that can be made of a plan; the same plan gives the same bytes."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from cauce.collect.plan.contracts import FileKind, GeneratedFile, Plan
from cauce.collect.plan.logic import ga4
from cauce.collect.plan.logic.gtm import container
from cauce.collect.plan.logic.json_schema import event_schema, file_names
from cauce.collect.plan.logic.python_calls import python_module
from cauce.collect.plan.logic.typescript_calls import typescript_module
from cauce.collect.plan.logic.yaml_form import plan_yaml
from cauce.kernel.errors import Text

EARLIEST = (1980, 1, 1, 0, 0, 0)
Make = Callable[[Plan, str, datetime], GeneratedFile]


def generated(kind: FileKind, plan: Plan, of: str, at: datetime) -> GeneratedFile:
    """Return a file.

    Args:
        kind: what to make.
        plan: of which plan.
        of: which version it is, for people: `` (version 3)``.
        at: when that version was made.
    """
    return MAKERS[kind](plan, of, at)


def _yaml(plan: Plan, _of: str, _at: datetime) -> GeneratedFile:
    return _text("tracking-plan.yaml", "application/yaml", plan_yaml(plan))


def _python(plan: Plan, of: str, _at: datetime) -> GeneratedFile:
    return _text("tracking_plan.py", "text/x-python", python_module(plan, of))


def _typescript(plan: Plan, of: str, _at: datetime) -> GeneratedFile:
    return _text("tracking-plan.ts", "text/x-typescript", typescript_module(plan, of))


def _json_schema(plan: Plan, _of: str, _at: datetime) -> GeneratedFile:
    names, out = file_names(plan), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for event in plan.events:
            entry = zipfile.ZipInfo(names[event.name], EARLIEST)
            archive.writestr(entry, _json(event_schema(event)))
    warnings = (_CHECKS,) if any(event.check for event in plan.events) else ()
    return GeneratedFile("tracking-plan-schemas.zip", "application/zip", out.getvalue(), warnings)


def _gtm(plan: Plan, _of: str, at: datetime) -> GeneratedFile:
    text = _json(container(plan, at))
    return _text("gtm-container.json", "application/json", text, ga4.warnings(plan))


def _ga4(plan: Plan, _of: str, _at: datetime) -> GeneratedFile:
    text = ga4.dimensions_csv(plan)
    return _text("ga4-custom-dimensions.csv", "text/csv", text, ga4.warnings(plan))


MAKERS: Mapping[FileKind, Make] = {
    FileKind.YAML: _yaml,
    FileKind.PYTHON: _python,
    FileKind.TYPESCRIPT: _typescript,
    FileKind.JSON_SCHEMA: _json_schema,
    FileKind.GTM: _gtm,
    FileKind.GA4_DIMENSIONS: _ga4,
}
_CHECKS = Text(
    "The checks of events are conditions, which JSON Schema cannot say; they stand under x-cauce-check.",
    "Las comprobaciones de los eventos son condiciones, que JSON Schema no expresa; están en x-cauce-check.",
)


def _text(
    name: str, media_type: str, content: str, warnings: tuple[Text, ...] = ()
) -> GeneratedFile:
    return GeneratedFile(name, media_type, content.encode(), warnings)


def _json(document: Any) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"

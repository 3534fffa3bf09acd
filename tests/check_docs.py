"""What ``dev.py check`` asks of the documentation; prints every finding and fails on the first kind.

* every rule of the definitions names where it comes from, or says that it is ours;
* a generated reference page says what the code says now;
* every setting, reject reason and metric that exists is on its page, with words;
* every link between pages, and to files of the repository, leads somewhere; anchors too;
* every page that people read in English exists in Spanish, and the other way round;
* every page is in the navigation of ``mkdocs.yml``;
* README stays under two screens, ARCHITECTURE under 150 lines, a decision record on one page.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
sys.path.insert(0, str(DOCS))

import generate  # noqa: E402

LINK = re.compile(r"(?<!\\)\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
BILINGUAL = (
    "index.md", "tutorials/", "howto/", "explanation/", "reference/glossary.md",
    "reference/definitions.md", "reference/tracking-plan.md", "reference/sql.md",
)  # fmt: skip
DEFINITIONS = ("reference/definitions.md", "es/reference/definitions.md")
SOURCE = re.compile(
    r"\b(Sources?|Ours|Fuentes?|Nuestr[oa]):\s|PostHog|Mixpanel|Amplitude|Google Analytics|Plausible"
)
TOP = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
LIMITS = {"README.md": 120, "ARCHITECTURE.md": 150}
RECORD_LIMIT = 60


def main() -> int:
    """Print every finding and return 1 when there is one."""
    found = list(findings())
    sys.stdout.write("".join(f"{line}\n" for line in found))
    sys.stdout.write("docs: " + (f"{len(found)} findings\n" if found else "all clean\n"))
    return 1 if found else 0


def findings() -> Iterator[str]:
    """Yield what is wrong with the documentation."""
    for name in generate.stale():
        yield f"{name} is stale: run python3 docs/generate.py"
    yield from undocumented()
    for page in pages():
        yield from dead_links(page)
    yield from missing_translations()
    yield from not_in_navigation()
    yield from too_long()
    yield from unfinished_records()
    for name in DEFINITIONS:
        yield from unsourced(name, (DOCS / name).read_text("utf-8"))


def pages() -> list[Path]:
    """Return every page of the site and the pages at the top of the repository."""
    return [*sorted(DOCS.rglob("*.md")), *(ROOT / name for name in TOP if (ROOT / name).exists())]


def undocumented() -> Iterator[str]:
    """Yield settings, reasons and metrics that have no words."""
    for name, _, _, text in generate.settings():
        if not text:
            yield f"setting {name} has no docstring below it in infra/settings.py"
    for name, text in generate.reject_reasons():
        if not text:
            yield f"reject reason {name} has no docstring below it in collect/contracts.py"
    for metric in generate.metrics():
        if not metric.text:
            yield f"metric {metric.name} has no description"


def dead_links(page: Path) -> Iterator[str]:
    """Yield the links of a page that lead nowhere."""
    shown = page.relative_to(ROOT)
    for target in LINK.findall(FENCE.sub("", page.read_text("utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        to = (page.parent / path).resolve() if path else page
        if not to.exists():
            yield f"{shown}: {target} does not exist"
        elif anchor and to.suffix == ".md" and anchor not in anchors(to):
            yield f"{shown}: {target}: no such heading"
        elif page.is_relative_to(DOCS) and not to.is_relative_to(DOCS):
            yield f"{shown}: {target} is outside docs/, so the site does not have it"


@cache
def anchors(page: Path) -> frozenset[str]:
    """Return the anchors of a page's headings, as the site makes them."""
    text = FENCE.sub("", page.read_text("utf-8"))
    return frozenset(slug(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE))


def slug(heading: str) -> str:
    """Return the anchor of a heading."""
    plain = re.sub(r"[^\w\s-]", "", heading.lower()).strip()
    return re.sub(r"[\s]+", "-", plain)


def missing_translations() -> Iterator[str]:
    """Yield the pages that exist in one language only."""
    spanish = {p.relative_to(DOCS / "es").as_posix() for p in (DOCS / "es").rglob("*.md")}
    english = {
        name
        for p in DOCS.rglob("*.md")
        if (name := p.relative_to(DOCS).as_posix()).startswith(BILINGUAL)
    }
    for name in sorted(english - spanish):
        yield f"docs/{name} has no Spanish page docs/es/{name}"
    for name in sorted(spanish - english):
        yield f"docs/es/{name} has no English page docs/{name}"


def not_in_navigation() -> Iterator[str]:
    """Yield pages that the site's navigation does not name, and names without a page."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    named = set(re.findall(r"[\w/-]+\.md", text))
    existing = {p.relative_to(DOCS).as_posix() for p in DOCS.rglob("*.md")}
    for name in sorted(existing - named):
        yield f"docs/{name} is not in the navigation of mkdocs.yml"
    for name in sorted(named - existing):
        yield f"mkdocs.yml names {name}, which does not exist"


def too_long() -> Iterator[str]:
    """Yield pages beyond their limit of lines."""
    records = {f"docs/adr/{p.name}": RECORD_LIMIT for p in (DOCS / "adr").glob("[0-9]*.md")}
    for name, limit in {**LIMITS, **records}.items():
        lines = len((ROOT / name).read_text("utf-8").splitlines())
        if lines > limit:
            yield f"{name} has {lines} lines, more than {limit}"


def unfinished_records() -> Iterator[str]:
    """Yield decision records that do not say what enforces them."""
    for page in sorted((DOCS / "adr").glob("[0-9]*.md")):
        if "**Enforced by**" not in page.read_text("utf-8"):
            yield f"docs/adr/{page.name} does not end with what enforces it"


def unsourced(name: str, text: str) -> Iterator[str]:
    """Yield the rules of a page of definitions that name no source."""
    for number, rule in rules_of(text):
        if not SOURCE.search(rule):
            yield f"docs/{name}:{number} names no source: {rule.splitlines()[0][:60]}"


def rules_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield each rule, a bullet with all that is indented below it, and its line."""
    begun, rule = 0, list[str]()
    for number, line in enumerate([*text.splitlines(), ""], 1):
        if rule and line.startswith("  "):
            rule.append(line)
            continue
        if rule:
            yield begun, "\n".join(rule)
        begun, rule = number, [line] if line.startswith("* ") else []


if __name__ == "__main__":
    sys.exit(main())

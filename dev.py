#!/usr/bin/env python3
"""Everything a person does with this checkout; needs nothing but Python 3.11 or newer.

python3 dev.py demo      installs, builds, loads real sample data, serves http://127.0.0.1:8000
python3 dev.py test      installs what is missing and runs every test (arguments go to pytest)
python3 dev.py check     format, lint, types, import contracts, front end: what CI runs first
python3 dev.py bench     the benchmarks (a name runs one)
python3 dev.py docs      builds the documentation site into site/
python3 dev.py lock      rewrites requirements/*.txt from pyproject.toml
python3 dev.py cauce …   any cauce command inside the environment
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
TOOLS = ROOT / ".tools"
LOCKS = ("runtime", "dev")
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")


def main() -> int:
    """Run the command named first on the command line and return its exit code."""
    if sys.version_info < (3, 11):
        print(f"Cauce needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 2
    name, *rest = sys.argv[1:] or ["help"]
    command = COMMANDS.get(name)
    if command is None:
        print(__doc__)
        return 0 if name in {"help", "-h", "--help"} else 2
    os.chdir(ROOT)
    return command(rest)


def demo(rest: list[str]) -> int:
    """Start Cauce with the sample projects."""
    install("runtime")
    return become("-m", "cauce.main", "demo", *rest)


def cauce(rest: list[str]) -> int:
    """Run a cauce command."""
    install("runtime")
    return become("-m", "cauce.main", *rest)


def test(rest: list[str]) -> int:
    """Run the tests, front-end unit tests first when nothing else was asked for.

    One process more than there are processors: now and then a test waits for what it has killed.
    """
    install("dev")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once for all that is started
    if not rest:
        system_programs()
        code = front_end("test")
        if code:
            return code
        rest = [
            "-n",
            str(min((os.cpu_count() or 1) + 1, 4)),
            "--dist",
            "loadfile",
            "--no-loadscope-reorder",
        ]
    return run("-m", "pytest", *rest)


def check(_: list[str]) -> int:
    """Run every static check; report all that fail, not only the first."""
    install("dev")
    steps = {
        "format": ("-m", "ruff", "format", "--check", "."),
        "lint": ("-m", "ruff", "check", "."),
        "types": ("-m", "mypy"),
        "types of the Python SDK": ("-m", "mypy", "--config-file", "sdk/python/pyproject.toml"),
        "imports": ("-c", "from importlinter.cli import lint_imports_command as c; c()"),
        "docs": ("tests/check_docs.py",),
    }
    failed = [name for name, args in steps.items() if step(name, args)]
    print("── front end", flush=True)
    if front_end("check"):
        failed.append("front end")
    print("check: " + (f"failed: {', '.join(failed)}" if failed else "all clean"))
    return 1 if failed else 0


def bench(rest: list[str]) -> int:
    """Run the benchmarks."""
    install("dev")
    return run("-m", "benchmarks", *rest)


def docs(_: list[str]) -> int:
    """Build the documentation site."""
    install("dev")
    return run("-m", "zensical", "build", "--clean")


def lock(_: list[str]) -> int:
    """Compile pyproject.toml into hashed lock files that name no index."""
    for name in LOCKS:
        group = [] if name == "runtime" else ["--group", name]
        code = uv(
            *(
                "pip",
                "compile",
                "pyproject.toml",
                *group,
                "--universal",
                "--python-version",
                "3.11",
            ),
            *("--generate-hashes", "--no-emit-index-url", "--no-header", "--quiet"),
            *("--output-file", f"requirements/{name}.txt"),
        )
        if code:
            return code
    return 0


def install(name: str) -> None:
    """Make ``.venv`` hold exactly the locked packages and Cauce itself; nothing to do: no time."""
    lock_file = ROOT / "requirements" / f"{name}.txt"
    wanted = hashlib.sha256(lock_file.read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    stamp = VENV / ".cauce-installed"
    have = stamp.read_text().split() if stamp.exists() else []
    if wanted.hexdigest() in have:
        return
    print(f"Installing the locked {name} packages …", flush=True)
    if not VENV.exists() and uv("venv", "--quiet", "--python", sys.executable, str(VENV)):
        fail("could not create .venv")
    if uv(
        "pip",
        "install",
        "--quiet",
        "--python",
        str(python()),
        "--require-hashes",
        "-r",
        str(lock_file),
    ):
        fail("could not install the locked packages: see the message above")
    if uv(
        "pip", "install", "--quiet", "--python", str(python()), "--no-deps", "--editable", str(ROOT)
    ):
        fail("could not install Cauce itself: see the message above")
    stamp.write_text(" ".join([*have, wanted.hexdigest()][-4:]))


def front_end(task: str) -> int:
    """Run ``npm run <task>`` in frontend/ with its packages installed; say so when npm is missing."""
    return run("-m", "cauce.webbuild", task)


def system_programs() -> None:
    """Install what the tests use from outside Python where that needs no question (Debian, as root).

    Chromium's headless shell, which draws pages alone and not a browser around them, takes far less of the
    machine; where there is none, Chromium does.
    """
    shell = "chromium-headless-shell"
    missing = [name for name in (shell, "haproxy") if not on_this_machine(name)]
    if not missing or not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid():
        return
    print(f"Installing {' and '.join(missing)} for the tests …", flush=True)
    apt_get("update")
    for name in missing:
        apt_get("install", "-y", "--no-install-recommends", name)
    if not any(map(on_this_machine, (shell, "chromium", "chromium-browser", "google-chrome"))):
        apt_get("install", "-y", "chromium")


def on_this_machine(name: str) -> bool:
    """Return whether there is a program of that name."""
    return any(map(shutil.which, (name, f"/usr/sbin/{name}")))


def apt_get(*args: str) -> None:
    """Run apt-get without questions; what it could not install is missed by the tests."""
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-qq", *args], check=False, stdout=subprocess.DEVNULL, env=env)


def step(name: str, args: tuple[str, ...]) -> int:
    """Run one check under a heading."""
    print(f"── {name}", flush=True)
    return run(*args)


def run(*args: str) -> int:
    """Run the environment's Python; Ctrl-C belongs to the child."""
    process = subprocess.Popen([str(python()), *args], cwd=ROOT)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def become(*args: str) -> int:
    """Turn into the environment's Python, so that signals reach it and nothing stands between."""
    if os.name != "nt":
        os.execv(python(), [str(python()), *args])
    return run(*args)


def python() -> Path:
    """Return the environment's interpreter."""
    return BIN / ("python.exe" if os.name == "nt" else "python")


def uv(*args: str) -> int:
    """Run uv: the one on PATH, else one installed into .tools (works on Debian's own Python)."""
    found = shutil.which("uv")
    env = {**os.environ, "VIRTUAL_ENV": str(VENV)}
    if found is None:
        local = TOOLS / "bin" / "uv"
        if not local.exists():
            pip = (sys.executable, "-m", "pip", "install", "--quiet", "--target", str(TOOLS))
            if subprocess.call([*pip, "--disable-pip-version-check", "uv>=0.9,<0.14"]):
                fail(
                    "could not install uv with pip: is python3-pip installed, and is there a network?"
                )
        found = str(local)
    return subprocess.call([found, *args], env=env, cwd=ROOT)


def fail(message: str) -> None:
    """Stop with a message."""
    print(f"dev.py: {message}", file=sys.stderr)
    raise SystemExit(1)


COMMANDS = {
    "demo": demo,
    "test": test,
    "check": check,
    "bench": bench,
    "docs": docs,
    "lock": lock,
    "cauce": cauce,
}

if __name__ == "__main__":
    raise SystemExit(main())

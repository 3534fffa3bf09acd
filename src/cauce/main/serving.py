"""Running the server from the command line, and what it prints."""

import sys
from dataclasses import replace
from urllib.parse import quote

from cauce.accounts.facade import Accounts
from cauce.infra.db import Database
from cauce.infra.folder import DataFolder
from cauce.infra.nursery import Nursery
from cauce.infra.settings import Settings, roles_of
from cauce.infra.telemetry import configure_logs
from cauce.kernel.errors import Language
from cauce.main.prepare import database_url, with_secret
from cauce.main.supervisor import Supervisor
from cauce.main.web import start_building_ui

WORDS = {
    "en": {
        "up": "Cauce is running",
        "link": "Sign in (this link works once)",
        "stop": "Ctrl-C stops it. Data folder",
    },
    "es": {
        "up": "Cauce está en marcha",
        "link": "Entra (este enlace sirve una sola vez)",
        "stop": "Ctrl-C lo detiene. Carpeta de datos",
    },
}


def serve_until_stopped(
    settings: Settings,
    nursery: Nursery,
    *,
    greet: bool,
    language: Language,
    samples: bool = False,
) -> None:
    """Run everything until SIGTERM or Ctrl-C; with ``samples`` the two sample projects too.

    Raises:
        CauceError: it cannot start; the message says why and what to do.
    """
    configure_logs("main")
    folder = DataFolder(settings.data)
    folder.prepare()
    settings = with_secret(replace(settings, data=folder.root), folder)
    greet = greet and "api" in roles_of(settings)
    build = start_building_ui() if greet else None

    def on_ready(url: str) -> None:
        if build is not None:
            build.wait()  # it says itself why it failed; everything but the pages works
        if greet:
            _greet(settings, folder, url, language)

    Supervisor(settings, folder, nursery, on_ready=on_ready, samples=samples).run()


def _greet(settings: Settings, folder: DataFolder, url: str, language: Language) -> None:
    words = WORDS[language]
    base = settings.public_url or url
    token = _sign_in_token(settings, folder)
    lines = [
        "",
        f"  {words['up']}: {base}",
        f"  {words['link']}: {base}/sign-in?token={quote(token)}",
        f"  {words['stop']}: {folder.root}",
        "",
    ]
    print("\n".join(lines), flush=True, file=sys.stdout)


def _sign_in_token(settings: Settings, folder: DataFolder) -> str:
    database = Database(database_url(settings, folder), size=1)
    database.open()
    try:
        with database.transaction() as tx:
            return Accounts().create_sign_in_link(tx)
    finally:
        database.close()

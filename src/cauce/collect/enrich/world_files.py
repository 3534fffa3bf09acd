"""The world as files tell it: a MaxMind database, and a list of the networks of data centres."""

from functools import cached_property
from pathlib import Path
from typing import Any

import maxminddb

from cauce.collect.enrich.bots import Networks
from cauce.collect.enrich.world import NOWHERE, World, is_hosting, place_in
from cauce.kernel.errors import CauceError, Text

REMEMBERED = 65_536


class Atlas:
    """Answers about addresses from files, each address looked up once."""

    def __init__(self, database: maxminddb.Reader | None, centres: Networks) -> None:
        self._database, self._centres = database, centres
        self._places: dict[str, dict[str, str]] = {}
        self._hosting: dict[str, bool] = {}

    def place_of(self, ip: str) -> dict[str, str]:
        """Return country, region, city and time zone of an address, as far as known."""
        found = self._places.get(ip)
        if found is None:
            found = place_in(self._record(ip))
            if len(self._places) >= REMEMBERED:
                self._places.clear()
            self._places[ip] = found
        return found

    def is_data_centre(self, ip: str) -> bool:
        """Return whether an address is one of a data centre."""
        found = self._hosting.get(ip)
        if found is None:
            found = ip in self._centres or is_hosting(self._record(ip))
            if len(self._hosting) >= REMEMBERED:
                self._hosting.clear()
            self._hosting[ip] = found
        return found

    def _record(self, ip: str) -> Any:
        if self._database is None:
            return None
        if ":" in ip and not self._holds_ipv6:
            return None
        return self._database.get(ip)

    @cached_property
    def _holds_ipv6(self) -> bool:
        assert self._database is not None  # noqa: S101
        return self._database.metadata().ip_version == 6


def open_world(geoip_file: str, data_centres_file: str) -> World:
    """Return the world of two files, each of which may be empty text: then it says nothing.

    Raises:
        CauceError: ``bad_setting`` when a file is not there or not what it must be.
    """
    if not geoip_file and not data_centres_file:
        return NOWHERE
    return Atlas(_database(geoip_file), _centres(data_centres_file))


def _database(name: str) -> maxminddb.Reader | None:
    if not name:
        return None
    try:
        return maxminddb.open_database(name)
    except (OSError, maxminddb.InvalidDatabaseError) as error:
        raise _bad(
            "geoip_file", name, error, "a MaxMind database (.mmdb)", "una base MaxMind (.mmdb)"
        ) from error


def _centres(name: str) -> Networks:
    if not name:
        return Networks(())
    try:
        lines = Path(name).read_text("utf-8").splitlines()
        return Networks(text for line in lines if (text := line.partition("#")[0].strip()))
    except (OSError, ValueError) as error:
        what = (
            "one network a line, such as 198.51.100.0/24",
            "una red por línea, como 198.51.100.0/24",
        )
        raise _bad("data_centres_file", name, error, *what) from error


def _bad(setting: str, name: str, error: Exception, en: str, es: str) -> CauceError:
    return CauceError(
        "bad_setting",
        Text(
            f"Setting {setting}: {name} cannot be used ({error}). It must be {en}; leave it empty to do without.",
            f"Ajuste {setting}: no se puede usar {name} ({error}). Debe ser {es}; déjalo vacío para prescindir de él.",
        ),
    )

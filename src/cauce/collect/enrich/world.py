"""What can be looked up about an address: its place, and whether it belongs to a data centre."""

from collections.abc import Sequence
from typing import Any, Protocol


class World(Protocol):
    """Answers about addresses; by identity the same as long as its files are."""

    def place_of(self, ip: str) -> dict[str, str]:
        """Return country, region, city and time zone of an address, as far as known."""
        ...

    def is_data_centre(self, ip: str) -> bool:
        """Return whether an address is one of a data centre: no person sits there."""
        ...


class Nowhere:
    """Knows nothing: no file was given."""

    def place_of(self, ip: str) -> dict[str, str]:
        """Return nothing."""
        return {}

    def is_data_centre(self, ip: str) -> bool:
        """Return false."""
        return False


NOWHERE = Nowhere()


def place_in(record: Any) -> dict[str, str]:
    """Return what a record of a MaxMind database says of a place; empty for any other record.

    ``country`` is ISO 3166-1, ``region`` ISO 3166-2, ``city`` its English name, ``timezone`` IANA.
    Source: MaxMind, "GeoIP2 and GeoLite2 City and Country databases".

    Example:
        >>> place_in({"country": {"iso_code": "ES"}, "subdivisions": [{"iso_code": "MD"}],
        ...           "city": {"names": {"en": "Madrid"}}, "location": {"time_zone": "Europe/Madrid"}})
        {'country': 'ES', 'region': 'ES-MD', 'city': 'Madrid', 'timezone': 'Europe/Madrid'}
    """
    country = _text(record, "country", "iso_code") or _text(
        record, "registered_country", "iso_code"
    )
    region = _text(_first(record, "subdivisions"), "iso_code")
    found = {
        "country": country,
        "region": f"{country}-{region}" if country and region else "",
        "city": _text(record, "city", "names", "en"),
        "timezone": _text(record, "location", "time_zone"),
    }
    return {name: value for name, value in found.items() if value}


def is_hosting(record: Any) -> bool:
    """Return whether a MaxMind record (Enterprise, Anonymous IP) says that the address hosts servers."""
    if not isinstance(record, dict):
        return False
    traits = record.get("traits")
    inner = traits.get("is_hosting_provider") if isinstance(traits, dict) else None
    return bool(inner or record.get("is_hosting_provider"))


def _first(record: Any, name: str) -> Any:
    found = record.get(name) if isinstance(record, dict) else None
    return (
        found[0] if isinstance(found, Sequence) and not isinstance(found, str) and found else None
    )


def _text(value: Any, *path: str) -> str:
    for name in path:
        if not isinstance(value, dict):
            return ""
        value = value.get(name)
    return value if isinstance(value, str) else ""

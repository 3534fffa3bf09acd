"""The stream that the settings name; loads nothing of NATS, for there is none on one machine."""

from dataclasses import dataclass

from cauce.infra.log.nats.address import Address, parse_address
from cauce.infra.settings import Settings, names_in


@dataclass(frozen=True, slots=True)
class Cluster:
    """What is needed to reach the stream and to judge it."""

    address: Address
    monitors: tuple[str, ...] = ()
    accepted: frozenset[str] = frozenset()


def stream_of(settings: Settings) -> Cluster | None:
    """Return the stream that the settings name, None when the log is in the data folder."""
    address = parse_address(settings.log_url) if settings.log_url else None
    if address is None:
        return None
    accepted = frozenset(names_in(settings.log_accept))
    return Cluster(address, tuple(names_in(settings.log_monitor_url)), accepted)

"""What all verbs of notices depend on."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from cauce.accounts.facade import Accounts
from cauce.infra.outbound import Outbound
from cauce.kernel.clock import Clock, utc_now


@dataclass(frozen=True)
class NoticesBase:
    """Audit, the way out, and the installation's secret, which signs webhooks and links."""

    accounts: Accounts
    outbound: Outbound
    secret: str
    clock: Clock = utc_now
    random: Callable[[int], bytes] = secrets.token_bytes

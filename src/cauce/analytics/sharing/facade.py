"""The public verbs of shared links: making, revoking, and looking through one."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cauce.accounts.facade import Accounts
from cauce.analytics.annotations.contracts import Choice
from cauce.analytics.boards.contracts import Saved
from cauce.analytics.boards.facade.dashboards import Dashboards
from cauce.analytics.boards.logic.question import check_chart
from cauce.analytics.logic.calendar import span_of
from cauce.analytics.logic.questions import Asked
from cauce.analytics.logic.questions.common import read_range
from cauce.analytics.logic.reading import Fields
from cauce.analytics.sharing import store
from cauce.analytics.sharing.contracts import (
    MAX_LINKS,
    PER_MINUTE,
    SALT_BYTES,
    SharedLink,
    Sharing,
)
from cauce.analytics.sharing.logic import check_sites, genuine, id_in, narrowed, token_of
from cauce.infra.cache import Cache
from cauce.infra.db import Tx
from cauce.kernel.access import Access, Actor, Role, Scope
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.errors import CauceError, Kind, Text, invalid, not_found
from cauce.kernel.ids import ProjectId

MINUTE_S = 60.0


@dataclass(frozen=True)
class Opened:
    """A link that works: the dashboard it shows, as a reader who may only ask."""

    link: SharedLink
    access: Access
    board: Saved

    @property
    def lens(self) -> dict[str, Any]:
        """Return the dates and the filter that are looked through when the reader chooses none."""
        document, frozen = self.board.content.document, self.link.sharing.frozen
        dates = frozen if frozen and ("date_from" in frozen or "date_to" in frozen) else document
        where = narrowed(document.get("where"), (frozen or {}).get("where"))
        chosen = {name: dates.get(name) for name in ("date_from", "date_to")}
        return {**chosen, "where": where}


@dataclass(frozen=True)
class SharedLinks:
    """The shared links of every project."""

    accounts: Accounts
    dashboards: Dashboards
    cache: Cache
    secret: str
    clock: Clock = utc_now

    def listed(self, tx: Tx, project_id: ProjectId, dashboard_id: int) -> list[SharedLink]:
        """Return the links of a dashboard that are not revoked, the newest first.

        Raises:
            CauceError: ``not_found``.
        """
        self.dashboards.shelf.get(tx, project_id, dashboard_id)
        return store.of_dashboard(tx, project_id, dashboard_id)

    def token(self, link: SharedLink) -> str:
        """Return the secret part of a link's address."""
        return token_of(self.secret, link.link_id, link.salt)

    def share(self, tx: Tx, access: Access, dashboard_id: int, sharing: Sharing) -> SharedLink:
        """Return a new link.

        Raises:
            CauceError: ``not_found``, ``invalid_field``, ``too_many_links``.
        """
        now, project_id = self.clock(), access.project_id
        board = self.dashboards.shelf.get(tx, project_id, dashboard_id, lock=True)
        working = [
            one for one in store.of_dashboard(tx, project_id, dashboard_id) if one.works(now)
        ]
        if len(working) >= MAX_LINKS:
            raise _too_many()
        checked = self._checked(access, sharing, now)
        salt = secrets.token_bytes(SALT_BYTES)
        by = access.actor.name
        new = SharedLink(0, project_id, dashboard_id, salt, checked, by, now)
        new = replace(new, link_id=store.insert(tx, new))
        self._record(tx, access, "shared", board.content.name, new)
        return new

    def revoke(self, tx: Tx, access: Access, dashboard_id: int, link_id: int) -> None:
        """End a link for good.

        Raises:
            CauceError: ``not_found``.
        """
        link = store.revoke(tx, access.project_id, dashboard_id, link_id, self.clock())
        if link is None:
            raise not_found("link", "ese enlace")
        self._record(tx, access, "unshared", link.sharing.name, link)

    def open(self, tx: Tx, token: str) -> Opened:
        """Return what a token shows.

        Raises:
            CauceError: ``shared_link_ended`` (404), whatever the reason; ``rate_limited``.
        """
        link = self.genuine(tx, token)
        if link is None:
            raise _ended()
        self._limit(link)
        found = self.dashboards.shelf.some(tx, link.project_id, [link.dashboard_id])
        board = found.get(link.dashboard_id)
        if board is None or board.removed_at is not None:
            raise _ended()
        return Opened(link, self._reader(tx, link), board)

    def genuine(self, tx: Tx, token: str) -> SharedLink | None:
        """Return the link of a token that was signed here, as long as it works."""
        link_id = id_in(token)
        link = store.by_id(tx, link_id) if link_id else None
        if (
            link is None
            or not genuine(self.secret, token, link.salt)
            or not link.works(self.clock())
        ):
            return None
        return link

    def question(
        self, tx: Tx, opened: Opened, tile_id: str, dates: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Return what a tile asks, through the link's dates and filter, or the dates that are chosen.

        Raises:
            CauceError: ``not_found``, ``invalid_field`` (also for dates that are frozen),
                ``tile_without_question``.
        """
        chosen = {name: value for name, value in dates.items() if value is not None}
        if chosen and opened.link.sharing.frozen is not None:
            raise _frozen(next(iter(chosen)))
        lens = {**opened.lens, **({"date_from": None, "date_to": None} if chosen else {}), **chosen}
        return self.dashboards.question(tx, opened.access, opened.board.saved_id, tile_id, lens)

    def happened(self, opened: Opened) -> Choice:
        """Return which annotations belong beside the numbers of a link: of fixed dates, those that touch them."""
        mine = Choice(project_only=True, or_dashboard=opened.board.saved_id)
        if opened.link.sharing.frozen is None:
            return mine
        dates = {name: day for name, day in opened.lens.items() if name != "where" and day}
        asked = Asked(self.clock(), opened.access.timezone)
        days = read_range(Fields(dates, "frozen"), asked)
        span = span_of(days)
        return replace(mine, since=span.start, until=span.end)

    def forget_project(self, tx: Tx, project_id: ProjectId) -> None:
        """Remove every link of a project."""
        store.forget_project(tx, project_id)

    def _checked(self, access: Access, sharing: Sharing, now: datetime) -> Sharing:
        if sharing.expires_at is not None and sharing.expires_at <= now:
            raise invalid(
                "expires_at",
                "must be in the future; leave it out for a link that does not expire.",
                "debe estar en el futuro; omítelo para un enlace que no caduca.",
            )
        if sharing.frozen is not None:
            asked = Asked(now, access.timezone)
            check_chart({"kind": "trend", "series": [{}], **sharing.frozen}, "frozen", asked)
        return replace(sharing, frame_ancestors=check_sites(sharing.frame_ancestors))

    def _reader(self, tx: Tx, link: SharedLink) -> Access:
        project = self.accounts.get_project(tx, link.project_id)
        return Access(
            link.project_id,
            project.workspace_id,
            project.timezone,
            Actor("system", None, f"link {link.link_id}"),
            Role.VIEWER,
            frozenset({Scope.QUERY}),
        )

    def _limit(self, link: SharedLink) -> None:
        count, left_s = self.cache.hit(f"shared:{link.link_id}", MINUTE_S)
        if count > PER_MINUTE:
            raise _too_fast(max(1, round(left_s)))

    def _record(self, tx: Tx, access: Access, what: str, name: str, link: SharedLink) -> None:
        detail = {"id": link.dashboard_id, "link": link.link_id}
        self.accounts.record(tx, access, f"dashboard.{what}", name, detail)


def _ended() -> CauceError:
    return CauceError(
        "shared_link_ended",
        Text(
            "This link shows nothing: it has expired, was revoked, or is not whole."
            " Ask whoever sent it for another one.",
            "Este enlace no muestra nada: ha caducado, se revocó o no está entero."
            " Pide otro a quien te lo envió.",
        ),
        Kind.NOT_FOUND,
    )


def _frozen(name: str) -> CauceError:
    return invalid(
        name,
        "the dates of this link are fixed; leave it out.",
        "las fechas de este enlace son fijas; omítelo.",
    )


def _too_many() -> CauceError:
    return CauceError(
        "too_many_links",
        Text(
            f"The dashboard has {MAX_LINKS} links, the most there can be. Revoke one first.",
            f"El panel ya tiene {MAX_LINKS} enlaces, el máximo. Revoca antes alguno.",
        ),
        Kind.CONFLICT,
    )


def _too_fast(retry_after_s: int) -> CauceError:
    return CauceError(
        "link_busy",
        Text(
            f"This link was asked more than {PER_MINUTE} times in a minute. Wait {retry_after_s} seconds.",
            f"A este enlace se le preguntó más de {PER_MINUTE} veces en un minuto. Espera {retry_after_s}"
            " segundos.",
        ),
        Kind.LIMITED,
        retry_after_s=retry_after_s,
    )

"""Notices: telling people, how they want to be told, and what became of it. One class, its verbs by subject."""

from dataclasses import dataclass

from cauce.accounts.notices.facade.channels import ChannelVerbs
from cauce.accounts.notices.facade.courier import Courier
from cauce.accounts.notices.facade.following import FollowingVerbs
from cauce.accounts.notices.facade.telling import TellingVerbs


@dataclass(frozen=True)
class Notices(TellingVerbs, FollowingVerbs, ChannelVerbs):
    """Who is told, how, and what became of it."""


__all__ = ["Courier", "Notices"]

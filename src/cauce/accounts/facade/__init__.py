"""Accounts: who may use which project, and what they did. One class, its verbs by subject.

First argument of every verb is the open transaction. Every verb that changes something leaves an
audit entry in the same transaction.
"""

from dataclasses import dataclass

from cauce.accounts.facade.members import MemberVerbs
from cauce.accounts.facade.projects import ProjectVerbs


@dataclass(frozen=True)
class Accounts(ProjectVerbs, MemberVerbs):
    """Workspaces, projects, keys, users, sessions, members, audit."""


__all__ = ["Accounts"]

"""What rooms below ask about people: who represents them, and a letter to one of them.

They know this by the name in the settings, as Django knows the table of accounts.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from lentera.people.letters import Letter, address_of, tell
from lentera.people.models import Member
from lentera.people.selectors.standing import representatives_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

__all__ = ["representatives_of", "write_to"]


class Words(Protocol):
    """What a letter says, and where its one link leads, below the base address."""

    @property
    def subject(self) -> str: ...
    @property
    def paragraphs(self) -> tuple[str, ...]: ...
    @property
    def action(self) -> str: ...
    @property
    def path(self) -> str: ...


def write_to(
    member_ids: Collection[int], write: Callable[[str], Words], *, now: datetime
) -> frozenset[int]:
    """Write to members who are here, each in their language; gives to whom a letter went.

    Zone: ``write`` gets the reader's.
    """
    here = Member.objects.filter(
        pk__in=member_ids, left_on__isnull=True, account__deleted_at__isnull=True
    )
    reached = list(here.select_related("account").order_by("pk"))
    for member in reached:
        tell(member.account, partial(_letter, write, member.account.zone), now=now)
    return frozenset(member.pk for member in reached)


def _letter(write: Callable[[str], Words], zone: str) -> Letter:
    words = write(zone)
    return Letter(words.subject, words.paragraphs, words.action, address_of(words.path))

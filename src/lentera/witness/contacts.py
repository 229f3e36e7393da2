"""Whom to write to, and who represents: asked of the room of people, which stands above this one.

The settings name the module, as they name the table of accounts.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime


class Words(NamedTuple):
    """What a letter says, and where its one link leads."""

    subject: str
    paragraphs: tuple[str, ...]
    action: str
    path: str


class Contacts(Protocol):
    """What this room asks about people."""

    def representatives_of(self, workspace_id: int) -> frozenset[int]:
        """Return the elected representatives who are here."""

    def write_to(
        self, member_ids: Collection[int], write: Callable[[str], Words], *, now: datetime
    ) -> frozenset[int]:
        """Write to members who are here, each in their language; gives to whom a letter went."""


@cache
def contacts() -> Contacts:
    """Return who answers."""
    return cast("Contacts", import_module(settings.CONTACTS))

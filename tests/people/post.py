"""What the room's tests ask: who got which mail, and which row a person of the cast is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lentera.domain.viewer import Role
from lentera.outbox.models import Message
from lentera.people import services
from lentera.people.models import Member
from tests.cast import NOW

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer
    from tests.cast import Cast


def mails_to(address: str) -> list[dict[str, Any]]:
    """The mails that wait for an address, by subject."""
    mails = [
        mail.payload
        for mail in Message.objects.filter(kind="mail")
        if mail.payload["to"] == address
    ]
    return sorted(mails, key=lambda mail: mail["subject"])


def member_of(cast: Cast, name: str) -> Member:
    """The member's row of one of the cast, here or gone."""
    return Member.objects.get(account=cast.accounts[name])


def make_admin(cast: Cast, name: str) -> Viewer:
    """Make one of the cast an admin."""
    services.give_role(member_of(cast, name).pk, role=Role.ADMIN, by=None, now=NOW)
    return cast.viewer(name)

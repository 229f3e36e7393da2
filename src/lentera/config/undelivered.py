"""Mails to people of a workspace that could not be sent, for those who look after it.

The outbox is one for the whole server and knows no workspaces: whose people an address belongs to
is asked here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lentera.config.refusals import NoSuchMail
from lentera.outbox import services as outbox
from lentera.outbox.selectors import GivenUp, given_up_mails
from lentera.people.selectors.invitations import open_invitations
from lentera.people.selectors.members import visible_members

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer


def undelivered_mails(viewer: Viewer, *, now: datetime) -> list[GivenUp]:
    """Return the mails to members and invited people that were given up, newest first.

    Raises:
        NotForYourRole: the viewer is neither owner nor admin.
    """
    members = visible_members(viewer, today=now.date())
    addresses = {one.email.lower() for one in open_invitations(viewer, now=now)}
    addresses |= {email.lower() for email in members.values_list("account__email", flat=True)}
    return given_up_mails(addresses)


def send_again(viewer: Viewer, *, message_id: int, now: datetime) -> None:
    """Try one of them once more.

    Raises:
        NotForYourRole: the viewer is neither owner nor admin.
        NoSuchMail: none of these, or it is on its way already.
    """
    shown = {one.message_id for one in undelivered_mails(viewer, now=now)}
    if message_id not in shown or not outbox.send_again(message_id, now=now):
        raise NoSuchMail

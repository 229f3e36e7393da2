"""Deleting an account: what belongs to the person goes, what belongs to the record stays."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from lentera.domain.ids import to_hex
from lentera.outbox.services import forget_mails_to, queue_job
from lentera.people.models import Account, ApiKey
from lentera.people.refusals import HandOverFirst
from lentera.people.selectors.endings import endings
from lentera.people.services.invitations import forget_invited
from lentera.people.services.leaving import leave_workspace
from lentera.people.services.sessions import end_sessions
from lentera.people.viewer import viewer_for

if TYPE_CHECKING:
    from datetime import datetime

# What tells about the person goes back to what it was before they came.
FORGOTTEN = (
    "password",
    "last_login",
    "language",
    "theme",
    "zone",
    "clock_format",
    "date_format",
    "number_format",
    "week_starts_on",
    "day_starts_at",
    "shortcuts_on",
)


@transaction.atomic
def delete_account(account: Account, *, now: datetime) -> None:
    """Delete an account: end its memberships, its sessions and its keys, and forget the person.

    The row stays without name and address, because the record of time hangs on it. Members keep
    the name they had, in each workspace's record.

    Raises:
        HandOverFirst: others would be left in a workspace that nobody owns.
    """
    today = now.astimezone(ZoneInfo(account.zone)).date()
    memberships = endings(account)
    stranded = [one.workspace for one in memberships if one.must_hand_over]
    if stranded:
        raise HandOverFirst(workspaces=", ".join(stranded))
    for one in memberships:
        viewer = viewer_for(account, one.workspace_id)
        if viewer is not None:
            leave_workspace(viewer, today=today, now=now)
        queue_job("exchange.member_forgotten", payload={"member": one.member_id}, now=now)
    addresses = {account.email, *_other_addresses(account)}
    forget_invited(addresses, now=now)
    queue_job("people.forget_mails", payload={"marks": forget_mails_to(addresses)}, now=now)
    for table in (EmailAddress, Authenticator, SocialAccount):
        table.objects.filter(user=account).delete()
    ApiKey.objects.filter(account=account).delete()
    end_sessions(account.pk)
    _forget(account, now=now)


def _other_addresses(account: Account) -> list[str]:
    """Addresses that wait to be confirmed."""
    return list(EmailAddress.objects.filter(user=account).values_list("email", flat=True))


def _forget(account: Account, *, now: datetime) -> None:
    fresh = Account()
    fresh.set_unusable_password()
    Account.objects.filter(pk=account.pk).update(
        # Nobody can register a name under .invalid (RFC 2606, section 2).
        email=f"{to_hex(account.pk)}@deleted.invalid",
        name="",
        is_active=False,
        deleted_at=now,
        **{column: getattr(fresh, column) for column in FORGOTTEN},
    )

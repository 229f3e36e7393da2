"""Bringing people in from the server's own shell; whoever runs it can read the database anyway."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from django.db import transaction

from lentera.config.refusals import NoSuchZone
from lentera.domain.ids import to_hex
from lentera.domain.viewer import Role
from lentera.people.installation import account_called
from lentera.people.refusals import NoSuchAccount
from lentera.people.selectors.workspaces import workspace_called
from lentera.people.services import add_member, create_account, found_workspace, give_role
from lentera.people.services.accounts import reset_link
from lentera.people.services.api_keys import create_key

if TYPE_CHECKING:
    from lentera.people.models import Account


@dataclass(frozen=True, slots=True)
class Joined:
    """Who came in where. ``link``: sets a first password; empty for somebody who has one."""

    email: str
    workspace: str
    workspace_id: str
    member_id: str
    link: str


def check_zone(zone: str) -> None:
    """Check the name of a zone.

    Raises:
        NoSuchZone: it is no IANA name.
    """
    if zone not in available_timezones():
        raise NoSuchZone(zone=zone)


@transaction.atomic
def create_workspace(*, name: str, owner: str, zone: str, now: datetime) -> Joined:
    """Found a workspace for a person, who gets an account when they have none.

    Raises:
        NoSuchZone: the zone is no IANA name.
    """
    check_zone(zone)
    account = _account(owner, name="", zone=zone, language="en", now=now)
    member = found_workspace(
        account,
        name=name,
        zone=zone,
        language=account.language,
        week_starts_on=account.week_starts_on,
        joined_on=now.astimezone(ZoneInfo(zone)).date(),
        now=now,
    )
    return _joined(account, name, member.workspace_id, member.pk, now)


@transaction.atomic
def bring_in(*, email: str, workspace: str, role: str, name: str, now: datetime) -> Joined:
    """Make a person member of a workspace, with an account when they have none.

    Raises:
        NoSuchWorkspace, SeveralWorkspaces: the name does not say which.
    """
    place = workspace_called(workspace)
    account = _account(email, name=name, zone=place.zone, language=place.language, now=now)
    today = now.astimezone(ZoneInfo(place.zone)).date()
    member = add_member(account, workspace_id=place.pk, joined_on=today, by=None, now=now)
    if role:
        give_role(member.pk, role=Role(role), by=None, now=now)
    return _joined(account, place.name, place.pk, member.pk, now)


def create_api_key(  # noqa: PLR0913  what a person decides about a key
    *, email: str, name: str, workspace: str, purpose: str, read_only: bool, now: datetime
) -> str:
    """Return the secret of a new key of the account with this address.

    Raises:
        NoSuchAccount: nobody signs in with it.
        NoSuchWorkspace, SeveralWorkspaces: the name does not say which.
        NotYourWorkspace: the person is no member there.
    """
    _, secret = create_key(
        account_called(email),
        name=name,
        workspace_id=workspace_called(workspace).pk if workspace else None,
        purpose=purpose,
        read_only=read_only,
        now=now,
    )
    return secret


def _account(email: str, *, name: str, zone: str, language: str, now: datetime) -> Account:
    try:
        return account_called(email)
    except NoSuchAccount:
        return create_account(
            email=email,
            name=name or email.partition("@")[0],
            password=None,
            zone=zone,
            language=language,
            verified=True,  # whoever runs the server vouches for the address
            now=now,
        )


def _joined(
    account: Account, workspace: str, workspace_id: int, member_id: int, now: datetime
) -> Joined:
    return Joined(
        email=account.email,
        workspace=workspace,
        workspace_id=to_hex(workspace_id),
        member_id=to_hex(member_id),
        link="" if account.has_usable_password() else reset_link(account.email, now),
    )

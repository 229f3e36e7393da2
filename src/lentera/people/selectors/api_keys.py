"""Questions about one's own keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from lentera.people.models import ApiKey
from lentera.people.refusals import NoSuchKey

if TYPE_CHECKING:
    from datetime import date, datetime

    from django.db.models import QuerySet

    from lentera.people.models import Account


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One key as its owner sees it; the secret itself is known to nobody."""

    id: int
    name: str
    prefix: str
    workspace: str
    read_only: bool
    created_at: datetime
    expires_on: date | None
    expired: bool
    last_used_on: date | None


def api_keys(account: Account, *, now: datetime) -> list[KeyLine]:
    """The account's keys that were not revoked, newest first."""
    keys = _present(account).select_related("workspace", "account").order_by("-created_at", "-id")
    return [_line(key, now=now) for key in keys]


def own_key(account: Account, *, key_id: int, now: datetime) -> KeyLine:
    """One of the account's keys.

    Raises:
        NoSuchKey: there is none, or it is somebody else's, or revoked.
    """
    key = _present(account).filter(pk=key_id).first()
    if key is None:
        raise NoSuchKey
    return _line(key, now=now)


def _present(account: Account) -> QuerySet[ApiKey]:
    return ApiKey.objects.filter(account=account, revoked_at__isnull=True)


def _line(key: ApiKey, *, now: datetime) -> KeyLine:
    today = now.astimezone(ZoneInfo(key.account.zone)).date()
    return KeyLine(
        id=key.pk,
        name=key.name,
        prefix=key.prefix,
        workspace=key.workspace.name if key.workspace else "",
        read_only=key.read_only,
        created_at=key.created_at,
        expires_on=key.expires_on,
        expired=key.expires_on is not None and key.expires_on < today,
        last_used_on=key.last_used_on,
    )

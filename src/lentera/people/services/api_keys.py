"""Keys for the API: made, shown once, used, revoked (decision 32)."""

from __future__ import annotations

import secrets
from hashlib import sha256
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import transaction

from lentera.domain.ids import new_id
from lentera.people.models import ApiKey, Member
from lentera.people.refusals import NoSuchKey, NotYourWorkspace

if TYPE_CHECKING:
    from datetime import date, datetime

    from lentera.people.models import Account

# A secret that starts like this is recognised by people and by scanners of leaked secrets.
MARK = "lentera_"
SECRET_BYTES = 32  # 256 bits: a fast hash is enough, nobody can try them all
SHOWN = 12  # mark and four characters: enough to tell one's own keys apart


@transaction.atomic
def create_key(  # noqa: PLR0913  what a person decides about a key
    account: Account,
    *,
    name: str,
    workspace_id: int | None = None,
    purpose: str = "own_use",
    read_only: bool = False,
    expires_on: date | None = None,
    now: datetime,
) -> tuple[ApiKey, str]:
    """Return a new key with its secret, which is shown now and never again.

    Raises:
        NotYourWorkspace: the account is no member of the workspace.
    """
    if workspace_id is not None and not _is_member(account, workspace_id):
        raise NotYourWorkspace
    secret = MARK + secrets.token_urlsafe(SECRET_BYTES)
    key = ApiKey(
        id=new_id(now),
        account=account,
        workspace_id=workspace_id,
        name=name.strip(),
        prefix=secret[:SHOWN],
        secret_hash=_hash(secret),
        purpose=purpose,
        read_only=read_only,
        created_at=now,
        expires_on=expires_on,
    )
    key.save(force_insert=True)
    return key, secret


def revoke_key(account: Account, *, key_id: int, now: datetime) -> ApiKey:
    """Revoke one of the account's keys; from now on it opens nothing.

    Raises:
        NoSuchKey: there is no such key, or it is somebody else's, or already revoked.
    """
    mine = ApiKey.objects.filter(pk=key_id, account=account, revoked_at__isnull=True)
    key = mine.first()
    if key is None:
        raise NoSuchKey
    mine.update(revoked_at=now)
    return key


def key_owner(secret: str, now: datetime) -> tuple[Account, ApiKey] | None:
    """Return whose key this is and the key, or None for a secret that opens nothing.

    The day of use is kept, in the owner's zone, and nothing finer: a key must not become a clock.
    """
    if not secret.startswith(MARK):
        return None
    keys = ApiKey.objects.select_related("account").filter(
        secret_hash=_hash(secret), revoked_at__isnull=True, account__is_active=True
    )
    key = keys.first()
    if key is None:
        return None
    today = now.astimezone(ZoneInfo(key.account.zone)).date()
    if key.expires_on is not None and key.expires_on < today:
        return None
    if key.workspace_id is not None and not _is_member(key.account, key.workspace_id):
        return None
    if key.last_used_on != today:
        ApiKey.objects.filter(pk=key.pk).update(last_used_on=today)
    return key.account, key


def _is_member(account: Account, workspace_id: int) -> bool:
    return Member.objects.filter(
        account=account, workspace_id=workspace_id, left_on__isnull=True
    ).exists()


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()

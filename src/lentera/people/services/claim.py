"""Claiming a fresh server: the first account is made by whoever can read the server's log."""

from __future__ import annotations

import secrets
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import transaction

from lentera.people.models import Claim
from lentera.people.refusals import ClaimRefused
from lentera.people.selectors import nobody_yet
from lentera.people.services.accounts import create_account

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.people.models import Account

TOKEN_BYTES = 24


def make_claim(now: datetime) -> str | None:
    """Return a new one-time token to print in the server's log, or None where nobody needs one.

    Only its hash is kept, so every start of an unclaimed server makes a new one.
    """
    if not nobody_yet():
        return None
    token = secrets.token_urlsafe(TOKEN_BYTES)
    Claim.objects.update_or_create(
        pk=1, defaults={"secret_hash": claim_hash(token), "made_at": now, "used_at": None}
    )
    return token


def claim_hash(token: str) -> str:
    """Return what a browser session holds on to while its person fills in the first steps."""
    return sha256(token.strip().encode()).hexdigest()


def claim_opens(claimed: str) -> bool:
    """Whether this hash of a token still opens the server."""
    claim = Claim.objects.filter(pk=1, used_at__isnull=True).first()
    known = claim.secret_hash if claim else ""
    return secrets.compare_digest(known.encode(), claimed.encode()) and nobody_yet()


@transaction.atomic
def use_claim(claimed: str, *, now: datetime) -> None:
    """Use the claim up; of two people who hold it, one gets through.

    Raises:
        ClaimRefused: it was used meanwhile, or a newer start of the server made another.
    """
    fresh = Claim.objects.filter(pk=1, used_at__isnull=True, secret_hash=claimed)
    if not fresh.update(used_at=now) or not nobody_yet():
        raise ClaimRefused


@transaction.atomic
def claim_server(  # noqa: PLR0913  each is one thing a person says about themselves
    claimed: str,
    *,
    email: str,
    name: str,
    password: str,
    zone: str,
    language: str,
    week_starts_on: int,
    now: datetime,
) -> Account:
    """Make the server's first account; the claim is used up with it.

    Whoever reads the server's log is trusted with the address they type, so it counts as proved.

    Raises:
        ClaimRefused: the claim is no longer good.
    """
    use_claim(claimed, now=now)
    return create_account(
        email=email,
        name=name,
        password=password,
        zone=zone,
        language=language,
        week_starts_on=week_starts_on,
        verified=True,
        now=now,
    )

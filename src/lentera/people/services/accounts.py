"""Making accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.db import transaction

from lentera.domain.ids import new_id
from lentera.people.models import Account
from lentera.people.refusals import AddressTaken

if TYPE_CHECKING:
    from datetime import datetime


@transaction.atomic
def create_account(  # noqa: PLR0913  each is one thing a person says about themselves
    *,
    email: str,
    name: str,
    password: str | None,
    zone: str,
    language: str,
    now: datetime,
    week_starts_on: int = 0,
    verified: bool = False,
) -> Account:
    """Create an account; without a password the person sets one through a link.

    Raises:
        AddressTaken: somebody already signs in with this address.
    """
    email = email.strip().lower()
    if Account.objects.filter(email=email).exists():
        raise AddressTaken(email=email)
    account = Account(
        id=new_id(now),
        email=email,
        name=name.strip(),
        zone=zone,
        language=language,
        week_starts_on=week_starts_on,
        created_at=now,
    )
    account.set_password(password)
    account.save(force_insert=True)
    EmailAddress.objects.create(user=account, email=email, primary=True, verified=verified)
    return account

"""Making accounts, and links that let a person back in or prove an address."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from allauth.account.forms import EmailAwarePasswordResetTokenGenerator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.urls import reverse

from lentera.domain.ids import new_id
from lentera.people.letters import address_of
from lentera.people.models import Account
from lentera.people.refusals import AddressTaken, NoSuchAccount

if TYPE_CHECKING:
    from collections.abc import Iterable


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


def reset_link(email: str, now: datetime) -> str:
    """Return a link with which the person sets a new password; good once, for three days.

    For the server's own command: whoever runs it can read the database anyway. No page gives such
    a link to anybody but the address itself, because it opens the person's own time.

    Raises:
        NoSuchAccount: nobody signs in with this address.
    """
    account = _account(email)
    token = _TokensAt(now).make_token(account)
    path = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(account), "key": token},
    )
    return address_of(path)


def confirmation_links(email: str) -> Iterable[tuple[str, str]]:
    """Return (address, link) for each address the person still has to confirm.

    Raises:
        NoSuchAccount: nobody signs in with this address.
    """
    for address in EmailAddress.objects.filter(user=_account(email), verified=False):
        key = EmailConfirmationHMAC.create(address).key
        yield address.email, address_of(reverse("account_confirm_email", args=[key]))


def _account(email: str) -> Account:
    account = Account.objects.filter(email=email.strip().lower(), is_active=True).first()
    if account is None:
        raise NoSuchAccount(email=email)
    return account


class _TokensAt(EmailAwarePasswordResetTokenGenerator):  # type: ignore[misc]  # comes without types
    """Django's tokens, dated by a given instant instead of the machine's clock."""

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self._at = now

    def _now(self) -> datetime:
        # Django counts in the machine's local time, without a zone.
        return self._at.astimezone().replace(tzinfo=None)

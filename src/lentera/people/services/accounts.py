"""Making accounts, and links that let a person back in or prove an address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.account.forms import EmailAwarePasswordResetTokenGenerator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.urls import reverse

from lentera.domain.ids import new_id
from lentera.people.letters import address_of
from lentera.people.models import Account
from lentera.people.refusals import AddressTaken, NoAddressWaits, NoSuchAccount


@dataclass(frozen=True, slots=True)
class WaitingAddress:
    """An address somebody wants to sign in with, and the link that proves it theirs."""

    email: str
    link: str


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


def confirmation_link(email: str) -> WaitingAddress:
    """Return the link with which the person confirms their new address.

    For the server's own command, where no mail is set up.

    Raises:
        NoSuchAccount: nobody signs in with this address.
        NoAddressWaits: the person has not asked for another one.
    """
    waiting = EmailAddress.objects.filter(user=_account(email), verified=False).first()
    if waiting is None:
        raise NoAddressWaits(email=email)
    key = EmailConfirmationHMAC.create(waiting).key
    return WaitingAddress(waiting.email, address_of(reverse("account_confirm_email", args=[key])))


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

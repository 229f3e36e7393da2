"""What the server's own commands ask: no viewer, because nobody looks through a page."""

from __future__ import annotations

from collections.abc import Iterable

from lentera.people.models import Account, Member, Workspace
from lentera.people.refusals import NoSuchAccount


def holds_sample() -> bool:
    """Whether the sample company lives on this server, whose passwords everybody knows."""
    return Workspace.objects.filter(sample=True).exists()


def account_called(email: str) -> Account:
    """The account that signs in with this address.

    Raises:
        NoSuchAccount: nobody does.
    """
    account = Account.objects.filter(email=email.strip().lower(), is_active=True).first()
    if account is None:
        raise NoSuchAccount(email=email)
    return account


def everybody() -> Iterable[tuple[int, int]]:
    """The present members of all workspaces, as (member, workspace)."""
    present = Member.objects.filter(left_on__isnull=True).order_by("pk")
    return present.values_list("pk", "workspace_id")

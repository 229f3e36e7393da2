"""Whether anybody is here."""

from __future__ import annotations

from lentera.people.models import Account


def nobody_yet() -> bool:
    """Whether this server has no account, not even one that was deleted: it can be claimed."""
    return not Account.objects.exists()

"""How the pages look and speak to one person."""

from __future__ import annotations

from lentera.people.models import Account


def keep_appearance(account_id: int, *, theme: str = "", language: str = "") -> None:
    """Remember theme and language with the account; what is empty stays as it was."""
    chosen = {"theme": theme, "language": language}
    kept = {column: value for column, value in chosen.items() if value}
    if kept:
        Account.objects.filter(pk=account_id).update(**kept)

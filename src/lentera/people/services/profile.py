"""What a person says about themselves, and how pages show them things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from lentera.people.models import Account, Member
from lentera.witness.services import record

if TYPE_CHECKING:
    from datetime import datetime, time


@dataclass(frozen=True, slots=True)
class Preferences:
    """How pages show days, times and numbers to one person.

    Zone: ``zone`` is for what is tracked from now on; what was tracked keeps its own.
    """

    zone: str
    language: str
    date_format: str
    clock_format: str
    number_format: str
    week_starts_on: int
    day_starts_at: time
    theme: str
    shortcuts_on: bool


@transaction.atomic
def change_name(account: Account, *, name: str, now: datetime) -> None:
    """Change what the person is called, here and in every workspace that called them so."""
    name = name.strip()
    for member in Member.objects.filter(account=account, name=account.name):
        record(
            kind="member.renamed",
            workspace_id=member.workspace_id,
            subject_id=member.pk,
            actor_id=account.pk,
            object_id=member.pk,
            before={"name": member.name},
            after={"name": name},
            now=now,
        )
    Member.objects.filter(account=account, name=account.name).update(name=name)
    Account.objects.filter(pk=account.pk).update(name=name)


def change_preferences(account: Account, chosen: Preferences) -> None:
    """Keep how pages show things to the person. No entry is touched (decision 23)."""
    Account.objects.filter(pk=account.pk).update(
        zone=chosen.zone,
        language=chosen.language,
        date_format=chosen.date_format,
        clock_format=chosen.clock_format,
        number_format=chosen.number_format,
        week_starts_on=chosen.week_starts_on,
        day_starts_at=chosen.day_starts_at,
        theme=chosen.theme,
        shortcuts_on=chosen.shortcuts_on,
    )


def change_place(account: Account, *, zone: str, language: str, week_starts_on: int) -> None:
    """Keep language and place, the first questions of the first run."""
    Account.objects.filter(pk=account.pk).update(
        zone=zone, language=language, week_starts_on=week_starts_on
    )

"""Founding a workspace from the wizard, where people go back and change its name."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import transaction

from lentera.people.services.workspaces import change_workspace, found_workspace
from lentera.people.viewer import viewer_for

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.people.models import Account


@transaction.atomic
def found_or_rename(account: Account, *, workspace_id: int | None, name: str, now: datetime) -> int:
    """Found a workspace where its founder lives, or rename the one just founded; return its id."""
    viewer = viewer_for(account, workspace_id) if workspace_id is not None else None
    zone, language, week_starts_on = account.zone, account.language, account.week_starts_on
    if viewer is not None:
        change_workspace(
            viewer,
            name=name,
            zone=zone,
            language=language,
            week_starts_on=week_starts_on,
            now=now,
        )
        return viewer.workspace_id
    return found_workspace(
        account,
        name=name,
        zone=zone,
        language=language,
        week_starts_on=week_starts_on,
        joined_on=now.astimezone(ZoneInfo(zone)).date(),
        now=now,
    ).workspace_id

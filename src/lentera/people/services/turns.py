"""One after another: writes of the same member that must not cross."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from lentera.people.models import Member

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer


def take_turn(viewer: Viewer) -> None:
    """Wait until no other turn of this member is under way; it ends with the transaction.

    SQLite lets one writer in at a time anyway; PostgreSQL is asked for a lock on the member's row
    (one that other tables' foreign keys do not wait for).
    """
    if connection.features.has_select_for_update:
        Member.objects.select_for_update(no_key=True).only("pk").get(pk=viewer.member_id)

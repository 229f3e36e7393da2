"""A ledger to try things on: many events of several people, and a hand that reaches past us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from lentera.witness.services import Happening, record_all
from tests.cast import NOW

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer


def tell(viewer: Viewer, many: int, *, first: int = 0) -> None:
    """Keep that a person added entries, one after the other."""
    record_all(
        [
            Happening("entry.added", 1000 + number, after={"description": f"Work {number}"})
            for number in range(first, first + many)
        ],
        workspace_id=viewer.workspace_id,
        subject_id=viewer.member_id,
        actor_id=viewer.account_id,
        now=NOW,
    )


def tamper(statement: str, *values: object) -> None:
    """Change the database as somebody does who has all its rights."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount, statement

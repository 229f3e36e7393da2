"""The door to what was imported: one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, TypeVar

from django.db import models

from lentera.domain.doors import UnscopedQueryError
from lentera.web.tables import insert_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lentera.domain.viewer import Viewer

Owned = TypeVar("Owned", bound=models.Model)


class OwnedManager(models.Manager[Owned]):
    """Closed by default: an allow-list of doors."""

    def get_queryset(self) -> NoReturn:
        """Refuse: nobody reads what people imported without saying who looks."""
        message = "use objects.own(viewer)"
        raise UnscopedQueryError(message)

    def own(self, viewer: Viewer) -> models.QuerySet[Owned]:
        """Rows of the person who looks."""
        rows: models.QuerySet[Owned] = models.QuerySet(self.model, using=self._db)
        return rows.filter(member_id=viewer.member_id)

    def add(self, rows: Sequence[Owned]) -> None:
        """Insert rows that were made for the viewer."""
        insert_rows(rows)

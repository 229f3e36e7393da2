"""The door to what was imported: one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, TypeVar

from django.db import models

from lentera.domain.doors import UnscopedQueryError
from lentera.web.tables import insert_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.exchange.models import ImportRun

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


class RunManager(OwnedManager["ImportRun"]):
    """The doors to imports."""

    def forget_previews(self, *, before: datetime) -> int:
        """Forget previews nobody came back to, whoever they are of; returns how many."""
        rows: models.QuerySet[ImportRun] = models.QuerySet(self.model, using=self._db)
        return rows.filter(state="preview", created_at__lt=before).delete()[0]

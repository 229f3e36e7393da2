"""The door to what was imported: one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, TypeVar

from django.db import connections, models

from lentera.domain.doors import UnscopedQueryError
from lentera.web.tables import insert_values

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from lentera.domain.viewer import Viewer
    from lentera.exchange.models import (  # noqa: F401  named in our own generic
        ImportedLine,
        ImportRun,
    )

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


class RunManager(OwnedManager["ImportRun"]):
    """The doors to imports."""

    def hold(self, viewer: Viewer) -> None:
        """Make imports of the person who looks wait for each other until the transaction ends.

        Two machines may work on one PostgreSQL. SQLite lets one write anyway.
        """
        if connections[self.db].features.has_select_for_update:
            held = self.own(viewer).select_for_update(no_key=True).order_by("id")
            list(held.values_list("id"))


class LineManager(OwnedManager["ImportedLine"]):
    """The doors to imported lines."""

    def forget(self, entry_ids: Collection[int]) -> None:
        """Remove the lines of entries that are forgotten, so that nothing asks about them again."""
        rows: models.QuerySet[ImportedLine] = models.QuerySet(self.model, using=self._db)
        rows.filter(entry_id__in=entry_ids).delete()

    def add(self, viewer: Viewer, run_id: int, lines: Sequence[tuple[str, int, int]]) -> None:
        """Keep lines of the person who looks: fingerprint, occurrence and entry of each."""
        names = ("run_id", "member_id", "fingerprint", "occurrence", "entry_id")
        rows = [(run_id, viewer.member_id, *line) for line in lines]
        insert_values(self.model, names, rows)

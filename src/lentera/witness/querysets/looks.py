"""The doors to who looked: at one's own time, and what one looked at oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from django.apps import apps
from django.db import models

from lentera.domain.doors import UnscopedQueryError
from lentera.web.tables import insert_rows, insert_values
from lentera.witness.querysets.ledger import AppendOnlyError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.witness.models import Look, LookSubject

SUBJECT = ("look_id", "member_id", "salt")
PORTION = 1000


class LookQuerySet(models.QuerySet["Look"]):
    """Looks that came through a door: to be read, never to be changed or removed."""

    def update(self, **_changes: object) -> NoReturn:
        """Refuse: who looked stays as it was."""
        raise AppendOnlyError

    def delete(self) -> NoReturn:
        """Refuse: who looked stays."""
        raise AppendOnlyError


class LookManager(models.Manager["Look"]):
    """Closed by default."""

    def get_queryset(self) -> NoReturn:
        """Refuse: a log of looks says what somebody's time was looked at for."""
        message = "use objects.at(viewer) or objects.by(viewer)"
        raise UnscopedQueryError(message)

    def at(self, viewer: Viewer) -> LookQuerySet:
        """Looks at the time of the person who asks."""
        subjects = apps.get_model("witness", "LookSubject")
        return self._rows().filter(pk__in=subjects.objects.own(viewer).values("look_id"))

    def by(self, viewer: Viewer) -> LookQuerySet:
        """Looks the person who asks took themselves."""
        return self._rows().filter(viewer_id=viewer.member_id)

    def add(self, look: Look) -> None:
        """Insert one look."""
        insert_rows([look])

    def untold(self, *, after: int, at_most: int) -> list[Look]:
        """The first looks after an event of the ledger: for the worker, who tells whom they are at.

        Events are given their sequence by writers one after the other, so none comes in between.
        """
        rows = self._rows().filter(sequence__gt=after).order_by("sequence")
        return list(rows.select_related("viewer")[:at_most])

    def in_order(self) -> Iterator[Look]:
        """Every look, for the server's checks of itself; shown to nobody."""
        yield from self._rows().order_by("sequence", "pk").iterator(PORTION)

    def over(self, workspace_id: int, *, before: datetime, at_most: int) -> list[Look]:
        """The oldest looks of a workspace that are older than that: for those who forget them."""
        rows = self._rows().filter(workspace_id=workspace_id, looked_at__lt=before)
        return list(rows.order_by("sequence")[:at_most])

    def forget(self, look_ids: Collection[int]) -> None:
        """Remove looks whose time is over."""
        rows: models.QuerySet[Look] = models.QuerySet(self.model, using=self._db)
        rows.filter(pk__in=look_ids).delete()

    def _rows(self) -> LookQuerySet:
        return LookQuerySet(self.model, using=self._db)


class LookSubjectManager(models.Manager["LookSubject"]):
    """Closed by default."""

    def get_queryset(self) -> NoReturn:
        """Refuse: as above."""
        message = "use objects.own(viewer)"
        raise UnscopedQueryError(message)

    def own(self, viewer: Viewer) -> models.QuerySet[LookSubject]:
        """Rows about the person who asks."""
        rows: models.QuerySet[LookSubject] = models.QuerySet(self.model, using=self._db)
        return rows.filter(member_id=viewer.member_id)

    def add(self, look_id: int, salts: Mapping[int, bytes]) -> None:
        """Insert the subjects of one look, each with its salt."""
        rows = [(look_id, member_id, salt) for member_id, salt in salts.items()]
        insert_values(self.model, SUBJECT, rows)

    def of_looks(self, look_ids: Collection[int]) -> models.QuerySet[LookSubject]:
        """The subjects of looks: for the worker and the server's checks; shown to nobody."""
        rows: models.QuerySet[LookSubject] = models.QuerySet(self.model, using=self._db)
        return rows.filter(look_id__in=look_ids)

    def before(self, sequence: int, member_ids: Collection[int]) -> models.QuerySet[LookSubject]:
        """The same people in looks before an event of the ledger: for the worker, as above."""
        rows: models.QuerySet[LookSubject] = models.QuerySet(self.model, using=self._db)
        return rows.filter(member_id__in=member_ids, look__sequence__lt=sequence)

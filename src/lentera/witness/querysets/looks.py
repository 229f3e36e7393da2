"""The doors to who looked: at one's own time, and what one looked at oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from django.apps import apps
from django.db import models

from lentera.domain.doors import UnscopedQueryError
from lentera.web.tables import insert_rows
from lentera.witness.querysets.ledger import AppendOnlyError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lentera.domain.viewer import Viewer
    from lentera.witness.models import Look, LookSubject


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

    def add(self, subjects: Sequence[LookSubject]) -> None:
        """Insert the subjects of one look."""
        insert_rows(subjects)

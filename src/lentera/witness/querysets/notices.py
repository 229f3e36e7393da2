"""The doors to who is told of looks, and how they chose it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from django.db import models

from lentera.domain.doors import UnscopedQueryError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.witness.models import Notice, NoticeChoice


class NoticeManager(models.Manager["Notice"]):
    """Closed by default: who was looked at is that person's."""

    def get_queryset(self) -> NoReturn:
        """Refuse: nobody reads notices without saying whose."""
        message = "use objects.own(viewer)"
        raise UnscopedQueryError(message)

    def own(self, viewer: Viewer) -> models.QuerySet[Notice]:
        """Notices to the person who looks."""
        return self._rows().filter(member_id=viewer.member_id)

    def add(self, notices: Sequence[Notice]) -> None:
        """Insert notices; one that is there already stays as it is."""
        self._rows().bulk_create(notices, ignore_conflicts=True)

    def due(self, *, now: datetime) -> models.QuerySet[Notice]:
        """Notices whose mail is due: for the worker, who writes to the one they are for."""
        return self._rows().filter(mailed_at__isnull=True, due_at__lte=now)

    def told(self, ids: Collection[int], *, now: datetime) -> None:
        """Keep that a mail told of these."""
        self._rows().filter(pk__in=ids).update(mailed_at=now)

    def forget(self, look_ids: Collection[int]) -> None:
        """Remove notices of looks that are forgotten."""
        self._rows().filter(look_id__in=look_ids).delete()

    def wait_until(self, ids: Collection[int], due_at: datetime | None) -> None:
        """Move mails that were not written yet to another moment, or to none."""
        self._rows().filter(pk__in=ids, mailed_at__isnull=True).update(due_at=due_at)

    def _rows(self) -> models.QuerySet[Notice]:
        return models.QuerySet(self.model, using=self._db)


class NoticeChoiceManager(models.Manager["NoticeChoice"]):
    """Closed by default."""

    def get_queryset(self) -> NoReturn:
        """Refuse: as above."""
        message = "use objects.own(viewer)"
        raise UnscopedQueryError(message)

    def own(self, viewer: Viewer) -> models.QuerySet[NoticeChoice]:
        """What the person who looks chose."""
        return self._rows().filter(member_id=viewer.member_id)

    def of(self, member_ids: Collection[int]) -> models.QuerySet[NoticeChoice]:
        """What members chose: for the worker, who tells them."""
        return self._rows().filter(member_id__in=member_ids)

    def keep(self, choice: NoticeChoice) -> None:
        """Keep what somebody chose in place of what they chose before."""
        self._rows().bulk_create(
            [choice],
            update_conflicts=True,
            unique_fields=["member"],
            update_fields=["news", "routine"],
        )

    def _rows(self) -> models.QuerySet[NoticeChoice]:
        return models.QuerySet(self.model, using=self._db)

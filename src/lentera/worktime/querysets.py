"""The doors to agreed hours: one's own, and those a look is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from django.db import models

from lentera.domain.doors import UnscopedQueryError, is_open

if TYPE_CHECKING:
    from lentera.charter.services.disclosure import Disclosure
    from lentera.domain.viewer import Viewer
    from lentera.worktime.models import AgreedHours


class AgreedHoursManager(models.Manager["AgreedHours"]):
    """Closed by default."""

    def get_queryset(self) -> NoReturn:
        """Refuse: agreed hours are read through a door."""
        message = "use objects.own(viewer)"
        raise UnscopedQueryError(message)

    def own(self, viewer: Viewer) -> models.QuerySet[AgreedHours]:
        """Agreements of the person who looks."""
        rows: models.QuerySet[AgreedHours] = models.QuerySet(self.model, using=self._db)
        return rows.filter(member_id=viewer.member_id)

    def disclosed(self, disclosure: Disclosure) -> models.QuerySet[AgreedHours]:
        """Agreements of the people an open look is about."""
        if not is_open(disclosure):
            message = "this look is over"
            raise UnscopedQueryError(message)
        rows: models.QuerySet[AgreedHours] = models.QuerySet(self.model, using=self._db)
        return rows.filter(member_id__in=disclosure.scope.member_ids)

    def add(self, agreement: AgreedHours) -> None:
        """Insert one agreement; its member is the viewer who agrees."""
        rows: models.QuerySet[AgreedHours] = models.QuerySet(self.model, using=self._db)
        rows.bulk_create(
            [agreement],
            update_conflicts=True,
            unique_fields=["member", "from_on"],
            update_fields=list(WEEKDAYS),
        )


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

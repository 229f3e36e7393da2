"""The doors to people's time. In this release there is one: one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, TypeVar

from django.db import models
from django.db.models import Q

from lentera.domain.doors import UnscopedQueryError
from lentera.web.tables import insert_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.tracking.models import EntryTag, TimeEntry

Owned = TypeVar("Owned", bound=models.Model)


class EntryQuerySet(models.QuerySet["TimeEntry"]):
    """Entries that came through a door."""

    def running(self) -> EntryQuerySet:
        """The entry without an end."""
        return self.filter(ended_at__isnull=True)

    def overlapping(self, start_at: datetime, end_at: datetime) -> EntryQuerySet:
        """Entries that share time with [start_at, end_at); touching is not overlapping."""
        return self.filter(
            Q(ended_at__gt=start_at) | Q(ended_at__isnull=True), started_at__lt=end_at
        )

    def newest_first(self) -> EntryQuerySet:
        """The order of every list: by start, newest first."""
        return self.order_by("-started_at", "-id")


class OwnedManager(models.Manager[Owned]):
    """Closed by default: an allow-list of doors, not a deny-list of methods."""

    def get_queryset(self) -> NoReturn:
        """Refuse: nobody reads people's time without saying who looks."""
        message = "use objects.own(viewer)"
        raise UnscopedQueryError(message)

    def own(self, viewer: Viewer) -> models.QuerySet[Owned]:
        """Rows of the person who looks."""
        rows: models.QuerySet[Owned] = models.QuerySet(self.model, using=self._db)
        return rows.filter(member_id=viewer.member_id)


class EntryManager(models.Manager["TimeEntry"]):
    """The doors to time entries."""

    def get_queryset(self) -> NoReturn:
        """Refuse: nobody reads people's time without saying who looks."""
        message = "use objects.own(viewer)"
        raise UnscopedQueryError(message)

    def own(self, viewer: Viewer) -> EntryQuerySet:
        """Entries of the person who looks. No charter is needed for one's own."""
        return EntryQuerySet(self.model, using=self._db).filter(member_id=viewer.member_id)

    def add(self, viewer: Viewer, entries: Sequence[TimeEntry]) -> None:
        """Insert entries of the person who looks (cases.md I10: no limit on how many)."""
        strangers = {entry.member_id for entry in entries} - {viewer.member_id}
        if strangers:
            message = "an entry is added by the person whose time it is"
            raise UnscopedQueryError(message)
        insert_rows(entries)


class EntryTagManager(models.Manager["EntryTag"]):
    """The doors to the tags on entries."""

    def get_queryset(self) -> NoReturn:
        """Refuse: nobody reads people's time without saying who looks."""
        message = "use objects.own(viewer)"
        raise UnscopedQueryError(message)

    def own(self, viewer: Viewer) -> models.QuerySet[EntryTag]:
        """Tags on entries of the person who looks."""
        rows: models.QuerySet[EntryTag] = models.QuerySet(self.model, using=self._db)
        return rows.filter(entry__member_id=viewer.member_id)

    def add(self, rows: Sequence[EntryTag]) -> None:
        """Put tags on entries that were just fetched through a door."""
        insert_rows(rows)

"""The doors to people's time. In this release there is one: one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, TypeVar

from django.db import connection, models
from django.db.models import Exists, OuterRef, Q
from django.db.models.query import RawQuerySet

from lentera.domain.doors import UnscopedQueryError, Upkeep, is_open, upkeep_of
from lentera.tracking.nearness import reaching_back_to
from lentera.web.tables import as_uuid, insert_rows, insert_values, update_row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime
    from typing import Any
    from uuid import UUID

    from lentera.charter.services.disclosure import Disclosure
    from lentera.domain.viewer import Viewer
    from lentera.tracking.models import EntryTag, IdempotencyKey, TimeEntry

# Every start and stop asks these, so they are written by hand: what the ORM needs to write them
# again each time is half of the request (docs/explanation/performance.md).
RUNNING = "SELECT * FROM tracking_timeentry WHERE member_id = %s AND ended_at IS NULL"
TAGS_OF_ENTRY = """
    SELECT tagged.tag_id FROM tracking_entrytag AS tagged
    JOIN tracking_timeentry AS entry ON entry.id = tagged.entry_id
    WHERE entry.member_id = %s AND tagged.entry_id = %s
    ORDER BY tagged.tag_id
"""
CLAIM_KEY = """
    INSERT INTO tracking_idempotencykey (member_id, key, deed, digest, made_at)
    VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING
"""
KEY_LED_TO = "UPDATE tracking_idempotencykey SET entry_id = %s WHERE member_id = %s AND key = %s"

Owned = TypeVar("Owned", bound=models.Model)


class EntryQuerySet(models.QuerySet["TimeEntry"]):
    """Entries that came through a door."""

    def running(self) -> EntryQuerySet:
        """The entry without an end."""
        return self.filter(ended_at__isnull=True)

    def overlapping(self, viewer: Viewer, start_at: datetime, end_at: datetime) -> EntryQuerySet:
        """The viewer's entries that share time with [start_at, end_at); touching is not enough."""
        return self.until_after(viewer, start_at).filter(started_at__lt=end_at)

    def until_after(self, viewer: Viewer, start_at: datetime) -> EntryQuerySet:
        """The viewer's entries that last beyond an instant, found without looking at all others."""
        own = self.model.objects.own(viewer)
        return self.filter(
            Q(ended_at__gt=start_at) | Q(ended_at__isnull=True),
            started_at__gte=reaching_back_to(own, start_at),
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

    def running_of(self, viewer: Viewer) -> TimeEntry | None:
        """The running entry of the person who looks, locked for change."""
        lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
        rows = RawQuerySet(RUNNING + lock, self.model, params=(viewer.member_id,), using=self._db)
        return next(iter(rows), None)

    def change(self, viewer: Viewer, entry: TimeEntry, columns: Mapping[str, Any]) -> bool:
        """Change columns of the person's entry; False if it is not this version any more."""
        this = {"id": entry.pk, "member_id": viewer.member_id, "version": entry.version}
        return update_row(self.model, columns, where=this)

    def add(self, viewer: Viewer, entries: Sequence[TimeEntry]) -> None:
        """Insert entries of the person who looks (cases.md I10: no limit on how many)."""
        strangers = {entry.member_id for entry in entries} - {viewer.member_id}
        if strangers:
            message = "an entry is added by the person whose time it is"
            raise UnscopedQueryError(message)
        insert_rows(entries)

    def disclosed(self, disclosure: Disclosure) -> EntryQuerySet:
        """Entries of the people an open look is about, however finely it may show them."""
        if not is_open(disclosure):
            message = "this look is over"
            raise UnscopedQueryError(message)
        rows = EntryQuerySet(self.model, using=self._db)
        projects = disclosure.scope.question.projects
        if projects is not None:
            rows = rows.filter(project_id__in=projects)
        return rows.filter(
            workspace_id=disclosure.workspace_id, member_id__in=disclosure.scope.member_ids
        )

    def to_compare(self, *, after: int, many: int) -> list[TimeEntry]:
        """Entries of everybody in the order of their ids, for the check of the ledger alone."""
        rows = EntryQuerySet(self.model, using=self._db).filter(pk__gt=after)
        return list(rows.order_by("pk")[:many])

    def over(self, member_id: int, *, before: datetime) -> EntryQuerySet:
        """A member's entries that ended by then, to be forgotten; nothing of them is shown."""
        if not upkeep_of({Upkeep.FORGETTING}):
            message = "only what is forgotten is read without saying who looks"
            raise UnscopedQueryError(message)
        rows = EntryQuerySet(self.model, using=self._db)
        return rows.filter(member_id=member_id, ended_at__lte=before)

    def that_stand(self, member_id: int, ids: Collection[int]) -> set[int]:
        """Which of a member's entries are there, while others are forgotten."""
        rows = EntryQuerySet(self.model, using=self._db)
        return set(rows.filter(member_id=member_id, pk__in=ids).values_list("pk", flat=True))


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

    def on(
        self, viewer: Viewer, entry_ids: Iterable[int] | models.QuerySet[TimeEntry, int]
    ) -> models.QuerySet[EntryTag]:
        """Tags on some entries of the person who looks, without looking at all their others."""
        own = self.own(viewer).filter(pk=OuterRef("pk"))
        rows: models.QuerySet[EntryTag] = models.QuerySet(self.model, using=self._db)
        return rows.filter(Exists(own), entry_id__in=entry_ids)

    def ids_on(self, viewer: Viewer, entry_id: int) -> tuple[int, ...]:
        """The tags on one entry of the person who looks, sorted."""
        with connection.cursor() as cursor:
            cursor.execute(TAGS_OF_ENTRY, [viewer.member_id, entry_id])
            return tuple(tag_id for (tag_id,) in cursor.fetchall())

    def to_compare(self, entry_ids: Sequence[int]) -> list[tuple[int, int]]:
        """Entry and tag of each, for the check of the ledger alone."""
        rows: models.QuerySet[EntryTag] = models.QuerySet(self.model, using=self._db)
        return list(rows.filter(entry_id__in=entry_ids).values_list("entry_id", "tag_id"))

    def forget(self, entry_ids: Collection[int]) -> None:
        """Remove the tags of entries that are forgotten."""
        rows: models.QuerySet[EntryTag] = models.QuerySet(self.model, using=self._db)
        rows.filter(entry_id__in=entry_ids).delete()

    def add(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Put tags on entries that were just fetched through a door: entry and tag of each."""
        insert_values(self.model, ("entry_id", "tag_id"), pairs)


class KeyManager(OwnedManager["IdempotencyKey"]):
    """The doors to the keys that devices sent: claiming one's own, and forgetting."""

    def claim(self, viewer: Viewer, key: UUID, deed: str, digest: str, *, now: datetime) -> bool:
        """Keep a key for a deed that begins; False if it is there already.

        A deed with the same key that is under way elsewhere is waited for.
        """
        made_at = connection.ops.adapt_datetimefield_value(now)
        with connection.cursor() as cursor:
            cursor.execute(CLAIM_KEY, [viewer.member_id, as_uuid(key), deed, digest, made_at])
            return bool(cursor.rowcount)

    def led_to(self, viewer: Viewer, key: UUID, entry_id: int | None) -> None:
        """Keep which entry the deed of a claimed key ended in."""
        with connection.cursor() as cursor:
            cursor.execute(KEY_LED_TO, [entry_id, viewer.member_id, as_uuid(key)])

    def forget(self, *, before: datetime) -> int:
        """Remove keys made before then, whoever made them; nothing of them is shown."""
        rows: models.QuerySet[IdempotencyKey] = models.QuerySet(self.model, using=self._db)
        return rows.filter(made_at__lt=before).delete()[0]

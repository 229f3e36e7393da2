"""The doors to the ledger: one's own events, adding, and what the tree is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from django.db import connections, models, router

from lentera.domain.commitment import commit, envelope, fresh_salt
from lentera.domain.doors import UnscopedQueryError
from lentera.domain.merkle import HASH_BYTES, leaf_hash
from lentera.web.tables import insert_values
from lentera.witness.payload import payload_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime

    from lentera.domain.tiles import Tile
    from lentera.domain.viewer import Viewer
    from lentera.witness.models import Checkpoint, Event, Head, LedgerTile

# One row gives out the sequences. Its lock is held until the writer commits, so that they are
# given out without a gap, and whoever reads a size can read every event below it.
TAKE = """
    INSERT INTO witness_head (id, size) VALUES (1, %s)
    ON CONFLICT (id) DO UPDATE SET size = witness_head.size + excluded.size
    RETURNING size
"""
# The longest state of a tile holds every older one.
KEEP_TILE = """
    INSERT INTO witness_ledgertile (level, number, hashes) VALUES (%s, %s, %s)
    ON CONFLICT (level, number) DO UPDATE SET hashes = excluded.hashes
    WHERE length(excluded.hashes) > length(witness_ledgertile.hashes)
"""
KEEP_CHECKPOINT = """
    INSERT INTO witness_checkpoint (size, root, note, signed_at) VALUES (%s, %s, %s, %s)
    ON CONFLICT (size) DO NOTHING
"""
PORTION = 4096


class AppendOnlyError(RuntimeError):
    """Something tried to change or remove what a witness keeps: that is a bug, not a refusal."""


class EventQuerySet(models.QuerySet["Event"]):
    """Events that came through a door: to be read, never to be changed or removed."""

    def update(self, **_changes: object) -> NoReturn:
        """Refuse: what happened stays as it was told."""
        raise AppendOnlyError

    def delete(self) -> NoReturn:
        """Refuse: what happened stays."""
        raise AppendOnlyError


class EventManager(models.Manager["Event"]):
    """Closed by default: an allow-list of doors."""

    def get_queryset(self) -> NoReturn:
        """Refuse: nobody reads events without saying whose."""
        message = "use objects.own(viewer), objects.of_thing(viewer, id) or objects.append(events)"
        raise UnscopedQueryError(message)

    def own(self, viewer: Viewer) -> EventQuerySet:
        """Events about the person who looks."""
        return self._rows().filter(subject_id=viewer.member_id)

    def of_thing(self, viewer: Viewer, object_id: int) -> EventQuerySet:
        """Events of one thing of the workspace that is nobody's own: a project, a tag."""
        of_nobody = self._rows().filter(subject_id__isnull=True)
        return of_nobody.filter(workspace_id=viewer.workspace_id, object_id=object_id)

    def about(self, object_ids: Collection[int], kinds: Collection[str]) -> list[int]:
        """Where events of things stand that say something yet, for those who empty them."""
        rows = self._rows().filter(object_id__in=object_ids, kind__in=kinds, salt__isnull=False)
        return sorted(rows.values_list("sequence", flat=True))

    def of_member(self, member_id: int, kinds: Collection[str]) -> EventQuerySet:
        """Events about a member, oldest first: for the worker, who shows them to nobody."""
        rows = self._rows().filter(subject_id=member_id, kind__in=kinds)
        return rows.order_by("sequence")

    def append(self, events: Sequence[Mapping[str, Any]]) -> range:
        """Add events, given as their columns, in the caller's transaction; gives their sequences.

        There is no way to change or remove one.
        """
        if not events:
            return range(0)
        taken = take_sequences(self.model, len(events))
        rows = []
        for sequence, event in zip(taken, events, strict=True):
            salt = fresh_salt()
            rows.append((sequence, *event.values(), salt, commit(payload_of(event), salt)))
        insert_values(self.model, ["sequence", *events[0], "salt", "commitment"], rows)
        return taken

    def leaf_hashes(self, start: int, stop: int) -> list[bytes]:
        """The leaves of the tree from sequence ``start`` to before ``stop``: nobody's time."""
        leaves = self._rows().filter(sequence__gte=start, sequence__lt=stop).order_by("sequence")
        columns = ("sequence", "kind", "logged_at", "commitment")
        return [leaf_hash(leaf_of(*row)) for row in leaves.values_list(*columns).iterator(PORTION)]

    def in_order(self, kinds: Collection[str] = ()) -> Iterator[Event]:
        """Every event (of these kinds), for the server's checks of itself; shown to nobody."""
        rows = self._rows().filter(kind__in=kinds) if kinds else self._rows()
        rows, last = rows.order_by("sequence"), -1
        while portion := list(rows.filter(sequence__gt=last)[:PORTION]):
            yield from portion
            last = portion[-1].sequence

    def _rows(self) -> EventQuerySet:
        return EventQuerySet(self.model, using=self._db)


class HeadManager(models.Manager["Head"]):
    """Only asked for the size."""

    def size(self) -> int:
        """How many events were committed."""
        return self.filter(pk=1).values_list("size", flat=True).first() or 0


class TileManager(models.Manager["LedgerTile"]):
    """Hashes of the tree; they say nothing about anybody."""

    def read(self, tile: Tile) -> bytes:
        """The first hashes of a tile, as many as it is asked for; fewer where they are missing."""
        kept = self.filter(level=tile.level, number=tile.number).values_list("hashes", flat=True)
        return bytes(kept.first() or b"")[: tile.width * HASH_BYTES]

    def keep(self, tile: Tile, hashes: bytes) -> None:
        """Keep a tile, unless a longer state of it is kept already."""
        with connections[router.db_for_write(self.model)].cursor() as cursor:
            cursor.execute(KEEP_TILE, [tile.level, tile.number, hashes])


class CheckpointManager(models.Manager["Checkpoint"]):
    """Signed states of the ledger, oldest first."""

    def keep(self, *, size: int, root: bytes, note: str, signed_at: datetime) -> bool:
        """Keep a checkpoint; False if there is one of this size, which stays."""
        connection = connections[router.db_for_write(self.model)]
        at = connection.ops.adapt_datetimefield_value(signed_at)
        with connection.cursor() as cursor:
            cursor.execute(KEEP_CHECKPOINT, [size, root, note, at])
            return bool(cursor.rowcount)


def take_sequences(model: type[models.Model], how_many: int) -> range:
    """Return the next sequences of the ledger; they are the caller's when the caller commits."""
    with connections[router.db_for_write(model)].cursor() as cursor:
        cursor.execute(TAKE, [how_many])
        [size] = cursor.fetchone()
    return range(size - how_many, size)


def leaf_of(sequence: int, kind: str, logged_at: datetime, commitment: bytes) -> bytes:
    """Return the leaf of one event given as its columns."""
    return envelope(sequence=sequence, kind=kind, logged_at=logged_at, commitment=bytes(commitment))

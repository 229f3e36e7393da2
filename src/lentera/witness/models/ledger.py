"""The tables of the ledger: events, the tree over them, and its signed states."""

from typing import NoReturn

from django.db import models

from lentera.witness.querysets.ledger import (
    AppendOnlyError,
    CheckpointManager,
    EventManager,
    HeadManager,
    TileManager,
)


class Head(models.Model):
    """How many events there are: one row, which every writer takes its sequences from."""

    id = models.SmallIntegerField(primary_key=True)
    size = models.BigIntegerField()

    objects = HeadManager()

    def __str__(self) -> str:
        return str(self.size)


class Event(models.Model):
    """One thing that happened to a time entry, a member, a role.

    ``before`` and ``after`` are the plain values (instants in ISO 8601 UTC, ids as numbers); an
    event without ``actor`` was done by the server itself. ``commitment`` binds all of it together
    with ``salt``. An erased event keeps sequence, kind, instant and commitment, and nothing else.
    """

    sequence = models.BigIntegerField(primary_key=True)
    workspace_id = models.BigIntegerField()
    kind = models.CharField(max_length=32)
    subject_id = models.BigIntegerField(null=True)
    actor_id = models.BigIntegerField(null=True)
    object_id = models.BigIntegerField(null=True)
    logged_at = models.DateTimeField()
    channel = models.CharField(max_length=16, default="page")
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    salt = models.BinaryField(null=True)
    commitment = models.BinaryField()

    objects = EventManager()

    class Meta:
        indexes = [
            models.Index(fields=["object_id", "sequence"], name="events_of_one_object"),
            models.Index(fields=["subject_id", "kind", "-sequence"], name="events_of_one_member"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"

    def save(self, *_args: object, **_named: object) -> NoReturn:
        """Refuse: events are only added, through the door."""
        raise AppendOnlyError

    def delete(self, *_args: object, **_named: object) -> NoReturn:
        """Refuse: what happened stays."""
        raise AppendOnlyError


class LedgerTile(models.Model):
    """Up to 256 hashes of the tree, one after the other (:mod:`lentera.domain.tiles`)."""

    level = models.SmallIntegerField()
    number = models.BigIntegerField()
    hashes = models.BinaryField()

    objects = TileManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["level", "number"], name="one_tile_in_each_place"),
        ]

    def __str__(self) -> str:
        return f"{self.level}/{self.number}"


class Checkpoint(models.Model):
    """A state of the ledger that was signed: one for a size, for good."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField()
    note = models.TextField()
    signed_at = models.DateTimeField()

    objects = CheckpointManager()

    def __str__(self) -> str:
        return f"{self.size} events"

"""The append-only table."""

from typing import NoReturn

from django.db import models

from lentera.witness.querysets import AppendOnlyError, EventManager


class Event(models.Model):
    """One thing that happened to a time entry, a member, a role.

    ``before`` and ``after`` are the plain values (instants in ISO 8601 UTC, ids as numbers); an
    event without ``actor`` was done by the server itself.
    """

    id = models.BigAutoField(primary_key=True)
    workspace_id = models.BigIntegerField()
    kind = models.CharField(max_length=32)
    subject_id = models.BigIntegerField(null=True)
    actor_id = models.BigIntegerField(null=True)
    object_id = models.BigIntegerField()
    logged_at = models.DateTimeField()
    channel = models.CharField(max_length=16, default="page")
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.CharField(max_length=500, blank=True)

    objects = EventManager()

    class Meta:
        indexes = [
            models.Index(fields=["object_id", "id"], name="events_of_one_object"),
            models.Index(fields=["subject_id", "kind", "-id"], name="events_of_one_member"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"

    def save(self, *_args: object, **_named: object) -> NoReturn:
        """Refuse: events are only added, through the door."""
        raise AppendOnlyError

    def delete(self, *_args: object, **_named: object) -> NoReturn:
        """Refuse: what happened stays."""
        raise AppendOnlyError

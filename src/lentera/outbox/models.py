"""The table of what waits to be sent or done, and when somebody last looked at it."""

from django.db import models


class Message(models.Model):
    """One mail or job. ``due_at`` moves on with every attempt; ``attempts`` tells claims apart.

    A mail that was sent leaves no words behind: its ``payload`` is emptied.
    """

    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=32)
    payload = models.JSONField()
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    gave_up_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=models.Q(done_at__isnull=True, gave_up_at__isnull=True),
                name="messages_that_wait",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Heartbeat(models.Model):
    """When a worker last went through the outbox: one row for the whole server."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_heartbeat_per_server"),
        ]

    def __str__(self) -> str:
        return f"worker ran {self.at:%Y-%m-%d %H:%M}"

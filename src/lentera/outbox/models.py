"""The table of what waits to be sent or done."""

from django.db import models


class Message(models.Model):
    """One mail or job. ``due_at`` moves on with every failed attempt."""

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

"""Keys that devices send with a write, so that sending it twice does it once."""

from django.db import models

from lentera.tracking.querysets import KeyManager


class IdempotencyKey(models.Model):
    """A key a device made, and the entry its write ended in. Kept for 30 days.

    ``deed`` is the address the write was sent to, ``digest`` the SHA-256 of what it said.
    """

    member = models.ForeignKey(
        "people.Member", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    key = models.UUIDField()
    deed = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    entry_id = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()

    objects = KeyManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "key"], name="one_deed_per_key"),
        ]

    def __str__(self) -> str:
        return str(self.key)

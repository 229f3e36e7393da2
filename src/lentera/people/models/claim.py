"""The claim of a fresh server: whoever holds the token from its log becomes its owner."""

from django.db import models


class Claim(models.Model):
    """One claim token (decision 20). Only its hash is kept; used once."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    secret_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_claim_per_server"),
        ]

    def __str__(self) -> str:
        return f"made {self.made_at:%Y-%m-%d}"

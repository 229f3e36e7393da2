"""What was drafted, announced and agreed on."""

from django.db import models
from django.db.models import Q


class CharterVersion(models.Model):
    """One version of a workspace's charter. What was announced is never changed.

    ``clauses`` is the plain form of :mod:`lentera.domain.charter`; ``digest`` the SHA-256 of its
    canonical spelling, in hexadecimal. ``number`` begins with 1: version 0 is the charter every
    workspace starts with. A draft has no ``announced_at``; a version that waits for its second key
    has no ``effective_at``.
    """

    id = models.BigIntegerField(primary_key=True)
    workspace = models.ForeignKey("people.Workspace", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    clauses = models.JSONField()
    digest = models.CharField(max_length=64)
    why = models.CharField(max_length=2000, blank=True)
    drafted_by = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    announced_by = models.ForeignKey(
        "people.Member", null=True, on_delete=models.PROTECT, related_name="+"
    )
    announced_at = models.DateTimeField(null=True)
    second_key_by = models.ForeignKey(
        "people.Member", null=True, on_delete=models.PROTECT, related_name="+"
    )
    second_key_at = models.DateTimeField(null=True)
    effective_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "number"], name="charter_numbers_run"),
            models.UniqueConstraint(
                fields=["workspace"],
                condition=Q(announced_at__isnull=True),
                name="one_charter_draft_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(effective_at__isnull=True) | Q(announced_at__isnull=False),
                name="a_charter_is_announced_before_it_holds",
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"

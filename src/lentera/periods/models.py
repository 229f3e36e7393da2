"""The closed periods of a workspace."""

from django.db import models
from django.db.models import F, Q


class ClosedPeriod(models.Model):
    """Days of a workspace that are closed. They never open again.

    Zone: the days are local days, whatever the person's zone; ``cadence`` is ``week`` or ``month``.
    """

    workspace = models.ForeignKey("people.Workspace", on_delete=models.PROTECT, related_name="+")
    cadence = models.CharField(max_length=8)
    first_on = models.DateField()
    last_on = models.DateField()
    closed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "first_on"], name="one_closing_of_a_day"),
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="period_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_on} to {self.last_on}"

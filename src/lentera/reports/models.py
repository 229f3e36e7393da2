"""What was published about teams, once and for all; and what people share by their own choice.

Published rows are sums of people, and still closed: whoever reads them looks (decision 31). They
are written once, with their period, and never changed (R6 of the rules for team figures).
"""

from django.db import models
from django.db.models import F, Q

from lentera.reports.querysets import (
    BehindManager,
    PublishedCellManager,
    PublishedPeriodManager,
    ShareManager,
)


class PublishedPeriod(models.Model):
    """A week or month that was published, or that nobody may see figures of.

    ``teams`` says who was in which team all the time, as in the room of people; ``nodes`` which
    teams are told together; ``refused`` why a path, or by an empty path everything, is not told.
    """

    id = models.BigIntegerField(primary_key=True)
    workspace = models.ForeignKey("people.Workspace", on_delete=models.PROTECT, related_name="+")
    first_on = models.DateField()
    last_on = models.DateField()
    monthly = models.BooleanField(default=False)
    published_at = models.DateTimeField()
    teams = models.JSONField()
    nodes = models.JSONField()
    refused = models.JSONField()
    fullness = models.JSONField()
    adjustment_hours = models.IntegerField(null=True)

    objects = PublishedPeriodManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "first_on"], name="published_once"),
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="published_period_has_days"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_on} to {self.last_on}"


class PublishedCell(models.Model):
    """One figure. ``node`` is the first step of its path: a team, the others, or None for all.

    Units: ``hours`` and ``step_hours`` are hours, ``share`` is per cent; ``hours`` is empty where
    the share is a band (0: under a tenth, 100: over nine tenths). ``people_`` is a band, too.
    """

    period = models.ForeignKey(
        "reports.PublishedPeriod", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    node = models.BigIntegerField(null=True)
    path = models.CharField(max_length=64, blank=True)
    hours = models.IntegerField(null=True)
    step_hours = models.PositiveSmallIntegerField()
    share = models.PositiveSmallIntegerField(null=True)
    banded = models.BooleanField(default=False)
    goes_on = models.BooleanField(default=False)
    people_least = models.PositiveIntegerField()
    people_most = models.PositiveIntegerField()

    objects = PublishedCellManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["period", "path"], name="one_cell_per_path"),
        ]

    def __str__(self) -> str:
        return f"{self.path or 'all'} in {self.period_id}"


class Behind(models.Model):
    """Who stood behind a period's cells, and what was counted of whom; kept for a season.

    The engine needs it to tell no joiner's week and no late edit (R6, R7). Nobody else reads it.
    """

    period = models.OneToOneField(
        "reports.PublishedPeriod", on_delete=models.PROTECT, related_name="+", primary_key=True
    )
    standings = models.JSONField()
    people = models.JSONField()
    carried = models.JSONField()
    counted = models.JSONField()

    objects = BehindManager()

    def __str__(self) -> str:
        return f"behind {self.period_id}"


class Share(models.Model):
    """What a member shares of their own, with one colleague or with their team, for a time."""

    class What(models.TextChoices):
        TOTAL = "total"
        LOAD = "load"

    class Load(models.TextChoices):
        ROOM = "room"
        FULL = "full"

    id = models.BigIntegerField(primary_key=True)
    member = models.ForeignKey("people.Member", on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=8, choices=What)
    load = models.CharField(max_length=8, choices=Load, blank=True)
    with_member = models.ForeignKey(
        "people.Member", null=True, on_delete=models.CASCADE, related_name="+"
    )
    with_team = models.ForeignKey(
        "people.Team", null=True, on_delete=models.CASCADE, related_name="+"
    )
    given_at = models.DateTimeField()
    until_on = models.DateField()

    objects = ShareManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(with_member=None) ^ Q(with_team=None),
                name="shared_with_a_person_or_a_team",
            ),
            models.CheckConstraint(
                condition=(Q(what="load") & ~Q(load="")) | (Q(what="total") & Q(load="")),
                name="only_a_workload_has_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} of {self.member_id}"

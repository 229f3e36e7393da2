"""The time entry."""

from django.db import models
from django.db.models import F, Q

from lentera.tracking.nearness import LongerThanADay
from lentera.tracking.querysets import EntryManager, EntryTagManager


class TimeEntry(models.Model):
    """A stretch of one member's time. The length is derived, never stored (cases.md R8).

    Zone: ``started_at`` and ``ended_at`` are UTC; ``zone`` is the IANA zone the person was in, in
    which the entry's days are cut (decision 23). ``perhaps_ended_at`` is the end that is proposed
    for a timer that ran on unnoticed, until the person says which one is right.
    """

    class Kind(models.TextChoices):
        WORK = "work"
        BREAK = "break"

    id = models.BigIntegerField(primary_key=True)
    # Every start writes each index, so none stands here that another begins with, or nobody asks.
    workspace = models.ForeignKey(
        "people.Workspace", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    member = models.ForeignKey(
        "people.Member", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    perhaps_ended_at = models.DateTimeField(null=True)
    zone = models.CharField(max_length=64)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.WORK)
    description = models.CharField(max_length=3000, blank=True)
    project = models.ForeignKey(
        "projects.Project", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    task = models.ForeignKey(
        "projects.Task", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    billable = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()

    objects = EntryManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member"],
                condition=Q(ended_at__isnull=True),
                name="one_running_entry_per_member",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")),
                name="entry_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(kind="work") | Q(billable=False), name="breaks_are_not_billable"
            ),
        ]
        indexes = [
            models.Index(fields=["member", "-started_at", "-id"], name="entries_newest_first"),
            models.Index(
                fields=["member", "ended_at"],
                condition=Q(LongerThanADay("ended_at", "started_at")),
                name="entries_over_a_day",
            ),
            models.Index(
                fields=["project"], condition=Q(project__isnull=False), name="entries_of_project"
            ),
            models.Index(fields=["task"], condition=Q(task__isnull=False), name="entries_of_task"),
        ]

    def __str__(self) -> str:
        return f"entry {self.pk}"


class EntryTag(models.Model):
    """One tag on one entry."""

    entry = models.ForeignKey(
        "tracking.TimeEntry", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    tag = models.ForeignKey("projects.Tag", on_delete=models.PROTECT, related_name="+")

    objects = EntryTagManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "tag"], name="tag_once_per_entry"),
        ]

    def __str__(self) -> str:
        return f"{self.tag_id} on {self.entry_id}"

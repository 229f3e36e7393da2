"""What was drafted, announced and agreed on; who was elected, who objects, what leads need."""

from django.db import models
from django.db.models import Q

from lentera.charter.querysets import AnswerManager, LineManager, ObjectionManager


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


class Acknowledgement(models.Model):
    """Somebody has read a version. It is no consent, and nothing hangs on it but a banner."""

    id = models.BigIntegerField(primary_key=True)
    workspace = models.ForeignKey("people.Workspace", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+")
    acknowledged_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "number"], name="a_version_is_read_once"),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"


class Election(models.Model):
    """The record of an election, shown to everybody: without one nobody holds a second key."""

    id = models.BigIntegerField(primary_key=True)
    workspace = models.ForeignKey("people.Workspace", on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField()
    how = models.CharField(max_length=500)
    recorded_by = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        "people.Member", null=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)
    why_ended = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace"],
                condition=Q(ended_at__isnull=True),
                name="one_election_stands_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"election of {self.held_on}"


class LeadRound(models.Model):
    """One time that all leads are asked what they need."""

    id = models.BigIntegerField(primary_key=True)
    workspace = models.ForeignKey("people.Workspace", on_delete=models.PROTECT, related_name="+")
    opened_by = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace"],
                condition=Q(closed_at__isnull=True),
                name="leads_are_asked_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"asked at {self.opened_at}"


class LeadAnswer(models.Model):
    """What one lead needs. ``needs`` is purpose to granularity, by their stored words."""

    id = models.BigIntegerField(primary_key=True)
    round = models.ForeignKey(LeadRound, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=1000)
    needs = models.JSONField()
    cadence = models.CharField(max_length=8)
    answered_at = models.DateTimeField()

    objects = AnswerManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "member"], name="a_lead_answers_once"),
        ]

    def __str__(self) -> str:
        return self.cadence


class Objection(models.Model):
    """A thread between one person and the elected representative, and nobody else."""

    id = models.BigIntegerField(primary_key=True)
    workspace = models.ForeignKey("people.Workspace", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = ObjectionManager()

    def __str__(self) -> str:
        return f"against version {self.number}"


class ObjectionLine(models.Model):
    """What one of the two wrote."""

    id = models.BigIntegerField(primary_key=True)
    objection = models.ForeignKey(Objection, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=4000)
    written_at = models.DateTimeField()

    objects = LineManager()

    def __str__(self) -> str:
        return f"{self.written_at}"

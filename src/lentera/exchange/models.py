"""What was imported, so that it can be told again and taken back."""

from django.db import models

from lentera.exchange.querysets import LineManager, RunManager


class ImportRun(models.Model):
    """One file of one member: from its upload over the preview to the report.

    ``choices`` is what the person answered; ``report`` the bad lines as plain values. The file
    itself lies in the uploads folder until the run is over. ``kept_count``: entries that stayed
    when the run was taken back, because the person had changed them. ``gone_count``: lines that
    came in before and whose entries the person deleted since; ``back_count``: those brought back.
    """

    class State(models.TextChoices):
        PREVIEW = "preview"
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        UNDOING = "undoing"
        FAILED = "failed"
        UNDONE = "undone"
        REVIVING = "reviving"

    id = models.BigIntegerField(primary_key=True)
    workspace = models.ForeignKey("people.Workspace", on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=255)
    format = models.CharField(max_length=20, blank=True)
    zone = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=State, default=State.PREVIEW)
    choices = models.JSONField(default=dict)
    read_count = models.PositiveIntegerField(default=0)
    done_count = models.PositiveIntegerField(default=0)
    created_count = models.PositiveIntegerField(default=0)
    skipped_count = models.PositiveIntegerField(default=0)
    failed_count = models.PositiveIntegerField(default=0)
    undone_count = models.PositiveIntegerField(default=0)
    kept_count = models.PositiveIntegerField(default=0)
    gone_count = models.PositiveIntegerField(default=0)
    back_count = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=list)
    remarks = models.JSONField(default=dict)
    refusal = models.CharField(max_length=1000, blank=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    objects = RunManager()

    def __str__(self) -> str:
        return self.file_name


class ImportedLine(models.Model):
    """One line that went in: known again by its fingerprint and its place among its twins.

    ``missed_in`` is the last import that brought the line again and found its entry deleted.
    """

    run = models.ForeignKey("exchange.ImportRun", on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=32)
    occurrence = models.PositiveIntegerField()
    entry_id = models.BigIntegerField()
    missed_in = models.BigIntegerField(null=True)

    objects = LineManager()

    class Meta:
        indexes = [
            models.Index(
                fields=["missed_in"],
                condition=models.Q(missed_in__isnull=False),
                name="imported_missed",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "fingerprint", "occurrence"], name="imported_once"
            ),
        ]

    def __str__(self) -> str:
        return self.fingerprint

"""Who is told that somebody looked, and how they want to be told."""

from django.db import models

from lentera.witness.querysets.notices import NoticeChoiceManager, NoticeManager


class Notice(models.Model):
    """One look that one person is told of; ``mailed_at`` is when, where it went by mail.

    ``due_at`` is when a mail tells of it; None where the person wants to read it on the page only.
    """

    look = models.ForeignKey("witness.Look", on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+")
    cause = models.CharField(max_length=16)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    objects = NoticeManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["look", "member"], name="one_notice_of_a_look_for_each_person"
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=models.Q(mailed_at__isnull=True, due_at__isnull=False),
                name="notices_that_wait",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cause} for {self.member_id}"


class NoticeChoice(models.Model):
    """How one person wants to be told; who chose nothing is told as ``NoticeWish`` begins."""

    member = models.OneToOneField(
        "people.Member", primary_key=True, on_delete=models.PROTECT, related_name="+"
    )
    news = models.CharField(max_length=8)
    routine = models.CharField(max_length=8)

    objects = NoticeChoiceManager()

    def __str__(self) -> str:
        return f"{self.news}, {self.routine}"


class NoticeMark(models.Model):
    """Up to which event of the ledger people were told of looks: one row for the server."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    sequence = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.sequence)

"""Agreed hours."""

from django.db import models

from lentera.worktime.querysets import AgreedHoursManager


class AgreedHours(models.Model):
    """What a member agreed to work on each weekday, from a day on (cases.md L7).

    Units: whole minutes for each weekday.
    """

    member = models.ForeignKey("people.Member", on_delete=models.CASCADE, related_name="+")
    from_on = models.DateField()
    monday = models.PositiveSmallIntegerField(default=480)
    tuesday = models.PositiveSmallIntegerField(default=480)
    wednesday = models.PositiveSmallIntegerField(default=480)
    thursday = models.PositiveSmallIntegerField(default=480)
    friday = models.PositiveSmallIntegerField(default=480)
    saturday = models.PositiveSmallIntegerField(default=0)
    sunday = models.PositiveSmallIntegerField(default=0)

    objects = AgreedHoursManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "from_on"], name="one_agreement_per_member_and_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} from {self.from_on}"

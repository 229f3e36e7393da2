"""Teams: one per member at a time, dated (decision 25). Groups of the API are another thing."""

from django.db import models
from django.db.models import F, Q


class Team(models.Model):
    """A named group of members, the unit of publication."""

    id = models.BigIntegerField(primary_key=True)
    workspace = models.ForeignKey("people.Workspace", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    archived_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "name"], name="one_team_per_name"),
        ]

    def __str__(self) -> str:
        return self.name


class TeamMembership(models.Model):
    """A member in a team from a day on, until the day before ``until_on``."""

    member = models.ForeignKey("people.Member", on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey("people.Team", on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member"],
                condition=Q(until_on__isnull=True),
                name="one_present_team_per_member",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="team_membership_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.team_id} from {self.from_on}"


class TeamLead(models.Model):
    """A member who leads a team."""

    team = models.ForeignKey("people.Team", on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey("people.Member", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "member"], name="leads_a_team_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} leads {self.team_id}"

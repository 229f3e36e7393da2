"""What the work is on."""

from django.db import models
from django.db.models.functions import Coalesce

from lentera.projects.models.thing import Thing


class Project(Thing):
    """A project. ``colour`` is one of the seven chart hues, 0 is grey.

    ``public``: everybody in the workspace may record time on it; else its members only.
    """

    workspace = models.ForeignKey("people.Workspace", on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(
        "projects.Client", null=True, on_delete=models.PROTECT, related_name="+"
    )
    colour = models.PositiveSmallIntegerField(default=1)
    public = models.BooleanField(default=True)
    billable = models.BooleanField(default=False)
    template = models.BooleanField(default=False)
    note = models.CharField(max_length=16384, blank=True)
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True)

    class Meta(Thing.Meta):
        abstract = False
        constraints = [
            *Thing.Meta.constraints,
            # The same name may stand under two clients, and once without a client.
            models.UniqueConstraint(
                "workspace",
                "name_key",
                Coalesce("client", 0),
                condition=models.Q(merged_into__isnull=True),
                name="one_project_per_name_and_client",
            ),
            models.CheckConstraint(
                condition=models.Q(colour__lte=7), name="project_colour_of_the_palette"
            ),
        ]


class ProjectMember(models.Model):
    """A member who may record time on a project that is not public."""

    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey("people.Member", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "member"], name="project_member_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} on {self.project_id}"


class Task(Thing):
    """A task of a project. ``billable`` is None where the project decides."""

    project = models.ForeignKey("projects.Project", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=1000)
    billable = models.BooleanField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta(Thing.Meta):
        abstract = False
        constraints = [
            *Thing.Meta.constraints,
            models.UniqueConstraint(
                fields=["project", "name_key"],
                condition=models.Q(merged_into__isnull=True),
                name="one_task_per_name",
            ),
        ]

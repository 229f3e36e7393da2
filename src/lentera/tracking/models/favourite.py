"""What a person starts again and again."""

from django.db import models

from lentera.tracking.querysets import OwnedManager


class Favourite(models.Model):
    """A kept combination of description, project, task and tags, in the person's order."""

    id = models.BigIntegerField(primary_key=True)
    member = models.ForeignKey("people.Member", on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    description = models.CharField(max_length=3000, blank=True)
    project = models.ForeignKey(
        "projects.Project", null=True, on_delete=models.PROTECT, related_name="+"
    )
    task = models.ForeignKey("projects.Task", null=True, on_delete=models.PROTECT, related_name="+")
    tag_ids = models.JSONField(default=list)
    billable = models.BooleanField(default=False)

    objects = OwnedManager["Favourite"]()

    def __str__(self) -> str:
        return self.description

"""What kind of work it was."""

from django.db import models
from django.db.models.functions import Lower


class Tag(models.Model):
    """A tag of the workspace."""

    id = models.BigIntegerField(primary_key=True)
    workspace = models.ForeignKey("people.Workspace", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    archived_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "workspace",
                Lower("name"),
                condition=models.Q(merged_into__isnull=True),
                name="one_tag_per_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name

"""Who the work is for."""

from django.db import models

from lentera.projects.models.thing import Thing


class Client(Thing):
    """A client of the workspace."""

    workspace = models.ForeignKey("people.Workspace", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    note = models.CharField(max_length=3000, blank=True)
    archived_at = models.DateTimeField(null=True)

    class Meta(Thing.Meta):
        abstract = False
        constraints = [
            *Thing.Meta.constraints,
            models.UniqueConstraint(
                fields=["workspace", "name_key"],
                condition=models.Q(merged_into__isnull=True),
                name="one_client_per_name",
            ),
        ]

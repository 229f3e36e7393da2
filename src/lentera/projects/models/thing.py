"""What all four kinds have in common: a name, and that two of a kind can become one."""

from django.db import models
from django.db.models import Q


class Thing(models.Model):
    """Something with a name.

    The three columns of the name are written together (see ``names``). ``merged_into`` is the one
    that stays, never itself a merged one, so that readers follow one step.
    ``merged_directly_into`` is what people chose, so that each merge can be taken back by itself.
    """

    id = models.BigIntegerField(primary_key=True)
    name = models.CharField(max_length=250)
    name_key = models.CharField(max_length=32)
    name_search = models.CharField(max_length=300)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    merged_directly_into = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="+"
    )

    merged_into_id: int | None
    merged_directly_into_id: int | None

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True, merged_directly_into__isnull=True)
                | Q(merged_into__isnull=False, merged_directly_into__isnull=False),
                name="%(class)s_is_merged_or_not",
            ),
        ]

    def __str__(self) -> str:
        return self.name

"""One organisation's space; everything belongs to exactly one."""

from django.db import models


class Workspace(models.Model):
    """An organisation (or one person alone)."""

    id = models.BigIntegerField(primary_key=True)
    name = models.CharField(max_length=120)
    zone = models.CharField(max_length=64)
    language = models.CharField(max_length=8, default="en")
    week_starts_on = models.PositiveSmallIntegerField(default=0)
    sample = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

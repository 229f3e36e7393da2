"""Who looked at whose time, what for, and how finely."""

from django.db import models

from lentera.witness.querysets.looks import LookManager, LookSubjectManager


class Look(models.Model):
    """One disclosure, or one that was refused (decision 31).

    ``viewer`` is None where the server itself looked. ``first_on`` and ``last_on`` are local days.
    ``people`` is how many the same look was about; who they are stands in :class:`LookSubject`.
    Without ``name_shown`` the charter of that moment told only the role.
    """

    id = models.BigIntegerField(primary_key=True)
    workspace = models.ForeignKey("people.Workspace", on_delete=models.PROTECT, related_name="+")
    viewer = models.ForeignKey(
        "people.Member", null=True, on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=20)
    name_shown = models.BooleanField(default=True)
    purpose = models.CharField(max_length=24)
    reference = models.CharField(max_length=200, blank=True)
    granularity = models.CharField(max_length=32)
    first_on = models.DateField()
    last_on = models.DateField()
    channel = models.CharField(max_length=16)
    charter_number = models.PositiveIntegerField(null=True)
    people = models.PositiveIntegerField()
    refused = models.CharField(max_length=32, blank=True)
    looked_at = models.DateTimeField()
    sequence = models.BigIntegerField()

    objects = LookManager()

    class Meta:
        indexes = [models.Index(fields=["viewer", "-looked_at"], name="looks_of_one_viewer")]

    def __str__(self) -> str:
        return f"{self.role} for {self.purpose}"


class LookSubject(models.Model):
    """One person whose time a look was about.

    The ledger keeps a commitment to each with this ``salt``: everybody can show that they were
    looked at, and nobody learns from the ledger who else was.
    """

    look = models.ForeignKey(Look, on_delete=models.PROTECT, related_name="+", db_index=False)
    member = models.ForeignKey(
        "people.Member", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    salt = models.BinaryField()

    objects = LookSubjectManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["look", "member"], name="one_row_for_each_subject"),
        ]
        indexes = [models.Index(fields=["member", "-look"], name="looks_at_one_member")]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.look_id}"

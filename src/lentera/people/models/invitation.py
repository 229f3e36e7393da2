"""Invitations: a secret address that lets one person in."""

from django.db import models


class Invitation(models.Model):
    """An open, accepted or withdrawn invitation. Only the hash of its secret is kept.

    Address and name stand here only while it is open. ``mailed``: the link went by mail and was
    shown on no page, so whoever uses it reads mail at this address.
    """

    id = models.BigIntegerField(primary_key=True)
    workspace = models.ForeignKey("people.Workspace", on_delete=models.PROTECT, related_name="+")
    email = models.EmailField(max_length=254, blank=True)
    name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=8, default="en")
    roles = models.JSONField(default=list)
    team = models.ForeignKey("people.Team", null=True, on_delete=models.SET_NULL, related_name="+")
    secret_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+")
    mailed = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "email"],
                condition=models.Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="one_open_invitation_per_address",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

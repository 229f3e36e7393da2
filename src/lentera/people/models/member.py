"""A person in a workspace, and what they are trusted with there."""

from django.db import models

from lentera.domain.viewer import Role


class Member(models.Model):
    """One account in one workspace. The row stays when the person leaves: time hangs on it."""

    id = models.BigIntegerField(primary_key=True)
    workspace = models.ForeignKey("people.Workspace", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    joined_on = models.DateField()
    left_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "account"], name="one_member_per_account_and_workspace"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MemberRole(models.Model):
    """One role of one member."""

    member = models.ForeignKey("people.Member", on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "role"], name="one_row_per_member_and_role"),
        ]

    def __str__(self) -> str:
        return self.role

"""Keys for the API: shown once, kept as a hash, acting as their owner."""

from django.db import models


class ApiKey(models.Model):
    """One key of one account (decision 32). The first characters help to tell keys apart."""

    id = models.BigIntegerField(primary_key=True)
    account = models.ForeignKey("people.Account", on_delete=models.CASCADE, related_name="+")
    workspace = models.ForeignKey(
        "people.Workspace", null=True, on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(max_length=120)
    prefix = models.CharField(max_length=12)
    secret_hash = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=32, default="own_use")
    read_only = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    expires_on = models.DateField(null=True)
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name

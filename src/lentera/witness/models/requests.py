"""What a person asks for about their own time, and what is said about it."""

from django.db import models
from django.db.models import Q

from lentera.witness.querysets.requests import RequestManager, RequestWordManager


class Request(models.Model):
    """One question or demand of a person, with the moment by which it is answered.

    Open until ``answered_at``. ``addressee`` is who answers; without one it is everybody whose
    task this kind of request is, such as the elected representatives, but never whom it
    ``concerns``. ``about`` is what the person hands over with it: a look as they see it themselves.
    """

    id = models.BigIntegerField(primary_key=True)
    workspace = models.ForeignKey("people.Workspace", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+")
    addressee = models.ForeignKey(
        "people.Member", null=True, on_delete=models.PROTECT, related_name="+"
    )
    concerns = models.ForeignKey(
        "people.Member", null=True, on_delete=models.PROTECT, related_name="+"
    )
    look = models.ForeignKey(
        "witness.Look", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    about = models.JSONField(null=True)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    objects = RequestManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["look", "member", "kind"], name="one_request_of_a_kind_about_a_look"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(answered_at__gte=models.F("asked_at")),
                name="a_request_is_answered_after_it_was_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class RequestWord(models.Model):
    """What one side said, in the order it was said."""

    id = models.BigIntegerField(primary_key=True)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=2000)
    said_at = models.DateTimeField()

    objects = RequestWordManager()

    def __str__(self) -> str:
        return f"{self.author_id} at {self.said_at:%Y-%m-%d %H:%M}"

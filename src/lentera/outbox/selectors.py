"""Questions about what waits."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet

from lentera.outbox.models import Heartbeat, Message


@dataclass(frozen=True, slots=True)
class Backlog:
    """How much waits, since when, and how much was given up."""

    waiting: int
    oldest_at: datetime | None
    gave_up: int


def waiting() -> QuerySet[Message]:
    """Messages that are neither done nor given up."""
    return Message.objects.filter(done_at__isnull=True, gave_up_at__isnull=True)


def backlog() -> Backlog:
    """What waits, and what was given up."""
    waits = Q(done_at__isnull=True, gave_up_at__isnull=True)
    found = Message.objects.filter(done_at__isnull=True).aggregate(
        waiting=Count("id", filter=waits),
        oldest_at=Min("created_at", filter=waits),
        gave_up=Count("id", filter=~waits),
    )
    return Backlog(**found)


@dataclass(frozen=True, slots=True)
class GivenUp:
    """A mail that was given up: to whom, since when, and what the mail server said as a code.

    Not what stands in it: that is for its reader, and may hold a link that opens an account.
    """

    message_id: int
    to: str
    gave_up_at: datetime
    error: str


def given_up_mails(addresses: Collection[str]) -> list[GivenUp]:
    """The mails to these addresses (in lower case) that were given up, newest first."""
    rows = Message.objects.filter(kind="mail", gave_up_at__isnull=False).order_by("-gave_up_at")
    return [
        GivenUp(pk, payload["to"], gave_up_at, error)
        for pk, payload, gave_up_at, error in rows.values_list(
            "pk", "payload", "gave_up_at", "last_error"
        )
        if gave_up_at and payload["to"].lower() in addresses
    ]


def worker_ran_at() -> datetime | None:
    """When a worker last went through the outbox."""
    return Heartbeat.objects.values_list("at", flat=True).first()

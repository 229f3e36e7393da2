"""Questions about what waits."""

from __future__ import annotations

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


def worker_ran_at() -> datetime | None:
    """When a worker last went through the outbox."""
    return Heartbeat.objects.values_list("at", flat=True).first()

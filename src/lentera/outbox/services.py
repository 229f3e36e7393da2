"""Putting something in the outbox, and what the worker does with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from lentera.domain.ids import new_id
from lentera.outbox.files import mark_of
from lentera.outbox.models import Heartbeat, Message
from lentera.outbox.retries import next_attempt
from lentera.outbox.selectors import waiting

# Longer than any attempt takes: a worker that was killed in the middle holds a message that long.
LEASE = timedelta(minutes=10)


def queue_mail(  # noqa: PLR0913  what a mail is made of
    *, to: str, subject: str, text: str, html: str = "", sender: str = "", now: datetime
) -> Message:
    """Queue one mail, in the transaction of its cause."""
    one_line = " ".join(subject.split())  # a name with a newline in it must not make a header
    payload = {"to": to, "subject": one_line, "text": text, "html": html, "sender": sender}
    return queue_job("mail", payload=payload, now=now)


def queue_job(
    kind: str, *, payload: Mapping[str, Any], now: datetime, due_at: datetime | None = None
) -> Message:
    """Queue one job for the worker, in the transaction of its cause; ``due_at`` if not at once."""
    message = Message(
        id=new_id(now), kind=kind, payload=dict(payload), created_at=now, due_at=due_at or now
    )
    message.save(force_insert=True)
    return message


def claim_next(*, now: datetime) -> Message | None:
    """Take the message that is due longest; nobody else takes it while the lease lasts.

    The update says which attempt it counts on, so of two workers one gets the row, on both
    databases and without a lock that lasts as long as a slow mail server.
    """
    for message in waiting().filter(due_at__lte=now).order_by("due_at")[:20]:
        unclaimed = waiting().filter(pk=message.pk, attempts=message.attempts)
        attempts, due_at = message.attempts + 1, now + LEASE
        if unclaimed.update(attempts=attempts, due_at=due_at):
            message.attempts, message.due_at = attempts, due_at
            return message
    return None


def mark_done(message: Message, *, now: datetime) -> None:
    """Keep that it was done, and forget what it said."""
    Message.objects.filter(pk=message.pk).update(done_at=now, payload={}, last_error="")


def put_off(message: Message, *, error: str, now: datetime) -> bool:
    """Try again later, or give up when it was tried for long enough; whether it goes on."""
    due_at = next_attempt(attempts=message.attempts, created_at=message.created_at, now=now)
    if due_at is None:
        give_up(message, error=error, now=now)
        return False
    Message.objects.filter(pk=message.pk).update(due_at=due_at, last_error=error[:500])
    return True


def give_up(message: Message, *, error: str, now: datetime) -> None:
    """Stop trying; the message stays to be seen."""
    Message.objects.filter(pk=message.pk).update(gave_up_at=now, last_error=error[:500])


def send_again(message_id: int, *, now: datetime) -> bool:
    """Try a mail that was given up once more; False if it is not given up any more.

    Its patience is over, so it is given up again at once if that fails as well.
    """
    given_up = Message.objects.filter(pk=message_id, kind="mail", gave_up_at__isnull=False)
    return bool(given_up.update(gave_up_at=None, due_at=now))


def forget_mails_to(addresses: Iterable[str]) -> list[str]:
    """Drop what still waits for some addresses or was given up; returns their marks.

    Mails that were written as files are on the worker's machine: a job drops those, by the marks.
    """
    marks = []
    for address in addresses:
        Message.objects.filter(kind="mail", payload__to__iexact=address).delete()
        marks.append(mark_of(address))
    return marks


def forget_done(*, before: datetime) -> int:
    """Remove what was done before then; returns how many. What was given up stays."""
    return Message.objects.filter(done_at__lt=before).delete()[0]


def beat(*, now: datetime) -> None:
    """Keep that a worker is alive."""
    Heartbeat.objects.update_or_create(id=1, defaults={"at": now})

"""Putting something in the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lentera.domain.ids import new_id
from lentera.outbox.models import Message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


def queue_mail(  # noqa: PLR0913  what a mail is made of
    *, to: str, subject: str, text: str, html: str = "", sender: str = "", now: datetime
) -> Message:
    """Queue one mail, in the transaction of its cause."""
    payload = {"to": to, "subject": subject, "text": text, "html": html, "sender": sender}
    return queue_job("mail", payload=payload, now=now)


def queue_job(kind: str, *, payload: Mapping[str, Any], now: datetime) -> Message:
    """Queue one job for the worker, in the transaction of its cause."""
    message = Message(
        id=new_id(now), kind=kind, payload=dict(payload), created_at=now, due_at=now
    )
    message.save(force_insert=True)
    return message

"""Mails in words: written in the reader's language, as text with an HTML twin, and queued.

This is the one place of the room that builds mails. A `Letter` has paragraphs and at most one
link; the same letter makes both twins (``people/mail/letter.txt`` and ``.html``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from lentera.outbox.services import queue_mail

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from lentera.people.models import Account


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says: its subject, its paragraphs, and where its one link leads."""

    subject: str
    paragraphs: tuple[str, ...]
    action: str = ""
    url: str = ""


def address_of(path: str) -> str:
    """Return a path of ours as people open it: with LENTERA_BASE_URL, never a request's host."""
    return f"{settings.ENVIRONMENT.base_url}{path}"


def mail_is_set_up() -> bool:
    """Whether mails leave this server; else they wait as files in its outbox folder."""
    return bool(settings.ENVIRONMENT.email_url)


def tell(account: Account, write: Callable[[], Letter], *, now: datetime) -> None:
    """Send an account a letter, written in its language."""
    send(account.email, write, language=account.language, now=now)


def send(to: str, write: Callable[[], Letter], *, language: str, now: datetime) -> None:
    """Write a letter in a language and queue it, in the transaction of its cause."""
    queue_mail(to=to, now=now, **_written(write, language))


def tell_alike(accounts: Iterable[Account], write: Callable[[], Letter], *, now: datetime) -> None:
    """Send many accounts the same letter, written once in each language."""
    by_language: dict[str, list[Account]] = {}
    for account in accounts:
        by_language.setdefault(account.language, []).append(account)
    for language, readers in by_language.items():
        words = _written(write, language)
        for account in readers:
            queue_mail(to=account.email, now=now, **words)


def _written(write: Callable[[], Letter], language: str) -> dict[str, str]:
    """Return subject, text and HTML twin of a letter in a language."""
    with translation.override(language):
        letter = write()
        # A name with a line break in it must not become a header of its own.
        subject = " ".join(letter.subject.split())
        facts = {"letter": letter, "subject": subject, "language": language}
        text = render_to_string("people/mail/letter.txt", facts).strip() + "\n"
        html = render_to_string("people/mail/letter.html", facts)
    return {"subject": subject, "text": text, "html": html}

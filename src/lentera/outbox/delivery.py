"""Sending mail: by SMTP where an address is set, else as .eml files people can open."""

from __future__ import annotations

import smtplib
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from lentera.domain.ids import to_hex
from lentera.outbox.files import keep_mail
from lentera.outbox.services import queue_mail
from lentera.web import clock

PERMANENT = 500  # RFC 5321 section 4.2.1: 5yz, the same mail will be refused again


class Undeliverable(Exception):
    """The mail server refused this mail for good; trying again would not help."""


class QueueBackend(BaseEmailBackend):
    """The mail backend of Django's settings: whatever sends mail in a request only queues it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue one mail for each recipient."""
        now = clock.now()
        for message in email_messages:
            html = ""
            if isinstance(message, EmailMultiAlternatives):
                html = next((str(part[0]) for part in message.alternatives), "")
            for to in message.recipients():
                queue_mail(
                    to=to, subject=str(message.subject), text=str(message.body), html=html, now=now
                )
        return len(email_messages)


def deliver(message_id: int, payload: Mapping[str, Any]) -> None:
    """Send one mail now.

    Raises:
        Undeliverable: refused for good.
        OSError: the mail server cannot be reached, or refused for now.
    """
    mail = _mail(message_id, payload)
    if not settings.ENVIRONMENT.email_url:
        keep_mail(message_id, mail.message().as_bytes())
        return
    try:
        _smtp(settings.ENVIRONMENT.email_url).send_messages([mail])
    except smtplib.SMTPRecipientsRefused as error:
        if all(code >= PERMANENT for code, _ in error.recipients.values()):
            raise Undeliverable(describe(error)) from error
        raise
    except smtplib.SMTPDataError as error:
        if error.smtp_code >= PERMANENT:
            raise Undeliverable(describe(error)) from error
        raise


def describe(error: BaseException) -> str:
    """Return what went wrong without the words of the other side, which name people."""
    code: object = ""
    if isinstance(error, smtplib.SMTPResponseException):
        code = error.smtp_code
    elif isinstance(error, smtplib.SMTPRecipientsRefused):
        code = next((code for code, _ in error.recipients.values()), "")
    elif isinstance(error, OSError):
        code = error.errno or ""
    return f"{type(error).__name__} {code}".strip()


def _mail(message_id: int, payload: Mapping[str, Any]) -> EmailMultiAlternatives:
    host = urlsplit(settings.ENVIRONMENT.base_url).hostname
    mail = EmailMultiAlternatives(
        payload["subject"],
        payload["text"],
        payload["sender"] or settings.DEFAULT_FROM_EMAIL,
        [payload["to"]],
        # At least once: whoever gets it twice knows it by its id.
        headers={
            "Message-ID": f"<{to_hex(message_id)}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    if payload["html"]:
        mail.attach_alternative(payload["html"], "text/html")
    return mail


def _smtp(url: str) -> BaseEmailBackend:
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    connection: BaseEmailBackend = get_connection(
        "django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or (465 if parts.scheme == "smtps" else 25),
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        use_ssl=parts.scheme == "smtps",
        use_tls=options.get("tls") == "starttls",
        timeout=20,
    )
    return connection

"""Sending mail: by SMTP where an address is set, else as .eml files people can open."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

from lentera.domain.ids import new_id, to_hex
from lentera.web import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.mail import EmailMessage


class Backend(BaseEmailBackend):
    """The mail backend of Django's settings: chooses by ``LENTERA_EMAIL_URL``."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Send mails now; called by the worker, never by a request."""
        url = settings.ENVIRONMENT.email_url
        if url:
            return int(_smtp(url).send_messages(list(email_messages)) or 0)
        folder = settings.ENVIRONMENT.data / "outbox"
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = to_hex(new_id(clock.now()))
            (folder / f"{name}.eml").write_bytes(message.message().as_bytes())
        return len(email_messages)


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

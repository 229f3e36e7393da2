"""Mails as files, where no mail server is set up: whoever runs the server hands them on.

They hold links that open accounts, so only the server's own account on the machine reads them, and
they go when no link in them works any more, or when their reader's account is deleted.
"""

from __future__ import annotations

import os
from email import message_from_bytes, policy
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from lentera.domain.ids import to_hex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime


def keep_mail(message_id: int, mail: bytes) -> None:
    """Write one mail; the same mail written again takes the place of the first."""
    path = _folder() / f"{to_hex(message_id)}.eml"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(mail)


def drop_mails(*, before: datetime) -> None:
    """Remove the mails that were written before then."""
    for path, written_at in _kept():
        if written_at < before.timestamp():
            path.unlink(missing_ok=True)


def drop_mails_to(marks: Collection[str]) -> None:
    """Remove the mails to some addresses, given by their marks."""
    for path, _written_at in _kept():
        try:
            mail = message_from_bytes(path.read_bytes(), policy=policy.default)
        except FileNotFoundError:
            continue
        if mark_of(str(mail["To"])) in marks:
            path.unlink(missing_ok=True)


def mark_of(address: str) -> str:
    """Return what tells an address from others without naming it."""
    return sha256(address.strip().lower().encode()).hexdigest()


def _folder() -> Path:
    data: Path = settings.ENVIRONMENT.data
    return data / "outbox"


def _kept() -> Iterator[tuple[Path, float]]:
    for path in _folder().glob("*.eml"):
        try:
            yield path, path.stat().st_mtime
        except FileNotFoundError:
            continue

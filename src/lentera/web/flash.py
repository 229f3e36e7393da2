"""Short messages after a deed, with a way back where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages

if TYPE_CHECKING:
    from django.http import HttpRequest

UNDO_TAG = "undo "


def say(request: HttpRequest, text: str, *, undo: str = "") -> None:
    """Show ``text`` on the next page; ``undo`` is the address that takes the deed back by POST."""
    messages.success(request, text, extra_tags=f"{UNDO_TAG}{undo}" if undo else "")


def warn(request: HttpRequest, text: str) -> None:
    """Show something the person should know, without blaming."""
    messages.warning(request, text)

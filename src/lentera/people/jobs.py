"""What the worker does for this room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lentera.outbox.files import drop_mails_to

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


def forget_mails(payload: Mapping[str, Any], _now: datetime) -> None:
    """Remove the mails that were written as files for somebody who deleted their account."""
    drop_mails_to(payload["marks"])


JOBS = {"people.forget_mails": forget_mails}

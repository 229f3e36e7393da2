"""What an event commits to: its columns in the one spelling that every reader agrees on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from lentera.domain.commitment import MAX_INTEGER, commit_spelled
from lentera.domain.ids import to_hex

if TYPE_CHECKING:
    from lentera.domain.commitment import Payload

IDS = {
    "workspace": "workspace_id",
    "subject": "subject_id",
    "actor": "actor_id",
    "object": "object_id",
}
WORDS = ("kind", "channel", "reason")
ERASED = "event.erased"  # the kind of event that names the events that were emptied


def payload_of(event: Mapping[str, Any]) -> Payload:
    """Return the payload of an event given as its columns.

    Ids are their 24 hex digits: JSON readers elsewhere lose the last digits of a number that long.
    """
    payload: dict[str, Any] = {name: event[name] for name in WORDS}
    for name, column in IDS.items():
        number = event[column]
        payload[name] = None if number is None else to_hex(number)
    payload["logged_at"] = written(event["logged_at"])
    payload["before"] = _plain(event["before"])
    payload["after"] = _plain(event["after"])
    return payload


def mark_of(member_id: int, salt: bytes) -> str:
    """Return the mark by which the ledger names a subject: only who has the salt can open it.

    The spelling is the one of ``commit({"member": ...})``, written without asking it of every
    value: of two hundred people that would take longer than all the rest.
    """
    return commit_spelled(b'{"member":"%b"}' % to_hex(member_id).encode(), salt).hex()


def written(at: datetime) -> str:
    """Return an instant as the ledger spells it: UTC, with microseconds."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}Z"


def _plain(value: object) -> Any:
    if isinstance(value, int):
        return to_hex(value) if value > MAX_INTEGER else value
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value

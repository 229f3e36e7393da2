"""The table of time entries is a projection of the ledger: compared with it, or made again."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from lentera.domain.commitment import canonical
from lentera.domain.ids import to_hex
from lentera.tracking.models import EntryTag, TimeEntry
from lentera.tracking.services.recording import KINDS, facts
from lentera.witness.selectors import told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

PORTION = 2000


@dataclass(frozen=True, slots=True)
class Differs:
    """An entry that is not what the ledger says; the newest event about it, if there is any."""

    entry_id: int
    sequence: int | None


def entries_that_differ() -> list[Differs]:
    """Return the entries whose row is not what the ledger last said of them, oldest event first.

    The server's own check: nothing of the entries is shown to anybody.
    """
    last: dict[int, tuple[int, bytes | None]] = {}
    for one in told(KINDS):
        if one.object_id is not None:  # an erased event says nothing any more
            last[one.object_id] = (one.sequence, _mark(one.subject_id, one.after))
    found = []
    for entry, tag_ids in _rows():
        sequence, mark = last.pop(entry.pk, (None, None))
        if mark != _mark(entry.member_id, facts(entry, tag_ids)):
            found.append(Differs(entry.pk, sequence))
    found += [Differs(pk, sequence) for pk, (sequence, mark) in last.items() if mark is not None]
    return sorted(found, key=lambda one: -1 if one.sequence is None else one.sequence)


def _mark(member_id: int | None, after: Mapping[str, Any] | None) -> bytes | None:
    """Return a short mark of what an entry says: a million of them fit into memory."""
    if after is None:
        return None
    said = {name: _plain(value) for name, value in after.items()}
    return sha256(canonical({**said, "member": str(member_id)})).digest()


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [to_hex(one) for one in value]
    return to_hex(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _rows() -> Iterator[tuple[TimeEntry, list[int]]]:
    last = -1
    while entries := TimeEntry.objects.to_compare(after=last, many=PORTION):
        last = entries[-1].pk
        tags: dict[int, list[int]] = {entry.pk: [] for entry in entries}
        for entry_id, tag_id in EntryTag.objects.to_compare(list(tags)):
            tags[entry_id].append(tag_id)
        for entry in entries:
            yield entry, tags[entry.pk]

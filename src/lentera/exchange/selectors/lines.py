"""The lines of a file, placed and checked, and which of them are known."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from lentera.domain.refusals import Refusal
from lentera.exchange.formats.placing import Placed, place
from lentera.exchange.formats.reading import BadLine, Line, Reason, bad_line
from lentera.exchange.models import ImportedLine
from lentera.projects.selectors import NAME_LIMITS, Kind, clean_name
from lentera.tracking.selectors import standing_entries
from lentera.tracking.selectors.standing import deleted_alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lentera.domain.viewer import Viewer

PORTION = 1000
LONGEST_DESCRIPTION = 3000
_ASKED_AT_ONCE = 500


class Before(NamedTuple):
    """What became of a line when it came in: with which import, and as which entry."""

    run_id: int
    entry_id: int


Known = dict[tuple[str, int], Before]


def portions(lines: Iterable[Line | BadLine], zone: str) -> Iterator[list[Placed | BadLine]]:
    """Give the lines placed in time, a thousand at a time.

    Zone: ``zone`` (IANA) is where wall times of the file are read if the file names no zone.
    """
    where = ZoneInfo(zone)
    placed = place(lines, lambda _line: where)
    while portion := list(islice(placed, PORTION)):
        yield [_checked(one) for one in portion]


def known_lines(viewer: Viewer, placed: Sequence[Placed]) -> Known:
    """Return those of the lines that came in before, and what became of each."""
    marks = [one.fingerprint for one in placed]
    rows = ImportedLine.objects.own(viewer)
    found: Known = {}
    for start in range(0, len(marks), _ASKED_AT_ONCE):
        some = rows.filter(fingerprint__in=marks[start : start + _ASKED_AT_ONCE])
        columns = ("fingerprint", "occurrence", "run_id", "entry_id")
        for mark, occurrence, run_id, entry_id in some.values_list(*columns):
            found[mark, occurrence] = Before(run_id, entry_id)
    wanted = {(one.fingerprint, one.occurrence) for one in placed}
    return {key: before for key, before in found.items() if key in wanted}


def deleted_since(viewer: Viewer, known: Iterable[Before]) -> set[int]:
    """Return which of these entries the viewer deleted, so that their time is nowhere any more.

    At most a thousand at once.
    """
    ids = [before.entry_id for before in known]
    gone = set(ids) - standing_entries(viewer, ids)
    return deleted_alone(viewer, gone) if gone else set()


def _checked(one: Placed | BadLine) -> Placed | BadLine:
    if isinstance(one, BadLine):
        return one
    line = one.line
    if len(line.description) > LONGEST_DESCRIPTION:
        return bad_line(line.number, "Description", line.description, Reason.TEXT_TOO_LONG)
    names = (
        ("Project", Kind.PROJECT, line.project),
        ("Client", Kind.CLIENT, line.client),
        ("Task", Kind.TASK, line.task),
        *(("Tags", Kind.TAG, tag) for tag in line.tags),
    )
    for column, kind, name in names:
        if name and (reason := _wrong(kind, name)):
            return bad_line(line.number, column, name, reason)
    return one


@lru_cache(maxsize=4096)
def _wrong(kind: Kind, name: str) -> Reason | None:
    """Say why a name cannot be kept as it is."""
    try:
        clean_name(kind, name)
    except Refusal:
        too_long = len(name) > NAME_LIMITS[kind]
        return Reason.TEXT_TOO_LONG if too_long else Reason.SHAPE_UNKNOWN
    return None

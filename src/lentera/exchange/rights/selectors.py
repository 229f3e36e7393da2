"""What is kept about the viewer and until when, and what was deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from lentera.charter.selectors import held_now
from lentera.domain.charter import Kind
from lentera.exchange.rights.retention import FORETOLD, FORGOTTEN, OWN_FORGOTTEN
from lentera.exchange.rights.words import KINDS
from lentera.witness.selectors import own_events, shared_history_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from lentera.domain.viewer import Viewer
    from lentera.witness.models import Event

SHOWN = 100


@dataclass(frozen=True, slots=True)
class Keeping:
    """A kind of facts, and for how many months it is kept."""

    name: _StrPromise
    months: int


@dataclass(frozen=True, slots=True)
class Gone:
    """What one run deleted; no ``count`` where too few people stood in it."""

    name: _StrPromise | str
    deleted_at: datetime
    until_on: date
    count: int | None


@dataclass(frozen=True, slots=True)
class Stored:
    """What is kept how long, what goes next, and what went."""

    keeping: tuple[Keeping, ...]
    smallest_group: int
    charter_number: int
    totals_stay_longer: bool
    goes_from: date | None
    gone: tuple[Gone, ...]
    own_gone: tuple[Gone, ...]


def stored(viewer: Viewer, *, now: datetime) -> Stored:
    """Return it as the viewer may read it: of others only what the reports say."""
    held = held_now(viewer.workspace_id, now)
    months = held.charter.retention.months
    kept = {
        Kind.TIME_ENTRIES: max(months(Kind.TIME_ENTRIES), months(Kind.DAY_TOTALS)),
        Kind.LOOKS: months(Kind.LOOKS),
        Kind.REQUESTS: months(Kind.REQUESTS),
    }
    reports = shared_history_of(viewer, viewer.workspace_id).filter(kind=FORGOTTEN)
    own = own_events(viewer, kinds=[OWN_FORGOTTEN])
    foretold = own_events(viewer, kinds=[FORETOLD]).first()
    return Stored(
        keeping=tuple(Keeping(KINDS[kind.value], number) for kind, number in kept.items()),
        smallest_group=held.charter.smallest_group,
        charter_number=held.number,
        totals_stay_longer=months(Kind.DAY_TOTALS) > months(Kind.TIME_ENTRIES),
        goes_from=_day(foretold, "from_on") if foretold else None,
        gone=tuple(map(_gone, reports.order_by("-sequence")[:SHOWN])),
        own_gone=tuple(map(_gone, own[:SHOWN])),
    )


def _gone(event: Event) -> Gone:
    after = event.after or {}
    kind = after["kind"]
    until_on = _day(event, "until_on")
    return Gone(KINDS.get(kind, kind), event.logged_at, until_on, after["count"])


def _day(event: Event, name: str) -> date:
    return date.fromisoformat((event.after or {})[name])

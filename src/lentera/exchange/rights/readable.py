"""The archive to be read without any program: one page, in the person's language."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.dates import WEEKDAYS

from lentera.web.formats import h_mm
from lentera.witness import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lentera.domain.viewer import Viewer
    from lentera.exchange.rights.facts import Plain
    from lentera.exchange.rights.taking import Sources

AT_ONCE = 500


def page(viewer: Viewer, sources: Sources, *, now: datetime) -> Iterator[str]:
    """Yield the page in portions: what is long, the entries, stands last."""
    first = {
        "viewer": viewer,
        "made_at": _local(now.isoformat(), viewer.zone),
        "hours": [_hours(one) for one in sources["agreed_hours"]()],
        "looks": [_look(one, viewer) for one in sources["looks_at_me"]()],
        "requests": list(sources["requests"]()),
    }
    yield _rendered(viewer, "exchange/rights/archive.html", first)
    entries = sources["entries"]()
    while some := list(islice(entries, AT_ONCE)):
        lines = {"entries": [_entry(one) for one in some]}
        yield _rendered(viewer, "exchange/rights/_archive_entries.html", lines)
    yield "</tbody></table></main></body></html>\n"


def _rendered(viewer: Viewer, template: str, context: dict[str, Any]) -> str:
    """Render in the person's language: when a portion is asked for, the request is over."""
    with translation.override(viewer.language):
        return render_to_string(template, context)


def _entry(entry: Plain) -> Plain:
    begin, end = datetime.fromisoformat(entry["started_at"]), entry["ended_at"]
    length = datetime.fromisoformat(end) - begin if end else None
    return {
        **entry,
        "start": _local(entry["started_at"], entry["zone"]),
        "end": _local(end, entry["zone"]) if end else "",
        "length": h_mm(length) if length is not None else "",
        "joined_tags": ", ".join(entry["tags"]),
    }


def _hours(one: Plain) -> Plain:
    minutes = enumerate(one["minutes_of_weekdays"])
    lengths = [(WEEKDAYS[day], h_mm(timedelta(minutes=some))) for day, some in minutes if some]
    return {"from_on": one["from_on"], "lengths": lengths}


def _look(one: Plain, viewer: Viewer) -> Plain:
    """Name it as the page does; the words are lazy and so in the language of the page."""
    return {
        "at": _local(one["looked_at"], viewer.zone),
        "who": one["who"],
        "role": words.ROLES.get(one["role"], one["role"]),
        "purpose": words.PURPOSES.get(one["purpose"], one["purpose"]),
        "seen": words.SEEN.get(one["granularity"], one["granularity"]),
        "reference": one["reference"],
        "days": (one["first_on"], one["last_on"]),
        "refused": one["refused"],
    }


def _local(instant: str, zone: str) -> str:
    """Write an instant as the clock showed it there."""
    there = datetime.fromisoformat(instant).astimezone(ZoneInfo(zone))
    return there.isoformat(sep=" ", timespec="minutes")[:16]

"""The file of a named report: a line for each person and day, under the watermark."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from lentera.domain.charter import Granularity
from lentera.reports.files import harmless, hours, style_of
from lentera.reports.watermark import file_answer
from lentera.web.formats import h_mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.http import HttpResponse

    from lentera.domain.viewer import Viewer
    from lentera.reports.named.reading import Day, Person, Wanted


def answer(people: Sequence[Person], wanted: Wanted, mark: str, viewer: Viewer) -> HttpResponse:
    """Give the file."""
    name = f"lentera-{wanted.purpose}-{wanted.days.first_on}-{wanted.days.last_on}.csv"
    return file_answer(name, _lines(people, wanted, mark, viewer), viewer)


def _lines(
    people: Sequence[Person], wanted: Wanted, mark: str, viewer: Viewer
) -> Iterator[list[str]]:
    style = style_of(viewer)
    with_edges = wanted.granularity is Granularity.ENTRIES
    edges = [_("Begin"), _("End"), _("Zone")] if with_edges else []
    yield [harmless(mark)]
    yield [_("Person"), _("Day"), *edges, _("Hours"), _("Time")]
    for person in people:
        for day in person.days:
            told = _edges(day) if with_edges else []
            length = [hours(day.length, style), h_mm(day.length)]
            yield [harmless(person.name), day.day.isoformat(), *told, *length]
        total = [hours(person.total, style), h_mm(person.total)]
        yield [harmless(person.name), _("Total"), *([""] * len(edges)), *total]


def _edges(day: Day) -> list[str]:
    if day.edges is None:
        return ["", "", ""]
    begins_at, ends_at, zone = day.edges
    return [_local(begins_at, zone), _local(ends_at, zone), zone]


def _local(instant: datetime, zone: str) -> str:
    return instant.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")

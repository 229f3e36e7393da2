"""The file of a team's page: the same rounded figures, under a line that says whose look it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from lentera.domain.charter import Purpose
from lentera.reports.files import harmless
from lentera.reports.refusals import NothingToTake
from lentera.reports.team import drawing
from lentera.reports.watermark import file_answer, watermark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from django.http import HttpResponse

    from lentera.domain.viewer import Viewer
    from lentera.reports.team.looking import TeamPage


def answer(page: TeamPage, viewer: Viewer, *, now: datetime) -> HttpResponse:
    """Give the file.

    Raises:
        NothingToTake: there are no figures.
    """
    if page.shown is None or page.period is None:
        raise NothingToTake
    name = f"lentera-team-{page.period.first_on}-{page.period.last_on}.csv"
    return file_answer(name, _lines(page, viewer, now), viewer)


def _lines(page: TeamPage, viewer: Viewer, now: datetime) -> Iterator[list[str]]:
    drawn = drawing.draw(page, viewer)
    yield [harmless(watermark(viewer, Purpose.PLANNING, "", now=now))]
    yield [
        _("First day"),
        _("Last day"),
        _("Team"),
        _("Client or project"),
        _("Client"),
        _("Level"),
        _("Hours, rounded"),
        _("Share"),
    ]
    if page.period is None:
        return
    about = [page.period.first_on.isoformat(), page.period.last_on.isoformat(), drawn["node_name"]]
    about = [harmless(one) for one in about]
    yield [*about, _("Total"), "", "0", drawn["total"], ""]
    for row in drawn["rows"]:
        names = [harmless(row.name), harmless(row.note)]
        yield [*about, *names, str(row.level), row.hours, row.share]

"""The first page's figures as the chart tags take them, and its greeting."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as write_date
from django.utils.translation import gettext as _

from lentera.web.charts import Block, Column, Part
from lentera.web.formats import clock_time, h_mm, spoken

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.today.selectors import Board


def greeting(viewer: Viewer, now: datetime) -> str:
    """Greet by the time of day in the viewer's zone."""
    name = viewer.name.split()[0] if viewer.name.split() else viewer.name
    hour = now.astimezone(ZoneInfo(viewer.zone)).hour
    # Indonesian has four greetings a day: pagi, siang, sore, malam; the catalogue chooses.
    if hour < 11:
        return _("Good morning, %(name)s") % {"name": name}
    if hour < 15:
        return _("Good day, %(name)s") % {"name": name}
    if hour < 19:
        return _("Good afternoon, %(name)s") % {"name": name}
    return _("Good evening, %(name)s") % {"name": name}


def blocks(board: Board, viewer: Viewer) -> list[Block]:
    """Today's entries for the strip."""
    return [
        Block(
            started_at=line.started_at,
            ended_at=line.ended_at,
            label=_("%(what)s, %(start)s to %(end)s")
            % {
                "what": line.description or (line.project.name if line.project else _("Work")),
                "start": clock_time(line.started_at, viewer),
                "end": clock_time(line.ended_at, viewer) if line.ended_at else _("now"),
            },
            colour=line.colour,
            is_break=line.is_break,
        )
        for line in board.strip
    ]


def strip_words(board: Board, viewer: Viewer) -> str:
    """Say in one line what the strip shows."""
    lines = board.strip
    if not lines:
        return ""
    start = clock_time(min(line.started_at for line in lines), viewer)
    pauses = board.days[0].breaks
    ended = [line.ended_at for line in lines]
    end = _("now") if None in ended else clock_time(max(at for at in ended if at), viewer)
    if pauses < timedelta(minutes=1):
        return _("%(start)s until %(end)s") % {"start": start, "end": end}
    return _("%(start)s until %(end)s, with %(breaks)s of breaks") % {
        "start": start,
        "end": end,
        "breaks": spoken(pauses),
    }


def week_columns(board: Board) -> list[Column]:
    """The week's days for the column chart."""
    minute = timedelta(minutes=1)
    return [
        Column(
            label=write_date(day.day, "D"),
            long_label=write_date(day.day, "l"),
            text=h_mm(day.work) if day.work else "",
            parts=[Part(_("Work"), day.work / minute, h_mm(day.work), colour=1)],
            plan=day.agreed / minute,
            here=day.day == board.today,
        )
        for day in board.week
    ]

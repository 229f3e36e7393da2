"""The first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from lentera.domain.ids import to_hex
from lentera.today import drawing, selectors
from lentera.tracking.selectors import choices_among
from lentera.web import clock

if TYPE_CHECKING:
    from django.http import HttpResponse

    from lentera.web.requests import ViewerRequest


@require_safe
def today(request: ViewerRequest) -> HttpResponse:
    """Show the timer, the day, the last days and the week; to htmx only the board."""
    now = clock.now()
    days = request.GET.get("days", "")
    shown = int(days) if days.isdecimal() and len(days) < 4 else selectors.DAYS_AT_FIRST
    board = selectors.board(request.viewer, now=now, days=shown)
    context = {
        "board": board,
        "asks_still_on": board.forgotten
        and request.session.get("still_on") != to_hex(board.forgotten.running.entry_id),
        "shown": shown,
        "greeting": drawing.greeting(request.viewer, now),
        "strip": drawing.blocks(board, request.viewer),
        "strip_words": drawing.strip_words(board, request.viewer),
        "week": drawing.week_columns(board),
        **choices_among(board.past, board.running),
    }
    template = "today/_board.html" if request.htmx else "today/page.html"
    return render(request, template, context)

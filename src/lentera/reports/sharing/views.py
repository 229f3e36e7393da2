"""What one shares of one's own time: the list, giving and ending."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lentera.domain.timespan import day_of
from lentera.people.selectors.standing import colleagues_of, team_names, teams_during
from lentera.reports.services.sharing import end_share, give_share
from lentera.reports.sharing.forms import THINGS, ShareForm
from lentera.reports.sharing.reading import own_shares
from lentera.web import clock, flash
from lentera.web.requests import posted

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpResponse

    from lentera.domain.viewer import Viewer
    from lentera.web.requests import ViewerRequest


@require_http_methods(["GET", "POST"])
def mine(request: ViewerRequest) -> HttpResponse:
    """Show what the viewer shares, and share something more."""
    viewer, now = request.viewer, clock.now()
    today = day_of(now, ZoneInfo(viewer.zone), viewer.day_starts_at)
    form = _form(request, viewer, today)
    if form.is_valid():
        give_share(viewer, form.giving(), today=today, now=now)
        flash.say(request, _("Shared. You can end it here at any time."))
        return redirect("team:sharing")
    words = {(str(what), str(load)): label for what, load, label in THINGS.values()}
    shares = [(one, words[one.what, one.load]) for one in own_shares(viewer, today=today)]
    context = {"form": form, "shares": shares}
    status = 422 if form.errors else 200
    return render(request, "reports/sharing/page.html", context, status=status)


@require_POST
def end(request: ViewerRequest, share_id: int) -> HttpResponse:
    """End one of the things the viewer shares."""
    end_share(request.viewer, share_id, now=clock.now())
    flash.say(request, _("Ended. Nobody sees it any more."))
    return redirect("team:sharing")


def _form(request: ViewerRequest, viewer: Viewer, today: date) -> ShareForm:
    team_id = teams_during([viewer.member_id], today, today)[viewer.member_id]
    name = team_names([team_id])[team_id] if team_id else ""
    team = _("My team, %(name)s") % {"name": name} if team_id else ""
    people = colleagues_of(viewer.member_id, team_id, today=today)
    return ShareForm(posted(request), today=today, team=team, people=people)

"""The people of a workspace: the list, one person, their roles, their team. Never their time."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lentera.domain.timespan import DayRange, day_of
from lentera.domain.viewer import Role
from lentera.people import services
from lentera.people.forms.members import MoveForm
from lentera.people.selectors import changes
from lentera.people.selectors import members as selectors
from lentera.people.selectors import teams as team_selectors
from lentera.people.words import ROLES
from lentera.web import clock, flash

if TYPE_CHECKING:
    from datetime import date

    from django.http import QueryDict

    from lentera.domain.viewer import Viewer
    from lentera.people.models import Member
    from lentera.web.requests import ViewerRequest

ON_ONE_PAGE = 50


def today_of(viewer: Viewer) -> date:
    """Return the viewer's present day."""
    return day_of(clock.now(), ZoneInfo(viewer.zone), viewer.day_starts_at)


@require_GET
def members(request: ViewerRequest) -> HttpResponse:
    """List people by name; what is typed into the search narrows the list at once."""
    viewer, today = request.viewer, today_of(request.viewer)
    find, left = request.GET.get("find", "").strip(), "left" in request.GET
    rows = selectors.people(viewer, today=today, find=find, left=left)
    page = Paginator(rows, ON_ONE_PAGE).get_page(request.GET.get("page"))
    facts = {
        "page": page,
        "people": selectors.person_lines(viewer, list(page.object_list), today=today),
        "find": find,
        "left": left,
        "sees_everybody": selectors.sees_everybody(viewer),
    }
    template = "people/_members.html" if request.htmx else "people/members.html"
    return render(request, template, facts)


@require_GET
def member(request: ViewerRequest, id: int) -> HttpResponse:  # noqa: A002  the address's word
    """Show one person: name, roles, team; to who administers also what they may change."""
    viewer, today = request.viewer, today_of(request.viewer)
    person = selectors.visible_member(viewer, id, today=today)
    return render(request, "people/member.html", _page_of(viewer, person, today))


@require_POST
def give_role(request: ViewerRequest, id: int, role: Role) -> HttpResponse:  # noqa: A002
    """Give a role, with a way back."""
    person = services.trust_with_role(request.viewer, member_id=id, role=role, now=clock.now())
    facts = {"name": person.name, "role": ROLES[role].name}
    text = _("%(name)s has the role “%(role)s” now and is told by mail.") % facts
    flash.say(request, text, undo=reverse("people:take_role", args=[id, role]))
    return redirect("people:member", id=id)


@require_POST
def take_role(request: ViewerRequest, id: int, role: Role) -> HttpResponse:  # noqa: A002
    """Take a role back, with a way back."""
    person = services.take_role(request.viewer, member_id=id, role=role, now=clock.now())
    facts = {"name": person.name, "role": ROLES[role].name}
    text = _("%(name)s no longer has the role “%(role)s” and is told.") % facts
    # Giving the role of lead back would not give the teams back, so that has no single press.
    way_back = "" if role is Role.LEAD else reverse("people:give_role", args=[id, role])
    flash.say(request, text, undo=way_back)
    return redirect("people:member", id=id)


@require_POST
def move(request: ViewerRequest, id: int) -> HttpResponse:  # noqa: A002
    """Put somebody into a team from a day on, or take them out of theirs."""
    viewer, today = request.viewer, today_of(request.viewer)
    person = selectors.visible_member(viewer, id, today=today)
    form = _move_form(viewer, person, today, request.POST)
    if not form.is_valid():
        facts = _page_of(viewer, person, today) | {"move_form": form}
        return render(request, "people/member.html", facts, status=422)
    services.change_team(
        viewer,
        member_id=id,
        team_id=form.cleaned_data["team"],
        from_on=form.cleaned_data["from_on"],
        today=today,
        now=clock.now(),
    )
    flash.say(request, _("The team of %(name)s is changed.") % {"name": person.name})
    return redirect("people:member", id=id)


@require_http_methods(["GET", "POST"])
def end_membership(request: ViewerRequest, id: int) -> HttpResponse:  # noqa: A002
    """Say what stays and what ends, then end somebody's membership."""
    viewer, today = request.viewer, today_of(request.viewer)
    person = selectors.visible_member(viewer, id, today=today)
    if request.method == "GET":
        return render(request, "people/member_end.html", {"member": person})
    services.end_membership(viewer, member_id=id, today=today, now=clock.now())
    flash.say(request, _("The membership of %(name)s has ended.") % {"name": person.name})
    return redirect("people:member", id=id)


def _page_of(viewer: Viewer, person: Member, today: date) -> dict[str, object]:
    line = selectors.person_lines(viewer, [person], today=today)[0]
    is_own = person.pk == viewer.member_id
    changes_people = viewer.administers and person.left_on is None
    return {
        "member": person,
        "line": line,
        "history": team_selectors.team_history(person.pk) if is_own or viewer.administers else (),
        "changes": changes.own_changes(viewer) if is_own else (),
        "role_choices": selectors.role_choices(viewer, person) if changes_people else (),
        "move_form": _move_form(viewer, person, today) if changes_people else None,
    }


def _move_form(
    viewer: Viewer, person: Member, today: date, sent: QueryDict | None = None
) -> MoveForm:
    first = team_selectors.first_day_of_change(person)
    present = team_selectors.present_membership(person.pk)
    return MoveForm(
        sent,
        viewer=viewer,
        teams=team_selectors.teams(viewer),
        team_id=present.team_id if present else None,
        possible=DayRange(first, max(first, today)),
    )

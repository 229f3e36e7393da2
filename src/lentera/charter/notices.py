"""What people are told by mail about their charter.

Each function gives the letter to write; it is written later, in the reader's language.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from lentera.charter.differences import differences
from lentera.people.letters import Letter, address_of, tell_alike
from lentera.people.selectors.standing import accounts_of, leads_here, people_here
from lentera.web.formats import clock_time, short_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from lentera.charter.selectors.history import Told
    from lentera.domain.viewer import Viewer
    from lentera.people.models import Account


def tell_announced(viewer: Viewer, told: Told, *, now: datetime) -> None:
    """Tell everybody here what is going to change, and from when on."""
    by_zone: dict[str, list[Account]] = {}
    for account in _accounts(people_here(viewer.workspace_id)):
        by_zone.setdefault(account.zone, []).append(account)
    for zone, readers in by_zone.items():
        tell_alike(readers, partial(_announced, viewer, told, ZoneInfo(zone), now), now=now)


def tell_withdrawn(viewer: Viewer, number: int, *, now: datetime) -> None:
    """Tell everybody that an announced version will not come."""
    _everybody(viewer, partial(_withdrawn, viewer, number), now=now)


def tell_in_force(workspace_id: int, workspace: str, number: int, *, now: datetime) -> None:
    """Tell everybody that an announced version holds now."""
    readers = _accounts(people_here(workspace_id))
    tell_alike(readers, partial(_in_force, workspace, number), now=now)


def tell_elected(viewer: Viewer, *, name: str, held_on: date, how: str, now: datetime) -> None:
    """Tell everybody who was elected, when and how, and who says so."""
    _everybody(viewer, partial(_elected, viewer, name, held_on, how), now=now)


def tell_election_ended(viewer: Viewer, *, name: str, why: str, now: datetime) -> None:
    """Tell everybody who does not represent them any more, and why."""
    _everybody(viewer, partial(_election_ended, viewer, name, why), now=now)


def tell_leads(viewer: Viewer, *, now: datetime) -> None:
    """Ask every lead to answer."""
    readers = _accounts(leads_here(viewer.workspace_id))
    tell_alike(readers, partial(_asked, viewer), now=now)


def tell_of_line(viewer: Viewer, objection_id: int, *, member_id: int, now: datetime) -> None:
    """Tell the other of two that something was written; what it was stays out of the mail."""
    if member_id != viewer.member_id:
        tell_alike(_accounts([member_id]), partial(_written, viewer, objection_id), now=now)


def _everybody(viewer: Viewer, write: Callable[[], Letter], *, now: datetime) -> None:
    tell_alike(_accounts(people_here(viewer.workspace_id)), write, now=now)


def _accounts(member_ids: Iterable[int]) -> list[Account]:
    return list(accounts_of(list(member_ids)).values())


def _announced(viewer: Viewer, told: Told, zone: ZoneInfo, now: datetime) -> Letter:
    facts = {"who": viewer.name, "workspace": viewer.workspace_name}
    return Letter(
        _("A new charter for %(workspace)s") % facts,
        (
            _("%(who)s announced a new version of your charter in %(workspace)s.") % facts,
            *([_("Why: %(why)s") % {"why": told.why}] if told.why else []),
            _begins(told, zone, now),
            *(one.says for one in differences(told.before, told.charter, None, {})),
            _("Everything that is not named stays as it was."),
            _("You can object: it goes to your representative and to nobody else."),
        ),
        _("Read the charter"),
        _page("version", told.number),
    )


def _begins(told: Told, zone: ZoneInfo, now: datetime) -> str:
    if told.effective_at is None:
        return _(
            "It shows more than now: it waits for its notice period and for the second key of "
            "your representative."
        )
    if told.effective_at <= now:
        return _("It shows no more than the charter before. It holds from now on.")
    local = told.effective_at.astimezone(zone)
    return _("It shows more than now. It holds from %(day)s, %(time)s.") % {
        "day": short_date(local.date(), None),
        "time": clock_time(told.effective_at, None, zone),
    }


def _withdrawn(viewer: Viewer, number: int) -> Letter:
    facts = {"who": viewer.name, "workspace": viewer.workspace_name, "number": number}
    return Letter(
        _("The new charter for %(workspace)s is withdrawn") % facts,
        (
            _("%(who)s withdrew version %(number)s of the charter before it held.") % facts,
            _("Everything stays as it is."),
        ),
        _("Read the charter"),
        _page("read"),
    )


def _in_force(workspace: str, number: int) -> Letter:
    facts = {"workspace": workspace, "number": number}
    return Letter(
        _("The new charter of %(workspace)s holds now") % facts,
        (
            _("Version %(number)s of your charter holds from now on.") % facts,
            _("What you wrote under a narrower charter stays under it."),
        ),
        _("Read the charter"),
        _page("read"),
    )


def _elected(viewer: Viewer, name: str, held_on: date, how: str) -> Letter:
    facts = {
        "who": viewer.name,
        "name": name,
        "workspace": viewer.workspace_name,
        "day": short_date(held_on, None),
    }
    return Letter(
        _("%(name)s represents you in %(workspace)s") % facts,
        (
            _("%(who)s recorded that you elected %(name)s on %(day)s.") % facts,
            _("How: %(how)s") % {"how": how},
            _("If that is not what happened, say so: everybody here has got this mail."),
        ),
        _("See the elections"),
        _page("elections"),
    )


def _election_ended(viewer: Viewer, name: str, why: str) -> Letter:
    facts = {"who": viewer.name, "name": name, "workspace": viewer.workspace_name}
    return Letter(
        _("%(name)s does not represent you in %(workspace)s any more") % facts,
        (
            _("%(who)s recorded it.") % facts,
            _("Why: %(why)s") % {"why": why},
            _("If that is not what happened, say so: everybody here has got this mail."),
        ),
        _("See the elections"),
        _page("elections"),
    )


def _asked(viewer: Viewer) -> Letter:
    facts = {"who": viewer.name, "workspace": viewer.workspace_name}
    return Letter(
        _("What do you need to know about hours in %(workspace)s?") % facts,
        (
            _("%(who)s prepares a charter and asks every lead the same few questions.") % facts,
            _("Nobody reads your answer before all have answered, or %(who)s stops waiting.")
            % facts,
        ),
        _("Answer"),
        _page("answer"),
    )


def _written(viewer: Viewer, objection_id: int) -> Letter:
    facts = {"workspace": viewer.workspace_name}
    return Letter(
        _("Something new in an objection in %(workspace)s") % facts,
        (_("What was written stands in Lentera, for the two of you only."),),
        _("Read it"),
        _page("objection", objection_id),
    )


def _page(name: str, *args: int) -> str:
    return address_of(reverse(f"charter:{name}", args=args))

"""The charter in whole sentences, in the language that is active.

Each function turns values of :mod:`lentera.domain.charter` into sentences of the catalogue. Words
from outside stand in named places of a sentence and are never glued to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lentera.charter.words import AUDIENCES, FORBIDDEN, KINDS, PURPOSES, REACHES
from lentera.domain.charter import (
    FORBIDDEN_USES,
    Cadence,
    Charter,
    Granularity,
    Kind,
    Opens,
    Reach,
    Sight,
    sights,
)
from lentera.web.formats import short_date

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer

Names = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class SightWords:
    """One thing that somebody may see: the sentence, then what it is for, of whom and when."""

    seen: str
    purpose: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the charter: its heading and its sentences."""

    key: str
    heading: str
    sentences: tuple[str, ...]


def seen_by(sight: Sight) -> SightWords:
    """Say what an audience may see, to nobody in particular."""
    who = str(AUDIENCES[sight.audience])
    return _with_details(sight, _SEEN[sight.granularity]() % {"who": who}, reach=True)


def seen_of_you(sight: Sight) -> SightWords:
    """Say what others may see of the reader."""
    who = str(AUDIENCES[sight.audience])
    return _with_details(sight, _SEEN_OF_YOU[sight.granularity]() % {"who": who}, reach=False)


def seen_by_you(sight: Sight) -> SightWords:
    """Say what the reader may see of others."""
    return _with_details(sight, _SEEN_BY_YOU[sight.granularity](), reach=True)


def points_of(charter: Charter, viewer: Viewer | None, projects: Names) -> tuple[Point, ...]:
    """Say every clause of a charter but its grants, one point after the other.

    Args:
        charter: the agreement.
        viewer: for whom dates are written.
        projects: the names of projects the reader may know.
    """
    return (
        Point("periods", _("When days close"), _periods(charter)),
        Point("groups", _("Small groups"), _groups(charter)),
        Point("looks", _("Who looked"), _looks(charter)),
        Point("exports", _("What may leave Lentera"), _exports(charter)),
        Point("reminders", _("Reminders"), _reminders(charter)),
        Point("results", _("Where only results count"), _results(charter, projects)),
        Point("kept", _("How long things are kept"), _kept(charter)),
        Point("changing", _("How this charter changes"), _changing(charter, viewer)),
    )


def seen_by_whom(charter: Charter) -> tuple[SightWords, ...]:
    """Say every grant of a charter."""
    return tuple(seen_by(sight) for sight in sights(charter))


def never() -> tuple[str, ...]:
    """Say what nobody may do, whatever a charter says."""
    return tuple(str(FORBIDDEN[use]) for use in FORBIDDEN_USES)


def _with_details(sight: Sight, seen: str, *, reach: bool) -> SightWords:
    details = [str(REACHES[sight.reach])] if reach else _narrowed(sight)
    details.append(_opening(sight))
    if sight.smallest_group:
        details.append(
            _(
                "A sum is shown only if at least %(count)s people stand behind it; whoever looks "
                "is not counted."
            )
            % {"count": sight.smallest_group}
        )
    if sight.may_export:
        details.append(_("It may be taken out of Lentera as a file."))
    return SightWords(seen, str(PURPOSES[sight.purpose]), tuple(details))


def _narrowed(sight: Sight) -> list[str]:
    if sight.reach is Reach.MANAGED_PROJECTS:
        return [_("Only your time on the projects they manage.")]
    return []


def _opening(sight: Sight) -> str:
    if sight.opens is Opens.WHEN_HANDED_IN:
        return _("Only after the person handed in the time sheet.")
    return _("Only after the days are closed.")


# Each granularity as a whole sentence: about an audience, about the reader, to the reader.
_SEEN = {
    Granularity.TEAM_PER_CLOSED_MONTH: lambda: _("%(who)s see sums of a team for a month."),
    Granularity.TEAM_PER_CLOSED_WEEK: lambda: _("%(who)s see sums of a team for a week."),
    Granularity.PERSON_PER_CLOSED_MONTH: lambda: _("%(who)s see each person's total of a month."),
    Granularity.PERSON_PER_CLOSED_WEEK: lambda: _("%(who)s see each person's total of a week."),
    Granularity.PERSON_PER_DAY: lambda: _("%(who)s see each person's total of each day."),
    Granularity.PERSON_PER_PROJECT_AND_DAY: lambda: _(
        "%(who)s see each person's time by project and day."
    ),
    Granularity.ENTRIES: lambda: _("%(who)s see each person's single entries."),
}
_SEEN_OF_YOU = {
    Granularity.TEAM_PER_CLOSED_MONTH: lambda: _(
        "%(who)s see sums of a month with your time among others'."
    ),
    Granularity.TEAM_PER_CLOSED_WEEK: lambda: _(
        "%(who)s see sums of a week with your time among others'."
    ),
    Granularity.PERSON_PER_CLOSED_MONTH: lambda: _("%(who)s see your total of a month."),
    Granularity.PERSON_PER_CLOSED_WEEK: lambda: _("%(who)s see your total of a week."),
    Granularity.PERSON_PER_DAY: lambda: _("%(who)s see your total of each day."),
    Granularity.PERSON_PER_PROJECT_AND_DAY: lambda: _("%(who)s see your time by project and day."),
    Granularity.ENTRIES: lambda: _("%(who)s see your single entries."),
}
_SEEN_BY_YOU = {
    Granularity.TEAM_PER_CLOSED_MONTH: lambda: _("You see sums of a team for a month."),
    Granularity.TEAM_PER_CLOSED_WEEK: lambda: _("You see sums of a team for a week."),
    Granularity.PERSON_PER_CLOSED_MONTH: lambda: _("You see each person's total of a month."),
    Granularity.PERSON_PER_CLOSED_WEEK: lambda: _("You see each person's total of a week."),
    Granularity.PERSON_PER_DAY: lambda: _("You see each person's total of each day."),
    Granularity.PERSON_PER_PROJECT_AND_DAY: lambda: _(
        "You see each person's time by project and day."
    ),
    Granularity.ENTRIES: lambda: _("You see each person's single entries."),
}


def _periods(charter: Charter) -> tuple[str, ...]:
    days = charter.edit_window_days
    closing = (
        _("Every week closes.")
        if charter.cadence is Cadence.WEEK
        else _("Every month closes, and weeks do not.")
    )
    window = ngettext(
        "Until %(days)s day after its end you put right what you wrote.",
        "Until %(days)s days after its end you put right what you wrote.",
        days,
    ) % {"days": days}
    if not days:
        window = _("It closes as soon as it has ended.")
    return closing, window, _("Before that, nobody else sees anything of it.")


def _groups(charter: Charter) -> tuple[str, ...]:
    return (
        _("A sum of work is shown only if at least %(count)s people stand behind it.")
        % {"count": charter.smallest_group},
        _("A figure about people, such as overtime, needs at least %(count)s people.")
        % {"count": charter.smallest_group_about_people},
        _("Whoever looks is not counted."),
    )


def _looks(charter: Charter) -> tuple[str, ...]:
    days = charter.looks_told_within_days
    told = ngettext(
        "You are told about it within %(days)s day.",
        "You are told about it within %(days)s days.",
        days,
    ) % {"days": days}
    return (
        _("Every look at your time is kept before it happens, and you can see it."),
        _("You see the name of who looked.")
        if charter.names_shown_for_looks
        else _("You see the role of who looked, not the name."),
        told if days else _("You are told about it at once."),
    )


def _exports(charter: Charter) -> tuple[str, ...]:
    if not charter.exporters:
        return (_("Nobody may take other people's time out of Lentera."),)
    return tuple(
        _("%(who)s may take what they see out of Lentera as a file; each time it is kept.")
        % {"who": str(AUDIENCES[audience])}
        for audience in sorted(charter.exporters)
    )


def _reminders(charter: Charter) -> tuple[str, ...]:
    hours = charter.reminder_hours
    if hours is None:
        return (_("Lentera sends no reminders."),)
    return (
        _("Lentera reminds you only between %(from)s and %(until)s of your own day.")
        % {"from": f"{hours.from_at:%H:%M}", "until": f"{hours.until_at:%H:%M}"},
    )


def _results(charter: Charter, projects: Names) -> tuple[str, ...]:
    if not charter.results_only_projects:
        return (_("There is no such project."),)
    known = sorted(projects[one] for one in charter.results_only_projects if one in projects)
    others = len(charter.results_only_projects) - len(known)
    named = [
        _("Nobody else sees how time on %(project)s was spent.") % {"project": name}
        for name in known
    ]
    if others:
        more = ngettext(
            "The same holds for %(count)s project you do not work on.",
            "The same holds for %(count)s projects you do not work on.",
            others,
        )
        named.append(more % {"count": others})
    return tuple(named)


def _kept(charter: Charter) -> tuple[str, ...]:
    return tuple(kept_for(kind, charter.retention.months(kind)) for kind in Kind)


def kept_for(kind: Kind, months: int) -> str:
    """Say how long one kind of fact is kept."""
    if not months:
        return _("%(what)s: not kept.") % {"what": str(KINDS[kind])}
    sentence = ngettext(
        "%(what)s: kept for %(months)s month.", "%(what)s: kept for %(months)s months.", months
    )
    return sentence % {"what": str(KINDS[kind]), "months": months}


def _changing(charter: Charter, viewer: Viewer | None) -> tuple[str, ...]:
    review = (
        _("It is looked at again on %(day)s.") % {"day": short_date(charter.review_on, viewer)}
        if charter.review_on
        else _("No day is set on which it is looked at again.")
    )
    return (
        _("A charter that shows more is announced at least %(days)s days before it holds.")
        % {"days": charter.notice_days},
        _("If you have elected a representative, it also needs their second key."),
        _("A charter that shows less holds at once."),
        _("What you wrote under a narrower charter stays under it."),
        review,
    )

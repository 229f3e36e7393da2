"""What changes from one charter to the next, said in whole sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from lentera.charter.words import AUDIENCES, CADENCES, GRANULARITIES, KINDS, PURPOSES
from lentera.domain.charter import (
    Cadence,
    Change,
    Charter,
    Clause,
    Granularity,
    ReminderHours,
    changes,
)
from lentera.web.formats import short_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lentera.domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Difference:
    """One change in words, and whether it shows or allows more than before."""

    says: str
    wider: bool


def differences(
    old: Charter, new: Charter, viewer: Viewer | None, projects: Mapping[int, str]
) -> tuple[Difference, ...]:
    """Say every change from one charter to the other.

    Args:
        old: the charter of now.
        new: the charter to be.
        viewer: for whom dates are written; None writes them in full.
        projects: the names of projects the reader may know.
    """
    return tuple(
        Difference(_say(change, viewer, projects), change.wider) for change in changes(old, new)
    )


def _say(change: Change, viewer: Viewer | None, projects: Mapping[int, str]) -> str:
    if change.clause is Clause.GRANTS and change.audience and change.purpose:
        return _("%(purpose)s: %(who)s could see %(before)s until now; then it is %(after)s.") % {
            "purpose": str(PURPOSES[change.purpose]),
            "who": str(AUDIENCES[change.audience]),
            "before": str(GRANULARITIES[Granularity(change.before)]),  # type: ignore[arg-type]  # a grant's own scale
            "after": str(GRANULARITIES[Granularity(change.after)]),  # type: ignore[arg-type]  # as above
        }
    if change.clause is Clause.RETENTION and change.kind:
        return _("%(what)s: kept for %(before)s months until now, then for %(after)s.") % {
            "what": str(KINDS[change.kind]),
            "before": change.before,
            "after": change.after,
        }
    if change.clause is Clause.EXPORTERS and change.audience:
        return _exporting(change)
    if change.clause is Clause.RESULTS_ONLY_PROJECTS:
        return _results(change, projects)
    facts = {"before": _value(change.before, viewer), "after": _value(change.after, viewer)}
    return _PLAIN[change.clause]() % facts


def _exporting(change: Change) -> str:
    who = {"who": str(AUDIENCES[change.audience])} if change.audience else {}
    if change.after:
        return _("%(who)s may now take what they see out of Lentera.") % who
    return _("%(who)s may no longer take what they see out of Lentera.") % who


def _results(change: Change, projects: Mapping[int, str]) -> str:
    name = {"project": projects.get(change.project_id or 0, _("a project you do not work on"))}
    if change.after:
        return _("Only results count in %(project)s from then on.") % name
    return _("How time on %(project)s was spent can be seen from then on.") % name


def _value(value: object, viewer: Viewer | None) -> str:
    if isinstance(value, Cadence):
        return str(CADENCES[value])
    if isinstance(value, ReminderHours):
        return f"{value.from_at:%H:%M} - {value.until_at:%H:%M}"
    if isinstance(value, bool):
        return _("with the name") if value else _("with the role only")
    if isinstance(value, date):
        return short_date(value, viewer)
    return _("none") if value is None else str(value)


_PLAIN: dict[Clause, Callable[[], str]] = {
    Clause.SMALLEST_GROUP: lambda: _(
        "A sum of work needs %(after)s people behind it; until now it was %(before)s."
    ),
    Clause.SMALLEST_GROUP_ABOUT_PEOPLE: lambda: _(
        "A figure about people needs %(after)s of them; until now it was %(before)s."
    ),
    Clause.CADENCE: lambda: _("How often days close: %(before)s until now, then: %(after)s."),
    Clause.EDIT_WINDOW_DAYS: lambda: _(
        "Days to put right what you wrote: %(before)s until now, then %(after)s."
    ),
    Clause.NOTICE_DAYS: lambda: _(
        "Days between announcing a wider charter and its effect: %(before)s until now, "
        "then %(after)s."
    ),
    Clause.REVIEW_ON: lambda: _(
        "The day on which the charter is looked at again: %(before)s until now, then %(after)s."
    ),
    Clause.REMINDER_HOURS: lambda: _(
        "When reminders may come: %(before)s until now, then %(after)s."
    ),
    Clause.NAMES_SHOWN_FOR_LOOKS: lambda: _(
        "You see who looked %(before)s until now, then %(after)s."
    ),
    Clause.LOOKS_TOLD_WITHIN_DAYS: lambda: _(
        "Days within which you are told about a look: %(before)s until now, then %(after)s."
    ),
}

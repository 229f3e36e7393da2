"""What a file adds up to, and what is there: the two must be equal."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from lentera.domain.viewer import Viewer
from lentera.projects.selectors import labels_of
from lentera.tracking.models import TimeEntry
from tests.exchange.spent import Spent

Totals = dict[str, timedelta]


def totals_of(entries: Sequence[Spent]) -> Totals:
    """Give the time of each project, and of all, as the file has it."""
    totals: Totals = defaultdict(timedelta)
    for one in entries:
        totals["" if one.is_break else one.project] += one.length
        totals["all"] += one.length
    return dict(totals)


def totals_there(viewer: Viewer) -> Totals:
    """Give the time of each project, and of all, as the database has it."""
    rows = list(TimeEntry.objects.own(viewer).values_list("project_id", "started_at", "ended_at"))
    names = labels_of(project_ids={row[0] for row in rows if row[0]}, task_ids=(), tag_ids=())
    totals: Totals = defaultdict(timedelta)
    for project, started_at, ended_at in rows:
        totals[names.projects[project].name if project else ""] += ended_at - started_at
        totals["all"] += ended_at - started_at
    return dict(totals)

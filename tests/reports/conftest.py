"""A small studio for reports: two clients, three projects, two tags, and words to add time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from lentera.domain.timespan import DayRange
from lentera.domain.viewer import Viewer
from lentera.projects import services as projects
from lentera.reports import selectors
from lentera.reports.asked import Asked, Versus
from lentera.reports.grouping import By
from lentera.reports.periods import own_period
from lentera.reports.selectors import Report
from lentera.tracking import services as tracking
from lentera.tracking.content import Content
from lentera.tracking.selectors import Filters
from tests.cast import NOW, Cast


@dataclass(frozen=True)
class Studio:
    """What there is to spend time on, by short names, and Sari who does."""

    sari: Viewer
    ids: dict[str, int]

    def add(self, start: str, end: str, *, who: Viewer | None = None, **about: Any) -> int:
        """Add an entry; times are UTC, ``about`` may name project, task, tags, zone, kind …."""
        zone = about.pop("zone", "Asia/Jakarta")
        content = Content.of(
            description=about.get("description", ""),
            project_id=self.ids.get(about.get("project", "")),
            task_id=self.ids.get(about.get("task", "")),
            tag_ids=[self.ids[tag] for tag in about.get("tags", ())],
            billable=about.get("billable", False),
            kind=about.get("kind", "work"),
        )
        return tracking.add_entry(
            who or self.sari,
            content=content,
            started_at=datetime.fromisoformat(start).replace(tzinfo=UTC),
            ended_at=datetime.fromisoformat(end).replace(tzinfo=UTC),
            zone=zone,
            now=NOW,
        ).pk

    def report(
        self, first_on: str, last_on: str, *, who: Viewer | None = None, **how: Any
    ) -> Report:
        """Return the report on some days."""
        days = own_period(date.fromisoformat(first_on), date.fromisoformat(last_on))
        asked = Asked(
            period=days,
            by=how.get("by", By.PROJECT),
            then=how.get("then"),
            versus=how.get("versus", Versus.NOTHING),
            filters=how.get("filters", Filters()),
        )
        return selectors.report(who or self.sari, asked, now=how.get("now", NOW))


@pytest.fixture
def studio(cast: Cast) -> Studio:
    """Give the studio: Website and Shop for Kopi, Internal for nobody; Layout is a task."""
    bayu = cast.viewer("bayu")
    ids = {"kopi": projects.create_client(bayu, name="Kopi", now=NOW).id}
    for name, client in (("Website", "kopi"), ("Shop", "kopi"), ("Internal", "")):
        new = projects.NewProject(name=name, client_id=ids.get(client))
        ids[name.lower()] = projects.create_project(bayu, project=new, now=NOW).id
    layout = projects.create_task(bayu, project_id=ids["website"], name="Layout", now=NOW)
    ids["layout"] = layout.id
    for tag in ("design", "meeting"):
        ids[tag] = projects.create_tag(bayu, name=tag, now=NOW).id
    return Studio(cast.viewer("sari"), ids)


def days(first_on: str, last_on: str) -> DayRange:
    """Return a range of days."""
    return DayRange(date.fromisoformat(first_on), date.fromisoformat(last_on))

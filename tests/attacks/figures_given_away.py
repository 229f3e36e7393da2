"""The reports with one fault put in on purpose: the test that is named must fail.

A mutant is a function that patches the product; its first line of documentation says what is
broken then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from lentera.charter.services import disclosure
from lentera.domain.charter import Granularity
from lentera.people.models import Team
from lentera.reports.named import reading
from lentera.reports.querysets import ShareManager
from lentera.tracking.querysets import EntryManager, EntryQuerySet
from tests.reports import test_named_reports, test_team_page, test_team_sharing

Patch = pytest.MonkeyPatch


def a_share_is_everybodys(patch: Patch) -> None:
    """What somebody shares with one person is shown to all."""
    patch.setattr(ShareManager, "with_viewer", lambda self, *_, **__: self._rows())


def a_bill_shows_all_time(patch: Patch) -> None:
    """A look at the time of one project reads all time of its people."""

    def of_people(self: EntryManager, door: disclosure.Disclosure) -> EntryQuerySet:
        return EntryQuerySet(self.model).filter(member_id__in=door.scope.member_ids)

    patch.setattr(EntryManager, "disclosed", of_people)


def totals_are_shown_by_day(patch: Patch) -> None:
    """Days are shown where the charter grants only totals."""
    honest = reading._people

    def finely(door: disclosure.Disclosure, wanted: reading.Wanted) -> Any:
        return honest(door, replace(wanted, granularity=Granularity.PERSON_PER_DAY))

    patch.setattr(reading, "_people", finely)


def every_lead_leads_every_team(patch: Patch) -> None:
    """Whoever leads one team reads the sums of all."""
    honest = disclosure._asker

    def as_lead_of_all(*facts: Any) -> Any:
        return replace(honest(*facts), leads=frozenset(Team.objects.values_list("pk", flat=True)))

    patch.setattr(disclosure, "_asker", as_lead_of_all)


# Mutant: the test that must fail, and the test file whose company it is about.
SHOWN: dict[Callable[[Patch], None], tuple[Callable[..., None], Any]] = {
    a_share_is_everybodys: (
        test_team_sharing.test_a_total_is_seen_by_whom_it_is_shared_with_and_by_nobody_else,
        test_team_sharing,
    ),
    a_bill_shows_all_time: (
        test_named_reports.test_a_bill_shows_the_time_of_its_project_and_no_other,
        test_named_reports,
    ),
    totals_are_shown_by_day: (
        test_named_reports.test_only_totals_are_shown_where_only_totals_are_granted,
        test_named_reports,
    ),
    every_lead_leads_every_team: (
        test_team_page.test_asking_for_a_team_that_is_not_ones_own_is_refused_and_shown_to_it,
        test_team_page,
    ),
}

"""Closed periods are published once; what was told stays, whatever is edited later."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from lentera.domain.charter import DEFAULT_CHARTER, Cadence, Charter
from lentera.domain.doors import UnscopedQueryError
from lentera.periods.services import close_period
from lentera.reports.models import Behind, PublishedCell, PublishedPeriod
from lentera.reports.services import publishing
from lentera.reports.services.publishing import publish_due
from lentera.tracking.models import TimeEntry
from lentera.witness.models import Look
from tests.cast import NOW, Cast
from tests.reports.company import Company, found_company, grant


@pytest.fixture
def company(cast: Cast) -> Company:
    """Give the company."""
    return found_company(cast)


def periods(company: Company) -> list[PublishedPeriod]:
    rows = PublishedPeriod.objects.of_workspace(company.cast.workspace_id)
    return list(rows.order_by("first_on"))


def cells(period: PublishedPeriod) -> dict[str, int | None]:
    rows = PublishedCell._base_manager.filter(period=period)
    return {row.path: row.hours for row in rows}


def test_a_closed_week_is_published_once(company: Company) -> None:
    company.publish(company.week(0))

    again = publish_due(now=NOW)

    [period] = periods(company)
    design = company.teams["design"]
    assert again == []
    assert cells(period)[str(design)] is not None
    assert period.nodes[str(design)] == [design]
    assert period.refused == {str(company.teams["support"]): "team too small"}
    assert len(period.teams[str(design)]) == 9


def test_publishing_is_a_look_of_the_server_that_everybody_sees(company: Company) -> None:
    company.publish(company.week(0))

    [look] = Look.objects.at(company.cast.viewer("sari"))

    assert (look.viewer_id, look.role, look.channel) == (None, "server", "job")
    assert (look.purpose, look.granularity) == ("planning", "team_per_closed_week")
    assert look.people >= 21


def test_what_was_published_stays_and_late_edits_come_with_the_next_week(company: Company) -> None:
    first = company.week(0)
    company.publish(first)
    before = cells(periods(company)[0])
    for viewer in company.everybody[:8]:
        company.work(viewer, first.first_on + timedelta(5), website=3)

    company.publish(company.week(1))

    told, following = periods(company)
    assert cells(told) == before
    assert following.adjustment_hours == 25
    company.publish(company.week(2))
    assert periods(company)[2].adjustment_hours is None


def test_a_late_edit_of_one_person_waits_for_others(company: Company) -> None:
    first = company.week(0)
    company.publish(first)
    company.work(company.everybody[0], first.first_on + timedelta(5), website=10)

    company.publish(company.week(1))

    following = periods(company)[1]
    carried = Behind.objects.to_remember([following.pk]).get().carried
    assert following.adjustment_hours is None
    assert [member for member, _ in carried] == [company.everybody[0].member_id]


def test_publishing_that_broke_off_goes_on_where_it_stopped(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    week = company.week(0)

    def break_off(*_: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr(publishing, "_forget_old", break_off)
        with pytest.raises(ConnectionError):
            company.publish(week)
    stored = periods(company)
    publish_due(now=NOW)

    assert stored == []
    assert len(periods(company)) == 1


def test_a_week_nobody_may_see_sums_of_is_not_read(company: Company) -> None:
    grant(company, Charter(cadence=Cadence.WEEK))

    company.publish(company.week(0))

    [period] = periods(company)
    assert period.refused == {"": "not_granted"}
    assert cells(period) == {}
    assert not Look.objects.at(company.cast.viewer("sari")).exists()


def test_months_are_published_where_only_months_close(company: Company) -> None:
    grant(company, replace(DEFAULT_CHARTER, cadence=Cadence.MONTH))
    company.week(0)
    week = company.week(1)
    month = week.first_on.replace(day=1), week.first_on.replace(day=30)

    close_period(
        company.cast.workspace_id, cadence="month", first_on=month[0], last_on=month[1], now=NOW
    )
    publish_due(now=NOW)

    [period] = periods(company)
    assert period.monthly
    assert (period.first_on, period.last_on) == month
    assert "" in cells(period)


def test_who_runs_a_timer_is_nobodys_business(company: Company) -> None:
    week = company.week(0)
    sari = company.cast.viewer("sari")
    running = TimeEntry.objects.own(sari).order_by("pk").last()
    TimeEntry.objects.own(sari).filter(pk=running.pk).update(ended_at=None)

    company.publish(week)

    behind = Behind.objects.to_remember([periods(company)[0].pk]).get()
    assert behind.counted[str(sari.member_id)] < 5 * 7 * 3_600_000


@pytest.mark.parametrize("table", [PublishedPeriod, PublishedCell, Behind])
def test_published_figures_are_closed(table: type) -> None:
    with pytest.raises(UnscopedQueryError):
        table.objects.all()

"""The report's figures: whose they are, where they are cut, and that they add up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lentera.projects.kinds import Kind
from lentera.projects.services import merge
from lentera.reports.asked import Versus
from lentera.reports.grouping import NONE, By
from lentera.tracking import services as tracking
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from lentera.tracking.selectors import Filters, day_totals
from lentera.worktime.services import agree_hours
from tests.cast import NOW

if TYPE_CHECKING:
    from lentera.reports.grouping import Line
    from lentera.reports.selectors import Report
    from tests.cast import Cast
    from tests.reports.conftest import Studio

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


def by_name(report: Report) -> dict[str, timedelta]:
    return {line.group.name or line.group.value: line.length for line in report.lines}


def below(line: Line) -> dict[str, timedelta]:
    return {lower.group.name: lower.length for lower in line.lines}


def test_two_people_never_meet_in_a_report(studio: Studio, cast: Cast) -> None:
    rina = cast.viewer("rina")
    studio.add("2026-11-20T02:00", "2026-11-20T03:00", project="website")
    studio.add("2026-11-20T02:00", "2026-11-20T07:00", project="shop", who=rina)

    saris = studio.report("2026-11-20", "2026-11-20")
    rinas = studio.report("2026-11-20", "2026-11-20", who=rina)

    assert by_name(saris) == {"Website": HOUR}
    assert by_name(rinas) == {"Shop": 5 * HOUR}
    assert "Shop" not in {option.label for option in saris.choices.projects}


def test_lines_name_what_the_time_was_spent_on_longest_first(studio: Studio) -> None:
    studio.add("2026-11-20T02:00", "2026-11-20T03:00", project="website", task="layout")
    studio.add("2026-11-20T03:00", "2026-11-20T03:30", project="website")
    studio.add("2026-11-20T04:00", "2026-11-20T07:00", project="shop")
    studio.add("2026-11-20T07:00", "2026-11-20T07:15", project="internal")

    report = studio.report("2026-11-20", "2026-11-20", by=By.CLIENT, then=By.PROJECT)

    assert list(by_name(report).items()) == [
        ("Kopi", 4 * HOUR + 30 * MINUTE),
        ("Without a client", 15 * MINUTE),
    ]
    assert list(below(report.lines[0])) == ["Shop", "Website"]


def test_i17_what_has_no_project_task_or_tag_is_there(studio: Studio) -> None:
    studio.add("2026-11-20T02:00", "2026-11-20T03:00")
    studio.add("2026-11-20T03:00", "2026-11-20T05:00", project="website", tags=["design"])

    reports = [studio.report("2026-11-20", "2026-11-20", by=by) for by in By if by is not By.DAY]
    without = Filters(no_tag=True)
    untagged = studio.report("2026-11-20", "2026-11-20", filters=without)

    assert [by_name(report).get(f"Without a {report.asked.by}") for report in reports] == [
        HOUR,
        HOUR,
        3 * HOUR,
        HOUR,
    ]
    assert untagged.length == HOUR


def test_an_entry_with_two_tags_counts_under_each_and_once_in_the_total(studio: Studio) -> None:
    studio.add("2026-11-20T02:00", "2026-11-20T03:00", tags=["design", "meeting"])
    studio.add("2026-11-20T03:00", "2026-11-20T05:00", tags=["design"])

    report = studio.report("2026-11-20", "2026-11-20", by=By.TAG)

    assert by_name(report) == {"design": 3 * HOUR, "meeting": HOUR}
    assert report.length == 3 * HOUR
    assert report.tags_overlap


def test_breaks_stand_apart_from_work(studio: Studio) -> None:
    studio.add("2026-11-20T02:00", "2026-11-20T05:00", project="website")
    studio.add("2026-11-20T05:00", "2026-11-20T05:45", kind="break")

    report = studio.report("2026-11-20", "2026-11-20")
    only_breaks = studio.report("2026-11-20", "2026-11-20", filters=Filters(kind="break"))

    assert (report.length, report.breaks, report.presence) == (3 * HOUR, 45 * MINUTE, 3 * HOUR)
    assert only_breaks.length == 45 * MINUTE


@pytest.mark.engines
def test_o10_presence_is_the_union_and_the_sum_counts_parallel_entries(studio: Studio) -> None:
    studio.add("2026-11-20T02:00", "2026-11-20T05:00", project="website")
    studio.add("2026-11-20T04:00", "2026-11-20T06:00", project="shop")

    report = studio.report("2026-11-20", "2026-11-20")

    assert (report.length, report.presence) == (5 * HOUR, 4 * HOUR)


@pytest.mark.engines
def test_m2_the_report_cuts_at_its_range_and_days_add_up_to_it(studio: Studio) -> None:
    # From Thursday 22:00 to Saturday 02:00 in Jakarta.
    studio.add("2026-11-19T15:00", "2026-11-20T19:00", project="website")

    friday = studio.report("2026-11-20", "2026-11-20")
    days = studio.report("2026-11-19", "2026-11-21", by=By.DAY)

    assert friday.length == 24 * HOUR
    assert by_name(days) == {
        "2026-11-19": 2 * HOUR,
        "2026-11-20": 24 * HOUR,
        "2026-11-21": 2 * HOUR,
    }
    assert days.length == 28 * HOUR


def test_m15_a_year_that_ends_within_an_entry_has_no_negative_total(studio: Studio) -> None:
    studio.add("2025-12-31T15:00", "2025-12-31T19:00", tags=["design"])

    years = [studio.report(f"{year}-01-01", f"{year}-12-31", by=By.TAG) for year in (2025, 2026)]

    assert [by_name(year) for year in years] == [{"design": 2 * HOUR}, {"design": 2 * HOUR}]


@pytest.mark.parametrize(("year", "monday"), [(2022, 28), (2023, 27)])
def test_d4_the_monday_after_the_clocks_changed_is_there(
    studio: Studio, cast: Cast, year: int, monday: int
) -> None:
    jonas = cast.viewer("jonas")
    for day in range(monday - 2, monday + 2):
        at = f"{year}-03-{day:02}"
        studio.add(f"{at}T08:00", f"{at}T09:00", who=jonas, zone="Europe/Berlin")

    report = studio.report(
        f"{year}-03-{monday - 2:02}", f"{year}-03-{monday + 1:02}", by=By.DAY, who=jonas
    )

    assert by_name(report) == {f"{year}-03-{day:02}": HOUR for day in range(monday - 2, monday + 2)}
    assert f"{year}-03-{monday:02}" in by_name(report)


def test_d1_the_day_of_the_change_has_its_real_length_and_says_so(
    studio: Studio, cast: Cast
) -> None:
    jonas = cast.viewer("jonas")
    studio.add("2021-10-30T22:00", "2021-10-31T23:00", who=jonas, zone="Europe/Berlin")

    report = studio.report("2021-10-31", "2021-10-31", who=jonas)

    assert report.length == 25 * HOUR
    assert report.clock_changes == [(date(2021, 10, 31), "Europe/Berlin", HOUR)]


def test_z20_a_morning_is_in_the_report_as_it_was_where_it_was(studio: Studio) -> None:
    # 00:30 to 01:30 in Berlin on the 21st, which is the 20th in UTC and morning in Jakarta.
    studio.add("2026-11-20T23:30", "2026-11-21T00:30", zone="Europe/Berlin")

    report = studio.report("2026-11-19", "2026-11-23", by=By.DAY)

    assert by_name(report) == {"2026-11-21": HOUR}


@pytest.mark.parametrize("hour", [0, 5, 11, 16, 17, 23])
def test_z22_grouping_does_not_depend_on_the_time_of_the_request(studio: Studio, hour: int) -> None:
    studio.add("2026-11-19T16:00", "2026-11-19T18:00")

    report = studio.report(
        "2026-11-19", "2026-11-20", by=By.DAY, now=NOW.replace(hour=hour, minute=59)
    )

    assert by_name(report) == {"2026-11-19": HOUR, "2026-11-20": HOUR}


@pytest.mark.engines
def test_r12_a_running_timer_counts_up_to_now(studio: Studio) -> None:
    tracking.start_timer(studio.sari, content=Content.of(), at=NOW - 90 * MINUTE, now=NOW)

    report = studio.report("2026-11-24", "2026-11-24")
    later = studio.report("2026-11-24", "2026-11-24", now=NOW + HOUR)

    assert (report.length, report.running) == (90 * MINUTE, True)
    assert later.length == 150 * MINUTE


@pytest.mark.engines
def test_r11_seconds_are_never_rounded_away(studio: Studio) -> None:
    for number in range(6):
        studio.add(
            f"2026-11-20T0{number}:00:00",
            f"2026-11-20T0{number}:00:50",
            project=("website", "shop", "internal")[number % 3],
            tags=["design"],
        )

    lengths = {studio.report("2026-11-20", "2026-11-20", by=by).length for by in By}

    assert lengths == {timedelta(minutes=5)}


def test_the_period_before_stands_beside_with_lines_of_both(studio: Studio) -> None:
    studio.add("2026-11-20T02:00", "2026-11-20T04:00", project="website")
    studio.add("2026-11-19T02:00", "2026-11-19T03:00", project="shop")
    studio.add("2026-11-19T03:00", "2026-11-19T03:30", project="website")

    report = studio.report("2026-11-20", "2026-11-20", versus=Versus.AS_LONG)

    assert report.before == 90 * MINUTE
    assert [(line.group.name, line.length, line.before) for line in report.lines] == [
        ("Website", 2 * HOUR, 30 * MINUTE),
        ("Shop", timedelta(0), HOUR),
    ]


def test_agreed_hours_stand_beside_whole_days_and_not_beside_filters(studio: Studio) -> None:
    week = [480] * 5 + [0, 0]
    agree_hours(studio.sari, minutes=week, from_on=date(2026, 11, 18), now=NOW)
    studio.add("2026-11-20T02:00", "2026-11-20T04:00", project="website")

    report = studio.report("2026-11-16", "2026-11-29")
    filtered = studio.report("2026-11-16", "2026-11-29", filters=Filters(text="logo"))

    assert report.agreed is not None
    assert (report.agreed.whole, report.agreed.so_far) == (64 * HOUR, 40 * HOUR)
    assert filtered.agreed is None


@pytest.mark.engines
def test_filters_leave_out_what_does_not_fit(studio: Studio) -> None:
    ids = studio.ids
    studio.add("2026-11-20T01:00", "2026-11-20T02:00", project="website", billable=True)
    studio.add("2026-11-20T02:00", "2026-11-20T04:00", project="website", task="layout")
    studio.add("2026-11-20T04:00", "2026-11-20T08:00", project="internal", description="Tax")
    studio.add("2026-11-20T08:00", "2026-11-20T16:00", tags=["design", "meeting"])

    lengths = [
        studio.report("2026-11-20", "2026-11-20", filters=filters).length
        for filters in (
            Filters(project_ids=(ids["website"],)),
            Filters(project_ids=(ids["internal"],), no_project=True),
            Filters(client_ids=(ids["kopi"],)),
            Filters(no_client=True),
            Filters(task_ids=(ids["layout"],)),
            Filters(no_task=True),
            Filters(tag_ids=(ids["design"], ids["meeting"])),
            Filters(billable=True),
            Filters(text="tax"),
            Filters(text="kopi", no_task=True),
        )
    ]

    assert [length // HOUR for length in lengths] == [3, 12, 3, 12, 2, 13, 8, 1, 4, 1]


def test_a_filter_keeps_its_name_on_days_without_its_time(studio: Studio) -> None:
    studio.add("2026-10-01T01:00", "2026-10-01T02:00", project="website", task="layout")

    chosen = Filters(project_ids=(studio.ids["website"],), task_ids=(studio.ids["layout"],))
    report = studio.report("2026-11-20", "2026-11-20", filters=chosen)

    assert [one.label for one in report.choices.projects if one.selected] == ["Website"]
    assert [one.label for one in report.choices.tasks if one.selected] == ["Layout"]
    assert report.entries == 0


def test_a_strangers_project_in_the_address_tells_nothing(studio: Studio, cast: Cast) -> None:
    rina = cast.viewer("rina")
    studio.add("2026-11-20T01:00", "2026-11-20T02:00", project="shop", who=rina)

    report = studio.report(
        "2026-11-20", "2026-11-20", filters=Filters(project_ids=(studio.ids["shop"],))
    )

    assert (report.length, report.entries) == (timedelta(0), 0)
    assert [one.value for one in report.choices.projects] == [NONE]


def test_the_report_agrees_with_the_first_page(studio: Studio) -> None:
    studio.add("2026-11-19T15:00", "2026-11-20T19:00", project="website")
    studio.add("2026-11-20T10:00", "2026-11-20T11:00", kind="break")

    report = studio.report("2026-11-18", "2026-11-22", by=By.DAY)
    totals = day_totals(studio.sari, date(2026, 11, 18), date(2026, 11, 22), now=NOW)

    worked = {day.isoformat(): total.work for day, total in totals.items() if total.work}
    assert by_name(report) == worked
    assert report.breaks == sum((total.breaks for total in totals.values()), timedelta(0))


MOMENTS = st.integers(0, 10 * 24 * 60)
ENTRIES = st.lists(
    st.tuples(
        MOMENTS,
        st.integers(1, 40 * 60),
        st.sampled_from(["", "website", "shop", "internal"]),
        st.lists(st.sampled_from(["design", "meeting"]), unique=True),
        st.sampled_from(["Asia/Jakarta", "Europe/Berlin", "Asia/Kathmandu"]),
    ),
    max_size=8,
)


@pytest.mark.engines
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ENTRIES)
def test_every_way_to_group_gives_the_same_total(studio: Studio, entries) -> None:
    _start_afresh(studio)
    begins = NOW - timedelta(days=12)
    for start, length, project, tags, zone in entries:
        at = begins + start * MINUTE
        studio.add(
            at.replace(tzinfo=None).isoformat(),
            (at + length * MINUTE).replace(tzinfo=None).isoformat(),
            project=project,
            tags=tags,
            zone=zone,
        )

    reports = {by: studio.report("2026-11-14", "2026-11-20", by=by) for by in By}
    two_levels = studio.report("2026-11-14", "2026-11-20", by=By.DAY, then=By.PROJECT)
    single_days = [studio.report(f"2026-11-{day}", f"2026-11-{day}") for day in range(14, 21)]

    total = reports[By.PROJECT].length
    assert {report.length for report in reports.values()} == {total}
    for by in (By.PROJECT, By.CLIENT, By.TASK, By.DAY):
        assert sum((line.length for line in reports[by].lines), timedelta(0)) == total
        assert sum((it.length for it in reports[by].columns), timedelta(0)) == total
    for line in two_levels.lines:
        assert sum((lower.length for lower in line.lines), timedelta(0)) == line.length
    assert sum((line.length for line in reports[By.TAG].lines), timedelta(0)) >= total
    assert sum((day.length for day in single_days), timedelta(0)) == total
    assert reports[By.DAY].presence <= total


def _start_afresh(studio: Studio) -> None:
    ids = list(TimeEntry.objects.own(studio.sari).values_list("pk", flat=True))
    if ids:
        tracking.delete_entries(studio.sari, entry_ids=ids, now=NOW)


def test_merged_projects_are_one_line_and_belong_to_the_client_that_stays(
    studio: Studio, cast: Cast
) -> None:
    studio.add("2026-11-20T02:00", "2026-11-20T03:00", project="website", tags=["design"])
    studio.add("2026-11-20T03:00", "2026-11-20T05:00", project="internal", tags=["meeting"])
    ids, bayu = studio.ids, cast.viewer("bayu")
    merge(bayu, kind=Kind.PROJECT, thing_id=ids["website"], into_id=ids["internal"], now=NOW)
    merge(bayu, kind=Kind.TAG, thing_id=ids["design"], into_id=ids["meeting"], now=NOW)

    report = studio.report("2026-11-20", "2026-11-20")
    tags = studio.report("2026-11-20", "2026-11-20", by=By.TAG)
    kopis = studio.report("2026-11-20", "2026-11-20", filters=Filters(client_ids=(ids["kopi"],)))
    old_address = Filters(project_ids=(ids["website"],))
    narrowed = studio.report("2026-11-20", "2026-11-20", filters=old_address)

    assert by_name(report) == {"Internal": 3 * HOUR}
    assert by_name(tags) == {"meeting": 3 * HOUR}
    assert kopis.length == timedelta(0)
    assert narrowed.length == 3 * HOUR
    assert [one.label for one in narrowed.choices.projects if one.selected] == ["Internal"]

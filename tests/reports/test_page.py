"""The page of one's own report: whose it is, what it says, what it costs."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lentera.domain.ids import to_hex
from lentera.people.models import Account
from tests.cast import NOW

if TYPE_CHECKING:
    from tests.cast import Cast
    from tests.reports.conftest import Studio

PAGE = reverse("reports:mine")
FRIDAY = {"when": "day", "on": "2026-11-20"}


@pytest.fixture
def sari(client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Sari, signed in, at the moment of the cast's clock."""
    monkeypatch.setattr("lentera.web.clock.now", lambda: NOW)
    client.force_login(cast.accounts["sari"])
    return client


def words_of(answer) -> str:
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", text)


def test_the_page_shows_the_viewers_time_and_nobody_elses(
    sari: Client, studio: Studio, cast: Cast
) -> None:
    studio.add("2026-11-20T02:00", "2026-11-20T03:30", project="website", description="Logo")
    rina = cast.viewer("rina")
    studio.add("2026-11-20T02:00", "2026-11-20T09:17", project="internal", who=rina)

    words = words_of(sari.get(PAGE, FRIDAY))

    assert "Website Kopi 1:30 100" in words
    assert "Internal" not in words
    assert "7:17" not in words


def test_the_first_page_leads_to_the_report(sari: Client) -> None:
    assert f'href="{PAGE}"' in sari.get("/").content.decode()


def test_m4_the_rule_of_days_stands_beside_the_numbers(sari: Client, studio: Studio) -> None:
    studio.add("2026-11-20T02:00", "2026-11-20T03:30")

    at_midnight = words_of(sari.get(PAGE, FRIDAY))
    Account.objects.filter(email="sari@kunang.example").update(day_starts_at="04:00")
    at_four = words_of(sari.get(PAGE, FRIDAY))

    assert "Days end at midnight" in at_midnight
    assert "Your days begin at 04:00" in at_four


def test_every_filter_and_grouping_stands_in_the_address(sari: Client, studio: Studio) -> None:
    studio.add("2026-11-20T02:00", "2026-11-20T03:30", project="website", tags=["design"])
    studio.add("2026-11-20T04:00", "2026-11-20T05:00", project="shop")
    asked = {
        **FRIDAY,
        "by": "tag",
        "then": "project",
        "project": [to_hex(studio.ids["website"]), "none"],
        "billable": "no",
    }

    page = sari.get(PAGE, asked)

    assert [row.name for row in page.context["rows"]] == ["design", "Website"]
    assert page.context["form"].address.urlencode() in page["HX-Push-Url"]
    assert "Without a project, Website, Not billable" in words_of(page)


def test_arrows_lead_to_the_neighbours_and_keep_the_rest(sari: Client) -> None:
    page = sari.get(PAGE, {"when": "month", "on": "2026-11-20", "by": "client"})

    later = sari.get(page.context["later_url"])
    back = sari.get(later.context["earlier_url"])

    assert later.context["title"] == "December 2026"
    assert back.context["title"] == page.context["title"] == "November 2026"
    assert back.context["asked"].by == "client"


def test_a_line_leads_to_what_is_in_it(sari: Client, studio: Studio) -> None:
    studio.add("2026-11-20T02:00", "2026-11-20T03:30", project="website", task="layout")
    studio.add("2026-11-20T04:00", "2026-11-20T05:00", project="shop")
    clients = sari.get(PAGE, {**FRIDAY, "by": "client"}).context["rows"]

    projects = sari.get(clients[0].url).context["rows"]
    tasks = sari.get(projects[0].url).context["rows"]
    days = sari.get(tasks[0].url).context["rows"]
    day = sari.get(days[0].url)

    assert [row.name for row in projects] == ["Website", "Shop"]
    assert [row.name for row in tasks] == ["Layout"]
    assert [row.length for row in days] == ["1:30"]
    assert day.context["title"] == "Friday, 20 Nov 2026"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"when": "own", "first": "2026-12-01", "last": "2026-11-01"}, "before the first one"),
        ({"when": "own", "first": "soon", "last": "2026-11-01"}, "valid date"),
        ({"when": "fortnight"}, "Period:"),
        ({"project": "garbage"}, "Project: This choice is not in the list"),
    ],
)
def test_a_mistake_is_told_and_what_was_typed_is_kept(sari: Client, typed, told: str) -> None:
    typed = {**typed, "q": "Logo & co", "by": "task"}

    answers = [sari.get(reverse(f"reports:{name}"), typed) for name in ("mine", "table", "entries")]

    assert [answer.status_code for answer in answers] == [422, 422, 422]
    for answer in answers:
        assert told in words_of(answer)
        page = answer.content.decode()
        assert 'value="Logo &amp; co"' in page
        assert '<option value="task" selected>' in page
        assert all(f'value="{value}"' in page for name, value in typed.items() if name != "q")


def test_a_mistake_after_a_filter_opens_the_page_that_tells_it(sari: Client) -> None:
    answer = sari.get(PAGE, {"project": "garbage"}, headers={"HX-Request": "true"})

    assert answer["HX-Redirect"] == f"{PAGE}?project=garbage"


def test_htmx_gets_the_figures_and_the_links_only(sari: Client, studio: Studio) -> None:
    studio.add("2026-11-20T02:00", "2026-11-20T03:30", project="website")

    part = sari.get(PAGE, FRIDAY, headers={"HX-Request": "true"})
    restored = sari.get(
        PAGE, FRIDAY, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"}
    )

    assert "<html" not in part.content.decode()
    assert "Website" in words_of(part)
    assert "<html" in restored.content.decode()


def test_an_empty_report_says_what_to_do_next(sari: Client) -> None:
    empty = words_of(sari.get(PAGE, FRIDAY))
    filtered = words_of(sari.get(PAGE, {**FRIDAY, "q": "logo"}))

    assert "Nothing recorded in these days" in empty
    assert "Nothing matches" in filtered
    assert "Take the filters off" in filtered


@pytest.mark.parametrize("by", ["project", "tag", "day"])
def test_the_number_of_questions_does_not_grow_with_the_time(
    sari: Client, studio: Studio, by: str
) -> None:
    asked = {"when": "year", "on": "2026-11-20", "by": by, "then": "task"}
    studio.add("2026-11-20T02:00", "2026-11-20T03:00", project="website", task="layout")
    sari.get(PAGE, asked)
    with CaptureQueriesContext(connection) as few:
        sari.get(PAGE, asked)
    for day in range(1, 20):
        for project in ("website", "shop", "internal"):
            at = f"2026-11-{day:02}"
            studio.add(f"{at}T02:00", f"{at}T03:00", project=project, tags=["design", "meeting"])

    with CaptureQueriesContext(connection) as many:
        sari.get(PAGE, asked)

    labels_and_tags = 2
    assert len(many) <= len(few) + labels_and_tags
    assert len(many) <= 14


def test_the_figures_name_sum_and_presence_breaks_and_the_days_before(
    sari: Client, studio: Studio
) -> None:
    studio.add("2026-11-19T02:00", "2026-11-19T04:00", project="website")
    studio.add("2026-11-20T02:00", "2026-11-20T05:00", project="website", billable=True)
    studio.add("2026-11-20T04:00", "2026-11-20T06:00", project="shop")
    studio.add("2026-11-20T06:00", "2026-11-20T06:30", kind="break")

    words = words_of(sari.get(PAGE, FRIDAY))

    assert "Work, sum of entries 5:00" in words
    assert "3:00 of it billable" in words
    assert "Presence, overlaps once 4:00 1:00 lies in entries that overlap" in words
    assert "Breaks 0:30" in words
    assert "The day before 2:00 Thursday, 19 Nov 2026 Difference +3:00" in words


def test_the_page_tells_of_a_running_timer_and_of_changed_clocks(
    client: Client, studio: Studio, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    jonas = cast.viewer("jonas")
    studio.add("2026-03-28T10:00", "2026-03-29T10:00", who=jonas, zone="Europe/Berlin")
    monkeypatch.setattr("lentera.web.clock.now", lambda: NOW - timedelta(days=239))
    client.force_login(cast.accounts["jonas"])

    words = words_of(client.get(PAGE, {"when": "day", "on": "2026-03-29"}))

    assert "The clocks changed on 29 Mar 2026 (Berlin): the day had 23 hours." in words

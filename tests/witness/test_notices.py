"""Who is told of looks, when, and what nobody can switch off; the clock is moved by hand."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lentera.config.tending import Tending
from lentera.domain.doors import all_shut
from lentera.domain.telling import Cause, Manner
from lentera.outbox.models import Message
from lentera.people.models import Member
from lentera.witness import selectors, services
from tests.cast import NOW, Cast, gather
from tests.witness.looking import look

DAY = timedelta(days=1)
EARLY = timedelta(hours=15, minutes=44)  # from NOW to 7:00 in Jakarta on the next morning
TO_MONDAY = EARLY + 5 * DAY


def mails_to(name: str) -> list[str]:
    """Return the texts of mails about looks that wait for somebody."""
    waiting = Message.objects.filter(kind="mail").order_by("created_at", "pk")
    ours = [one.payload for one in waiting if "/witness/" in one.payload["text"]]
    return [one["text"] for one in ours if one["to"].startswith(f"{name}@")]


def causes(cast: Cast, name: str) -> list[Cause]:
    return [one.cause for one in selectors.notices_to(cast.viewer(name))]


def test_a_new_person_and_a_new_purpose_are_told_at_once_and_routine_later(cast: Cast) -> None:
    look(cast, "putri", "sari")
    services.tell_of_looks(now=NOW)
    look(cast, "putri", "sari", purpose="statutory_record")
    services.tell_of_looks(now=NOW)
    look(cast, "putri", "sari", purpose="statutory_record")
    services.tell_of_looks(now=NOW)

    assert causes(cast, "sari") == [Cause.ROUTINE, Cause.NEW_PURPOSE, Cause.NEW_PERSON]
    assert len(mails_to("sari")) == 2
    assert mails_to("jonas") == []


def test_routine_comes_in_one_letter_on_the_morning_of_the_next_week(cast: Cast) -> None:
    look(cast, "putri", "sari")
    services.tell_of_looks(now=NOW)
    for number in range(5):
        look(cast, "putri", "sari", now=NOW + number * timedelta(hours=1))
        services.tell_of_looks(now=NOW + number * timedelta(hours=1))

    sent = [
        services.tell_of_looks(now=NOW + wait)
        for wait in (TO_MONDAY - timedelta(seconds=1), TO_MONDAY, TO_MONDAY + DAY)
    ]

    assert sent == [0, 1, 0]
    assert "Payroll: Paying people (5)" in mails_to("sari")[-1]


def test_each_person_chooses_and_what_waits_waits_as_chosen(cast: Cast) -> None:
    for _ in range(2):
        look(cast, "putri", "sari", "jonas", "rina")
        services.tell_of_looks(now=NOW)
    choices = {"sari": Manner.DAILY, "rina": Manner.PAGE}
    for name, manner in choices.items():
        services.choose_notices(cast.viewer(name), news=Manner.AT_ONCE, routine=manner, now=NOW)

    sent = [services.tell_of_looks(now=NOW + wait) for wait in (EARLY, 30 * DAY)]

    # Sari the next morning; Jonas, who chose nothing, when his week begins; Rina not by mail.
    assert sent == [1, 1]
    assert [len(mails_to(name)) for name in ("sari", "jonas", "rina")] == [2, 2, 1]
    assert causes(cast, "rina") == [Cause.ROUTINE, Cause.NEW_PERSON]


@pytest.mark.parametrize("granularity", ["person_per_day", "person_per_project_and_day", "entries"])
def test_days_that_leave_in_a_file_are_told_at_once_whatever_was_chosen(
    cast: Cast, granularity: str
) -> None:
    services.choose_notices(cast.viewer("sari"), news=Manner.PAGE, routine=Manner.PAGE, now=NOW)
    look(cast, "putri", "sari")
    services.tell_of_looks(now=NOW)
    silent = len(mails_to("sari"))

    look(cast, "putri", "sari", channel="export", granularity=granularity)
    services.tell_of_looks(now=NOW)

    assert (silent, len(mails_to("sari"))) == (0, 1)
    assert causes(cast, "sari") == [Cause.EXPORT, Cause.NEW_PERSON]


def test_what_the_server_does_by_itself_is_new_only_once(cast: Cast) -> None:
    for _ in range(3):
        look(cast, "putri", "sari", viewer_id=None, actor_id=None, role="server", channel="job")
        services.tell_of_looks(now=NOW)

    assert causes(cast, "sari") == [Cause.ROUTINE, Cause.ROUTINE, Cause.NEW_PERSON]
    assert selectors.month_of_looks(cast.viewer("sari"), now=NOW).any is False


def test_a_notice_names_nobody_and_no_hours(cast: Cast) -> None:
    look(cast, "putri", "sari", "jonas")
    services.tell_of_looks(now=NOW)

    [written] = mails_to("sari")

    assert "Payroll: Paying people (1)" in written
    for word in ("Putri", "Jonas", "2026-11", "16 Nov", "two people"):
        assert word not in written


def test_who_has_left_gets_no_mail_and_nothing_waits(cast: Cast) -> None:
    look(cast, "putri", "jonas")
    Member.objects.filter(pk=cast.viewer("jonas").member_id).update(left_on=NOW.date())

    services.tell_of_looks(now=NOW)
    later = services.tell_of_looks(now=NOW + 30 * DAY)

    assert (mails_to("jonas"), later) == ([], 0)


@pytest.mark.engines
def test_whoever_is_told_twice_of_the_same_is_told_once(cast: Cast) -> None:
    look(cast, "putri", "sari", "jonas")

    sent = [services.tell_of_looks(now=NOW) for _ in range(3)]

    assert sent == [2, 0, 0]
    assert len(causes(cast, "sari")) == 1


@pytest.mark.django_db(transaction=True)
def test_the_worker_tells_as_its_clock_goes() -> None:
    cast = gather()
    tending = Tending()

    def at(instant: datetime) -> int:
        with all_shut(), time_machine.travel(instant, tick=False):
            tending.tend()
        return len(mails_to("sari"))

    look(cast, "putri", "sari")
    first = at(NOW)
    look(cast, "putri", "sari")
    told = [first, at(NOW + timedelta(hours=1)), at(NOW + TO_MONDAY + timedelta(minutes=5))]

    assert told == [1, 1, 2]


def test_telling_many_asks_the_database_as_often_as_telling_one(cast: Cast) -> None:
    asked = []
    for names in (["sari"], ["sari", "jonas", "rina", "dewi", "bayu"]):
        for name in names:
            services.choose_notices(
                cast.viewer(name), news=Manner.PAGE, routine=Manner.PAGE, now=NOW
            )
        look(cast, "putri", *names)
        with CaptureQueriesContext(connection) as queries:
            services.tell_of_looks(now=NOW)
        asked.append(len(queries))

    assert asked[1] <= asked[0] <= 16


def test_the_page_keeps_what_was_chosen_and_refuses_what_is_no_choice(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.accounts["sari"])
    address = reverse("witness:notices")
    look(cast, "putri", "sari")
    services.tell_of_looks(now=NOW)

    kept = client.post(address, {"news": "at_once", "routine": "page"})
    refused = client.post(address, {"news": "never", "routine": "page"})
    shown = client.get(address).content.decode()

    assert (kept.status_code, refused.status_code) == (302, 422)
    assert selectors.own_wish(cast.viewer("sari")).routine is Manner.PAGE
    assert "Putri Anggraini, Payroll" in shown
    assert "Nobody can switch this off" in shown


def test_a_person_who_is_here_no_more_still_has_their_looks(cast: Cast) -> None:
    sari = cast.viewer("sari")
    look(cast, "putri", "sari")
    Member.objects.filter(pk=cast.viewer("putri").member_id).update(left_on=NOW.date())

    [line] = selectors.looks_at(sari, selectors.Sought()).lines

    assert (line.who, line.answers) == ("Putri Anggraini", False)

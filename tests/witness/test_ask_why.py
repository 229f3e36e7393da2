"""Asking why, reporting as wrong, answering: both sides are told, and no third."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from lentera.domain.answering import State
from lentera.domain.viewer import Role
from lentera.outbox.models import Message
from lentera.people.models import Member, Workspace
from lentera.people.services.trust import drop_role, give_role
from lentera.witness import selectors, services
from lentera.witness.models import Event
from lentera.witness.refusals import (
    AlreadyAsked,
    NobodyToAsk,
    NoRepresentative,
    NoSuchLook,
    NoSuchRequest,
)
from lentera.witness.selectors import Sought
from tests.cast import NOW, Cast
from tests.witness.looking import look

HOUR = timedelta(hours=1)
TEXT = "Which payroll run was this for?"


def mails() -> list[tuple[str, str]]:
    """Return to whom a mail waits, and its whole text."""
    waiting = Message.objects.filter(kind="mail").order_by("created_at", "pk")
    return [(one.payload["to"], one.payload["subject"] + one.payload["text"]) for one in waiting]


@pytest.fixture
def look_id(cast: Cast) -> int:
    """Putri looked at Sari and Jonas."""
    found = look(cast, "putri", "sari", "jonas")
    Message.objects.all().delete()
    return found


def test_who_looked_is_asked_by_mail_answers_and_the_person_is_told(
    cast: Cast, look_id: int
) -> None:
    sari, putri = cast.viewer("sari"), cast.viewer("putri")
    asked = services.ask_why(sari, look_id=look_id, text=TEXT, now=NOW)
    [waiting] = selectors.requests_of(putri, now=NOW).to_answer

    services.say(putri, request_id=asked.pk, text="November.", now=NOW + HOUR)

    thread = services.read_request(sari, request_id=asked.pk, now=NOW + 2 * HOUR)
    assert (waiting.state, thread.request.state) == (State.OPEN, State.ANSWERED)
    assert [(one.author, one.text) for one in thread.said] == [
        ("Sari Wijaya", TEXT),
        ("Putri Anggraini", "November."),
    ]
    assert [to for to, _ in mails()] == ["putri@kunang.example", "sari@kunang.example"]


def test_mails_carry_neither_words_nor_names(cast: Cast, look_id: int) -> None:
    asked = services.ask_why(cast.viewer("sari"), look_id=look_id, text=TEXT, now=NOW)
    services.report_wrong(cast.viewer("sari"), look_id=look_id, text=TEXT, now=NOW)
    services.say(cast.viewer("putri"), request_id=asked.pk, text="November.", now=NOW)

    written = " ".join(text for _, text in mails())

    assert len(mails()) == 3
    for word in (TEXT, "November.", "Sari", "Putri", "payroll", "2026-11"):
        assert word not in written


@pytest.mark.parametrize(
    ("zone", "waits"), [("Asia/Jakarta", timedelta(hours=72)), ("Europe/Berlin", None)]
)
def test_an_answer_is_due_when_the_law_of_the_workspace_says(
    cast: Cast, look_id: int, zone: str, waits: timedelta | None
) -> None:
    Workspace.objects.filter(pk=cast.workspace_id).update(zone=zone)

    asked = services.ask_why(cast.viewer("sari"), look_id=look_id, text=TEXT, now=NOW)

    due = NOW + waits if waits else NOW.replace(month=12)
    late = due + timedelta(seconds=1)
    assert asked.due_at == due
    states = [
        selectors.requests_of(cast.viewer("sari"), now=at).asked[0].state for at in (due, late)
    ]
    assert states == [State.OPEN, State.OVERDUE]


def test_who_goes_on_asking_is_owed_an_answer_anew(cast: Cast, look_id: int) -> None:
    sari, putri = cast.viewer("sari"), cast.viewer("putri")
    asked = services.ask_why(sari, look_id=look_id, text=TEXT, now=NOW)
    services.say(putri, request_id=asked.pk, text="Because.", now=NOW + HOUR)

    services.say(sari, request_id=asked.pk, text="Why?", now=NOW + 2 * HOUR)

    [line] = selectors.requests_of(putri, now=NOW + 2 * HOUR).to_answer
    assert (line.state, line.due_at) == (State.OPEN, NOW + 74 * HOUR)


def test_a_report_goes_to_the_representative_and_who_looked_never_learns_of_it(
    cast: Cast, look_id: int
) -> None:
    sari, wulan, putri = (cast.viewer(name) for name in ("sari", "wulan", "putri"))
    report = services.report_wrong(sari, look_id=look_id, text="Not my month.", now=NOW)

    thread = services.read_request(wulan, request_id=report.pk, now=NOW)

    assert thread.request.about is not None
    assert thread.request.about.who == "Putri Anggraini"
    assert [to for to, _ in mails()] == ["wulan@kunang.example"]
    for name in ("putri", "rina", "bayu", "dewi", "jonas", "mallory"):
        with pytest.raises(NoSuchRequest):
            services.read_request(cast.viewer(name), request_id=report.pk, now=NOW)
    assert selectors.requests_of(putri, now=NOW).to_answer == []


def test_a_look_at_the_log_is_a_look_and_only_who_is_not_the_person_leaves_one(
    cast: Cast, look_id: int
) -> None:
    sari, wulan = cast.viewer("sari"), cast.viewer("wulan")
    report = services.report_wrong(sari, look_id=look_id, text="Not my month.", now=NOW)

    services.read_request(sari, request_id=report.pk, now=NOW)
    before = selectors.looks_at(sari, Sought()).lines
    services.read_request(wulan, request_id=report.pk, now=NOW)
    after = selectors.looks_at(sari, Sought()).lines

    assert [line.purpose for line in before] == ["payroll"]
    newest = after[0]
    assert (newest.who, newest.role, newest.purpose) == (
        "Wulan Sasmita",
        "representative",
        "support",
    )
    assert (newest.granularity, newest.people) == ("nothing", 1)


def test_where_the_charter_hides_the_name_the_report_and_the_answer_do_too(cast: Cast) -> None:
    sari, putri, wulan = (cast.viewer(name) for name in ("sari", "putri", "wulan"))
    hidden = look(cast, "putri", "sari", name_shown=False)
    asked = services.ask_why(sari, look_id=hidden, text=TEXT, now=NOW)
    services.say(putri, request_id=asked.pk, text="November.", now=NOW)
    report = services.report_wrong(sari, look_id=hidden, text="No.", now=NOW)

    threads = [
        services.read_request(viewer, request_id=pk, now=NOW)
        for viewer, pk in ((sari, asked.pk), (wulan, report.pk))
    ]

    assert "Putri" not in str(threads)


def test_a_representative_who_looked_does_not_get_the_report_about_it(cast: Cast) -> None:
    sari, wulan = cast.viewer("sari"), cast.viewer("wulan")
    own = look(cast, "wulan", "sari", role="hr")

    with pytest.raises(NoRepresentative):
        services.report_wrong(sari, look_id=own, text="No.", now=NOW)
    give_role(
        cast.viewer("dewi").member_id,
        role=Role.REPRESENTATIVE,
        by=cast.viewer("bayu"),
        now=NOW,
    )
    report = services.report_wrong(sari, look_id=own, text="No.", now=NOW)

    assert services.read_request(cast.viewer("dewi"), request_id=report.pk, now=NOW)
    with pytest.raises(NoSuchRequest):
        services.read_request(wulan, request_id=report.pk, now=NOW)


def test_who_is_no_representative_any_more_reads_no_reports(cast: Cast, look_id: int) -> None:
    report = services.report_wrong(cast.viewer("sari"), look_id=look_id, text="No.", now=NOW)
    wulan = cast.viewer("wulan")
    readable = services.read_request(wulan, request_id=report.pk, now=NOW)

    member = Member.objects.get(pk=wulan.member_id)
    drop_role(member, role=Role.REPRESENTATIVE, by=cast.viewer("bayu"), now=NOW)

    assert readable
    with pytest.raises(NoSuchRequest):
        services.read_request(cast.viewer("wulan"), request_id=report.pk, now=NOW)


@pytest.mark.engines
def test_what_cannot_be_asked_is_refused_and_leaves_nothing(cast: Cast, look_id: int) -> None:
    sari = cast.viewer("sari")
    services.ask_why(sari, look_id=look_id, text=TEXT, now=NOW)
    events = sum(1 for _ in Event.objects.in_order(["request.asked"]))

    with pytest.raises(AlreadyAsked):
        services.ask_why(sari, look_id=look_id, text=TEXT, now=NOW)
    with pytest.raises(NoSuchLook):
        services.ask_why(cast.viewer("rina"), look_id=look_id, text=TEXT, now=NOW)
    Member.objects.filter(pk=cast.viewer("putri").member_id).update(left_on=NOW.date())
    with pytest.raises(NobodyToAsk):
        services.ask_why(cast.viewer("jonas"), look_id=look_id, text=TEXT, now=NOW)

    assert selectors.requests_of(cast.viewer("jonas"), now=NOW).asked == []
    assert sum(1 for _ in Event.objects.in_order(["request.asked"])) == events


def test_the_forms_answer_with_the_right_status_and_keep_what_was_typed(
    client: Client, cast: Cast, look_id: int
) -> None:
    client.force_login(cast.accounts["sari"])
    long = "x" * 2001

    empty = client.post(reverse("witness:ask_why", args=[look_id]), {"text": " "})
    too_long = client.post(reverse("witness:report_wrong", args=[look_id]), {"text": long})
    sent = client.post(reverse("witness:ask_why", args=[look_id]), {"text": TEXT})
    again = client.post(reverse("witness:ask_why", args=[look_id]), {"text": TEXT})
    read = client.get(sent.headers["Location"])
    nothing_said = client.post(f"{sent.headers['Location']}answer/", {"text": ""})

    assert (empty.status_code, too_long.status_code) == (422, 422)
    assert long.encode() in too_long.content
    assert (sent.status_code, again.status_code, read.status_code) == (302, 409, 200)
    assert TEXT.encode() in read.content
    assert nothing_said.status_code == 422

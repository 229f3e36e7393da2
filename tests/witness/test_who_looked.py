"""Who looked: what the person concerned sees of each look, and what nobody sees."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lentera.config.backup.witnessing import tell_members
from lentera.domain.ids import to_hex
from lentera.witness import selectors
from lentera.witness.selectors import Sought
from tests.cast import NOW, Cast
from tests.witness.looking import look

MINUTE = timedelta(minutes=1)
ANY = Sought()


@pytest.fixture
def sari(client: Client, cast: Cast) -> Client:
    """Sari's browser."""
    client.force_login(cast.accounts["sari"])
    return client


def page(client: Client, name: str = "witness:looks", *args: object, **asked: object) -> str:
    answer = client.get(reverse(name, args=args), asked)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_person_sees_who_looked_what_for_how_finely_and_when(sari: Client, cast: Cast) -> None:
    look_id = look(cast, "putri", "sari", "jonas", "rina")

    listed, details = page(sari), page(sari, "witness:look", look_id)

    assert "Putri Anggraini, Payroll" in listed
    assert "Paying people · 2026-11" in listed
    assert "Your total of each day, 16 Nov 2026 to 22 Nov 2026" in listed
    for fact in ("24 Nov 2026, 15:16", "on a page", "version 1", "you were one of 3 people"):
        assert fact in details
    assert "Jonas" not in listed + details


def test_where_the_charter_told_only_the_role_no_page_tells_the_name(
    sari: Client, cast: Cast
) -> None:
    look_id = look(cast, "putri", "sari", name_shown=False)
    look(cast, "putri", "sari", purpose="statutory_record", now=NOW + MINUTE)
    named = to_hex(cast.viewer("putri").member_id)

    listed = selectors.looks_at(cast.viewer("sari"), ANY).lines
    by_name = selectors.looks_at(cast.viewer("sari"), Sought(who=named)).lines
    by_role = selectors.looks_at(cast.viewer("sari"), Sought(who="role:payroll")).lines

    assert [line.who for line in listed] == ["Putri Anggraini", ""]
    # To filter by a name must not tell which of the nameless looks were by the same person.
    assert [line.purpose for line in by_name] == ["statutory_record"]
    assert [line.look_id for line in by_role] == [look_id]
    assert "Putri" not in page(sari, "witness:look", look_id)


def test_a_refused_attempt_is_shown_plainly(sari: Client, cast: Cast) -> None:
    look(cast, "rina", "sari", role="lead", purpose="planning", refused="not_granted")

    listed = page(sari)

    assert "Rina Hartono, Lead" in listed
    assert "Nothing was shown: the charter does not grant this" in listed
    assert "1 look was refused." in listed


def test_nobody_sees_looks_at_somebody_else(client: Client, cast: Cast) -> None:
    look_id = look(cast, "putri", "sari")
    answers = {}
    for name in ("sari", "jonas", "bayu", "wulan", "putri", "mallory"):
        client.force_login(cast.accounts[name])
        answers[name] = client.get(reverse("witness:look", args=[look_id])).status_code

    assert answers.pop("sari") == 200
    assert set(answers.values()) == {404}


def test_who_looked_sees_it_among_their_own_looks_and_nobody_else_does(
    client: Client, cast: Cast
) -> None:
    look(cast, "putri", "sari", "jonas")
    shown = {}
    for name in ("putri", "bayu"):
        client.force_login(cast.accounts[name])
        shown[name] = "Paying people: 2026-11" in page(client, "witness:looked")

    assert shown == {"putri": True, "bayu": False}


def test_backups_and_restores_stand_among_the_looks(sari: Client, cast: Cast) -> None:
    tell_members("server.backup", now=NOW)
    look(cast, "putri", "sari")
    tell_members("server.restored", now=NOW)

    lines = selectors.looks_at(cast.viewer("sari"), ANY).lines

    assert [line.purpose for line in lines] == ["server.restored", "payroll", "server.backup"]
    assert "A backup of everything on this server" in page(sari)
    assert "Paying people · 2026-11" not in page(sari, who="server")


@pytest.mark.engines
def test_pages_of_looks_leave_none_out_and_show_none_twice(cast: Cast) -> None:
    sari = cast.viewer("sari")
    for number in range(60):
        look(cast, "putri", "sari", reference=f"run {number}")
        if number % 20 == 0:
            tell_members("server.backup", now=NOW)

    shown, before = [], None
    while True:
        found = selectors.looks_at(sari, ANY, before=before)
        shown += [line.sequence for line in found.lines]
        before = found.older
        if before is None:
            break

    assert len(shown) == 63
    assert shown == sorted(set(shown), reverse=True)


@pytest.mark.parametrize(
    ("sought", "purposes"),
    [
        (Sought(purpose="payroll"), ["payroll"]),
        (Sought(refused=True), ["planning"]),
        (Sought(refused=False), ["client_billing", "payroll"]),
        (Sought(purpose="payroll", refused=True), []),
    ],
)
def test_looks_can_be_narrowed(cast: Cast, sought: Sought, purposes: list[str]) -> None:
    look(cast, "putri", "sari")
    look(cast, "rina", "sari", purpose="planning", refused="not_granted")
    look(cast, "bayu", "sari", purpose="client_billing")

    lines = selectors.looks_at(cast.viewer("sari"), sought).lines

    assert [line.purpose for line in lines] == purposes


def test_an_address_that_makes_no_sense_shows_all(sari: Client, cast: Cast) -> None:
    look(cast, "putri", "sari")

    listed = page(sari, who="f" * 24, purpose="ranking", outcome="x", before="9" * 40)

    assert "Putri Anggraini, Payroll" in listed


@pytest.mark.engines
def test_a_month_begins_where_the_person_is(cast: Cast) -> None:
    before_midnight = NOW.replace(month=10, day=31, hour=16, minute=59)  # 23:59 in Jakarta
    look(cast, "putri", "sari", now=before_midnight)
    look(cast, "putri", "sari", now=before_midnight + MINUTE)
    look(cast, "rina", "sari", granularity="team_per_closed_week", now=NOW)
    look(cast, "rina", "sari", refused="not_granted", now=NOW)

    month = selectors.month_of_looks(cast.viewer("sari"), now=NOW)

    assert (month.own, month.sums, month.refused, month.looks) == (1, 1, 1, 2)


def test_the_page_asks_the_database_as_often_for_one_look_as_for_many(
    sari: Client, cast: Cast
) -> None:
    asked = []
    page(sari)
    for count in (1, 30):
        for _ in range(count):
            look(cast, "putri", "sari", "jonas")
        with CaptureQueriesContext(connection) as queries:
            page(sari)
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 9

"""The charter's pages: who reads what, and what the buttons do."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from lentera.charter.forms.clauses import ClauseForm
from lentera.charter.models import CharterVersion, Election
from lentera.charter.selectors.elected import representative_of
from lentera.charter.selectors.history import present_draft
from lentera.charter.selectors.versions import held_now
from lentera.domain.charter import DEFAULT_CHARTER, Charter
from lentera.domain.ids import to_hex
from lentera.outbox.models import Message
from lentera.people.services import appoint_lead
from lentera.web import clock
from tests.cast import NOW, Cast
from tests.charter.agreeing import DAY, announced, narrower, wider, wulan_elected


def client_of(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.accounts[name])
    return client


def text_of(cast: Cast, name: str, path: str) -> str:
    answer = client_of(cast, name).get(path)
    assert answer.status_code == 200, path
    return " ".join(answer.content.decode().split())


def fields_of(charter: Charter, **changes: object) -> dict[str, object]:
    form = ClauseForm(None, charter=charter, why="", projects={})
    values = {name: form[name].value() for name in form.fields}
    sent = {
        name: value for name, value in values.items() if value is not None and value is not False
    }
    return {**sent, **changes}


@pytest.fixture
def present(monkeypatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


def test_everybody_reads_what_others_see_of_them_and_what_they_see(cast: Cast) -> None:
    bayu, rina = cast.viewer("bayu"), cast.viewer("rina")
    appoint_lead(bayu, team_id=cast.design.pk, member_id=rina.member_id, now=NOW)

    of_sari, of_rina = (text_of(cast, name, "/charter/") for name in ("sari", "rina"))

    assert "Team leads see your total of a week." in of_sari
    assert "Payroll see your total of each day." in of_sari
    assert "Only after the person handed in the time sheet." in of_sari
    assert "You see each person&#x27;s total of a week." in of_rina
    assert "You see each person&#x27;s total of a week." not in of_sari


def test_who_is_in_no_team_is_seen_by_no_lead(cast: Cast) -> None:
    assert "Team leads see your" not in text_of(cast, "jonas", "/charter/")


def test_the_page_says_what_nobody_may_ever_do(cast: Cast) -> None:
    page = text_of(cast, "sari", "/charter/")

    assert "Nobody may judge anybody&#x27;s work by their hours." in page
    assert "Nobody may use hours to let somebody go." in page


def test_an_announced_version_stands_on_every_page_until_one_has_read_it(
    cast: Cast, present: None
) -> None:
    number = announced(cast, wider(cast))
    banner = f"Version {number} of your charter was announced."
    sari = client_of(cast, "sari")
    before = sari.get("/projects/").content.decode()

    sari.post(reverse("charter:acknowledge", args=[number]))

    assert banner in before
    assert banner not in sari.get("/projects/").content.decode()
    assert banner in text_of(cast, "rina", "/projects/")


def test_the_page_tells_the_day_and_the_time_an_announced_version_begins(
    cast: Cast, present: None
) -> None:
    announced(cast, wider(cast))

    assert "In force from 8 Dec 2026, 15:16, at that second" in text_of(cast, "sari", "/charter/")


def test_a_draft_is_begun_changed_and_announced_in_the_browsers_words(
    cast: Cast, present: None
) -> None:
    bayu = client_of(cast, "bayu")
    bayu.post("/charter/draft/begin/")
    sent = fields_of(DEFAULT_CHARTER, **{"grant-lead-timesheet_approval": "person_per_day"})
    bayu.post("/charter/draft/", sent)
    page = text_of(cast, "bayu", "/charter/draft/")
    draft = present_draft(cast.viewer("bayu"), NOW)
    assert draft is not None

    bayu.post("/charter/draft/announce/", {"digest": draft.digest})

    assert "then it is each person&#x27;s total of each day." in page
    assert "announced now, it holds from 8 Dec 2026, 15:16" in page
    assert CharterVersion.objects.get().announced_at == NOW


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("smallest_group", "4", "This is from 5 to 1000"),
        ("notice_days", "6", "This is from 7 to 365"),
        ("kept-looks", "11", "This is from 12 to 120"),
        ("grant-lead-planning", "entries", "No charter may show that much"),
        ("grant-member-payroll", "person_per_day", "No charter may show that much"),
        ("reminders_until", "08:00", "Choose a time after the first one."),
        ("reminders_from", "", "Give both times, or none."),
        ("cadence", "day", "Select a valid choice"),
    ],
)
def test_an_impossible_clause_is_refused_in_words(
    cast: Cast, field: str, value: str, says: str
) -> None:
    bayu = client_of(cast, "bayu")
    bayu.post("/charter/draft/begin/")

    refused = bayu.post("/charter/draft/", fields_of(DEFAULT_CHARTER, **{field: value}))
    taken = bayu.post("/charter/draft/", fields_of(DEFAULT_CHARTER, smallest_group="6"))

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert says in refused.content.decode()


def test_the_form_gives_back_every_clause_it_was_given(cast: Cast) -> None:
    for charter in (DEFAULT_CHARTER, wider(cast), narrower(cast), Charter()):
        form = ClauseForm(fields_of(charter), charter=charter, why="", projects={})

        assert form.is_valid(), form.errors
        assert form.charter() == charter


def test_only_the_representatives_page_has_the_second_key(cast: Cast, present: None) -> None:
    wulan_elected(cast)
    path = reverse("charter:version", args=[announced(cast, wider(cast))])

    pages = {name: text_of(cast, name, path) for name in ("wulan", "bayu", "dewi", "sari")}

    assert [name for name, page in pages.items() if "Give the second key" in page] == ["wulan"]


def test_the_second_key_is_given_on_that_page(cast: Cast, present: None) -> None:
    wulan_elected(cast)
    number = announced(cast, wider(cast))

    client_of(cast, "wulan").post(reverse("charter:second_key", args=[number]))

    assert held_now(cast.workspace_id, NOW + 14 * DAY).number == number
    assert "Wulan Sasmita" in text_of(cast, "sari", reverse("charter:version", args=[number]))


def test_an_election_is_recorded_shown_to_all_and_told_to_all(cast: Cast, present: None) -> None:
    sent = {
        "member": to_hex(cast.viewer("wulan").member_id),
        "held_on": "2026-11-02",
        "how": "Secret ballot, 5 of 7 voted.",
    }

    client_of(cast, "bayu").post("/charter/elections/record/", sent)

    page = text_of(cast, "sari", "/charter/elections/")
    assert "Secret ballot, 5 of 7 voted." in page
    assert "Recorded by Bayu Pratama on 24 Nov 2026." in page
    told = [one.payload["text"] for one in Message.objects.filter(kind="mail")]
    assert sum("recorded that you elected Wulan Sasmita on 2 Nov 2026" in one for one in told) == 7


def test_nobody_records_their_own_election(cast: Cast, present: None) -> None:
    own = cast.viewer("bayu").member_id
    sent = {
        "member": to_hex(own),
        "held_on": "2026-11-02",
        "how": "I said so.",
    }

    answer = client_of(cast, "bayu").post("/charter/elections/record/", sent)

    assert answer.status_code == 422
    assert not Election.objects.exists()
    assert representative_of(cast.workspace_id) is None


def test_an_election_of_tomorrow_is_none(cast: Cast, present: None) -> None:
    wulan = cast.viewer("wulan").member_id
    sent = {
        "member": to_hex(wulan),
        "held_on": "2026-11-25",
        "how": "Secret ballot.",
    }

    answer = client_of(cast, "bayu").post("/charter/elections/record/", sent)

    assert answer.status_code == 422
    assert not Election.objects.exists()


def test_an_old_version_keeps_its_page_and_its_difference(cast: Cast, present: None) -> None:
    first = announced(cast, narrower(cast), now=NOW - 30 * DAY)

    page = text_of(cast, "sari", reverse("charter:version", args=[first]))

    assert "until now; then it is nothing." in page


def test_a_foreign_workspace_has_its_own_charter(cast: Cast, present: None) -> None:
    number = announced(cast, narrower(cast))

    answer = client_of(cast, "mallory").get(reverse("charter:version", args=[number]))

    assert answer.status_code == 404
    assert "Version 0." in text_of(cast, "mallory", "/charter/")

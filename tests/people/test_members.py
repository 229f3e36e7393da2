"""The list of people and a person's page: who sees whom, in which order, and never any time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from lentera.domain.viewer import Role
from lentera.people import services
from lentera.people.models import Member
from lentera.people.selectors.members import people
from tests.cast import JOINED_ON, NOW, Cast, account
from tests.harness.pages import sign_in
from tests.harness.site import Site
from tests.people.post import mails_to, make_admin, member_of

if TYPE_CHECKING:
    from django.test import Client

TODAY = date(2026, 11, 24)


def test_owners_admins_and_hr_see_everybody_by_name(cast: Cast) -> None:
    everybody = [
        "Bayu Pratama",
        "Dewi Lestari",
        "Jonas Weber",
        "Putri Anggraini",
        "Rina Hartono",
        "Sari Wijaya",
        "Wulan Sasmita",
    ]

    assert names_seen_by(cast, "bayu") == everybody
    assert names_seen_by(cast, "dewi") == everybody


def test_a_member_sees_their_team_and_who_has_a_role(cast: Cast) -> None:
    assert names_seen_by(cast, "sari") == [
        "Bayu Pratama",
        "Dewi Lestari",
        "Putri Anggraini",
        "Rina Hartono",
        "Sari Wijaya",
        "Wulan Sasmita",
    ]
    assert "Sari Wijaya" not in names_seen_by(cast, "jonas")
    assert "Jonas Weber" in names_seen_by(cast, "jonas")


def test_a_lead_sees_the_team_they_lead_without_being_in_it(cast: Cast) -> None:
    bayu, putri = cast.viewer("bayu"), cast.viewer("putri")
    services.appoint_lead(bayu, team_id=cast.design.pk, member_id=putri.member_id, now=NOW)

    assert "Sari Wijaya" in names_seen_by(cast, "putri")


def test_capitals_do_not_change_the_order_of_names(cast: Cast) -> None:
    Member.objects.filter(pk=cast.viewer("jonas").member_id).update(name="jonas weber")

    assert names_seen_by(cast, "bayu")[2] == "jonas weber"


def test_finding_needs_every_word_and_only_who_administers_finds_addresses(cast: Cast) -> None:
    bayu, dewi = cast.viewer("bayu"), cast.viewer("dewi")

    def found(viewer, find: str) -> list[str]:
        return [one.name for one in people(viewer, today=TODAY, find=find)]

    assert found(bayu, "sari WIJ") == ["Sari Wijaya"]
    assert found(bayu, "sari weber") == []
    assert found(bayu, "jonas@") == ["Jonas Weber"]
    assert found(dewi, "jonas@") == []


def test_who_left_stands_in_a_list_of_their_own(cast: Cast) -> None:
    bayu, sari = cast.viewer("bayu"), cast.viewer("sari")

    assert [one.name for one in people(bayu, today=TODAY, left=True)] == ["Eko Nugroho"]
    assert [one.name for one in people(sari, today=TODAY, left=True)] == []


def test_the_list_is_paged_and_its_fragment_is_the_page_s(cast: Cast, client: Client) -> None:
    for number in range(60):
        somebody = account(f"n{number:02}", f"Nadia {number:02}")
        services.add_member(
            somebody, workspace_id=cast.workspace_id, joined_on=JOINED_ON, by=None, now=NOW
        )
    client.force_login(cast.accounts["bayu"])

    first = client.get(reverse("people:members"), {"find": "nadia"})
    second = client.get(reverse("people:members"), {"find": "nadia", "page": 2})
    fragment = client.get(
        reverse("people:members"), {"find": "nadia"}, headers={"HX-Request": "true"}
    )

    assert (first.content.count(b"Nadia"), second.content.count(b"Nadia")) == (50, 10)
    assert b"<html" in first.content
    assert b"<html" not in fragment.content
    assert fragment.content.strip() in first.content


def test_a_page_shows_the_address_to_who_administers_only(cast: Cast, client: Client) -> None:
    page = reverse("people:member", args=[cast.viewer("rina").member_id])

    client.force_login(cast.accounts["bayu"])
    by_owner = client.get(page).content
    client.force_login(cast.accounts["sari"])
    by_colleague = client.get(page).content

    assert b"rina@kunang.example" in by_owner
    assert b"rina@kunang.example" not in by_colleague
    assert b"Rina Hartono" in by_colleague


def test_who_one_may_not_know_of_has_no_page(cast: Cast, client: Client) -> None:
    rina, jonas, eko = (member_of(cast, name).pk for name in ("rina", "jonas", "eko"))
    client.force_login(cast.accounts["sari"])

    answers = [client.get(reverse("people:member", args=[pk])) for pk in (rina, jonas, eko)]

    assert [answer.status_code for answer in answers] == [200, 404, 404]


def test_only_oneself_reads_what_was_changed_about_one(cast: Cast, client: Client) -> None:
    bayu, sari = cast.viewer("bayu"), cast.viewer("sari")
    services.trust_with_role(bayu, member_id=sari.member_id, role=Role.HR, now=NOW)
    page = reverse("people:member", args=[sari.member_id])
    said = "Bayu Pratama gave the role “HR”.".encode()

    client.force_login(cast.accounts["sari"])
    own = client.get(page).content
    client.force_login(cast.accounts["bayu"])
    by_owner = client.get(page).content

    assert said in own
    assert said not in by_owner


def test_roles_are_given_and_taken_from_the_page(cast: Cast, client: Client) -> None:
    sari = cast.viewer("sari").member_id
    client.force_login(cast.accounts["bayu"])

    client.post(reverse("people:give_role", args=[sari, Role.PAYROLL]))
    given = cast.viewer("sari").roles
    client.post(reverse("people:take_role", args=[sari, Role.PAYROLL]))

    assert given == {Role.PAYROLL}
    assert cast.viewer("sari").roles == frozenset()


def test_a_role_is_taken_back_with_one_press(cast: Cast, client: Client) -> None:
    sari = cast.viewer("sari").member_id
    take = reverse("people:take_role", args=[sari, Role.HR])
    client.force_login(cast.accounts["bayu"])

    told = client.post(reverse("people:give_role", args=[sari, Role.HR]), follow=True)
    client.post(take)

    assert (
        f'action="{take}"><input type="hidden" name="csrfmiddlewaretoken"'
        in (told.content.decode().split('id="toasts"')[1].split("</lt-toast>")[0])
    )
    assert cast.viewer("sari").roles == frozenset()


def test_an_admin_s_page_offers_no_ownership(cast: Cast, client: Client) -> None:
    make_admin(cast, "putri")
    sari = cast.viewer("sari").member_id
    give_owner = reverse("people:give_role", args=[sari, Role.OWNER])
    client.force_login(cast.accounts["putri"])

    page = client.get(reverse("people:member", args=[sari])).content.decode()
    answer = client.post(give_owner)

    assert give_owner not in page
    assert reverse("people:give_role", args=[sari, Role.ADMIN]) in page
    assert answer.status_code == 403
    assert cast.viewer("sari").roles == frozenset()


@pytest.mark.parametrize("role", ["king", "OWNER", "member"])
def test_a_role_that_does_not_exist_is_no_address(cast: Cast, client: Client, role: str) -> None:
    give = reverse("people:give_role", args=[cast.viewer("sari").member_id, Role.HR])
    client.force_login(cast.accounts["bayu"])

    assert client.post(give.replace("/hr/", f"/{role}/")).status_code == 404


def test_the_end_of_a_membership_is_explained_before_it_happens(cast: Cast, client: Client) -> None:
    sari = cast.viewer("sari").member_id
    end = reverse("people:end_membership", args=[sari])
    client.force_login(cast.accounts["bayu"])

    asked = client.get(end)
    still_there = member_of(cast, "sari").left_on
    client.post(end)

    assert b"What stays" in asked.content
    assert still_there is None
    assert member_of(cast, "sari").left_on is not None
    subjects = [mail["subject"] for mail in mails_to("sari@kunang.example")]
    assert "Your membership in Studio Kunang has ended" in subjects


def test_typing_narrows_the_list_at_once_and_keeps_the_cursor(
    cast: Cast, site: Site, page: Page
) -> None:
    sign_in(page, cast.accounts["bayu"])
    page.goto(reverse("people:members"))

    page.get_by_role("searchbox").press_sequentially("rina", delay=20)

    names = page.locator("#people .what b")
    expect(names).to_have_text(["Rina Hartono"])
    expect(page.get_by_role("searchbox")).to_be_focused()
    assert page.url.endswith("?find=rina")


@pytest.mark.without_javascript
def test_finding_and_giving_a_role_work_without_scripts(cast: Cast, site: Site, page: Page) -> None:
    sign_in(page, cast.accounts["bayu"])
    page.goto(reverse("people:members"))
    page.get_by_role("searchbox").fill("sari")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Sari Wijaya").click()

    page.get_by_role("button", name="Give (HR)").click()

    expect(page.get_by_role("button", name="Take back (HR)")).to_be_visible()
    assert cast.viewer("sari").roles == {Role.HR}


def names_seen_by(cast: Cast, name: str) -> list[str]:
    return [one.name for one in people(cast.viewer(name), today=TODAY)]

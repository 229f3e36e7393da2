"""Accepting an invitation: as somebody new, with an account, with another one; once only."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.urls import reverse
from playwright.sync_api import Page, expect

from lentera.domain.viewer import Role
from lentera.people import services
from lentera.people.models import Account, Invitation, Member, TeamLead
from lentera.people.refusals import (
    AlreadyMember,
    InvitationExpired,
    InvitationUsed,
    NoSuchInvitation,
)
from lentera.people.selectors.teams import members_of
from lentera.people.viewer import viewer_for
from tests.cast import NOW, Cast, account, gather
from tests.harness.pages import sign_in
from tests.harness.site import Site
from tests.people.post import mails_to, member_of
from tests.people.test_invitations import AYU, TWO_WEEKS, invite, secret_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from pytest_django.fixtures import SettingsWrapper

PASSWORD = "a-boat-on-the-musi-river"
NEW = {"name": "Ayu Lestari", "password": PASSWORD, "language": "id", "zone": "Asia/Makassar"}


def invited(cast: Cast, email: str = AYU, *roles: Role, team: bool = False) -> str:
    """Invite an address and return the secret of its link."""
    team_id = cast.design.pk if team else None
    outcome = invite(cast.viewer("bayu"), email, roles=roles, team_id=team_id)
    return secret_of(outcome.sent[0].link)


@pytest.fixture
def _today(time_machine) -> None:
    """The pages' clock shows the cast's present."""
    time_machine.move_to(NOW, tick=True)


def test_somebody_new_comes_in_with_role_and_team(cast: Cast) -> None:
    secret = invited(cast, AYU, Role.LEAD, team=True)

    member = services.accept_as_new(secret=secret, **NEW, now=NOW)

    ayu = viewer_for(member.account)
    assert ayu is not None
    assert (ayu.workspace_id, ayu.roles, ayu.zone) == (
        cast.workspace_id,
        {Role.LEAD},
        "Asia/Makassar",
    )
    assert member.account.email == AYU
    assert member in members_of(cast.design, today=member.joined_on)
    assert TeamLead.objects.filter(team=cast.design, member=member).exists()


def test_an_account_comes_in_and_keeps_its_other_workspace(cast: Cast) -> None:
    secret = invited(cast, "mallory@kunang.example")
    mallory = cast.accounts["mallory"]

    services.accept_invitation(mallory, secret=secret, now=NOW)

    assert Member.objects.filter(account=mallory, left_on__isnull=True).count() == 2


def test_who_comes_back_is_the_same_member_without_the_old_roles(cast: Cast) -> None:
    bayu, before = cast.viewer("bayu"), member_of(cast, "sari")
    services.trust_with_role(bayu, member_id=before.pk, role=Role.ADMIN, now=NOW)
    services.end_membership(bayu, member_id=before.pk, today=NOW.date(), now=NOW)
    outcome = services.invite_again(bayu, member_id=before.pk, now=NOW)

    member = services.accept_invitation(
        cast.accounts["sari"], secret=secret_of(outcome.sent[0].link), now=NOW
    )

    assert member.pk == before.pk
    assert (member.joined_on, member.left_on) == (before.joined_on, None)
    assert cast.viewer("sari").roles == frozenset()


def test_a_link_lets_one_person_in(cast: Cast) -> None:
    secret = invited(cast)
    services.accept_as_new(secret=secret, **NEW, now=NOW)

    with pytest.raises(InvitationUsed):
        services.accept_invitation(cast.accounts["mallory"], secret=secret, now=NOW)


def test_a_member_cannot_use_a_link_up(cast: Cast) -> None:
    secret = invited(cast)

    with pytest.raises(AlreadyMember):
        services.accept_invitation(cast.accounts["sari"], secret=secret, now=NOW)
    member = services.accept_as_new(secret=secret, **NEW, now=NOW)

    assert member.account.email == AYU


def test_an_invented_link_leads_nowhere(cast: Cast) -> None:
    with pytest.raises(NoSuchInvitation):
        services.accept_invitation(cast.accounts["mallory"], secret="x" * 43, now=NOW)


def test_another_address_is_told_to_who_invited(cast: Cast) -> None:
    secret = invited(cast)

    services.accept_invitation(cast.accounts["mallory"], secret=secret, now=NOW)

    texts = [mail["text"] for mail in mails_to("bayu@kunang.example")]
    assert len(texts) == 1
    assert AYU in texts[0]
    assert "mallory@kunang.example" in texts[0]


def test_a_copied_link_proves_no_address_but_a_mailed_one_does(
    cast: Cast, settings: SettingsWrapper
) -> None:
    copied = invited(cast)
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, email_url="smtp://127.0.0.1:1")
    mailed = invited(cast, "budi@kunang.example")

    # Mail may be set up, or given up, between the sending and the accepting.
    by_copy = services.accept_as_new(secret=copied, **NEW, now=NOW)
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, email_url="")
    by_mail = services.accept_as_new(secret=mailed, **NEW, now=NOW)

    assert [verified(by_copy.account), verified(by_mail.account)] == [False, True]


def test_a_link_made_anew_proves_as_much_as_the_way_it_was_sent(
    cast: Cast, settings: SettingsWrapper
) -> None:
    bayu, mailed = cast.viewer("bayu"), replace(settings.ENVIRONMENT, email_url="smtp://127.0.0.1")
    settings.ENVIRONMENT = mailed
    invited(cast)
    settings.ENVIRONMENT = replace(mailed, email_url="")
    open_one = Invitation.objects.get()
    shown = services.renew_invitation(bayu, invitation_id=open_one.pk, now=NOW)

    member = services.accept_as_new(secret=secret_of(shown.link), **NEW, now=NOW)

    assert not verified(member.account)


def test_an_invitation_keeps_its_address_only_while_it_is_open(cast: Cast) -> None:
    used, bayu = invited(cast), cast.viewer("bayu")
    invited(cast, "budi@kunang.example")
    budi = Invitation.objects.get(email="budi@kunang.example")

    services.accept_as_new(secret=used, **NEW, now=NOW)
    services.withdraw_invitation(bayu, invitation_id=budi.pk, now=NOW)

    assert set(Invitation.objects.values_list("email", "name")) == {("", "")}


@pytest.mark.usefixtures("_today")
def test_looking_at_the_page_uses_nothing_up(cast: Cast, client: Client) -> None:
    secret = invited(cast)

    pages = [client.get(reverse("people:accept", args=[secret])) for _ in range(2)]

    assert [page.status_code for page in pages] == [200, 200]
    assert Invitation.objects.get().accepted_at is None


@pytest.mark.usefixtures("_today")
def test_the_page_speaks_the_invitation_s_language_until_another_is_chosen(
    cast: Cast, client: Client
) -> None:
    page = reverse("people:accept", args=[invited(cast)])

    invited_in = client.get(page, headers={"Accept-Language": "en"}).content
    client.cookies["django_language"] = "en"
    chosen = client.get(page).content

    assert b'<html lang="id"' in invited_in
    assert b'<html lang="en"' in chosen


@pytest.mark.usefixtures("_today")
def test_a_new_account_is_made_and_signed_in_by_one_form(cast: Cast, client: Client) -> None:
    secret = invited(cast)

    weak = client.post(reverse("people:join_as_new", args=[secret]), NEW | {"password": "ayu"})
    done = client.post(reverse("people:join_as_new", args=[secret]), NEW)
    here = client.get(reverse("people:members"))

    assert (weak.status_code, done.status_code, here.status_code) == (422, 303, 200)
    assert Account.objects.get(email=AYU).check_password(PASSWORD)
    assert b"Ayu Lestari" in here.content


@pytest.mark.usefixtures("_today")
def test_who_has_an_account_is_sent_to_sign_in_and_comes_back(cast: Cast, client: Client) -> None:
    page = reverse("people:accept", args=[invited(cast, "mallory@kunang.example")])

    asked = client.get(page).content.decode()

    assert f"?next={page}" in asked
    assert 'name="password"' not in asked


@pytest.mark.usefixtures("_today")
def test_with_another_account_it_is_explained_and_possible(cast: Cast, client: Client) -> None:
    secret = invited(cast)
    client.force_login(cast.accounts["mallory"])

    page = client.get(reverse("people:accept", args=[secret])).content.decode()
    done = client.post(reverse("people:join", args=[secret]))

    assert "The invitation was sent to ayu@kunang.example" in page
    assert reverse("account_logout") in page
    assert done.status_code == 303
    assert client.session["workspace"] == cast.workspace_id


@pytest.mark.usefixtures("_today")
def test_who_is_a_member_already_is_told_so(cast: Cast, client: Client) -> None:
    secret = invited(cast)
    client.force_login(cast.accounts["sari"])

    page = client.get(reverse("people:accept", args=[secret])).content.decode()

    assert "a member of Studio Kunang already" in page
    assert reverse("people:join", args=[secret]) not in page


@pytest.mark.usefixtures("_today")
def test_joining_signed_out_leads_back_to_the_invitation(cast: Cast, client: Client) -> None:
    secret = invited(cast)

    answer = client.post(reverse("people:join", args=[secret]))

    assert (answer.status_code, answer["Location"]) == (
        303,
        reverse("people:accept", args=[secret]),
    )


@pytest.mark.usefixtures("_today")
@pytest.mark.parametrize(
    ("state", "said"),
    [
        ({"accepted_at": NOW}, "This invitation was used"),
        ({"expires_at": NOW - timedelta(days=1)}, "This invitation has expired"),
        ({"withdrawn_at": NOW}, "This invitation was withdrawn"),
    ],
    ids=["used", "expired", "withdrawn"],
)
def test_a_dead_link_says_why_and_lets_nobody_in(
    cast: Cast, client: Client, state: dict[str, object], said: str
) -> None:
    secret = invited(cast)
    Invitation.objects.update(**state)
    client.cookies["django_language"] = "en"

    page = client.get(reverse("people:accept", args=[secret]))
    tried = client.post(reverse("people:join_as_new", args=[secret]), NEW)

    assert (page.status_code, tried.status_code) == (410, 410)
    assert said in page.content.decode()
    assert not Account.objects.filter(email=AYU).exists()


def test_an_unknown_link_is_not_found(cast: Cast, client: Client) -> None:
    assert client.get(reverse("people:accept", args=["x" * 43])).status_code == 404


@pytest.mark.without_javascript
def test_from_the_copied_link_to_the_first_page_without_scripts(
    cast: Cast, site: Site, page: Page, another_device: Callable[[], Page]
) -> None:
    sign_in(page, cast.accounts["bayu"])
    page.goto(reverse("people:invitations"))
    page.get_by_label("Mail addresses").fill(AYU)
    page.get_by_role("button", name="Make invitations").click()
    link = page.get_by_label(AYU, exact=True).input_value()

    phone = another_device()
    phone.goto(site.at(urlsplit(link).path))
    phone.get_by_label("Your name").fill("Ayu Lestari")
    phone.get_by_label("Password").fill(PASSWORD)
    phone.get_by_role("button", name="Make my account and accept").click()

    expect(phone.get_by_text("Welcome to Studio Kunang.")).to_be_visible()
    page.goto(reverse("people:members"))
    expect(page.get_by_role("link", name="Ayu Lestari")).to_be_visible()


@pytest.mark.engines
@pytest.mark.django_db(transaction=True)
def test_two_who_accept_at_once_make_one_member() -> None:
    cast = gather()
    secret = invited(cast)
    accounts = [account(f"n{number}", f"Nadia {number}") for number in range(4)]
    start, refused = threading.Barrier(len(accounts)), []

    def accept(somebody: Account) -> None:
        start.wait()
        try:
            services.accept_invitation(somebody, secret=secret, now=NOW)
        except InvitationUsed as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=accept, args=(one,)) for one in accounts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    joined = Member.objects.filter(account__in=accounts, workspace_id=cast.workspace_id)
    assert (joined.count(), len(refused)) == (1, 3)


def test_after_two_weeks_nobody_comes_in(cast: Cast) -> None:
    secret = invited(cast)

    with pytest.raises(InvitationExpired):
        services.accept_as_new(secret=secret, **NEW, now=NOW + TWO_WEEKS)


def verified(somebody: Account) -> bool:
    return bool(EmailAddress.objects.get(user=somebody).verified)

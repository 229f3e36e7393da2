"""Deleting an account: the person goes, the record stays, and both are said first."""

from datetime import date

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client

from lentera.domain.ids import to_hex
from lentera.domain.viewer import Role
from lentera.people.models import Account, ApiKey, Invitation, Member, MemberRole
from lentera.people.refusals import HandOverFirst
from lentera.people.selectors import endings
from lentera.people.services import create_key, delete_account, give_role, key_owner
from tests.cast import NOW, Cast
from tests.people.post import member_of
from tests.people.signing import LOGIN, is_in, prove, signed_in

pytestmark = pytest.mark.django_db
DELETE = "/people/delete/"


@pytest.fixture
def sari(cast: Cast) -> Client:
    """Sari, signed in, who has just shown that it is her."""
    client = signed_in(cast.accounts["sari"])
    prove(client)
    return client


def test_the_person_goes_and_their_name_stays_in_the_record(sari: Client, cast: Cast):
    answer = sari.post(DELETE, {"understood": "on"})

    account, member = Account.objects.get(pk=cast.accounts["sari"].pk), member_of(cast, "sari")
    assert answer.headers["Location"] == LOGIN
    assert (account.name, account.is_active, account.deleted_at is None) == ("", False, False)
    assert account.email.endswith("@deleted.invalid")
    assert (member.name, member.left_on is None) == ("Sari Wijaya", False)


def test_everything_that_opened_the_account_is_gone(sari: Client, cast: Cast):
    account = cast.accounts["sari"]
    there = signed_in(account)
    _, secret = create_key(account, name="editor", now=NOW)
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": "x"})

    sari.post(DELETE, {"understood": "on"})

    assert (is_in(sari), is_in(there)) == (False, False)
    assert key_owner(secret, NOW) is None
    for table in (EmailAddress, Authenticator):
        assert not table.objects.filter(user=account).exists()
    assert not ApiKey.objects.filter(account=account).exists()
    assert not MemberRole.objects.filter(member=member_of(cast, "sari")).exists()


def test_the_address_is_free_for_a_new_account(sari: Client, cast: Cast):
    sari.post(DELETE, {"understood": "on"})

    answer = Client().post(LOGIN, {"login": "sari@kunang.example", "password": "anything at all"})

    assert "do not fit together" in answer.text
    assert not Account.objects.filter(email="sari@kunang.example").exists()


def test_the_page_says_first_what_stays_and_why(sari: Client):
    page = sari.get(DELETE).text

    assert "<b>Studio Kunang</b>: the time you tracked stays in its record" in page
    assert "under the name Sari Wijaya" in page


def test_the_page_names_the_workspaces_that_were_left_before(sari: Client, cast: Cast):
    Member.objects.filter(account=cast.accounts["sari"]).update(left_on=date(2026, 10, 31))

    page = sari.get(DELETE).text
    answer = sari.post(DELETE, {"understood": "on"})

    assert "<b>Studio Kunang</b>, which you left on 31 Oct" in page
    assert "the name Sari Wijaya stay in its record" in page
    assert "in no workspace" not in page
    assert answer.status_code == 302
    assert member_of(cast, "sari").left_on == date(2026, 10, 31)


def test_whoever_deleted_their_account_is_shown_so_and_not_invited_again(cast: Cast):
    delete_account(cast.accounts["sari"], now=NOW)
    eko, sari = member_of(cast, "eko"), member_of(cast, "sari")
    bayu = signed_in(cast.accounts["bayu"])

    left, gone = (bayu.get(f"/people/members/{to_hex(one.pk)}/").text for one in (eko, sari))
    people = bayu.get("/people/members/?left").text
    refused = bayu.post(f"/people/members/{to_hex(sari.pk)}/invite/")

    assert ("Invite again" in left, "Invite again" in gone) == (True, False)
    assert "and deleted their account" in gone
    assert "account deleted" in people
    assert "deleted.invalid" not in gone + people
    assert refused.status_code == 409
    assert not Invitation.objects.exists()


def test_nothing_happens_without_the_yes(sari: Client, cast: Cast):
    answer = sari.post(DELETE, {})

    assert answer.status_code == 422
    assert "Tick the box" in answer.text
    assert is_in(sari)


def test_deleting_asks_once_more_who_you_are(cast: Cast):
    client = signed_in(cast.accounts["sari"])

    answer = client.post(DELETE, {"understood": "on"})

    assert answer.headers["Location"].startswith("/people/account/reauthenticate/")
    assert is_in(client)


def test_the_only_owner_hands_over_first(cast: Cast):
    client = signed_in(cast.accounts["bayu"])
    prove(client)

    page = client.get(DELETE).text
    refused = client.post(DELETE, {"understood": "on"})
    give_role(member_of(cast, "rina").pk, role=Role.OWNER, by=None, now=NOW)
    allowed = client.post(DELETE, {"understood": "on"})

    assert "You are the only owner of Studio Kunang" in page
    assert 'name="understood"' not in page
    assert (refused.status_code, allowed.status_code) == (409, 302)
    assert "Make somebody else an owner first" in refused.text


def test_who_is_alone_in_a_workspace_may_leave_it_behind(cast: Cast):
    mallory = cast.accounts["mallory"]
    told = endings(mallory)

    delete_account(mallory, now=NOW)

    assert [(one.workspace, one.is_alone) for one in told] == [("Elsewhere", True)]
    assert Member.objects.get(account=mallory).left_on is not None


def test_a_refusal_changes_nothing(cast: Cast):
    with pytest.raises(HandOverFirst):
        delete_account(cast.accounts["bayu"], now=NOW)

    assert Account.objects.get(pk=cast.accounts["bayu"].pk).is_active
    assert member_of(cast, "bayu").left_on is None

"""Inviting: one or many, by mail or by a link to copy; who may, for how long, and taking back."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.urls import reverse

from lentera.domain.ids import to_hex
from lentera.domain.viewer import Role
from lentera.people import services
from lentera.people.models import Account, Invitation
from lentera.people.refusals import (
    InvitationUsed,
    InvitationWithdrawn,
    NoSuchInvitation,
    NoSuchTeam,
    NotForYourRole,
    OwnersOnly,
)
from lentera.people.selectors.invitations import State, hash_of, offer_of, open_invitations
from lentera.people.services.invitations import Invitee, Known
from tests.cast import NOW, Cast
from tests.people.post import mails_to, make_admin, member_of

if TYPE_CHECKING:
    from django.test import Client

    from lentera.domain.viewer import Viewer
    from lentera.people.services import Outcome

AYU = "ayu@kunang.example"
TWO_WEEKS = timedelta(days=14)


def invite(viewer: Viewer, *emails: str, roles: tuple[Role, ...] = (), team_id=None) -> Outcome:
    return services.invite(
        viewer,
        invitees=[Invitee(email) for email in emails],
        roles=frozenset(roles),
        team_id=team_id,
        language="id",
        now=NOW,
    )


def secret_of(link: str) -> str:
    return urlsplit(link).path.rstrip("/").rpartition("/")[2]


def test_an_invitation_is_mailed_in_its_language_as_text_and_html(cast: Cast) -> None:
    sent = invite(cast.viewer("bayu"), AYU).sent[0]

    mail = mails_to(AYU)[0]
    assert mail["subject"] == "Bayu Pratama mengundang Anda ke Studio Kunang di Lentera"
    assert sent.link in mail["text"]
    assert f'href="{sent.link}"' in mail["html"]
    assert '<html lang="id">' in mail["html"]
    assert "<img" not in mail["html"]


def test_the_secret_has_256_bits_and_only_its_hash_is_kept(cast: Cast) -> None:
    sent = invite(cast.viewer("bayu"), AYU).sent[0]
    secret = secret_of(sent.link)

    row = Invitation.objects.values().get(email=AYU)
    assert len(secret) == 43
    assert secret not in str(row)
    assert row["secret_hash"] == hash_of(secret)


def test_a_name_cannot_write_headers_or_markup_into_a_mail(cast: Cast) -> None:
    bayu = cast.accounts["bayu"]
    member_of(cast, "bayu").__class__.objects.filter(account=bayu).update(
        name="Bayu\r\nBcc: everybody@example.org <b>"
    )

    invite(cast.viewer("bayu"), AYU)

    mail = mails_to(AYU)[0]
    assert "\n" not in mail["subject"]
    assert "\r" not in mail["subject"]
    assert "<b>Bcc" not in mail["html"]
    assert "everybody@example.org &lt;b&gt;" in mail["html"]


def test_many_go_at_once_and_who_is_known_is_left_out(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    invite(bayu, "old@kunang.example")

    outcome = invite(bayu, AYU, "AYU@kunang.example", "sari@kunang.example", "old@kunang.example")

    assert [sent.email for sent in outcome.sent] == [AYU]
    assert {one.email: one.because for one in outcome.left_out} == {
        AYU: Known.INVITED,
        "sari@kunang.example": Known.MEMBER,
        "old@kunang.example": Known.INVITED,
    }


def test_who_left_can_be_invited(cast: Cast) -> None:
    outcome = services.invite_again(
        cast.viewer("bayu"), member_id=member_of(cast, "eko").pk, now=NOW
    )

    assert [sent.email for sent in outcome.sent] == ["eko@kunang.example"]


def test_an_invitation_is_good_for_two_weeks_to_the_moment(cast: Cast) -> None:
    secret = secret_of(invite(cast.viewer("bayu"), AYU).sent[0].link)

    states = [
        offer_of(secret, now=NOW + after).state
        for after in (timedelta(), TWO_WEEKS - timedelta(milliseconds=1), TWO_WEEKS)
    ]

    assert states == [State.OPEN, State.OPEN, State.EXPIRED]


def test_an_expired_invitation_does_not_stand_in_the_way(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    invite(bayu, AYU)
    Invitation.objects.update(expires_at=NOW)

    outcome = invite(bayu, AYU)

    assert [sent.email for sent in outcome.sent] == [AYU]


def test_sending_again_makes_a_new_link_and_kills_the_old_one(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    old = secret_of(invite(bayu, AYU).sent[0].link)
    invitation = Invitation.objects.get(email=AYU)
    later = NOW + 2 * TWO_WEEKS

    sent = services.renew_invitation(bayu, invitation_id=invitation.pk, now=later)

    assert offer_of(secret_of(sent.link), now=later).state is State.OPEN
    with pytest.raises(NoSuchInvitation):
        offer_of(old, now=later)
    assert len(mails_to(AYU)) == 2


def test_a_withdrawn_or_used_invitation_cannot_be_sent_again(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    invite(bayu, AYU, "budi@kunang.example")
    ayu, budi = Invitation.objects.order_by("email")
    services.withdraw_invitation(bayu, invitation_id=ayu.pk, now=NOW)
    Invitation.objects.filter(pk=budi.pk).update(accepted_at=NOW)

    with pytest.raises(InvitationWithdrawn):
        services.renew_invitation(bayu, invitation_id=ayu.pk, now=NOW)
    with pytest.raises(InvitationUsed):
        services.renew_invitation(bayu, invitation_id=budi.pk, now=NOW)
    with pytest.raises(InvitationUsed):
        services.withdraw_invitation(bayu, invitation_id=budi.pk, now=NOW)


def test_only_who_administers_invites_and_only_owners_invite_owners(cast: Cast) -> None:
    admin, sari = make_admin(cast, "putri"), cast.viewer("sari")
    invite(cast.viewer("bayu"), AYU, roles=(Role.OWNER,))
    owners_own = Invitation.objects.get(email=AYU)

    with pytest.raises(NotForYourRole):
        invite(sari, "budi@kunang.example")
    with pytest.raises(NotForYourRole):
        open_invitations(sari, now=NOW)
    with pytest.raises(OwnersOnly):
        invite(admin, "budi@kunang.example", roles=(Role.OWNER,))
    # The new link would come into the admin's hands.
    with pytest.raises(OwnersOnly):
        services.renew_invitation(admin, invitation_id=owners_own.pk, now=NOW)


def test_an_invitation_is_worth_what_its_sender_may_still_give(cast: Cast) -> None:
    bayu, admin = cast.viewer("bayu"), make_admin(cast, "putri")
    secret = secret_of(invite(admin, AYU).sent[0].link)

    before = offer_of(secret, now=NOW).state
    services.take_role(bayu, member_id=admin.member_id, role=Role.ADMIN, now=NOW)

    assert (before, offer_of(secret, now=NOW).state) == (State.OPEN, State.WITHDRAWN)


def test_a_foreign_team_cannot_be_offered(cast: Cast) -> None:
    with pytest.raises(NoSuchTeam):
        invite(cast.viewer("mallory"), AYU, team_id=cast.design.pk)

    assert not Invitation.objects.exists()


def test_a_pasted_list_goes_in_and_each_bad_line_is_named(cast: Cast, client: Client) -> None:
    pasted = (
        "Ayu Lestari <ayu@kunang.example>\n"
        "budi@kunang.example, citra@kunang.example; dian@kunang.example\n"
        "not an address\n"
        "\n"
        "endah@kunang\n"
    )
    client.force_login(cast.accounts["bayu"])

    page = client.post(
        reverse("people:invitations"), {"addresses": pasted, "language": "id", "roles": ["hr"]}
    ).content.decode()

    invited = dict(Invitation.objects.values_list("email", "name"))
    assert invited == {
        "ayu@kunang.example": "Ayu Lestari",
        "budi@kunang.example": "",
        "citra@kunang.example": "",
        "dian@kunang.example": "",
    }
    assert "Line 3: “not an address”" in page
    assert "Line 5: “endah@kunang”" in page
    waiting = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", page, re.DOTALL)
    assert waiting is not None
    assert waiting[1].split("\n") == ["not an address", "endah@kunang"]
    assert re.search(r'value="hr"[^>]* checked', page)


def test_a_list_without_an_address_invites_nobody_and_loses_nothing(
    cast: Cast, client: Client
) -> None:
    client.force_login(cast.accounts["bayu"])

    answer = client.post(
        reverse("people:invitations"), {"addresses": "Ayu and Budi", "language": "en"}
    )

    assert answer.status_code == 422
    assert b">\nAyu and Budi</textarea>" in answer.content
    assert not Invitation.objects.exists()


def test_more_than_two_hundred_are_asked_to_go_in_parts(cast: Cast, client: Client) -> None:
    many = "\n".join(f"n{number}@kunang.example" for number in range(201))
    client.force_login(cast.accounts["bayu"])

    answer = client.post(reverse("people:invitations"), {"addresses": many, "language": "en"})

    assert answer.status_code == 422
    assert not Invitation.objects.exists()


def test_without_mail_the_link_is_shown_once(cast: Cast, client: Client) -> None:
    client.force_login(cast.accounts["bayu"])

    answer = client.post(reverse("people:invitations"), {"addresses": AYU, "language": "en"})
    again = client.get(reverse("people:invitations"))

    link = mails_to(AYU)[0]["text"].split("\n\n")
    address = next(line for part in link for line in part.split("\n") if "/invitation/" in line)
    assert f'value="{address}"'.encode() in answer.content
    assert secret_of(address).encode() not in again.content
    assert answer.headers["Cache-Control"] == "no-store"


def test_with_mail_no_page_shows_the_link(cast: Cast, client: Client, monkeypatch) -> None:
    monkeypatch.setattr("lentera.people.views.invitations.mail_is_set_up", lambda: True)
    client.force_login(cast.accounts["bayu"])

    answer = client.post(reverse("people:invitations"), {"addresses": AYU, "language": "en"})

    assert AYU.encode() in answer.content
    assert b"/invitation/" not in answer.content


def test_links_lead_to_the_address_people_use_not_to_the_request_s_host(
    cast: Cast, client: Client
) -> None:
    client.force_login(cast.accounts["bayu"])

    client.post(
        reverse("people:invitations"),
        {"addresses": AYU, "language": "en"},
        headers={"Host": "127.0.0.1", "X-Forwarded-Host": "evil.example"},
    )

    assert settings.ENVIRONMENT.base_url + "/people/invitation/" in mails_to(AYU)[0]["text"]


def test_the_list_offers_a_new_link_and_taking_back(cast: Cast, client: Client) -> None:
    invite(cast.viewer("bayu"), AYU, roles=(Role.HR,), team_id=cast.design.pk)
    invitation = Invitation.objects.get()
    client.force_login(cast.accounts["bayu"])

    again = client.post(reverse("people:send_again", args=[invitation.pk]))
    listed = client.get(reverse("people:invitations")).content.decode()
    client.post(reverse("people:withdraw", args=[invitation.pk]))

    assert b"/invitation/" in again.content
    for word in (AYU, "HR", "Design", "Bayu Pratama"):
        assert word in listed
    assert open_invitations(cast.viewer("bayu"), now=NOW) == ()


def test_a_foreign_team_in_the_form_is_not_there(cast: Cast, client: Client) -> None:
    client.force_login(cast.accounts["mallory"])

    answer = client.post(
        reverse("people:invitations"),
        {"addresses": AYU, "language": "en", "team": to_hex(cast.design.pk)},
    )

    assert answer.status_code == 404
    assert not Invitation.objects.exists()
    assert not Account.objects.filter(email=AYU).exists()

"""Leaving a workspace and being seen off: access ends at once, time and history stay."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse

from lentera.domain.viewer import Role
from lentera.people import services
from lentera.people.models import Member, TeamMembership
from lentera.people.refusals import HasLeft, LastOwner, NotForYourRole, OwnersOnly
from lentera.people.viewer import viewer_for
from tests.cast import NOW, Cast
from tests.people.post import mails_to, make_admin, member_of

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer

TODAY = date(2026, 11, 24)


def leave(viewer: Viewer) -> Member:
    return services.leave_workspace(viewer, today=TODAY, now=NOW)


def end(viewer: Viewer, name: str, cast: Cast) -> Member:
    return services.end_membership(viewer, member_id=member_of(cast, name).pk, today=TODAY, now=NOW)


def test_leaving_ends_roles_and_team_and_keeps_the_member(cast: Cast) -> None:
    member = leave(cast.viewer("rina"))

    stay = TeamMembership.objects.get(member=member)
    assert member.left_on == TODAY
    assert viewer_for(cast.accounts["rina"]) is None
    # The last day still counts for the team.
    assert stay.until_on == TODAY + timedelta(days=1)


def test_the_only_owner_hands_over_first(cast: Cast) -> None:
    bayu = cast.viewer("bayu")

    with pytest.raises(LastOwner):
        leave(bayu)
    services.trust_with_role(
        bayu, member_id=cast.viewer("dewi").member_id, role=Role.OWNER, now=NOW
    )
    leave(bayu)

    assert viewer_for(cast.accounts["bayu"]) is None


def test_who_is_alone_may_leave(cast: Cast) -> None:
    leave(cast.viewer("mallory"))

    assert viewer_for(cast.accounts["mallory"]) is None


def test_an_admin_sees_a_member_off_but_no_owner(cast: Cast) -> None:
    admin = make_admin(cast, "dewi")

    end(admin, "sari", cast)

    with pytest.raises(OwnersOnly):
        end(admin, "bayu", cast)
    assert member_of(cast, "sari").left_on == TODAY
    assert [mail["subject"] for mail in mails_to("sari@kunang.example")] == [
        "Your membership in Studio Kunang has ended"
    ]


def test_a_plain_member_sees_nobody_off(cast: Cast) -> None:
    with pytest.raises(NotForYourRole):
        end(cast.viewer("rina"), "sari", cast)


def test_a_membership_ends_once(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    end(bayu, "sari", cast)

    with pytest.raises(HasLeft):
        end(bayu, "sari", cast)


def test_an_open_session_has_no_access_from_that_moment(cast: Cast, client: Client) -> None:
    page = reverse("people:members")
    phone, laptop = Client(), client
    for device in (phone, laptop):
        device.force_login(cast.accounts["sari"])
    before = [device.get(page).status_code for device in (phone, laptop)]

    end(cast.viewer("bayu"), "sari", cast)

    after = [device.get(page) for device in (phone, laptop)]
    assert before == [200, 200]
    assert [(answer.status_code, answer["Location"]) for answer in after] == [
        (302, reverse("people:workspaces"))
    ] * 2


def test_nothing_lands_in_another_workspace_unseen(cast: Cast, client: Client) -> None:
    bayu = cast.viewer("bayu")
    mallory = cast.accounts["mallory"]
    services.add_member(mallory, workspace_id=cast.workspace_id, joined_on=TODAY, by=bayu, now=NOW)
    services.give_role(member_here(cast).pk, role=Role.ADMIN, by=bayu, now=NOW)
    client.force_login(mallory)
    client.post(reverse("people:switch", args=[cast.workspace_id]))
    services.end_membership(bayu, member_id=member_here(cast).pk, today=TODAY, now=NOW)

    answer = client.post(reverse("people:teams"), {"name": "Meant for Studio Kunang"})

    assert answer["Location"] == reverse("people:workspaces")
    assert viewer_for(mallory) is not None


def test_leaving_is_explained_before_it_happens(cast: Cast, client: Client) -> None:
    client.force_login(cast.accounts["sari"])

    asked = client.get(reverse("people:leave"))
    still_here = member_of(cast, "sari").left_on
    done = client.post(reverse("people:leave"), follow=True)

    assert b"What stays" in asked.content
    assert still_here is None
    assert member_of(cast, "sari").left_on is not None
    assert b"You have left Studio Kunang." in done.content


def test_the_only_owner_is_shown_the_way_instead_of_a_button(cast: Cast, client: Client) -> None:
    client.force_login(cast.accounts["bayu"])

    asked = client.get(reverse("people:leave")).content
    tried = client.post(reverse("people:leave"))

    assert b"Choose a new owner" in asked
    assert tried.status_code == 409
    assert member_of(cast, "bayu").left_on is None


def test_an_admin_meets_who_left_on_their_page(cast: Cast, client: Client) -> None:
    eko = member_of(cast, "eko").pk
    client.force_login(cast.accounts["bayu"])

    page = client.get(reverse("people:member", args=[eko])).content.decode()
    invited = client.post(reverse("people:invite_again", args=[eko]))

    assert "Eko Nugroho left on" in page
    assert reverse("people:give_role", args=[eko, Role.ADMIN]) not in page
    assert b"eko@kunang.example" in invited.content


def member_here(cast: Cast) -> Member:
    return Member.objects.get(account=cast.accounts["mallory"], workspace_id=cast.workspace_id)

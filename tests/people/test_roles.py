"""Giving and taking roles: who may, what stays impossible, and that the person is told."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from lentera.domain.viewer import Role
from lentera.people import services
from lentera.people.models import Account, MemberRole
from lentera.people.refusals import HasLeft, LastOwner, NoSuchMember, NotForYourRole, OwnersOnly
from lentera.people.selectors.changes import own_changes
from tests.cast import NOW, Cast, gather
from tests.people.post import mails_to, make_admin, member_of

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer


def test_an_admin_gives_roles_but_makes_no_owners(cast: Cast) -> None:
    admin, sari = make_admin(cast, "dewi"), cast.viewer("sari")

    services.trust_with_role(admin, member_id=sari.member_id, role=Role.PAYROLL, now=NOW)

    assert cast.viewer("sari").roles == {Role.PAYROLL}
    with pytest.raises(OwnersOnly):
        services.trust_with_role(admin, member_id=sari.member_id, role=Role.OWNER, now=NOW)
    with pytest.raises(OwnersOnly):
        services.take_role(admin, member_id=cast.viewer("bayu").member_id, role=Role.OWNER, now=NOW)


def test_a_plain_member_gives_nobody_a_role(cast: Cast) -> None:
    sari, rina = cast.viewer("sari"), cast.viewer("rina")

    with pytest.raises(NotForYourRole):
        services.trust_with_role(sari, member_id=sari.member_id, role=Role.ADMIN, now=NOW)
    with pytest.raises(NotForYourRole):
        services.take_role(rina, member_id=rina.member_id, role=Role.LEAD, now=NOW)


def test_the_last_owner_keeps_the_role_until_there_is_another(cast: Cast) -> None:
    bayu, dewi = cast.viewer("bayu"), cast.viewer("dewi")

    with pytest.raises(LastOwner):
        services.take_role(bayu, member_id=bayu.member_id, role=Role.OWNER, now=NOW)
    services.trust_with_role(bayu, member_id=dewi.member_id, role=Role.OWNER, now=NOW)
    services.take_role(bayu, member_id=bayu.member_id, role=Role.OWNER, now=NOW)

    assert Role.OWNER not in cast.viewer("bayu").roles
    assert Role.OWNER in cast.viewer("dewi").roles


def test_an_owner_who_left_does_not_count_as_another_owner(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    MemberRole.objects.create(member=member_of(cast, "eko"), role=Role.OWNER)

    with pytest.raises(LastOwner):
        services.take_role(bayu, member_id=bayu.member_id, role=Role.OWNER, now=NOW)


def test_the_person_is_told_by_mail_and_on_their_page(cast: Cast) -> None:
    bayu, sari = cast.viewer("bayu"), cast.viewer("sari")

    services.trust_with_role(bayu, member_id=sari.member_id, role=Role.PROJECT_MANAGER, now=NOW)
    services.take_role(bayu, member_id=sari.member_id, role=Role.PROJECT_MANAGER, now=NOW)

    subjects = [mail["subject"] for mail in mails_to("sari@kunang.example")]
    changes = [(change.kind, change.what, change.who) for change in own_changes(sari)]
    assert subjects == [
        "A role of yours in Studio Kunang has ended: Project manager",
        "You have a new role in Studio Kunang: Project manager",
    ]
    assert changes[:2] == [
        ("role.taken", "Project manager", "Bayu Pratama"),
        ("role.given", "Project manager", "Bayu Pratama"),
    ]


def test_a_mail_speaks_the_readers_language(cast: Cast) -> None:
    bayu, sari = cast.viewer("bayu"), cast.viewer("sari")
    Account.objects.filter(pk=sari.account_id).update(language="id")

    services.trust_with_role(bayu, member_id=sari.member_id, role=Role.ADMIN, now=NOW)

    mail = mails_to("sari@kunang.example")[0]
    assert mail["subject"] == "Anda mendapat peran baru di Studio Kunang: Admin"
    assert 'lang="id"' in mail["html"]


def test_giving_a_role_twice_tells_once(cast: Cast) -> None:
    bayu, sari = cast.viewer("bayu"), cast.viewer("sari")

    for _ in range(2):
        services.trust_with_role(bayu, member_id=sari.member_id, role=Role.HR, now=NOW)

    assert len(mails_to("sari@kunang.example")) == 1
    assert [change.kind for change in own_changes(sari)].count("role.given") == 1


def test_nobody_gets_a_mail_about_what_they_did_themselves(cast: Cast) -> None:
    bayu = cast.viewer("bayu")

    services.trust_with_role(bayu, member_id=bayu.member_id, role=Role.PAYROLL, now=NOW)

    assert mails_to("bayu@kunang.example") == []


def test_who_is_no_lead_any_more_leads_no_team(cast: Cast) -> None:
    bayu, rina = cast.viewer("bayu"), cast.viewer("rina")
    services.appoint_lead(bayu, team_id=cast.design.pk, member_id=rina.member_id, now=NOW)

    services.take_role(bayu, member_id=rina.member_id, role=Role.LEAD, now=NOW)

    kinds = [change.kind for change in own_changes(rina)]
    assert kinds[:2] == ["role.taken", "lead.taken"]


def test_who_left_or_belongs_elsewhere_gets_no_role(cast: Cast) -> None:
    bayu, mallory = cast.viewer("bayu"), cast.viewer("mallory")

    with pytest.raises(HasLeft):
        services.trust_with_role(bayu, member_id=member_of(cast, "eko").pk, role=Role.HR, now=NOW)
    with pytest.raises(NoSuchMember):
        services.trust_with_role(bayu, member_id=mallory.member_id, role=Role.HR, now=NOW)


@pytest.mark.engines
@pytest.mark.django_db(transaction=True)
def test_two_owners_who_take_each_others_role_at_once_leave_one_owner() -> None:
    cast = gather()
    bayu, dewi = cast.viewer("bayu"), cast.viewer("dewi")
    services.trust_with_role(bayu, member_id=dewi.member_id, role=Role.OWNER, now=NOW)
    dewi = cast.viewer("dewi")
    refused: list[LastOwner | OwnersOnly] = []
    start = threading.Barrier(2)

    def take(viewer: Viewer, member: int) -> None:
        start.wait()
        try:
            services.take_role(viewer, member_id=member, role=Role.OWNER, now=NOW)
        except LastOwner as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    together = [
        threading.Thread(target=take, args=(bayu, dewi.member_id)),
        threading.Thread(target=take, args=(dewi, bayu.member_id)),
    ]
    for thread in together:
        thread.start()
    for thread in together:
        thread.join()

    owners = MemberRole.objects.filter(role=Role.OWNER, member__workspace_id=cast.workspace_id)
    assert (owners.count(), len(refused)) == (1, 1)

"""Two workspaces on one server: whatever id of the other one is sent, it is not there.

Mallory owns another workspace, so every door of owners opens for her; she tries each address of
people, teams, invitations and workspaces with ids of Studio Kunang.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.urls import reverse

from lentera.config.doors import DOORS
from lentera.domain.ids import to_hex
from lentera.domain.viewer import Role
from lentera.people import services
from lentera.people.models import Invitation, Team
from lentera.people.urls import urlpatterns
from tests.cast import JOINED_ON, NOW, Cast
from tests.people.post import member_of
from tests.people.test_invitations import AYU, invite

if TYPE_CHECKING:
    from django.test import Client

CANARIES = ("Sari", "Rina", "Design", "Kunang", AYU, "Eko")
TABLES = (
    "people_member",
    "people_memberrole",
    "people_team",
    "people_teammembership",
    "people_teamlead",
    "people_invitation",
    "people_workspace",
    "outbox_message",
    "witness_event",
)
# This half of the room: names of addresses that carry an id, and the values they are tried with.
WITH_IDS: dict[str, tuple[str, ...]] = {
    "people:member": ("member",),
    "people:give_role": ("member", "role"),
    "people:take_role": ("member", "role"),
    "people:move": ("member",),
    "people:end_membership": ("member",),
    "people:invite_again": ("member",),
    "people:team": ("team",),
    "people:rename_team": ("team",),
    "people:archive_team": ("team",),
    "people:reopen_team": ("team",),
    "people:appoint_lead": ("team",),
    "people:release_lead": ("team", "member"),
    "people:send_again": ("invitation",),
    "people:withdraw": ("invitation",),
    "people:switch": ("workspace",),
}
# Addresses whose ids are one's own things, tried by the tests of those pages.
ELSEWHERE = {"people:end_session", "people:revoke_key"}


@pytest.fixture
def foreign(cast: Cast) -> dict[str, object]:
    """Ids of Studio Kunang, where there is one of everything."""
    bayu = cast.viewer("bayu")
    rina = cast.viewer("rina")
    services.appoint_lead(bayu, team_id=cast.design.pk, member_id=rina.member_id, now=NOW)
    invite(bayu, AYU)
    return {
        "member": rina.member_id,
        "team": cast.design.pk,
        "invitation": Invitation.objects.get().pk,
        "workspace": cast.workspace_id,
        "role": Role.ADMIN,
    }


@pytest.mark.parametrize("name", WITH_IDS)
def test_a_foreign_id_in_the_address_is_not_there_and_changes_nothing(
    cast: Cast, foreign: dict[str, object], client: Client, name: str
) -> None:
    address = reverse(name, args=[foreign[what] for what in WITH_IDS[name]])
    sent = {"name": "Hers", "team": "", "from_on": JOINED_ON.isoformat(), "member": hers(cast)}
    client.force_login(cast.accounts["mallory"])
    client.get(reverse("people:members"))
    before = everything()

    answers = [client.get(address), client.post(address, sent)]

    # 405: a page that takes nothing, or a deed that shows nothing. Each is tried both ways.
    assert 404 in {answer.status_code for answer in answers}
    assert {answer.status_code for answer in answers} <= {404, 405}
    assert [canary for canary in CANARIES if canary in shown(answers)] == []
    assert everything() == before


def test_a_foreign_id_in_a_form_is_not_there_and_changes_nothing(
    cast: Cast, foreign: dict[str, object], client: Client
) -> None:
    mallory = cast.viewer("mallory")
    own_team = services.create_team(mallory, name="Hers", now=NOW)
    client.force_login(cast.accounts["mallory"])
    client.get(reverse("people:members"))
    before = everything()

    answers = [
        client.post(
            reverse("people:move", args=[mallory.member_id]),
            {"team": to_hex(cast.design.pk), "from_on": JOINED_ON.isoformat()},
        ),
        client.post(
            reverse("people:appoint_lead", args=[own_team.pk]),
            {"member": to_hex(member_of(cast, "rina").pk)},
        ),
        client.post(reverse("people:release_lead", args=[own_team.pk, member_of(cast, "rina").pk])),
        client.post(
            reverse("people:invitations"),
            {"addresses": "x@example.org", "language": "en", "team": to_hex(cast.design.pk)},
        ),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404, 404]
    assert [canary for canary in CANARIES if canary in shown(answers)] == []
    assert everything() == before


def test_the_same_addresses_open_for_who_belongs_there(
    cast: Cast, foreign: dict[str, object], client: Client
) -> None:
    client.force_login(cast.accounts["bayu"])

    pages = [
        client.get(reverse("people:member", args=[foreign["member"]])),
        client.get(reverse("people:team", args=[foreign["team"]])),
        client.post(reverse("people:send_again", args=[foreign["invitation"]])),
        client.post(reverse("people:switch", args=[foreign["workspace"]])),
    ]

    assert [page.status_code for page in pages] == [200, 200, 200, 303]


@pytest.mark.parametrize(
    "name", ["people:members", "people:teams", "people:invitations", "people:workspaces"]
)
def test_no_list_shows_anything_of_the_other_workspace(
    cast: Cast, foreign: dict[str, object], client: Client, name: str
) -> None:
    client.force_login(cast.accounts["mallory"])

    answers = [client.get(reverse(name)), client.get(reverse(name), {"find": "a", "left": "1"})]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert [canary for canary in CANARIES if canary in shown(answers)] == []


def test_a_name_that_exists_elsewhere_is_free_here(cast: Cast, client: Client) -> None:
    client.force_login(cast.accounts["mallory"])

    client.post(reverse("people:teams"), {"name": "Design"})

    assert Team.objects.filter(name="Design").count() == 2


def test_every_address_of_this_half_that_carries_an_id_is_tried() -> None:
    with_ids = {
        f"people:{pattern.name}" for pattern in urlpatterns if "id>" in str(pattern.pattern)
    }

    assert with_ids - ELSEWHERE == set(WITH_IDS)
    assert set(WITH_IDS) <= set(DOORS)


def hers(cast: Cast) -> str:
    return to_hex(cast.viewer("mallory").member_id)


def shown(answers) -> str:
    return " ".join(answer.content.decode() for answer in answers)


def everything() -> list[tuple[object, ...]]:
    """Every row of the room's tables, as the database holds them."""
    rows: list[tuple[object, ...]] = []
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT * FROM {table} ORDER BY 1")  # noqa: S608  names of ours
            rows += [(table, *row) for row in cursor.fetchall()]
    return rows

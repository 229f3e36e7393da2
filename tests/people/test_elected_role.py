"""The representative is elected: no page of people, and no invitation, hands that role out."""

from __future__ import annotations

import pytest

from lentera.domain.viewer import Role
from lentera.people.models import MemberRole
from lentera.people.refusals import ElectedOnly
from lentera.people.rights import may_hand_out
from lentera.people.services import take_role, trust_with_role
from tests.cast import NOW, Cast


def test_an_owner_neither_makes_nor_ends_a_representative(cast: Cast) -> None:
    bayu, wulan = cast.viewer("bayu"), cast.viewer("wulan").member_id

    with pytest.raises(ElectedOnly):
        trust_with_role(bayu, member_id=bayu.member_id, role=Role.REPRESENTATIVE, now=NOW)
    with pytest.raises(ElectedOnly):
        take_role(bayu, member_id=wulan, role=Role.REPRESENTATIVE, now=NOW)
    trust_with_role(bayu, member_id=wulan, role=Role.HR, now=NOW)

    roles = MemberRole.objects.filter(member_id__in=[bayu.member_id, wulan])
    assert sorted(roles.values_list("role", flat=True)) == ["hr", "owner", "representative"]


def test_no_invitation_offers_it(cast: Cast) -> None:
    bayu = cast.viewer("bayu")

    assert [role for role in Role if not may_hand_out(bayu, role)] == [Role.REPRESENTATIVE]

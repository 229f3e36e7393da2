"""Who stands where: what the charter asks before anybody sees anything of anybody."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from lentera.domain.viewer import Role
from lentera.people.models import Member, MemberRole, TeamLead, TeamMembership


def teams_led_by(member_id: int) -> frozenset[int]:
    """Return the teams a member leads."""
    led = TeamLead.objects.filter(member_id=member_id, team__archived_at__isnull=True)
    return frozenset(led.values_list("team_id", flat=True))


def teams_during(
    member_ids: Collection[int], first_on: date, last_on: date
) -> dict[int, int | None]:
    """Return each member's team of all these days; None where there was none or it changed."""
    within = TeamMembership.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=last_on),
        member_id__in=member_ids,
        from_on__lte=first_on,
    )
    return {**dict.fromkeys(member_ids), **dict(within.values_list("member_id", "team_id"))}


def members_of_workspace(workspace_id: int, member_ids: Collection[int]) -> frozenset[int]:
    """Return those of the members that are, or were, of this workspace."""
    known = Member.objects.filter(workspace_id=workspace_id, pk__in=member_ids)
    return frozenset(known.values_list("pk", flat=True))


def members_between(workspace_id: int, first_on: date, last_on: date) -> frozenset[int]:
    """Return who belonged to the workspace on at least one of these days."""
    there = Member.objects.filter(
        Q(left_on__isnull=True) | Q(left_on__gte=first_on),
        workspace_id=workspace_id,
        joined_on__lte=last_on,
    )
    return frozenset(there.values_list("pk", flat=True))


def representatives_of(workspace_id: int) -> frozenset[int]:
    """Return the elected representatives who are here."""
    trusted = MemberRole.objects.filter(
        role=Role.REPRESENTATIVE, member__workspace_id=workspace_id, member__left_on__isnull=True
    )
    return frozenset(trusted.values_list("member_id", flat=True))

"""Who stands where: what the charter asks before anybody sees anything of anybody."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, time

from django.db.models import Q
from django.db.models.functions import Lower

from lentera.domain.viewer import Role
from lentera.people.models import Account, Member, MemberRole, Team, TeamLead, TeamMembership


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


def day_starts_of(member_ids: Collection[int]) -> dict[int, time]:
    """Return when each member's days begin."""
    rows = Member.objects.filter(pk__in=member_ids)
    return dict(rows.values_list("pk", "account__day_starts_at"))


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


def people_here(workspace_id: int) -> dict[int, str]:
    """Return the names of everybody who is here, by member id, in the order of the names."""
    here = Member.objects.filter(workspace_id=workspace_id, left_on__isnull=True)
    return dict(here.order_by(Lower("name"), "pk").values_list("pk", "name"))


def leads_here(workspace_id: int) -> dict[int, str]:
    """Return the names of the leads who are here, by member id."""
    leading = MemberRole.objects.filter(role=Role.LEAD).values("member")
    here = Member.objects.filter(workspace_id=workspace_id, left_on__isnull=True, pk__in=leading)
    return dict(here.order_by(Lower("name"), "pk").values_list("pk", "name"))


def accounts_of(member_ids: Collection[int]) -> dict[int, Account]:
    """Return the accounts of members, by member id: whom to write to, and in which language."""
    members = Member.objects.filter(pk__in=member_ids).select_related("account")
    return {member.pk: member.account for member in members}


def team_names(team_ids: Collection[int]) -> dict[int, str]:
    """Return the names of teams; how a team is called is known to everybody."""
    return dict(Team.objects.filter(pk__in=team_ids).values_list("pk", "name"))


def colleagues_of(member_id: int, team_id: int | None, *, today: date) -> list[tuple[int, str]]:
    """Return who is in a member's team today, and who leads it, by name; not the member."""
    if team_id is None:
        return []
    in_team = TeamMembership.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=today), team_id=team_id, from_on__lte=today
    )
    leading = TeamLead.objects.filter(team_id=team_id)
    here = Member.objects.filter(
        Q(pk__in=in_team.values("member")) | Q(pk__in=leading.values("member")),
        left_on__isnull=True,
    )
    rows = here.exclude(pk=member_id).order_by(Lower("name"), "pk")
    return list(rows.values_list("pk", "name"))


def member_names(member_ids: Collection[int]) -> dict[int, str]:
    """Return the names of members, in the order of names: never in one of their hours."""
    rows = Member.objects.filter(pk__in=member_ids).order_by(Lower("name"), "pk")
    return dict(rows.values_list("pk", "name"))

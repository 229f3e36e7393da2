"""Questions about the people of a workspace. Names are data too: not everybody sees all of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.db.models.functions import Lower

from lentera.domain.viewer import Role
from lentera.people.models import Member, MemberRole, TeamLead, TeamMembership
from lentera.people.refusals import HasLeft, NoSuchMember
from lentera.people.rights import may_hand_out
from lentera.people.words import ROLES, RoleWords, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from django.db.models import QuerySet

    from lentera.domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person as a list shows them; the address is empty for who may not see it.

    Somebody who is ``forgotten`` deleted their account: only the name is left, nobody to invite.
    """

    member_id: int
    name: str
    email: str
    roles: tuple[Role, ...]
    team: str
    leads: tuple[str, ...]
    left_on: date | None
    is_viewer: bool
    forgotten: bool


@dataclass(frozen=True, slots=True)
class RoleChoice:
    """One role on the page of a member: whether they have it, and whether that may change."""

    role: Role
    words: RoleWords
    given: bool
    may_change: bool


def sees_everybody(viewer: Viewer) -> bool:
    """Whether the viewer's roles show them all people of the workspace."""
    return viewer.administers or Role.HR in viewer.roles


def visible_members(viewer: Viewer, *, today: date) -> QuerySet[Member]:
    """The members a viewer may know of: the one policy for lists, pages, searches and pickers.

    Owners, admins and HR see everybody, also who has left. Everybody else sees themselves, the
    teams they are in or lead, and who is trusted with a role.
    """
    members = Member.objects.filter(workspace_id=viewer.workspace_id)
    if sees_everybody(viewer):
        return members
    teams = own_teams(viewer, today=today)
    memberships = TeamMembership.objects.filter(on_day(today), team_id__in=teams)
    return members.filter(left_on__isnull=True).filter(
        Q(pk=viewer.member_id)
        | Q(pk__in=memberships.values("member"))
        | Q(pk__in=TeamLead.objects.filter(team_id__in=teams).values("member"))
        | Q(pk__in=MemberRole.objects.values("member"))
    )


def own_teams(viewer: Viewer, *, today: date) -> set[int]:
    """The ids of the teams the viewer is in or leads."""
    own = TeamMembership.objects.filter(on_day(today), member_id=viewer.member_id)
    led = TeamLead.objects.filter(member_id=viewer.member_id)
    return {*own.values_list("team_id", flat=True), *led.values_list("team_id", flat=True)}


def people(viewer: Viewer, *, today: date, find: str = "", left: bool = False) -> QuerySet[Member]:
    """The people a viewer may know of, by name; ``find`` keeps those with all of its words."""
    members = visible_members(viewer, today=today).filter(left_on__isnull=not left)
    for word in find.split():
        fits = Q(name__icontains=word)
        if viewer.administers:
            fits |= Q(account__email__icontains=word)
        members = members.filter(fits)
    return members.select_related("account").order_by(Lower("name"), "pk")


def person_lines(
    viewer: Viewer, members: Sequence[Member], *, today: date
) -> tuple[PersonLine, ...]:
    """The lines of a few members, in their order."""
    ids = [member.pk for member in members]
    roles, teams, leads = roles_of(ids), _teams_of(ids, today), _leads_of(ids)
    return tuple(
        PersonLine(
            member_id=member.pk,
            name=member.name,
            email=_address_of(member) if viewer.administers else "",
            roles=in_order(roles[member.pk]),
            team=teams.get(member.pk, ""),
            leads=tuple(leads[member.pk]),
            left_on=member.left_on,
            is_viewer=member.pk == viewer.member_id,
            forgotten=member.account.deleted_at is not None,
        )
        for member in members
    )


def visible_member(viewer: Viewer, member_id: int, *, today: date) -> Member:
    """One member the viewer may know of.

    Raises:
        NoSuchMember: there is none, or the viewer may not know.
    """
    found = visible_members(viewer, today=today).select_related("account", "workspace")
    member = found.filter(pk=member_id).first()
    if member is None:
        raise NoSuchMember
    return member


def member_of_workspace(viewer: Viewer, member_id: int) -> Member:
    """One member of the viewer's workspace, here or gone; for those who administer.

    Raises:
        NoSuchMember: there is none.
    """
    members = Member.objects.filter(workspace_id=viewer.workspace_id).select_related("account")
    member = members.filter(pk=member_id).first()
    if member is None:
        raise NoSuchMember
    return member


def present_member(viewer: Viewer, member_id: int) -> Member:
    """One member of the viewer's workspace who is here.

    Raises:
        NoSuchMember: there is none.
        HasLeft: they are not here any more.
    """
    member = member_of_workspace(viewer, member_id)
    if member.left_on is not None:
        raise HasLeft(name=member.name)
    return member


def role_choices(viewer: Viewer, member: Member) -> tuple[RoleChoice, ...]:
    """All roles, as the viewer may give them to a member or take them back."""
    given = roles_of([member.pk])[member.pk]
    return tuple(
        RoleChoice(
            role=role,
            words=words,
            given=role in given,
            may_change=may_hand_out(viewer, role),
        )
        for role, words in ROLES.items()
    )


def others_present(member: Member) -> QuerySet[Member]:
    """The other members who are here."""
    members = Member.objects.filter(workspace_id=member.workspace_id, left_on__isnull=True)
    return members.exclude(pk=member.pk)


def other_owners(member: Member) -> QuerySet[Member]:
    """The other owners who are here."""
    owners = MemberRole.objects.filter(role=Role.OWNER).values("member")
    return others_present(member).filter(pk__in=owners)


def must_hand_over(member: Member) -> bool:
    """Whether others are here and nobody but this member owns the workspace."""
    owns = MemberRole.objects.filter(member=member, role=Role.OWNER).exists()
    return owns and others_present(member).exists() and not other_owners(member).exists()


def roles_of(member_ids: Iterable[int]) -> dict[int, set[Role]]:
    """The roles of some members, by member id; who has none has an empty set."""
    found: dict[int, set[Role]] = defaultdict(set)
    rows = MemberRole.objects.filter(member_id__in=list(member_ids))
    for member_id, role in rows.values_list("member_id", "role"):
        found[member_id].add(Role(role))
    return found


def names_of(workspace_id: int, member_ids: Iterable[int]) -> dict[int, str]:
    """The names of some members of one workspace, by member id; others are left out."""
    members = Member.objects.filter(workspace_id=workspace_id, pk__in=list(member_ids))
    return dict(members.values_list("pk", "name"))


def on_day(day: date) -> Q:
    """The team memberships that hold on a day."""
    return Q(from_on__lte=day) & (Q(until_on__isnull=True) | Q(until_on__gt=day))


def _address_of(member: Member) -> str:
    return "" if member.account.deleted_at else member.account.email


def _teams_of(member_ids: list[int], today: date) -> dict[int, str]:
    rows = TeamMembership.objects.filter(on_day(today), member_id__in=member_ids)
    return dict(rows.values_list("member_id", "team__name"))


def _leads_of(member_ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = TeamLead.objects.filter(member_id__in=member_ids).order_by(Lower("team__name"))
    for member_id, name in rows.values_list("member_id", "team__name"):
        found[member_id].append(name)
    return found

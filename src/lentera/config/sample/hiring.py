"""The sample's people: accounts, members, roles, teams and agreed hours, each on its own day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from lentera.config.sample.company import Company, Person
from lentera.domain.viewer import Role, Viewer
from lentera.people.services import (
    add_member,
    create_account,
    create_team,
    found_workspace,
    give_role,
    join_team,
    name_lead,
)
from lentera.people.viewer import viewer_for
from lentera.worktime.services import agree_hours

if TYPE_CHECKING:
    from lentera.people.models import Account

MONTH = timedelta(days=30)


def today_of(person: Person, now: datetime) -> date:
    """Return the person's local day.

    Zone: the person's.
    """
    return now.astimezone(ZoneInfo(person.zone)).date()


def joined_on(person: Person, now: datetime) -> date:
    """Return the first of the month in which the person came."""
    return (today_of(person, now) - person.months_ago * MONTH).replace(day=1)


def hire(company: Company, now: datetime) -> dict[str, Viewer]:
    """Make the company and everybody in it; return them as viewers, the owner first."""
    people = sorted(company.people, key=lambda person: "owner" not in person.roles)
    accounts = {person.mail: _account(person, company, now) for person in people}
    boss = people[0]
    found_workspace(
        accounts[boss.mail],
        name=company.name,
        zone=company.zone,
        language="en",
        week_starts_on=0,
        joined_on=joined_on(boss, now),
        now=_morning(boss, now),
        sample=True,
    )
    owner = viewer_for(accounts[boss.mail])
    if owner is None:
        raise RuntimeError("whoever founds a workspace is its member")
    teams = {
        name: create_team(owner, name=name, now=_morning(boss, now)).pk
        for name in dict.fromkeys(person.team for person in company.people)
    }
    return {
        person.mail: _join(person, accounts[person.mail], owner, teams[person.team], now)
        for person in people
    }


def _join(person: Person, account: Account, owner: Viewer, team_id: int, now: datetime) -> Viewer:
    day, at = joined_on(person, now), _morning(person, now)
    workspace_id = owner.workspace_id
    member = add_member(account, workspace_id=workspace_id, joined_on=day, by=owner, now=at)
    for role in person.roles:
        give_role(member.pk, role=Role(role), by=owner, now=at)
    join_team(member.pk, team_id=team_id, from_on=day, by=owner, now=at)
    if person.leads:
        name_lead(member, team_id=team_id, by=owner, now=at)
    viewer = viewer_for(account)
    if viewer is None:
        raise RuntimeError("whoever joined is a member")
    agree_hours(viewer, minutes=person.agreed, from_on=day, now=at)
    return viewer


def _morning(person: Person, now: datetime) -> datetime:
    """Return nine o'clock on the person's first day."""
    return datetime.combine(joined_on(person, now), time(9), ZoneInfo(person.zone))


def _account(person: Person, company: Company, now: datetime) -> Account:
    return create_account(
        email=company.address(person),
        name=person.name,
        password=company.password if person.login else None,
        zone=person.zone,
        language=person.language,
        verified=True,
        now=_morning(person, now),
    )

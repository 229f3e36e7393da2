"""The attacks on team figures through the product's own pages and files (A9, A10).

Everybody who may see sums opens every page and takes every file. What all of them got together is
given to the auditor, who knows who worked on what, and what two people tell of themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lentera.domain.anonymity import Cell, Facts, Path, Release, Worked
from lentera.domain.charter import DEFAULT_CHARTER, Audience
from lentera.domain.ids import to_hex
from lentera.domain.timespan import DayRange
from tests.attacks.auditor import leaks, statements_of
from tests.cast import NOW, Cast
from tests.reports.company import FIRST_MONDAY, Company, found_company, grant

LEADS = ("rina", "bayu", "jonas")


@dataclass(frozen=True)
class Answer:
    """What one person got of one period: the cells of the page, and the hours of the file."""

    first_on: str
    cells: dict[Path, Cell]
    on_the_page: list[str]
    in_the_file: list[str]


@pytest.fixture
def company(cast: Cast) -> Iterator[Company]:
    """Give the company; leads may take their sums out, so that files are attacked as well."""
    found = found_company(cast)
    grant(found, replace(DEFAULT_CHARTER, exporters=frozenset({Audience.LEAD})))
    with time_machine.travel(NOW + timedelta(seconds=1), tick=False):
        yield found


def client(company: Company, name: str) -> Client:
    signed_in = Client()
    signed_in.force_login(company.cast.accounts[name])
    return signed_in


def answers(company: Company, name: str) -> Iterator[Answer]:
    """Yield what somebody gets by opening each period there is, as page and as file."""
    signed_in, address = client(company, name), "/team/?line=year"
    while address:
        context = signed_in.get(address).context
        page = context["page"]
        address = context["earlier_url"] or ""
        if page.shown is None:
            continue
        shown = page.shown
        file = signed_in.get(context["file_url"]).content.decode("utf-8-sig").splitlines()
        yield Answer(
            page.period.first_on.isoformat(),
            {cell.path: cell for cell in (shown.whole, *shown.cells)},
            [context["total"], *(row.hours for row in context["rows"])],
            [line.split(",")[-2] for line in file[2:]],
        )


def work_of(company: Company, number: int, chance: Random) -> Facts:
    """Let everybody work a week by chance, and return what the auditor knows of it."""
    monday = FIRST_MONDAY + timedelta(weeks=number)
    lines, teams = [], {}
    for team, people in company.people.items():
        teams[company.teams[team]] = frozenset(one.member_id for one in people)
        for viewer in people:
            hours = {
                name: chance.choice((0.0, 2.0, 6.0, 9.5, 16.0, 24.0)) for name in company.projects
            }
            worked = {name: length for name, length in hours.items() if length}
            company.work(viewer, monday, **worked)
            lines += [
                Worked(
                    viewer.member_id,
                    company.teams[team],
                    company.clients[name],
                    company.projects[name],
                    timedelta(hours=length),
                )
                for name, length in worked.items()
            ]
    days = DayRange(monday, monday + timedelta(6))
    return Facts(days, closed=True, teams=teams, worked=tuple(lines))


def attack(company: Company, weeks: int, seed: int) -> tuple[int, list[str], list[Answer]]:
    """Publish some weeks, let everybody read everything, and return what is learnt of whom."""
    chance = Random(seed)  # noqa: S311  the same weeks again, and no secret
    facts = {}
    for number in range(weeks):
        week = work_of(company, number, chance)
        facts[week.period.first_on.isoformat()] = week
        company.publish(week.period)
    got = [one for name in LEADS for one in answers(company, name)]
    told: dict[str, dict[Path, Cell]] = {}
    for one in got:
        told.setdefault(one.first_on, {}).update(one.cells)
    learnt = []
    for first_on, cells in told.items():
        release = Release(facts[first_on].period, cells=tuple(cells.values()))
        learnt += leaks(statements_of(release, facts[first_on]))
    return sum(map(len, told.values())), learnt, got


def test_pages_and_files_together_tell_nothing_of_anybody(company: Company) -> None:
    """A10, with all that two leads and a third without sums can open."""
    figures, learnt, got = attack(company, weeks=2, seed=1)

    assert figures > 4
    assert learnt == []
    assert all(one.on_the_page == one.in_the_file for one in got)


@pytest.mark.all
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(2, 7))
def test_no_weeks_tell_anything_of_anybody(company: Company, seed: int) -> None:
    _figures, learnt, got = attack(company, weeks=4, seed=seed)

    assert learnt == []
    assert all(one.on_the_page == one.in_the_file for one in got)


def test_a_refusal_is_the_same_whatever_it_hides(company: Company) -> None:
    """A9: a team that is told, one that is too small, and a week without work: one answer."""
    attack(company, weeks=1, seed=1)
    rina = client(company, "rina")
    rina.get("/team/")
    shapes = set()
    for team in ("engineering", "support"):
        with CaptureQueriesContext(connection) as asked:
            answer = rina.get(f"/team/?team={to_hex(company.teams[team])}")
        shapes.add((answer.status_code, len(answer.content), len(asked)))

    assert len(shapes) == 1
    assert shapes.pop()[0] == 403


def test_what_is_not_told_is_the_same_whatever_was_worked(company: Company) -> None:
    """A9: the lead of four reads the same with much work and with none."""
    attack(company, weeks=1, seed=1)
    jonas = client(company, "jonas")
    jonas.get("/team/")
    much = jonas.get("/team/")
    company.publish(DayRange(FIRST_MONDAY + timedelta(7), FIRST_MONDAY + timedelta(13)))
    nothing = jonas.get(f"/team/?on={FIRST_MONDAY.isoformat()}")

    assert much.context["reason"] == nothing.context["reason"]

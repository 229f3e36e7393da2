"""Who works at the sample company, and on what: ``company.toml`` as values."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ENGLISH, INDONESIAN = 0, 1


@dataclass(frozen=True, slots=True)
class Task:
    """A task with what people write when they work on it: English and Indonesian."""

    name: str
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Project:
    """A project of the sample."""

    name: str
    client: str
    billable: bool
    colour: int
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a day that is told and not invented; without a project it is a break."""

    minutes: int
    text: str
    project: str = ""
    task: str = ""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works there. ``free``: weekdays without work; ``does``: weights of projects."""

    name: str
    mail: str
    team: str
    craft: str
    zone: str
    language: str
    minutes: int
    does: Mapping[str, int]
    login: bool = False
    leads: bool = False
    roles: tuple[str, ...] = ()
    free: tuple[int, ...] = ()
    months_ago: int = 8

    @property
    def agreed(self) -> list[int]:
        """Agreed minutes for each weekday, Monday first."""
        works = [day < 5 and day not in self.free for day in range(7)]
        return [self.minutes if one else 0 for one in works]


@dataclass(frozen=True, slots=True)
class Company:
    """The whole sample."""

    name: str
    zone: str
    domain: str
    password: str
    tags: tuple[str, ...]
    people: tuple[Person, ...]
    projects: tuple[Project, ...]
    so_far: tuple[Piece, ...]

    def address(self, person: Person) -> str:
        """Return the address the person signs in with."""
        return f"{person.mail}@{self.domain}"

    @property
    def logins(self) -> list[str]:
        """Addresses that sign in with the sample's password."""
        return [self.address(person) for person in self.people if person.login]

    def project(self, name: str) -> Project:
        """Return the project of that name."""
        return next(project for project in self.projects if project.name == name)


@cache
def the_company() -> Company:
    """Read ``company.toml``."""
    told = tomllib.loads(Path(__file__).with_name("company.toml").read_text(encoding="utf-8"))
    return Company(
        name=told["name"],
        zone=told["zone"],
        domain=told["domain"],
        password=told["password"],
        tags=tuple(told["tags"]),
        people=tuple(
            _person(person, team, told) for team in told["teams"] for person in team["people"]
        ),
        projects=tuple(_project(project) for project in told["projects"]),
        so_far=tuple(Piece(**piece) for piece in told["so_far"]),
    )


def _person(person: Mapping[str, Any], team: Mapping[str, Any], told: Mapping[str, Any]) -> Person:
    facts = {"zone": told["zone"], "language": "en", **person}
    for several in ("roles", "free"):
        facts[several] = tuple(facts.get(several, ()))
    return Person(
        team=team["name"], craft=team["craft"], minutes=team["minutes"], does=team["does"], **facts
    )


def _project(project: Mapping[str, Any]) -> Project:
    tasks = (
        Task(name, tuple((english, indonesian) for english, indonesian in texts))
        for name, texts in project["tasks"].items()
    )
    return Project(
        name=project["name"],
        client=project.get("client", ""),
        billable=project.get("billable", False),
        colour=project["colour"],
        tasks=tuple(tasks),
    )

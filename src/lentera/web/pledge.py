"""What Lentera promises, against whom, and which test guards it: one table, shown as a page.

A cell that promises names the tests that fail when it is broken (`tests/web/test_pledge.py` checks
that they exist). What no code keeps yet is not in the table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Opponent(Enum):
    """Against whom. What each can do stands in the sentences below."""

    COLLEAGUE = "colleague"
    OWNER = "owner"
    READER = "reader"
    CHANGER = "changer"
    TOGETHER = "together"
    OUTSIDER = "outsider"


class Kept(Enum):
    """How a promise is kept."""

    PREVENTED = "prevented"
    SEEN = "seen"
    NOT = "not"


WORDS: dict[Kept, StrPromise] = {
    Kept.PREVENTED: _("Prevented"),
    Kept.SEEN: _("Made visible"),
    Kept.NOT: _("Not promised"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """Who an opponent is, and in plain words what Lentera can and cannot do about them."""

    name: StrPromise
    who: StrPromise
    can: StrPromise
    cannot: StrPromise


@dataclass(frozen=True, slots=True)
class Cell:
    """How one promise is kept against one opponent, and the tests that guard it."""

    kept: Kept
    tests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise, against each opponent."""

    words: StrPromise
    cells: Mapping[Opponent, Cell]


OPPONENTS: dict[Opponent, Told] = {
    Opponent.COLLEAGUE: Told(
        _("A curious colleague or lead"),
        _("They use the program as it is: pages, files, addresses with your name in them."),
        _(
            "They see of your time what the charter grants their role, and you see that they"
            " looked."
        ),
        _("Lentera cannot keep somebody from looking over your shoulder."),
    ),
    Opponent.OWNER: Told(
        _("The owner, or HR with every role"),
        _("They have all roles, all exports and all settings of the workspace."),
        _(
            "No role sees more than the charter grants it. A wider charter is told to everybody"
            " and waits; days before it stay as they were."
        ),
        _("Lentera cannot keep an employer from asking you, or from using another tool."),
    ),
    Opponent.READER: Told(
        _("Somebody who reads the server"),
        _("They read the database, its backups and its log, and change nothing."),
        _("The log says nothing of what you do. Backups are encrypted."),
        _(
            "Your time stands in the database. Whoever reads the disk reads it, and leaves no trace"
            " in Lentera."
        ),
    ),
    Opponent.CHANGER: Told(
        _("Somebody who changes the server"),
        _("They change the program, rows of the database, or what one person is shown."),
        _(
            "Changes to the database behind the program's back are found by the check of the"
            " ledger, as long as its key is not theirs."
        ),
        _("Whoever changes the program can make it do anything, also for one person alone."),
    ),
    Opponent.TOGETHER: Told(
        _("Colleagues who put together what they know"),
        _("They compare their own times with what the team's page tells."),
        _(
            "A team's page tells sums in which two of them together still learn nobody's week to"
            " within four hours."
        ),
        _(
            "Three or more who pool what they know may learn more, and so does whoever already"
            " knows how everybody else worked."
        ),
    ),
    Opponent.OUTSIDER: Told(
        _("Somebody from outside, or from another workspace"),
        _("They have no account here, or one in another workspace of the same server."),
        _(
            "Without signing in nothing opens but this page, signing in and invitations. Ids of"
            " another workspace are like ids that never were."
        ),
        _("A device on which you are signed in shows what you see. Sign it out from another one."),
    ),
}

SWEEP = "tests/attacks/test_sweep.py::test_nobody_meets_a_canary_anywhere"
LEAKS = "tests/attacks/test_mutants.py::test_the_sweep_finds_every_leak_that_is_put_in"
DOOR = "tests/charter/test_disclosure.py"
SHUT = f"{DOOR}::test_what_the_charter_does_not_grant_stays_shut_and_the_attempt_is_shown"
FIRST = f"{DOOR}::test_a_look_is_kept_before_the_door_opens_and_the_door_shuts_behind_it"
UNDONE = f"{DOOR}::test_an_error_while_looking_leaves_the_look"
SHOWN = (
    "tests/witness/test_who_looked.py::test_a_person_sees_who_looked_what_for_how_finely_and_when"
)
TAMPERED = "tests/witness/test_tampering.py"
TEAMS = "tests/attacks/test_team_views.py::test_no_attack_learns_anything"
LIST = "tests/architecture/test_doors.py::test_every_door_opens_for_whom_the_table_says"
SENSORS = "tests/attacks/test_no_sensor.py::test_no_table_can_hold_what_a_sensor_tells"
DENIED = "tests/architecture/test_headers.py::test_every_answer_denies_the_sensors"
BACK = "tests/charter/test_effect.py::test_widening_never_reaches_back_through_the_door"
NOTHING = Cell(Kept.NOT)


def prevented(*tests: str) -> Cell:
    """Return a cell that says it cannot happen."""
    return Cell(Kept.PREVENTED, tests)


def seen(*tests: str) -> Cell:
    """Return a cell that says it is noticed afterwards."""
    return Cell(Kept.SEEN, tests)


PROMISES: tuple[Promise, ...] = (
    Promise(
        _("Others see of your time what the charter grants, and nothing else."),
        {
            Opponent.COLLEAGUE: prevented(SWEEP, SHUT, LEAKS),
            Opponent.OWNER: prevented(SWEEP, BACK),
            Opponent.READER: NOTHING,
            Opponent.CHANGER: seen(
                f"{DOOR}::test_clauses_that_were_changed_in_the_database_open_nothing"
            ),
            Opponent.TOGETHER: prevented(SWEEP),
            Opponent.OUTSIDER: prevented(SWEEP, LIST),
        },
    ),
    Promise(
        _("Whoever looks at your time is shown to you."),
        {
            Opponent.COLLEAGUE: prevented(FIRST, SHOWN),
            Opponent.OWNER: prevented(FIRST, UNDONE),
            Opponent.READER: NOTHING,
            Opponent.CHANGER: seen(
                "tests/witness/test_compare_looks.py"
                "::test_the_check_names_the_look_that_is_not_what_was_kept"
            ),
            Opponent.TOGETHER: prevented(FIRST),
            Opponent.OUTSIDER: prevented(SWEEP, LIST),
        },
    ),
    Promise(
        _("A team's page gives away nobody's time."),
        {
            Opponent.COLLEAGUE: prevented(TEAMS),
            Opponent.OWNER: prevented(TEAMS),
            Opponent.READER: NOTHING,
            Opponent.CHANGER: NOTHING,
            Opponent.TOGETHER: prevented(TEAMS),
            Opponent.OUTSIDER: prevented(SWEEP, LIST),
        },
    ),
    Promise(
        _("What you wrote down is not rewritten behind your back."),
        {
            Opponent.COLLEAGUE: prevented(SWEEP),
            Opponent.OWNER: prevented(SWEEP),
            Opponent.READER: prevented(
                "tests/witness/test_append_only.py::test_an_event_is_never_changed_or_removed"
            ),
            Opponent.CHANGER: seen(
                f"{TAMPERED}::test_the_first_bad_sequence_is_named",
                f"{TAMPERED}::test_last_weeks_database_is_noticed",
            ),
            Opponent.TOGETHER: prevented(SWEEP),
            Opponent.OUTSIDER: prevented(SWEEP),
        },
    ),
    Promise(
        _("Lentera knows what you write down, and measures nothing else."),
        {
            Opponent.COLLEAGUE: prevented(SENSORS),
            Opponent.OWNER: prevented(SENSORS),
            Opponent.READER: prevented(SENSORS),
            Opponent.CHANGER: NOTHING,
            Opponent.TOGETHER: prevented(SENSORS),
            Opponent.OUTSIDER: prevented(DENIED),
        },
    ),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One cell as the page shows it; ``tests`` by their numbers in the list below."""

    opponent: StrPromise
    kept: str
    words: StrPromise
    tests: tuple[tuple[int, str], ...]


def guards() -> list[str]:
    """Return every test that is named, once, in the order of the page."""
    named = (one for promise in PROMISES for cell in promise.cells.values() for one in cell.tests)
    return list(dict.fromkeys(named))


def rows() -> list[tuple[StrPromise, list[Line]]]:
    """Return each promise with its cells, as the page shows them."""
    numbers = {name: number for number, name in enumerate(guards(), start=1)}
    return [
        (
            promise.words,
            [
                Line(
                    OPPONENTS[opponent].name,
                    cell.kept.value,
                    WORDS[cell.kept],
                    tuple((numbers[one], one) for one in cell.tests),
                )
                for opponent, cell in promise.cells.items()
            ],
        )
        for promise in PROMISES
    ]

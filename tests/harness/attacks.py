"""The list of attacks and of faults put in on purpose, each with the test that must notice it."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

HEAD = """\
# Attacks that are tried, and faults that must be noticed

<!-- Made by script/docs from `tests/attacks`. Do not edit. -->

`tests/attacks/test_sweep.py` opens every address of the door table as everybody, with their own
ids, a colleague's and those of another workspace, and looks for what is not theirs to see.
`tests/attacks/test_team_views.py` works out from everything that was published what it tells about
single people. A test that cannot fail proves nothing: so the product is broken on purpose, in one
place at a time, and each fault below must be noticed."""


def attacks_page() -> str:
    """Return the page ``docs/reference/attacks.md``; Django must be set up."""
    leaks, doors, figures, teams, rules_broken = (
        import_module(f"tests.{name}")
        for name in (
            "attacks.leaks_put_in",
            "attacks.doors_left_open",
            "attacks.figures_given_away",
            "attacks.test_team_views",
            "domain.test_charter_mutants",
        )
    )
    swept = [
        (said(mutant), f"the sweep, as {walker} at `{name}`")
        for mutant, (walker, _, name) in leaks.SWEPT.items()
    ]
    tested = [(said(mutant), named(test)) for mutant, (test, _) in doors.TESTED.items()]
    shown = [(said(mutant), named(test)) for mutant, (test, _) in figures.SHOWN.items()]
    team = [(plain(one.__name__), "the auditor") for one in teams.MUTANTS]
    rules = [(name, "Cedar, brute force or the clock") for name in sorted(rules_broken.MUTANTS)]
    attacks = [(name.upper(), what) for name, what in attacks_tried()]
    parts = [
        HEAD,
        table("Attacks on team figures", ("Attack", "What it tries"), attacks),
        table("Leaks put in", ("What is broken", "Noticed by"), swept),
        table("Doors left open", ("What is broken", "Noticed by"), tested),
        table("Figures given away", ("What is broken", "Noticed by"), shown),
        table("Rules of team figures broken", ("What is broken", "Noticed by"), team),
        table("Rules of the charter broken", ("What is broken", "Noticed by"), rules),
    ]
    return "\n\n".join(parts) + "\n"


def attacks_tried() -> list[tuple[str, str]]:
    """Return each attack's number and what it tries, from the names of its functions."""
    looks = vars(import_module("tests.attacks.looks"))
    names = [name.partition("_") for name in looks if name[:1] == "a" and name[1:2].isdigit()]
    return [(number, plain(what)) for number, _, what in names]


def table(title: str, heads: tuple[str, str], rows: list[tuple[str, str]]) -> str:
    """Return a heading with how many there are, and the table."""
    lines = [f"| {' | '.join(line)} |" for line in (heads, ("---", "---"), *rows)]
    return "\n".join([f"## {title}: {len(rows)}", "", *lines])


def said(mutant: Callable[..., Any]) -> str:
    """Return what a mutant breaks, from the first line of its documentation."""
    return str(mutant.__doc__).strip().splitlines()[0].rstrip(".")


def named(test: Callable[..., Any]) -> str:
    """Return a test by its file and name."""
    path = test.__module__.replace(".", "/")
    return f"`{path}.py` {plain(test.__name__.removeprefix('test_'))}"


def plain(name: str) -> str:
    """Return a name as words."""
    return name.replace("_", " ")

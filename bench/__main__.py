"""Runs the bench: ``script/bench [--quick] [--only NAME] [--write]``."""

from __future__ import annotations

import sys
import traceback
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Sequence
from signal import SIGALRM, alarm, signal
from time import monotonic

from bench.cases import disclosing, importing, lists, memory, pages, queries, starting, team, timer
from bench.figures import Row
from bench.machine import Machine, load, this_machine
from bench.processes import FOLDER, ROOT
from bench.setting import Setting
from bench.table import as_json, as_markdown, as_text, cells, rewrite

LONGEST_CASE_SECONDS = 420
PAGE = ROOT / "docs" / "explanation" / "performance.md"
CASES: dict[str, Callable[[Setting], Iterable[Row]]] = {
    "timer": timer.measure,
    "starting": starting.measure,
    "queries": queries.measure,
    "disclosing": disclosing.measure,
    "importing": importing.measure,
    "pages": pages.measure,
    "memory": memory.measure,
    "lists": lists.measure,
    "team": team.measure,
}


def options() -> Namespace:
    """Read the command line."""
    parser = ArgumentParser(prog="script/bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few samples, small folders: a try")
    parser.add_argument("--only", action="append", choices=CASES, help="only this; again for more")
    parser.add_argument("--write", action="store_true", help=f"rewrite the table in {PAGE.name}")
    return parser.parse_args()


def main() -> int:
    """Measure, tell, keep."""
    wanted = options()
    FOLDER.mkdir(parents=True, exist_ok=True)
    setting, load_before = Setting(wanted.quick), load()
    rows: list[Row] = []
    failed: list[str] = []
    signal(SIGALRM, _too_long)
    for name in wanted.only or CASES:
        if not _measure(name, setting, rows):
            failed.append(name)
            setting.note(f"The case {name} did not come to its end")
        # After each case: a run that is broken off has told what it saw.
        _keep(rows, setting, this_machine(load_before), write=wanted.write)
    print(as_text(rows))
    for sentence in (this_machine(load_before).sentence(), *setting.notes):
        print(sentence)
    return 1 if failed else 0


def _measure(name: str, setting: Setting, rows: list[Row]) -> bool:
    """Measure one case; what it told before it failed stays, and the others get their turn."""
    print(f"{name}:", file=sys.stderr, flush=True)
    began = monotonic()
    alarm(LONGEST_CASE_SECONDS)
    try:
        for row in CASES[name](setting):
            print(f"  {'  '.join(filter(None, cells(row)))}", file=sys.stderr, flush=True)
            rows.append(row)
    except Exception:  # noqa: BLE001  whatever it is, it is told, and the run ends with status 1
        traceback.print_exc()
        return False
    finally:
        alarm(0)
        setting.say(f"{name} took {monotonic() - began:.0f} s")
    return True


def _too_long(_signal: int, _frame: object) -> None:
    message = f"no end after {LONGEST_CASE_SECONDS} s"
    raise TimeoutError(message)


def _keep(rows: Sequence[Row], setting: Setting, machine: Machine, *, write: bool) -> None:
    (FOLDER / "results.json").write_text(as_json(rows, machine, setting.notes) + "\n")
    if write:
        rewrite(PAGE, as_markdown(rows, machine, setting.notes))


if __name__ == "__main__":
    sys.exit(main())

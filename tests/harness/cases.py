"""The table of faults that users of other trackers met, and which test shows what ours does.

A test belongs to a row by its name: ``test_z1_…`` shows row Z1. A row whose room does not exist yet
names the room it waits for.
"""

import re
from collections import defaultdict

from tests.harness.source import ROOT, shown

# Row: what ours does. A row that waits begins with the room it waits for, in brackets.
ROWS = {
    "Z1": "day buckets use the person's zone: 08:30-17:00 in Auckland is one bar",
    "Z2": "the same wall time in list, form and export",
    "Z3": "an entry is edited in its own zone, labelled; saving untouched changes no instant",
    "Z4": "Brazil before and after its last summer time round-trips; zone data's version is shown",
    "Z11": "the zone of the database session changes nothing",
    "Z14": "one clock for start and end; the length is end minus start in any mix of zones",
    "Z15": "saving twice is saving once",
    "Z17": "one way from wall time to instant, for timer, form and typed line",
    "Z20": "the same wall time in reports",
    "Z21": "today begins at the person's day start, and so does a day in any form or line",
    "Z22": "grouping does not depend on the time of the request",
    "Z23": "half and quarter hours of offset work everywhere",
    "D1": "a day with a clock change has its real length, and the page says why",
    "D2": "only the night of the change is special",
    "D3": "an entry keeps the offset of its own date",
    "D4": "the day after the change is there",
    "D7": "the hour that happens twice is asked, and two runs do not overlap",
    "M2": "reports cut at their range; the sum of days is the sum of the range",
    "M3": "an entry over midnight counts on both days and once in all",
    "M4": "one rule, and it is written beside the number",
    "M5": "22:30-01:15 is 2:45",
    "M6": "no local day is longer than it really was, without overlaps",
    "M7": "an entry over midnight is imported as one of the right length",
    "M10": "a running timer goes on over midnight",
    "M11": "[work time] night shifts make no false overtime",
    "M12": "[work time] working it out twice doubles nothing",
    "M13": "23:00-07:00 is accepted",
    "M14": "lists filter by the local date, also after 23:00",
    "M15": "no total is negative over the year's end",
    "M16": "an overnight timer has its real length",
    "O1": "touching is not overlapping",
    "O2": "an entry never collides with itself",
    "O3": "a copy is made first and its times are changed then",
    "O5": "every way to write goes through the one service that checks",
    "O6": "[time sheets] typed lengths are placed in free time",
    "O10": "presence is the union, project hours are the sum; both are shown",
    "C1": "a second start from another tab leaves one timer",
    "C2": "a start is one transaction and leaves no orphan",
    "C3": "twenty starts at once leave exactly one timer",
    "C4": "continuing an old entry ends the one that runs",
    "C5": "what was answered as saved survives the server being killed",
    "C6": "a stop that arrives late applies with its own time",
    "C7": "another device is seen when the page is looked at again",
    "C9": "a deed on an entry deleted elsewhere says so and goes on",
    "C10": "tabbing through the page starts nothing",
    "C11": "a stop always works; a long timer is offered for repair",
    "C19": "a connection that died idle is made anew",
    "R1": "[reports] rounding keeps exact multiples",
    "R2": "[reports] rounded beside raw, with the rule's name",
    "R3": "[reports] a golden table for each rule",
    "R4": "[invoices] shown hours times rate is the shown amount",
    "R6": "[invoices] one rounding mode for all printing",
    "R8": "a length is derived, never stored",
    "R9": "2.5, 2,5, 2:30, 2h30, 150m are understood, and 90 is asked",
    "R10": "8:00-17:00 is 9 hours",
    "R11": "totals come from raw values, the same for every grouping",
    "R12": "a running entry counts up to now",
    "I1": "the same file twice creates nothing twice",
    "I2": "date order is found over the whole file, or asked; nothing is written before",
    "I3": "a missing column leads to the mapping, not to an error",
    "I4": "headings in other languages are known, or mapped",
    "I5": "a bad line is told with line, column, value and reason; the others go in",
    "I6": "an export of any length streams in constant memory",
    "I9": "an export holds everything that matches, and the page says how many",
    "I10": "thousands of rows are written on both databases",
    "I17": "what has no tag or project is in every report and filter",
    "P5": "a choice of people offers only those the viewer may know of",
    "P6": "who may not change shared names changes none, in no workspace",
    "P7": "an id of another workspace or a closed project is unknown, and nothing is changed",
}
TEST = re.compile(r"def test_([a-z]+\d+)_")
WAITS = re.compile(r"\[(.+?)\]")


def shown_by() -> dict[str, set[str]]:
    """Return for each row the test files that show it."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for row in TEST.findall(path.read_text(encoding="utf-8")):
            found[row.upper()].add(shown(path))
    return found


def rows_without_a_test() -> list[str]:
    """Return the rows that neither a test shows nor a room is awaited for."""
    known = shown_by()
    return [row for row, what in ROWS.items() if row not in known and not WAITS.match(what)]


def cases_page() -> str:
    """Return the table as the page ``docs/reference/cases.md``."""
    known = shown_by()
    lines = [
        "# Faults of other trackers, and the tests that show ours",
        "",
        "<!-- Made by script/docs from `tests/harness/cases.py`. Do not edit. -->",
        "",
        "Each row is a fault that users of other trackers reported. A test shows a row when its",
        "name begins with it: `test_z1_…`.",
        "",
        "| Row | What Lentera does | Shown in |",
        "| --- | --- | --- |",
    ]
    for row, what in ROWS.items():
        waits = WAITS.match(what)
        told = what[waits.end() :].strip() if waits else what
        files = ", ".join(f"`{path}`" for path in sorted(known.get(row, ())))
        awaited = f"joins with: {waits[1]}" if waits else "nothing yet"
        lines.append(f"| {row} | {told} | {files or awaited} |")
    return "\n".join(lines) + "\n"

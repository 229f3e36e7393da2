"""The golden files, read: what each gives stands in ``tests/golden/imports/expected.json``."""

import json
from collections import Counter
from zoneinfo import ZoneInfo

import pytest

from lentera.exchange.formats.placing import Placed, place
from lentera.exchange.formats.reader import read
from lentera.exchange.formats.reading import BadLine, Choices, DateOrder, Format
from tests.exchange.golden import FOLDER, MADE, entries_of
from tests.exchange.spent import JAKARTA

EXPECTED = json.loads((FOLDER / "expected.json").read_text())
CUT_TO_MINUTES_OR_PARTS_OF_HOURS = {"harvest.csv", "harvest-comma.csv", "kimai.csv"}


def told(name: str) -> dict[str, object]:
    with (FOLDER / name).open("rb") as file:
        offered = read(file)
        picked = frozenset(stretch.id for stretch in offered.activity)
        known = read(file, Choices(date_order=_answer(offered.questions), picked=picked))
        found = list(place(known.lines(), lambda _: ZoneInfo(JAKARTA)))
    lines = [line for line in found if isinstance(line, Placed)]
    wrong = [line for line in found if isinstance(line, BadLine)]
    return {
        "format": known.format.value,
        "asks": [question.asks.value for question in offered.questions],
        "people": [person.key for person, _ in known.people],
        "lines": len(lines),
        "seconds": sum(int((it.ended_at - it.started_at).total_seconds()) for it in lines),
        "stays_out": [[it.number, it.column, it.value, it.reason.value] for it in wrong],
    }


def _answer(questions) -> DateOrder | None:
    return DateOrder.DMY if "date_order" in [question.asks for question in questions] else None


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_golden_file_gives_what_it_gave(name: str) -> None:
    assert told(name) == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_made_file_is_as_its_maker_makes_it(name: str) -> None:
    assert (FOLDER / name).read_bytes() == MADE[name]()


@pytest.mark.parametrize("name", sorted(MADE.keys() - CUT_TO_MINUTES_OR_PARTS_OF_HOURS))
def test_a_made_file_gives_the_time_that_went_into_it(name: str) -> None:
    if name == "activitywatch.json":
        assert EXPECTED[name]["format"] == Format.ACTIVITYWATCH
        return
    seconds = sum(int(entry.length.total_seconds()) for entry in entries_of(name))

    assert EXPECTED[name]["seconds"] == seconds


def test_every_format_has_a_golden_file() -> None:
    formats = Counter(each["format"] for each in EXPECTED.values())

    assert set(formats) == set(Format)


def test_every_file_is_expected_to_give_something() -> None:
    files = {path.name for path in FOLDER.iterdir() if path.suffix in {".csv", ".json", ".ics"}}

    assert files - {"expected.json"} == set(EXPECTED)

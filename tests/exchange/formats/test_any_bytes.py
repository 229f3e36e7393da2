"""Whatever the bytes are: a reading, or a refusal. Never an error."""

import contextlib
import io
import json
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lentera.domain.refusals import Refusal
from lentera.exchange.formats.placing import Placed, place
from lentera.exchange.formats.reader import read
from lentera.exchange.formats.reading import BadLine, Choices, DateOrder, LengthUnit
from tests.exchange.make_files import MAKERS
from tests.exchange.spent import spent

CHOSEN = (
    Choices(),
    Choices(date_order=DateOrder.DMY, length_unit=LengthUnit.MINUTES, picked=frozenset("a")),
)
FILES = [make(spent(6)) for make in MAKERS.values()]
HEADINGS = [
    "Date",
    "From",
    "To",
    "Duration",
    "Hours",
    "Start",
    "End",
    "Project",
    "Email",
    "Tags",
    "Type",
    "Billable",
]
CELLS = ["2024-03-14", "13/12/2024", "9:00", "25:00", "1.5", "-1:00", "Yes", '"', "=1", ""]
KEYS = [
    "buckets",
    "events",
    "start",
    "end",
    "stop",
    "tags",
    "project",
    "data",
    "app",
    "timestamp",
    "duration",
]
PROPERTIES = [
    "DTSTART",
    "DTEND",
    "RRULE",
    "EXDATE",
    "DURATION",
    "CATEGORIES",
    "STATUS",
    "RECURRENCE-ID",
    "UID",
]
RULE = r"(FREQ=(DAILY|YEARLY|WEEKLY|MONTHLY);)?(BYDAY|COUNT|UNTIL|INTERVAL)=-?[0-9A-Z,]{0,9}"


def as_rows(rows: list[list[str]]) -> bytes:
    return "\n".join(",".join(row) for row in rows).encode("utf-8", "replace")


def damaged(content: bytes, place: int, cut: int, patch: bytes) -> bytes:
    at = place % len(content)
    return content[:at] + patch + content[at + cut :]


def event(name: str, value: str) -> bytes:
    start = "DTSTART;TZID=Asia/Jakarta:20240314T090000"
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", start, "DURATION:PT1H", f"{name}:{value}"]
    return "\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR", ""]).encode("utf-8", "replace")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=6) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)
    ),
    max_leaves=20,
)
ROWS = st.lists(st.lists(st.sampled_from(CELLS) | st.text(max_size=9), max_size=7), max_size=6)
LINE = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=40)
KINDS: dict[str, st.SearchStrategy[bytes]] = {
    "bytes": st.binary(max_size=300),
    "text": st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")),
    "rows": st.builds(
        lambda headings, rows: as_rows([headings, *rows]),
        st.lists(st.sampled_from(HEADINGS), min_size=2, max_size=6),
        ROWS,
    ),
    "json": VALUES.map(lambda value: json.dumps(value).encode()),
    "damage": st.builds(
        damaged,
        st.sampled_from(FILES),
        st.integers(0, 5000),
        st.integers(0, 40),
        st.binary(max_size=8),
    ),
    "event": st.builds(
        event, st.sampled_from(PROPERTIES), LINE | st.from_regex(RULE, fullmatch=True)
    ),
}
RELAXED = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


def take(content: bytes) -> None:
    """Read as the importer does, to the end."""
    for choices in CHOSEN:
        with contextlib.suppress(Refusal):
            known = read(io.BytesIO(content), choices)
            found = list(place(known.lines(), lambda _: ZoneInfo("Europe/Berlin")))
            assert all(isinstance(line, Placed | BadLine) for line in found)
            assert known.activity or len(found) == known.count


@pytest.mark.parametrize("kind", KINDS)
@RELAXED
@given(any_file=st.data())
def test_any_file_ends_in_lines_or_in_a_refusal(kind: str, any_file: st.DataObject) -> None:
    take(any_file.draw(KINDS[kind]))


@pytest.mark.all
@pytest.mark.timeout(600)
@settings(RELAXED, max_examples=5_000)
@given(st.one_of(*KINDS.values()))
def test_five_thousand_files_end_in_lines_or_in_a_refusal(content: bytes) -> None:
    take(content)

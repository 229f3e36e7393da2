"""A hundred thousand lines, read to their instants; budgets several times what was measured."""

import io
import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from lentera.exchange.formats.placing import place
from lentera.exchange.formats.reader import read
from tests.exchange.formats.memory import growth
from tests.exchange.make_files import MAKERS
from tests.exchange.spent import JAKARTA, spent

LINES = 100_000
SECONDS, MEGABYTES = 12, 60
ENTRIES = 20_000  # of these in the run of every day
ZONE = ZoneInfo(JAKARTA)


def count(content: bytes) -> int:
    return sum(1 for _ in place(read(io.BytesIO(content)).lines(), lambda _: ZONE))


@pytest.mark.parametrize("name", ["clockify", "watson"])
def test_twenty_thousand_lines_are_read_in_a_moment(name: str) -> None:
    content = MAKERS[name](spent(ENTRIES))
    began = time.process_time()

    assert count(content) == ENTRIES
    assert time.process_time() - began < SECONDS * ENTRIES / LINES


@pytest.mark.all
@pytest.mark.parametrize("name", ["clockify", "watson"])
def test_a_hundred_thousand_lines_take_little_memory(name: str, tmp_path: Path) -> None:
    end, megabytes = growth(MAKERS[name](spent(LINES)), tmp_path)

    assert end == str(LINES)
    assert megabytes < MEGABYTES

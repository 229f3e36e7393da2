from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from lentera.domain.viewer import Viewer
from lentera.web import formats

AFTERNOON = datetime(2026, 11, 24, 8, 16, tzinfo=UTC)
JAKARTA = ZoneInfo("Asia/Jakarta")


def viewer(**choices: str) -> Viewer:
    return Viewer(account_id=1, member_id=1, workspace_id=1, name="Sari", zone="UTC", **choices)  # type: ignore[arg-type]  # only texts are chosen here


@pytest.mark.parametrize(
    ("length", "written"),
    [
        (timedelta(hours=1, minutes=30), "1:30"),
        (5_399, "1:29"),
        (0, "0:00"),
        (None, "0:00"),
        (timedelta(hours=1_240), "1240:00"),
        (timedelta(hours=-3, minutes=-15), "\N{MINUS SIGN}3:15"),
        (timedelta(seconds=-20), "0:00"),
    ],
)
def test_a_length_is_hours_and_minutes(length: timedelta | float | None, written: str) -> None:
    assert formats.h_mm(length) == written


def test_a_running_length_has_seconds() -> None:
    assert formats.h_mm_ss(5_076) == "1:24:36"


@pytest.mark.parametrize(
    ("language", "clock", "written"),
    [
        ("en", "24", "15:16"),
        ("id", "24", "15.16"),
        ("en", "12", "3:16 pm"),
        ("id", "12", "3.16 pm"),
    ],
)
def test_the_clock_follows_language_and_choice(language: str, clock: str, written: str) -> None:
    with translation.override(language):
        assert formats.clock_time(AFTERNOON, viewer(clock_format=clock), JAKARTA) == written


@pytest.mark.parametrize(
    ("chosen", "written", "near"),
    [
        ("long", "24 Nov 2026", "Tue 24 Nov"),
        ("iso", "2026-11-24", "Tue 11-24"),
        ("dmy", "24/11/2026", "Tue 24/11"),
        ("mdy", "11/24/2026", "Tue 11/24"),
    ],
)
def test_a_date_is_written_as_chosen(chosen: str, written: str, near: str) -> None:
    day = date(2026, 11, 24)

    assert formats.short_date(day, viewer(date_format=chosen)) == written
    assert formats.short_date(day, viewer(date_format=chosen), near=True) == near


def test_near_days_have_names() -> None:
    today = date(2026, 11, 24)

    names = [formats.day_name(today - timedelta(days=ago), today) for ago in range(3)]

    assert names == ["Today", "Yesterday", "Sunday"]


@pytest.mark.parametrize(
    ("language", "chosen", "written"),
    [
        ("en", "language", "1,240.5"),
        ("id", "language", "1.240,5"),
        ("id", "point", "1,240.5"),
        ("en", "comma", "1.240,5"),
    ],
)
def test_numbers_have_the_signs_a_person_reads(language: str, chosen: str, written: str) -> None:
    with translation.override(language):
        assert formats.number(1_240.5, viewer(number_format=chosen), 1) == written

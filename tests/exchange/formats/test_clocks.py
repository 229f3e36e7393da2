from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lentera.exchange.formats.clocks import clock_time, length_reader
from lentera.exchange.formats.reading import LengthUnit


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("9:00", 540),
        ("09:00", 540),
        ("09.00", 540),
        ("09:00:00", 540),
        ("09:00:00.500", 540),
        ("9:00 AM", 540),
        ("9 am", 540),
        ("09:00 a.m.", 540),
        ("12:00 AM", 0),
        ("12:30 PM", 750),
        ("09:00 PM", 1260),
        ("21:00", 1260),
        ("24:00", 1440),
    ],
)
def test_a_clock_time_is_read_as_people_write_it(text: str, minutes: int) -> None:
    assert clock_time(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["", "9", "25:00", "24:01", "9:60", "13:00 PM", "0:30 am", "9:5"])
def test_what_is_no_clock_time_is_not_read(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  the error carries no words
        clock_time(text)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1:30", 5400),
        ("01:30:15", 5415),
        ("100:00", 360000),
        ("1.5", 5400),
        ("1,5", 5400),
        ("0.33", 1188),
        ("1h 30m", 5400),
        ("1h30", None),
        ("2 jam 15 menit", 8100),
        ("90 min", 5400),
        ("45s", 45),
        ("PT1H30M", 5400),
        ("-1:00", -3600),
        ("90", None),
        ("", None),
        ("1:75", None),
        ("1e9", None),
        ("9" * 40, None),
    ],
)
def test_a_length_is_read_or_is_none(text: str, seconds: int | None) -> None:
    read = length_reader(None)

    if seconds is None:
        with pytest.raises(ValueError):  # noqa: PT011  the error carries no words
            read(text)
    else:
        assert read(text) == timedelta(seconds=seconds)


@given(st.integers(0, 10_000), st.sampled_from(list(LengthUnit)))
def test_a_whole_number_counts_in_the_unit_given(number: int, unit: LengthUnit) -> None:
    assert length_reader(unit)(str(number)) == timedelta(**{unit.value: number})


@given(st.integers(0, 359_999))
def test_every_length_to_the_second_is_read_back(seconds: int) -> None:
    text = f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"

    assert length_reader(None)(text) == timedelta(seconds=seconds)

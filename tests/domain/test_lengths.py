import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lentera.domain.lengths import (
    LONGEST,
    Length,
    LengthNotUnderstood,
    LengthStyle,
    LengthTooLong,
    Question,
    format_length,
    parse_length,
)
from lentera.domain.refusals import Refusal

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "lengths.json").read_text("utf-8"))
HOUR = timedelta(hours=1)

seconds = st.integers(0, LONGEST // timedelta(seconds=1))


@pytest.mark.parametrize(
    "row", GOLDEN, ids=[f"{row['input']!a}-{row['expects_clock']}" for row in GOLDEN]
)
def test_r9_a_typed_length_means_what_the_golden_table_says(row: dict) -> None:
    try:
        meant = parse_length(row["input"], expects_clock=row["expects_clock"])
    except Refusal as refusal:
        told = {"refusal": refusal.code}
    else:
        if isinstance(meant, Length):
            told = {"seconds": meant.length // timedelta(seconds=1)}
        else:
            told = {"question": [choice // timedelta(seconds=1) for choice in meant.choices]}

    assert told == {key: row[key] for key in row.keys() & {"seconds", "question", "refusal"}}


def test_the_golden_table_is_large_enough_to_lean_on() -> None:
    assert len(GOLDEN) >= 60
    assert {key for row in GOLDEN for key in row} == {
        "input",
        "expects_clock",
        "seconds",
        "question",
        "refusal",
    }


def test_a_refusal_says_what_was_typed() -> None:
    with pytest.raises(LengthNotUnderstood) as unclear:
        parse_length("soon")
    with pytest.raises(LengthTooLong) as too_long:
        parse_length("9000 jam")

    assert unclear.value.facts == {"text": "soon"}
    assert too_long.value.facts == {"text": "9000 jam", "longest": LONGEST}


def test_ninety_without_a_unit_is_asked_as_minutes_and_as_hours() -> None:
    asked = parse_length("90")

    assert isinstance(asked, Question)
    assert (str(asked.number), asked.choices) == ("90", (1.5 * HOUR, 90 * HOUR))


@pytest.mark.parametrize(
    ("length", "style", "shown"),
    [
        (1.5 * HOUR, LengthStyle.HOURS_MINUTES, "1:30"),
        (timedelta(), LengthStyle.HOURS_MINUTES, "0:00"),
        (timedelta(minutes=5, seconds=59), LengthStyle.HOURS_MINUTES, "0:05"),
        (37.5 * HOUR, LengthStyle.HOURS_MINUTES, "37:30"),
        (-1.5 * HOUR, LengthStyle.HOURS_MINUTES, "-1:30"),
        (timedelta(seconds=-59), LengthStyle.HOURS_MINUTES, "0:00"),
        (timedelta(hours=1, seconds=5), LengthStyle.HOURS_MINUTES_SECONDS, "1:00:05"),
        (timedelta(seconds=-59), LengthStyle.HOURS_MINUTES_SECONDS, "-0:00:59"),
        (timedelta(microseconds=-1), LengthStyle.HOURS_MINUTES_SECONDS, "0:00:00"),
        (1.5 * HOUR, LengthStyle.DECIMAL, "1.50"),
        (timedelta(minutes=20), LengthStyle.DECIMAL, "0.33"),
        (timedelta(minutes=40), LengthStyle.DECIMAL, "0.67"),
        (timedelta(seconds=18), LengthStyle.DECIMAL, "0.01"),
        (-1.25 * HOUR, LengthStyle.DECIMAL, "-1.25"),
        (timedelta(seconds=-17), LengthStyle.DECIMAL, "0.00"),
        (1234 * HOUR, LengthStyle.DECIMAL, "1234.00"),
    ],
)
def test_a_length_is_written_in_three_styles(
    length: timedelta, style: LengthStyle, shown: str
) -> None:
    assert format_length(length, style) == shown


def test_a_length_is_written_as_hours_and_minutes_unless_told_otherwise() -> None:
    assert format_length(2.5 * HOUR) == "2:30"
    assert format_length(2.5 * HOUR, LengthStyle.DECIMAL, decimal_mark=",") == "2,50"


@given(seconds.map(lambda count: timedelta(seconds=count)))
def test_r9_a_length_that_was_shown_is_read_back_as_itself(length: timedelta) -> None:
    shown = format_length(length, LengthStyle.HOURS_MINUTES_SECONDS)
    short = format_length(length)

    assert parse_length(shown) == Length(length)
    assert parse_length(short) == Length(length - length % timedelta(minutes=1))


@given(st.integers(0, 2400))
def test_the_comma_and_the_point_mean_the_same_in_every_language(hundredths: int) -> None:
    point = f"{hundredths / 100:.2f}"

    assert parse_length(point) == parse_length(point.replace(".", ","))


@given(st.text(max_size=40) | st.text("0123456789.,: hjm", max_size=12), st.booleans())
def test_no_text_breaks_the_reader(text: str, expects_clock: bool) -> None:
    try:
        meant = parse_length(text, expects_clock=expects_clock)
    except (LengthNotUnderstood, LengthTooLong):
        return
    choices = meant.choices if isinstance(meant, Question) else (meant.length,)
    assert all(timedelta() <= choice <= LONGEST for choice in choices)


def test_a_long_hostile_text_is_refused_at_once() -> None:
    with pytest.raises(LengthNotUnderstood):
        parse_length("1" * 100_000 + "h")
    with pytest.raises(LengthNotUnderstood):
        parse_length("1" + " " * 100_000 + "x")

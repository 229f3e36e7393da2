import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lentera.domain.daywords import DateOrder
from lentera.domain.natural import About, Kind, NaturalNotUnderstood, Question, Reading, read
from lentera.domain.naturalline import NoSuchDay
from lentera.domain.refusals import Refusal
from lentera.domain.timespan import day_of
from lentera.domain.wallclock import NoSuchWallTime, readings

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "natural.json").read_text("utf-8"))
ROWS = GOLDEN["rows"]
JAKARTA = ZoneInfo("Asia/Jakarta")
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 24, 15, tzinfo=JAKARTA)  # a Tuesday

zones = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
nows = st.datetimes(datetime(1971, 1, 1), datetime(2150, 1, 1), timezones=st.just(UTC))
minutes = st.integers(0, 24 * 60 - 1)
WORDS = """
9 12 9-12 9-5 22-6 - 24 25 90 1.5 1:30 2h30 0900 13pm 31/2 3/4 24/11 29 2026 2026-11-24 50/50
today kemarin senin tuesday last lalu minggu ini week feb mei nov since sejak mulai at to s/d
jam menit m h pagi siang malam pm am Rapat @kopi #ux , :
"""
words = st.sampled_from(WORDS.split())


def told(reading: Reading, zone: ZoneInfo) -> dict:
    row: dict[str, object] = {"kind": reading.kind.value, "day": reading.day_on.isoformat()}
    for name, instant in (("start", reading.start_at), ("end", reading.end_at)):
        if instant is not None:
            row[name] = instant.astimezone(zone).isoformat(timespec="minutes")
    if reading.length is not None:
        row["seconds"] = reading.length // timedelta(seconds=1)
    kept = {
        "description": reading.description,
        "project": reading.project,
        "tags": list(reading.tags),
    }
    return row | {name: value for name, value in kept.items() if value}


@pytest.mark.parametrize("row", ROWS, ids=[row["input"] for row in ROWS])
def test_a_typed_line_means_what_the_golden_table_says(row: dict) -> None:
    zone = ZoneInfo(row.get("zone", GOLDEN["zone"]))

    try:
        meant = read(
            row["input"],
            now=datetime.fromisoformat(row.get("now", GOLDEN["now"])),
            zone=zone,
            day_starts_at=time.fromisoformat(row.get("day_starts_at", "00:00")),
            date_order=DateOrder(row["date_order"]) if "date_order" in row else None,
        )
    except Refusal as refused:
        said: dict[str, object] = {"refusal": refused.code}
    else:
        if isinstance(meant, Question):
            choices = [told(choice, zone) for choice in meant.choices]
            said = {"question": meant.about.value, "choices": choices}
        else:
            said = {"reading": told(meant, zone)}

    context = {"input", "now", "zone", "day_starts_at", "date_order"}
    assert said == {key: value for key, value in row.items() if key not in context}


def test_the_golden_table_speaks_both_languages_and_is_large_enough() -> None:
    typed = " ".join(row["input"].lower() for row in ROWS)

    assert len(ROWS) >= 60
    assert all(word in typed for word in ("kemarin", "yesterday", "senin", "monday", "jam", "pm"))
    assert {row["question"] for row in ROWS if "question" in row} == {
        about.value for about in About
    }


def test_a_refusal_says_what_was_typed() -> None:
    assert isinstance(read("9-12", now=NOW, zone=JAKARTA), Reading)
    with pytest.raises(NaturalNotUnderstood) as unclear:
        read("Rapat klien", now=NOW, zone=JAKARTA)
    with pytest.raises(NoSuchDay) as no_day:
        read("31/2 9-12", now=NOW, zone=JAKARTA)

    assert (unclear.value.facts, no_day.value.facts) == (
        {"text": "Rapat klien"},
        {"text": "31/2 9-12"},
    )


def test_a_time_the_clocks_jump_over_is_refused_with_the_next_one() -> None:
    with pytest.raises(NoSuchWallTime) as refused:
        read("29 Mar 2026 02:10-02:40", now=NOW, zone=BERLIN)

    assert refused.value.facts == {
        "day_on": date(2026, 3, 29),
        "wall": time(2, 10),
        "zone": "Europe/Berlin",
        "next_at": datetime(2026, 3, 29, 1, tzinfo=UTC),
    }


def test_m13_a_night_shift_is_read_over_midnight() -> None:
    shift = read("kemarin 23-7", now=NOW, zone=JAKARTA)

    assert isinstance(shift, Reading)
    assert (shift.day_on, shift.length) == (date(2026, 11, 23), timedelta(hours=8))


@pytest.mark.parametrize(
    ("line", "is_break", "title"),
    [
        ("12-12.30 istirahat", True, ""),
        ("Break 12-12.30", True, ""),
        ("30m lunch break", True, "lunch break"),
        ("9-12 Break the build", False, "Break the build"),
    ],
)
def test_a_line_that_is_called_a_break_is_one(line: str, is_break: bool, title: str) -> None:
    reading = read(line, now=NOW, zone=JAKARTA)

    assert isinstance(reading, Reading)
    assert (reading.is_break, reading.title) == (is_break, title)


def test_r10_eight_to_seventeen_is_nine_hours() -> None:
    day = read("8.00-17.00", now=NOW, zone=JAKARTA)

    assert isinstance(day, Reading)
    assert day.length == timedelta(hours=9)


@given(nows, zones, minutes, minutes)
def test_d3_a_date_and_times_are_read_with_the_offset_of_that_date(
    now: datetime, zone: ZoneInfo, first: int, last: int
) -> None:
    first, last = sorted((first, last + 1))
    day = day_of(now, zone) - timedelta(days=200)
    starts, ends = (_instants(day, at, zone) for at in (first, last))
    line = f"{day:%Y-%m-%d} {first // 60:02}:{first % 60:02} - {last // 60:02}:{last % 60:02}"

    try:
        meant = read(line, now=now, zone=zone)
    except NoSuchWallTime:
        assert not starts
        assert not ends
        return
    choices = meant.choices if isinstance(meant, Question) else (meant,)
    if starts and ends and first < last:
        assert all(choice.start_at in starts and choice.end_at in ends for choice in choices)
    assert all(choice.length for choice in choices)


def _instants(day: date, minutes_since_midnight: int, zone: ZoneInfo) -> tuple[datetime, ...]:
    days, rest = divmod(minutes_since_midnight, 24 * 60)
    return readings(day + timedelta(days=days), time(rest // 60, rest % 60), zone)


@given(
    st.text(max_size=60) | st.lists(words, max_size=7).map(" ".join),
    nows,
    zones,
    st.sampled_from([time(0), time(4), time(12, 30)]),
    st.sampled_from([None, *DateOrder]),
)
def test_no_line_breaks_the_reader(
    line: str, now: datetime, zone: ZoneInfo, day_starts_at: time, date_order: DateOrder | None
) -> None:
    try:
        meant = read(line, now=now, zone=zone, day_starts_at=day_starts_at, date_order=date_order)
    except Refusal:
        return
    choices = meant.choices if isinstance(meant, Question) else (meant,)
    assert choices
    assert len(set(choices)) == len(choices)
    for choice in choices:
        if choice.kind is Kind.SPAN:
            assert choice.length is not None
            assert timedelta() < choice.length <= timedelta(hours=50)
        assert (choice.start_at is None) == (choice.kind in {Kind.DAY, Kind.LENGTH})


def test_a_very_long_line_is_read_at_once() -> None:
    meant = read("9-12 " + "today kemarin 9-12 " * 5_000, now=NOW, zone=JAKARTA)
    with pytest.raises(NaturalNotUnderstood):
        read("Rapat @x" * 20_000 + " 1h 2h Rapat" * 20_000, now=NOW, zone=JAKARTA)

    assert isinstance(meant, Reading)

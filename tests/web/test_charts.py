from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from lentera.web.charts import Block, Column, Part, Slice, columns_of, ring_of, strip_of

NOW = datetime(2026, 11, 24, 8, 16, tzinfo=UTC)
JAKARTA, BERLIN = "Asia/Jakarta", "Europe/Berlin"


def block(first: datetime, last: datetime | None) -> Block:
    return Block(first, last, "Design review", 4)


def test_the_strip_begins_at_the_hour_of_the_first_block() -> None:
    first = datetime(2026, 11, 24, 1, 5, tzinfo=UTC)

    strip = strip_of([block(first, first + timedelta(hours=1))], now=NOW, zone=JAKARTA)

    assert [tick.text for tick in strip.ticks if tick.text] == ["08", "10", "12", "14", "16", "18"]
    assert (strip.blocks[0].start, strip.blocks[0].size) == ("0.83", "10")


def test_a_running_block_reaches_to_the_mark_of_now() -> None:
    strip = strip_of([block(NOW - timedelta(hours=2), None)], now=NOW, zone=JAKARTA)

    drawn = strip.blocks[0]
    assert drawn.running
    assert float(drawn.start) + float(drawn.size) == float(strip.mark)


def test_an_empty_day_has_a_strip_without_blocks() -> None:
    strip = strip_of([], now=NOW, zone=JAKARTA)

    assert strip.blocks == ()
    assert len(strip.ticks) == 11


def test_the_strip_stays_true_where_the_clock_goes_back() -> None:
    # 25 October 2026 in Berlin: 02:00 to 03:00 happens twice.
    first = datetime(2026, 10, 25, 0, 0, tzinfo=ZoneInfo(BERLIN))
    last = datetime(2026, 10, 25, 6, 0, tzinfo=ZoneInfo(BERLIN)).astimezone(UTC)

    strip = strip_of([block(first.astimezone(UTC), last)], now=last, zone=BERLIN)

    labels = [tick.text for tick in strip.ticks if tick.text]
    assert labels == ["00", "02", "03", "05", "07", "09"]
    assert strip.blocks[0].size == "70"


@given(st.lists(st.tuples(st.integers(0, 4_000), st.integers(1, 2_000)), min_size=1, max_size=12))
def test_every_block_lies_inside_the_strip(spans: list[tuple[int, int]]) -> None:
    blocks = [
        block(NOW - timedelta(minutes=before), NOW - timedelta(minutes=before - long))
        for before, long in spans
    ]

    strip = strip_of(blocks, now=NOW, zone=JAKARTA)

    for drawn in strip.blocks:
        assert 0 <= float(drawn.start) <= 100
        assert float(drawn.start) + float(drawn.size) <= 100.02


def test_the_highest_column_or_plan_fills_the_picture() -> None:
    columns = [
        Column("Mon", "7:40", [Part("work", 7.67, "7:40")], plan=7.5),
        Column("Tue", "", [Part("work", 0, "")], plan=7.5),
    ]

    monday, tuesday = columns_of(columns)

    assert monday.parts[0].size == "100"
    assert (tuesday.parts, tuesday.plan is not None) == ((), True)


def test_a_little_time_is_still_seen() -> None:
    small, _ = columns_of(
        [Column("a", "", [Part("x", 0.001, "")]), Column("b", "", [Part("x", 50, "")])]
    )

    assert float(small.parts[0].size) > 1


def test_the_ring_goes_round_once() -> None:
    slices = [Slice(str(number), number, "", "") for number in (5, 3, 2)]

    ring = ring_of(slices)

    assert [part.start for part in ring] == ["0", "-50", "-80"]
    assert sum(float(part.size) for part in ring) < 100


def test_nothing_to_share_is_no_error() -> None:
    assert ring_of([Slice("none", 0, "0:00", "0 %")])[0].size == "0.2"
    assert columns_of([]) == ()

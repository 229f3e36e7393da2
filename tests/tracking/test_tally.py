"""The arithmetic behind reports: nothing is lost at an edge, and nothing is counted twice."""

from bisect import bisect_right
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from lentera.domain.timespan import DayRange, Span, day_start, split_by_day, union_length
from lentera.tracking.tally import RUNNING, Row, covered, cut, tally

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
HOUR = 3_600_000
ZONES = ["Asia/Jakarta", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Chatham", "America/Sao_Paulo"]
# The days around two changes of the clocks in Berlin.
FIRST_ON, LAST_ON = date(2022, 3, 20), date(2022, 4, 10)
BEGINS = (datetime(2022, 3, 18, tzinfo=UTC) - EPOCH) // MILLISECOND
ENDS = (datetime(2022, 4, 13, tzinfo=UTC) - EPOCH) // MILLISECOND

edges = st.lists(st.integers(0, 40), min_size=2, max_size=8, unique=True).map(sorted)
spans = st.tuples(st.integers(-5, 45), st.integers(0, 30)).map(lambda s: (s[0], s[0] + s[1]))
moments = st.integers(BEGINS, ENDS)
entries = st.lists(
    st.builds(
        lambda start, minutes, zone, kind, project: Row(
            start, start + minutes * 60_000, zone, kind, project, None, False, 1
        ),
        moments,
        st.integers(0, 3 * 24 * 60),
        st.sampled_from(ZONES),
        st.sampled_from(["work", "break"]),
        st.sampled_from([None, 1, 2]),
    ),
    max_size=20,
)
day_starts = st.sampled_from([time(0), time(4), time(23, 30)])
divisions = st.lists(st.sampled_from(list(DayRange(FIRST_ON, LAST_ON).days())), max_size=6)


@given(spans, edges)
def test_pieces_lie_between_the_edges_and_lose_nothing_there(span, edges) -> None:
    start, end = span

    pieces = cut(start, end, edges)

    inside = max(0, min(end, edges[-1]) - max(start, edges[0]))
    assert sum(ends - begins for _, begins, ends in pieces) == inside
    assert all(edges[n] <= begins <= ends <= edges[n + 1] for n, begins, ends in pieces)
    assert [number for number, *_ in pieces] == sorted({number for number, *_ in pieces})


def test_an_entry_of_no_length_belongs_to_one_stretch() -> None:
    assert [cut(at, at, [0, 10, 20]) for at in (-1, 0, 10, 15, 20)] == [
        [],
        [(0, 0, 0)],
        [(1, 10, 10)],
        [(1, 15, 15)],
        [],
    ]


@given(st.lists(spans, max_size=12))
def test_presence_is_the_union_of_all_spans(found) -> None:
    as_spans = [Span(EPOCH + a * MILLISECOND, EPOCH + b * MILLISECOND) for a, b in found]

    presence = covered(found) * MILLISECOND

    assert presence == union_length(as_spans)


@given(entries, day_starts)
def test_the_sums_of_days_are_what_cutting_each_entry_gives(found, day_starts_at) -> None:
    days = list(DayRange(FIRST_ON, LAST_ON).days())
    expected = dict.fromkeys(days, timedelta())
    for row in found:
        span = Span(EPOCH + row.start * MILLISECOND, EPOCH + row.end * MILLISECOND)
        for day, piece in split_by_day(span, ZoneInfo(row.zone), day_starts_at):
            if day in expected:
                expected[day] += piece.length

    sums = tally(in_order(found), edges_of(days, day_starts_at), {}, now=0).sums

    summed = dict.fromkeys(days, timedelta())
    for one in sums:
        summed[days[one.place]] += one.milliseconds * MILLISECOND
    assert summed == expected


@given(entries, day_starts, divisions)
def test_the_total_is_the_same_however_the_range_is_divided(found, day_starts_at, division) -> None:
    whole = tally(in_order(found), edges_of([FIRST_ON], day_starts_at), {}, now=0)
    firsts = sorted({FIRST_ON, *division})

    divided = tally(in_order(found), edges_of(firsts, day_starts_at), {}, now=0)

    assert total(divided) == total(whole)
    assert covered(divided.worked) == covered(whole.worked)
    assert (divided.entries, divided.running) == (whole.entries, whole.running)


@given(entries, day_starts)
def test_presence_is_never_more_than_the_sum_and_nothing_is_negative(found, day_starts_at) -> None:
    result = tally(in_order(found), edges_of([FIRST_ON], day_starts_at), {}, now=0)

    work = sum(one.milliseconds for one in result.sums if one.kind == "work")
    assert 0 <= covered(result.worked) <= work
    assert all(one.milliseconds >= 0 for one in result.sums)


def test_a_running_entry_counts_up_to_now_and_never_less_than_nothing() -> None:
    start = BEGINS + 5 * 24 * HOUR
    row = Row(start, RUNNING, "Asia/Jakarta", "work", None, None, False, 1)

    later = tally([row], edges_of([FIRST_ON], time(0)), {}, now=start + HOUR)
    earlier = tally([row], edges_of([FIRST_ON], time(0)), {}, now=start - HOUR)

    assert (total(later), later.running) == (HOUR, True)
    assert (total(earlier), earlier.running) == (0, True)


def test_entries_with_the_same_tags_are_added_together() -> None:
    start = BEGINS + 5 * 24 * HOUR
    rows = [
        Row(
            start + number * HOUR, start + (number + 1) * HOUR, "UTC", "work", 1, None, True, number
        )
        for number in range(3)
    ]

    sums = tally(rows, edges_of([FIRST_ON], time(0)), {0: (7, 8), 1: (7, 8)}, now=0).sums

    assert {one.tag_ids: one.milliseconds for one in sums} == {(7, 8): 2 * HOUR, (): HOUR}


def in_order(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row.start)


def total(result) -> int:
    return sum(one.milliseconds for one in result.sums)


def edges_of(firsts: list[date], day_starts_at: time):
    days = [*firsts, LAST_ON + timedelta(days=1)]

    def edges_in(zone: str) -> list[int]:
        starts = [day_start(day, ZoneInfo(zone), day_starts_at) for day in days]
        return [(start - EPOCH) // MILLISECOND for start in starts]

    return edges_in


def test_the_edges_are_in_order_in_every_zone() -> None:
    edges = edges_of(list(DayRange(FIRST_ON, LAST_ON).days()), time(4))

    assert all(edges(zone) == sorted(edges(zone)) for zone in ZONES)
    assert bisect_right(edges("Europe/Berlin"), BEGINS) == 0

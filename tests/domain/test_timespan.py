from datetime import UTC, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lentera.domain.timespan import Span, clip, union_length

BERLIN = ZoneInfo("Europe/Berlin")
JAKARTA = ZoneInfo("Asia/Jakarta")
HOUR = timedelta(hours=1)

instants = st.datetimes(datetime(1902, 1, 1), datetime(2190, 1, 1), timezones=st.just(UTC))
lengths = st.timedeltas(timedelta(), timedelta(days=40)) | st.timedeltas(timedelta(), 9 * HOUR)
spans = st.builds(lambda start, length: Span(start, start + length), instants, lengths)
november = st.datetimes(datetime(2026, 11, 24), datetime(2026, 11, 25), timezones=st.just(UTC))
busy_spans = st.lists(st.tuples(november, november).map(sorted).map(lambda ends: Span(*ends)))


def at(text: str, zone: tzinfo = JAKARTA) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def span(start: str, end: str, zone: ZoneInfo = JAKARTA) -> Span:
    return Span(at(start, zone), at(end, zone))


def test_a_span_is_kept_in_utc_whatever_zone_it_came_in() -> None:
    night = Span(at("2026-10-25T01:00", BERLIN), at("2026-10-25T04:00", BERLIN))

    assert (night.start_at.tzinfo, night.end_at.tzinfo) == (UTC, UTC)
    assert night.length == 4 * HOUR  # the clocks went back at three


def test_a_span_needs_zones_and_an_order() -> None:
    start_at = at("2026-11-24T09:00")

    assert Span(start_at, start_at).length == timedelta()
    with pytest.raises(ValueError, match="zone"):
        Span(start_at, datetime(2026, 11, 24, 12))
    with pytest.raises(ValueError, match="before it starts"):
        Span(start_at, start_at - timedelta(microseconds=1))


def test_o1_touching_is_not_overlapping() -> None:
    first = span("2026-11-24T19:35", "2026-11-24T19:40")
    second = span("2026-11-24T19:40", "2026-11-24T19:45")
    late = span("2026-11-24T19:39:59", "2026-11-24T19:45")

    assert not first.overlaps(second)
    assert not second.overlaps(first)
    assert first.overlaps(late)


def test_an_empty_span_shares_time_with_nothing() -> None:
    empty = span("2026-11-24T10:00", "2026-11-24T10:00")

    assert not empty.overlaps(span("2026-11-24T09:00", "2026-11-24T12:00"))
    assert not empty.overlaps(empty)


def test_d7_entries_in_both_runs_of_the_repeated_hour_do_not_overlap() -> None:
    first_run = Span(at("2026-10-25T00:00", UTC), at("2026-10-25T01:00", UTC))
    second_run = Span(first_run.end_at, first_run.end_at + HOUR)

    shown = [s.start_at.astimezone(BERLIN).time() for s in (first_run, second_run)]

    assert shown == [time(2), time(2)]
    assert not first_run.overlaps(second_run)


def test_o10_presence_is_the_union_and_effort_is_the_sum() -> None:
    parallel = [
        span("2026-11-24T09:00", "2026-11-24T12:00"),
        span("2026-11-24T10:00", "2026-11-24T11:00"),
        span("2026-11-24T11:30", "2026-11-24T13:00"),
        span("2026-11-24T13:00", "2026-11-24T13:15"),
    ]

    presence = union_length(parallel)
    effort = sum((s.length for s in parallel), timedelta())

    assert (presence, effort) == (timedelta(hours=4, minutes=15), timedelta(hours=5, minutes=45))


@given(busy_spans)
def test_o10_presence_is_never_more_than_effort_nor_than_the_day(entries: list[Span]) -> None:
    effort = sum((s.length for s in entries), timedelta())

    presence = union_length(entries)

    assert max((s.length for s in entries), default=timedelta()) <= presence
    assert presence <= min(effort, 24 * HOUR)
    assert presence == union_length([*entries, *entries])


@given(spans, spans)
def test_what_is_clipped_lies_in_both(one: Span, other: Span) -> None:
    shared = clip(one, other)

    assert shared == clip(other, one)
    assert one.overlaps(other) == (shared is not None)
    if shared is not None:
        assert max(one.start_at, other.start_at) == shared.start_at
        assert min(one.end_at, other.end_at) == shared.end_at

import sys
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lentera.domain import mending
from lentera.domain.mending import Edge, MergeRule, Part, Stretch, Tracked
from lentera.domain.timespan import Span, clip, union_length

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-24T{clock}").replace(tzinfo=UTC)


NOW = at("15:00")


def stretch(times: str) -> Stretch:
    """Read "09:00-12:00", or "09:00-" for a running entry."""
    start, end = times.split("-")
    return Stretch(at(start), at(end) if end else None)


def tracked(entry_id: int, times: str) -> Tracked:
    return Tracked(entry_id, stretch(times))


def part(entry_id: int, times: str, content: str = "Wireframes") -> Part:
    return Part(entry_id, stretch(times), content)


minutes = st.integers(0, 24 * 60 - 1)
finished = (
    st.tuples(minutes, minutes)
    .filter(lambda pair: pair[0] != pair[1])
    .map(lambda pair: Stretch(at("00:00") + min(pair) * MINUTE, at("00:00") + max(pair) * MINUTE))
)
running = st.integers(0, 15 * 60).map(lambda start: Stretch(at("00:00") + start * MINUTE))


def test_a_split_loses_no_time() -> None:
    first, second = mending.decide_split(stretch("09:00-12:00"), at=at("10:30"), now=NOW)

    assert (first, second) == (stretch("09:00-10:30"), stretch("10:30-12:00"))


@pytest.mark.parametrize("point", ["08:59", "09:00", "12:00", "12:01"])
def test_a_split_lies_strictly_inside(point: str) -> None:
    assert mending.decide_split(stretch("09:00-12:00"), at=at("09:01"), now=NOW)
    with pytest.raises(mending.SplitOutside) as refused:
        mending.decide_split(stretch("09:00-12:00"), at=at(point), now=NOW)
    assert refused.value.facts["at"] == at(point)


def test_a_running_entry_goes_on_in_its_later_part() -> None:
    parts = mending.decide_split(stretch("09:00-"), at=NOW, now=NOW)

    assert parts == (stretch("09:00-15:00"), stretch("15:00-"))
    with pytest.raises(mending.SplitOutside):
        mending.decide_split(stretch("09:00-"), at=NOW + MINUTE, now=NOW)


@pytest.mark.parametrize(
    ("times", "proposal"),
    [
        ("09:00-12:01", "10:30"),
        ("09:00:50-09:01:20", "09:01:00"),
        ("09:00:10-09:00:20", "09:00:15"),
        ("09:00:10-09:00:11", None),
        ("09:00-09:00", None),
        ("09:00-", "15:00"),
        ("15:00-", None),
    ],
)
def test_a_split_is_proposed_in_the_middle_or_now(times: str, proposal: str | None) -> None:
    proposed = mending.propose_split(stretch(times), now=NOW)

    assert proposed == (at(proposal) if proposal else None)


@given(finished | running)
def test_a_proposed_split_is_a_possible_one(times: Stretch) -> None:
    proposal = mending.propose_split(times, now=NOW)

    if proposal is not None:
        first, second = mending.decide_split(times, at=proposal, now=NOW)
        assert first.span(NOW).length + second.span(NOW).length == times.span(NOW).length


def test_entries_that_touch_merge_without_a_question() -> None:
    decision = mending.decide_merge(
        [part(2, "10:00-11:00"), part(1, "09:00-10:00"), part(2, "10:00-11:00")], now=NOW
    )

    assert decision == mending.MergeDecision(
        keep=1, remove=(2,), times=stretch("09:00-11:00"), gap=timedelta(), overlap=timedelta()
    )


def test_merging_needs_two_entries_that_say_the_same() -> None:
    assert mending.decide_merge([part(1, "09:00-10:00"), part(2, "10:00-11:00")], now=NOW)
    with pytest.raises(mending.MergeNeedsTwo):
        mending.decide_merge([part(1, "09:00-10:00"), part(1, "09:00-10:00")], now=NOW)
    with pytest.raises(mending.MergeDifferentContent):
        mending.decide_merge([part(1, "09:00-10:00"), part(2, "10:00-11:00", "Review")], now=NOW)


def test_a_gap_is_filled_or_closed_as_the_person_says() -> None:
    parts = [part(1, "09:00-10:00"), part(2, "10:30-11:00")]

    with pytest.raises(mending.MergeNeedsRule) as refused:
        mending.decide_merge(parts, now=NOW)
    filled = mending.decide_merge(parts, now=NOW, rule=MergeRule.FILL_GAPS)
    closed = mending.decide_merge(parts, now=NOW, rule=MergeRule.CLOSE_GAPS)

    assert refused.value.facts == {"gap": 30 * MINUTE, "overlap": timedelta()}
    assert (filled.times, filled.gap) == (stretch("09:00-11:00"), 30 * MINUTE)
    assert (closed.times, closed.gap) == (stretch("09:00-10:30"), 30 * MINUTE)


def test_time_that_merged_entries_share_is_counted_once_and_said() -> None:
    parts = [part(1, "09:00-11:00"), part(2, "10:00-10:30")]

    with pytest.raises(mending.MergeNeedsRule) as refused:
        mending.decide_merge(parts, now=NOW)
    merged = mending.decide_merge(parts, now=NOW, rule=MergeRule.CLOSE_GAPS)

    assert refused.value.facts == {"gap": timedelta(), "overlap": 30 * MINUTE}
    assert (merged.times, merged.overlap) == (stretch("09:00-11:00"), 30 * MINUTE)


def test_a_merged_entry_runs_on_if_one_of_them_ran() -> None:
    parts = [part(1, "09:00-10:00"), part(2, "14:00-")]

    filled = mending.decide_merge(parts, now=NOW, rule=MergeRule.FILL_GAPS)
    closed = mending.decide_merge(parts, now=NOW, rule=MergeRule.CLOSE_GAPS)

    assert filled.times == stretch("09:00-")
    assert closed.times == stretch("13:00-")


@given(st.lists(finished, min_size=2, max_size=6))
def test_closing_gaps_keeps_exactly_the_presence(times: list[Stretch]) -> None:
    parts = [Part(number, one, "") for number, one in enumerate(times)]

    merged = mending.decide_merge(parts, now=NOW, rule=MergeRule.CLOSE_GAPS)

    spans = [one.span(NOW) for one in times]
    assert merged.times.span(NOW).length == union_length(spans)
    assert union_length(spans) + merged.overlap == sum((s.length for s in spans), timedelta())


def test_o1_entries_that_touch_are_no_finding() -> None:
    touching = [tracked(1, "09:35-09:40"), tracked(2, "09:40-09:45")]
    sharing = [tracked(1, "09:35-09:41"), tracked(2, "09:40-09:45")]

    assert mending.find_overlaps(touching, now=NOW) == []
    assert mending.find_overlaps(sharing, now=NOW) == [
        mending.Overlap(sharing[0], sharing[1], Span(at("09:40"), at("09:41")))
    ]


def test_o2_an_edited_entry_does_not_collide_with_itself() -> None:
    stored = [tracked(1, "09:00-10:00"), tracked(2, "10:00-11:00")]
    edited = tracked(1, "09:00-10:15")

    assert mending.overlaps_of(edited, stored, now=NOW) == [stored[1]]
    assert mending.find_overlaps([*stored[:1], edited], now=NOW) == []


def test_a_running_entry_overlaps_up_to_now() -> None:
    entries = [tracked(1, "09:00-"), tracked(2, "14:00-14:30"), tracked(3, "15:00-16:00")]

    found = mending.find_overlaps(entries, now=NOW)

    assert [(o.first.entry_id, o.second.entry_id) for o in found] == [(1, 2)]


@given(st.lists(finished, max_size=8))
def test_overlaps_are_all_pairs_that_share_time(times: list[Stretch]) -> None:
    entries = [Tracked(number, one) for number, one in enumerate(times)]

    found = mending.find_overlaps(entries, now=NOW)

    pairs = {frozenset((o.first.entry_id, o.second.entry_id)) for o in found}
    assert len(pairs) == len(found)
    assert pairs == {
        frozenset((one.entry_id, other.entry_id))
        for one in entries
        for other in mending.overlaps_of(one, entries, now=NOW)
    }


@given(st.lists(st.one_of(finished, running), max_size=8))
def test_the_first_overlap_of_each_entry_is_the_first_of_all_its_pairs(
    times: list[Stretch],
) -> None:
    entries = [Tracked(number, one) for number, one in enumerate(times)]

    found = mending.first_overlaps(entries, now=NOW)

    first: dict[Tracked, mending.Overlap] = {}
    for overlap in mending.find_overlaps(entries, now=NOW):
        first.setdefault(overlap.second, overlap)
    assert found == list(first.values())


def test_looking_for_first_overlaps_grows_with_the_entries_not_with_their_pairs() -> None:
    def asked_for(number: int) -> int:
        """Count how often anything of ours is called for so many entries that all overlap."""
        entries = [Tracked(one, stretch("09:00-12:00")) for one in range(number)]
        calls = 0

        def count(_frame: object, event: str, _detail: object) -> None:
            nonlocal calls
            calls += event == "call"

        sys.setprofile(count)
        try:
            mending.first_overlaps(entries, now=NOW)
        finally:
            sys.setprofile(None)
        return calls

    assert asked_for(2000) <= 2.1 * asked_for(1000)


@pytest.mark.parametrize(
    ("first", "second", "mended", "moves", "becomes"),
    [
        ("09:00-11:00", "10:00-12:00", 1, Edge.END, ["09:00-10:00"]),
        ("09:00-12:00", "10:00-12:00", 1, Edge.END, ["09:00-10:00"]),
        ("09:00-12:00", "09:00-10:00", 1, Edge.START, ["10:00-12:00"]),
        ("09:00-10:00", "09:00-12:00", 2, Edge.START, ["10:00-12:00"]),
        ("09:00-12:00", "10:00-11:00", 1, Edge.AROUND, ["09:00-10:00", "11:00-12:00"]),
        ("09:00-", "10:00-11:00", 1, Edge.AROUND, ["09:00-10:00", "11:00-"]),
        ("09:00-", "09:00-10:00", 1, Edge.START, ["10:00-"]),
        ("09:00-10:00", "09:30-", 1, Edge.END, ["09:00-09:30"]),
    ],
)
def test_a_mend_moves_one_edge(
    first: str, second: str, mended: int, moves: Edge, becomes: list[str]
) -> None:
    (overlap,) = mending.find_overlaps([tracked(1, first), tracked(2, second)], now=NOW)

    mend = mending.propose_mend(overlap, now=NOW)

    assert mend == mending.Mend(mended, moves, tuple(stretch(times) for times in becomes))


@pytest.mark.parametrize(
    ("first", "second"), [("09:00-10:00", "09:00-10:00"), ("09:00-", "14:00-16:00")]
)
def test_some_overlaps_only_the_person_can_mend(first: str, second: str) -> None:
    (overlap,) = mending.find_overlaps([tracked(1, first), tracked(2, second)], now=NOW)

    assert mending.propose_mend(overlap, now=NOW) is None


@given(finished | running, finished)
def test_a_mend_ends_the_overlap_and_loses_no_time(one: Stretch, other: Stretch) -> None:
    entries = {1: Tracked(1, one), 2: Tracked(2, other)}
    # Once a timer runs, time after now is not tracked yet and may be given up.
    known = Span(at("00:00"), at("23:59") if one.ended_at else NOW)

    def presence(spans: Iterable[Span]) -> timedelta:
        return union_length(part for span in spans if (part := clip(span, known)))

    before = presence(entry.times.span(NOW) for entry in entries.values())

    for overlap in mending.find_overlaps(entries.values(), now=NOW):
        mend = mending.propose_mend(overlap, now=NOW)
        if mend is not None:
            kept = entries[3 - mend.entry_id].times.span(NOW)
            pieces = [times.span(NOW) for times in mend.becomes]
            assert not any(piece.overlaps(kept) for piece in pieces)
            assert all(piece.length for piece in pieces) or one.ended_at is None
            assert presence([kept, *pieces]) == before

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lentera.domain import timer
from lentera.domain.timer import Basis, Doubt, Running

JAKARTA = ZoneInfo("Asia/Jakarta")
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)  # Tuesday 15:00 in Jakarta
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)

around_now = st.datetimes(datetime(2026, 11, 22), datetime(2026, 11, 26), timezones=st.just(UTC))


def test_a_timer_starts_now_or_earlier() -> None:
    assert timer.decide_start(None, at=NOW, now=NOW) == timer.StartDecision(None, NOW)
    assert timer.decide_start(None, at=NOW - HOUR, now=NOW).at == NOW - HOUR


def test_a_device_whose_clock_is_a_little_ahead_starts_now() -> None:
    decision = timer.decide_start(None, at=NOW + timer.CLOCK_SKEW_ALLOWED, now=NOW)

    assert decision.at == NOW
    with pytest.raises(timer.StartsInTheFuture) as refused:
        timer.decide_start(None, at=NOW + 3 * MINUTE, now=NOW)
    assert refused.value.facts == {"at": NOW + 3 * MINUTE, "now": NOW}


def test_a_start_more_than_ten_hours_ago_is_doubtful() -> None:
    assert timer.doubts_since(NOW - 10 * HOUR, now=NOW) == frozenset()
    assert timer.doubts_since(NOW - 10 * HOUR - MINUTE, now=NOW) == {Doubt.LONG_AGO}


def test_a_switch_ends_the_running_entry_where_the_next_begins() -> None:
    running = Running(7, NOW - HOUR)

    decision = timer.decide_start(running, at=NOW - MINUTE, now=NOW)

    assert (decision.stop, decision.at) == (running, NOW - MINUTE)
    with pytest.raises(timer.StartsBeforeRunningEntry) as refused:
        timer.decide_start(running, at=NOW - 2 * HOUR, now=NOW)
    assert refused.value.facts == {"at": NOW - 2 * HOUR, "since": NOW - HOUR}


def test_a_stop_ends_the_entry() -> None:
    decision = timer.decide_stop(started_at=NOW - HOUR, ended_at=None, at=NOW, now=NOW)

    assert decision == timer.StopDecision(NOW, changes=True)


def test_stopping_twice_is_stopping_once() -> None:
    again = timer.decide_stop(started_at=NOW - 2 * HOUR, ended_at=NOW - HOUR, at=NOW, now=NOW)

    assert again == timer.StopDecision(NOW - HOUR, changes=False)


def test_c6_a_stop_from_an_offline_device_keeps_its_own_time_when_it_arrives() -> None:
    pressed_at = NOW - 5 * HOUR

    still_running = timer.decide_stop(
        started_at=NOW - 6 * HOUR, ended_at=None, at=pressed_at, now=NOW
    )
    stopped_later_elsewhere = timer.decide_stop(
        started_at=NOW - 6 * HOUR, ended_at=NOW - HOUR, at=pressed_at, now=NOW
    )

    assert still_running == timer.StopDecision(pressed_at, changes=True)
    assert stopped_later_elsewhere == timer.StopDecision(pressed_at, changes=True)


def test_c11_a_timer_of_many_days_can_always_be_stopped() -> None:
    started_at = NOW - timedelta(days=300)

    decision = timer.decide_stop(started_at=started_at, ended_at=None, at=NOW, now=NOW)
    finding = timer.forgotten(Running(7, started_at), now=NOW, zone=JAKARTA)

    assert decision == timer.StopDecision(NOW, changes=True)
    assert finding is not None


def test_a_stop_lies_between_the_start_and_now() -> None:
    started_at = NOW - HOUR
    skew = timer.CLOCK_SKEW_ALLOWED

    early = timer.decide_stop(started_at=started_at, ended_at=None, at=started_at - skew, now=NOW)
    late = timer.decide_stop(started_at=started_at, ended_at=None, at=NOW + skew, now=NOW)

    assert (early.ended_at, late.ended_at) == (started_at, NOW)
    with pytest.raises(timer.StopsBeforeStart):
        timer.decide_stop(started_at=started_at, ended_at=None, at=NOW - 2 * HOUR, now=NOW)
    with pytest.raises(timer.StopsInTheFuture):
        timer.decide_stop(started_at=started_at, ended_at=None, at=NOW + HOUR, now=NOW)


@given(st.lists(around_now.filter(lambda at: at <= NOW), min_size=1), st.randoms())
def test_stops_in_any_order_leave_the_earliest(pressed: list[datetime], random) -> None:
    started_at = min(pressed)
    random.shuffle(pressed)

    ended_at = None
    for at in pressed:
        ended_at = timer.decide_stop(
            started_at=started_at, ended_at=ended_at, at=at, now=NOW
        ).ended_at

    assert ended_at == min(pressed)


@given(around_now, around_now, around_now)
def test_m5_a_stop_never_makes_a_length_negative(
    started_at: datetime, at: datetime, now: datetime
) -> None:
    try:
        decision = timer.decide_stop(started_at=started_at, ended_at=None, at=at, now=now)
    except (timer.StopsBeforeStart, timer.StopsInTheFuture):
        return
    assert decision.ended_at >= started_at


def test_z14_a_length_is_the_same_in_any_mix_of_zones() -> None:
    started_at = datetime(2026, 11, 24, 9, tzinfo=JAKARTA)
    ended_at = datetime(2026, 11, 24, 5, tzinfo=BERLIN)

    mixed = timer.check_span(started_at, ended_at, now=NOW)
    stop = timer.decide_stop(started_at=started_at, ended_at=None, at=ended_at, now=NOW)

    assert mixed.end_at - mixed.start_at == 2 * HOUR
    assert stop.ended_at - Running(7, started_at).since == 2 * HOUR


def test_z14_an_hour_over_the_clock_change_in_one_zone_is_an_hour() -> None:
    # Python alone would say minus half an hour: both wall times are of the same zone.
    first_run = datetime(2026, 10, 25, 2, 45, tzinfo=BERLIN)
    second_run = datetime(2026, 10, 25, 2, 15, tzinfo=BERLIN, fold=1)

    checked = timer.check_span(first_run, second_run, now=NOW)

    assert checked.end_at - checked.start_at == 30 * MINUTE


def test_r12_the_length_of_a_running_timer_is_now_minus_its_start() -> None:
    running = Running(7, NOW - 95 * MINUTE)

    assert running.length(NOW) == 95 * MINUTE
    assert running.length(NOW - 2 * HOUR) == timedelta()


def test_r8_a_changed_start_changes_the_length() -> None:
    moved = timer.check_span(NOW - 3 * HOUR, NOW, now=NOW)

    assert moved.end_at - moved.start_at == 3 * HOUR
    assert not hasattr(moved, "length")  # there is nowhere a length could be kept and grow old


def test_m7_an_entry_over_midnight_is_one_entry_of_its_whole_length() -> None:
    started_at = datetime(2026, 11, 23, 22, 30, tzinfo=JAKARTA)
    ended_at = datetime(2026, 11, 24, 1, 15, tzinfo=JAKARTA)

    checked = timer.check_span(started_at, ended_at, now=NOW)

    assert (checked.start_at, checked.end_at) == (started_at, ended_at)
    assert checked.end_at - checked.start_at == 2 * HOUR + 45 * MINUTE
    assert checked.doubts == frozenset()


def test_only_a_running_timer_is_discarded() -> None:
    assert timer.decide_discard(7, started_at=NOW, ended_at=None) == Running(7, NOW)
    with pytest.raises(timer.AlreadyStopped) as refused:
        timer.decide_discard(7, started_at=NOW - HOUR, ended_at=NOW)
    assert refused.value.facts == {"entry_id": 7, "ended_at": NOW}


def test_an_entry_ends_after_it_starts() -> None:
    checked = timer.check_span(NOW - HOUR, NOW, now=NOW)

    assert (checked.start_at, checked.end_at, checked.doubts) == (NOW - HOUR, NOW, frozenset())
    for ended_at in (NOW - HOUR, NOW - 2 * HOUR):
        with pytest.raises(timer.EndsBeforeStart):
            timer.check_span(NOW - HOUR, ended_at, now=NOW)


@pytest.mark.parametrize(
    ("start", "end", "doubts"),
    [
        (-16, 0, set()),
        (-16.01, 0, {Doubt.VERY_LONG}),
        (-1, 0.03, set()),
        (-1, 1, {Doubt.IN_THE_FUTURE}),
        (1, 30, {Doubt.VERY_LONG, Doubt.IN_THE_FUTURE}),
    ],
)
def test_long_or_future_entries_are_asked_about_and_not_refused(
    start: float, end: float, doubts: set[Doubt]
) -> None:
    checked = timer.check_span(NOW + start * HOUR, NOW + end * HOUR, now=NOW)

    assert checked.doubts == doubts


def test_an_ordinary_timer_is_not_called_forgotten() -> None:
    ten_hours = Running(7, NOW - timer.FORGOTTEN_AFTER)

    assert timer.forgotten(ten_hours, now=NOW, zone=JAKARTA) is None
    assert timer.forgotten(ten_hours, now=NOW + MINUTE, zone=JAKARTA) is not None


def test_m10_a_timer_over_midnight_keeps_running_and_is_only_asked_about() -> None:
    running = Running(7, datetime(2026, 11, 24, 23, 30, tzinfo=JAKARTA))
    midnight = datetime(2026, 11, 25, tzinfo=JAKARTA)

    before = timer.forgotten(running, now=midnight, zone=JAKARTA)
    after = timer.forgotten(running, now=midnight + MINUTE, zone=JAKARTA)

    assert before is None
    assert after == timer.Forgotten(
        running,
        past_day_end=True,
        over_ten_hours=False,
        proposed_end_at=midnight,
        basis=Basis.DAY_END,
    )
    assert running.length(midnight + MINUTE) == 31 * MINUTE


def test_a_night_owl_is_not_asked_before_their_own_day_ends() -> None:
    running = Running(7, datetime(2026, 11, 24, 23, 30, tzinfo=JAKARTA))
    two = datetime(2026, 11, 25, 2, tzinfo=JAKARTA)

    assert timer.forgotten(running, now=two, zone=JAKARTA, day_starts_at=time(4)) is None
    assert timer.forgotten(running, now=two, zone=JAKARTA) is not None


@pytest.mark.parametrize(
    ("since", "now", "usual_end", "proposed", "basis"),
    [
        ("24T08:00", "24T18:30", time(17, 30), "24T17:30", Basis.USUAL_END),
        ("24T08:00", "25T09:00", time(17, 30), "24T17:30", Basis.USUAL_END),
        ("24T08:00", "25T09:00", time(23), "24T23:00", Basis.USUAL_END),
        ("24T08:00", "24T18:30", None, "24T18:00", Basis.TEN_HOURS),
        ("24T08:00", "24T18:30", time(19), "24T18:00", Basis.TEN_HOURS),
        ("24T22:00", "25T09:00", None, "25T00:00", Basis.DAY_END),
        ("24T22:00", "25T09:00", time(6), "25T06:00", Basis.USUAL_END),
        ("24T18:00", "26T09:00", time(17, 30), "25T00:00", Basis.DAY_END),
        ("24T17:30", "25T09:00", time(17, 30), "25T00:00", Basis.DAY_END),
    ],
)
def test_a_forgotten_timer_comes_with_a_plausible_end(
    since: str, now: str, usual_end: time | None, proposed: str, basis: Basis
) -> None:
    def local(text: str) -> datetime:
        return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=JAKARTA)

    finding = timer.forgotten(
        Running(7, local(since)), now=local(now), zone=JAKARTA, usual_end=usual_end
    )

    assert finding is not None
    assert (finding.proposed_end_at, finding.basis) == (local(proposed), basis)


@given(around_now, around_now, st.none() | st.times(), st.sampled_from([time(0), time(4)]))
def test_a_proposed_end_lies_after_the_start_and_not_after_now(
    since: datetime, now: datetime, usual_end: time | None, day_starts_at: time
) -> None:
    running = Running(7, since)

    finding = timer.forgotten(
        running, now=now, zone=BERLIN, day_starts_at=day_starts_at, usual_end=usual_end
    )

    if finding is not None:
        assert since < finding.proposed_end_at <= now
        assert finding.past_day_end or finding.over_ten_hours

import json
from datetime import timedelta

import pytest

from lentera.exchange.formats import refusals
from lentera.exchange.formats.reading import Asks, Format
from tests.exchange.documents import activitywatch
from tests.exchange.formats.reads import lines, placed, reading
from tests.exchange.spent import spent


def export(*events: tuple[str, float, dict[str, object]]) -> str:
    told = [
        {"timestamp": f"2024-03-14T{clock}.500000+00:00", "duration": seconds, "data": seen}
        for clock, seconds, seen in events
    ]
    return json.dumps(
        {"buckets": {"desk": {"id": "desk", "type": "currentwindow", "events": told}}}
    )


def test_nothing_is_taken_before_the_person_picks() -> None:
    known = reading(activitywatch(spent(50)))

    with pytest.raises(refusals.NeedsAnswer):
        known.lines()
    assert known.format is Format.ACTIVITYWATCH
    assert [(it.asks, it.needed) for it in known.questions] == [(Asks.ACTIVITY, True)]


def test_only_what_was_picked_comes_in() -> None:
    content = activitywatch(spent(50))
    picked = reading(content).activity[3]

    (found,) = placed(content, picked=frozenset({picked.id}))

    assert (found.started_at, found.ended_at) == (picked.started_at, picked.ended_at)
    assert found.line.description == picked.name


def test_events_at_one_program_form_one_stretch_across_short_looks_elsewhere() -> None:
    content = export(
        ("09:40:00", 600, {"app": "Editor", "title": "secret.txt"}),
        ("09:32:00", 300, {"app": "Browser", "title": "private"}),
        ("09:00:00", 1800, {"app": "Editor", "title": "other.txt"}),
    )

    stretches = reading(content).activity

    assert [(it.name, it.ended_at - it.started_at, it.length) for it in stretches] == [
        ("Editor", timedelta(minutes=50), timedelta(minutes=40)),
        ("Browser", timedelta(minutes=5), timedelta(minutes=5)),
    ]


def test_titles_and_addresses_are_not_kept() -> None:
    content = export(
        ("09:00:00", 600, {"app": "Editor", "title": "secret.txt"}),
        ("10:00:00", 600, {"url": "https://kunang.example/private?x=1", "title": "private"}),
    )

    stretches = reading(content).activity

    assert [it.name for it in stretches] == ["Editor", "kunang.example"]
    assert "secret" not in repr(stretches)
    assert "private" not in repr(stretches)


def test_time_away_and_glances_are_not_offered() -> None:
    content = export(
        ("09:00:00", 900, {"status": "afk"}),
        ("09:30:00", 900, {"status": "not-afk"}),
        ("11:00:00", 5, {"app": "Calculator"}),
        ("12:00:00", -900, {"app": "Broken"}),
    )

    assert [it.name for it in reading(content).activity] == ["not-afk"]


def test_picking_everything_of_a_file_is_the_persons_own_doing() -> None:
    content = activitywatch(spent(50))
    everything = frozenset(it.id for it in reading(content).activity)

    assert len(lines(content, picked=everything)) == len(everything)

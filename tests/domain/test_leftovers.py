import pytest

from lentera.domain.leftovers import time_left_in


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Nov", "Nov"),
        ("Nov Rapat", "Nov"),
        ("13-17", "13-17"),
        ("Review 13-17", "13-17"),
        ("9-12", "9-12"),
        ("Sprint 9-12 review", "9-12"),
        ("dari 9 sampai 12", "dari 9 sampai 12"),
        ("Call at 3pm", "at 3pm"),
        ("Rapat jam 3", "jam 3"),
        ("Standup 9:30", "9:30"),
        ("Plan 1h30", "1h30"),
        ("Plan 1 jam 30 menit", "1 jam 30 menit"),
        ("kemrin Rapat", "kemrin"),
        ("Rapat yesteday", "yesteday"),
        ("mondy review", "mondy"),
        ("senen Rapat", "senen"),
        ("Review kemarin", "kemarin"),
        ("Review Monday", "Monday"),
        ("Rapat 24/11", "24/11"),
        ("Notes of 24 Nov for Kopi", "24 Nov"),
    ],
)
def test_what_looks_like_a_time_or_a_day_in_a_title_is_noticed(title: str, left: str) -> None:
    assert time_left_in(title) == left


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Review",
        "Prepare Monday meeting",
        "Plan for November fair",
        "Posters 2026",
        "Fix #123",
        "Version 2.10",
        "50-50 split",
        "3 meetings",
        "Kamar dan kamera",
        "2 of 3 drafts",
        "Meeting may move",
    ],
)
def test_ordinary_titles_are_left_in_peace(title: str) -> None:
    assert time_left_in(title) == ""

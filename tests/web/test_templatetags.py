from datetime import UTC, date, datetime

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template

from lentera.web.pick import Option


def rendered(text: str, **context: object) -> str:
    return Template(text).render(Context(context))


def test_an_icon_is_drawn_in_the_page_and_says_nothing() -> None:
    drawn = rendered('{% icon "play" %}')

    assert drawn.startswith("<svg")
    assert 'class="i"' in drawn
    assert 'aria-hidden="true"' in drawn


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Sari Wijaya", "SW"), ("Rina", "R"), ("I Made Agus Putra", "IP"), ("", "")],
)
def test_a_face_has_at_most_two_letters(name: str, letters: str) -> None:
    assert rendered("{{ name|initials }}", name=name) == letters


def test_times_and_days_are_written_in_a_template() -> None:
    words = rendered(
        '{% clock_time at "Asia/Jakarta" %} {% short_date day %} '
        "{{ seconds|h_mm }} {{ seconds|spoken }}",
        at=datetime(2026, 11, 24, 8, 16, tzinfo=UTC),
        day=date(2026, 11, 24),
        seconds=5_400,
    )

    assert words == "15:16 24 Nov 2026 1:30 1 hour 30 minutes"


def test_a_picker_works_as_a_select_without_scripts() -> None:
    options = [
        Option("7", "Website <redesign>", "Kopi Nusantara", 1, selected=True),
        Option("8", "Help"),
    ]

    drawn = rendered('{% pick "project" "Project" options nothing="No project" %}', options=options)

    assert '<option value="7" data-colour="1" data-note="Kopi Nusantara" selected>' in drawn
    assert "Website &lt;redesign&gt;" in drawn
    assert '<option value="">No project</option>' in drawn


def test_long_lists_of_pages_leave_some_out() -> None:
    numbers = rendered(
        "{% page_numbers page as n %}{{ n|join:' ' }}", page=Paginator(range(300), 10).page(15)
    )

    assert numbers == "1 … 14 15 16 … 30"

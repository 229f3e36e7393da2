"""How the first page greets."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from lentera.today.drawing import greeting
from tests.cast import Cast


@pytest.mark.parametrize(
    ("hour", "english", "indonesian"),
    [
        (7, "Good morning, Sari", "Selamat pagi, Sari"),
        (12, "Good day, Sari", "Selamat siang, Sari"),
        (15, "Good afternoon, Sari", "Selamat sore, Sari"),
        (21, "Good evening, Sari", "Selamat malam, Sari"),
    ],
)
def test_the_first_page_greets_by_the_persons_own_clock(
    cast: Cast, hour: int, english: str, indonesian: str
) -> None:
    sari, now = cast.viewer("sari"), datetime(2026, 11, 24, hour - 7, tzinfo=UTC)

    with translation.override("en"):
        said = greeting(sari, now)
    with translation.override("id"):
        dikatakan = greeting(sari, now)

    assert (said, dikatakan) == (english, indonesian)

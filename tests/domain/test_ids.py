import re
from datetime import UTC, datetime, timedelta, timezone
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lentera.domain.ids import RANDOM_BITS, from_hex, id_stream, new_id, new_ids, to_hex

NOW = datetime(2026, 11, 24, 8, 0, 0, 999_999, tzinfo=UTC)
SECONDS = int(NOW.timestamp())


def test_an_id_starts_with_the_second_it_was_made_in() -> None:
    assert new_id(NOW) >> RANDOM_BITS == SECONDS


def test_an_id_is_the_same_moment_in_every_zone() -> None:
    jakarta = NOW.astimezone(timezone(timedelta(hours=7)))

    assert new_id(jakarta) >> RANDOM_BITS == SECONDS


def test_an_id_fits_a_signed_64_bit_column() -> None:
    latest = datetime(2106, 2, 7, 6, 28, 15, tzinfo=UTC)

    assert 0 < new_id(latest) < 2**63


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 11, 24, 8, 0),
        datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC),
        datetime(2106, 2, 7, 6, 28, 16, tzinfo=UTC),
    ],
)
def test_an_id_needs_an_instant_it_can_hold(now: datetime) -> None:
    assert new_id(NOW)
    with pytest.raises(ValueError, match="an id"):
        new_id(now)


def test_ids_of_one_batch_never_repeat() -> None:
    batch = new_ids(NOW, 200_000)

    assert len(set(batch)) == 200_000
    assert {number >> RANDOM_BITS for number in batch} == {SECONDS}


def test_a_repeated_draw_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    draws = iter([7, 7, 7, 9])
    monkeypatch.setattr("lentera.domain.ids.secrets.randbits", lambda _bits: next(draws))

    assert [number % 2**RANDOM_BITS for number in new_ids(NOW, 2)] == [7, 9]


@pytest.mark.all
@pytest.mark.timeout(600)
def test_ten_million_ids_of_one_second_meet_as_rarely_as_chance_allows() -> None:
    # A hundred streams of the same second, as a hundred careless writers would open them.
    seen = bytearray(2 ** (RANDOM_BITS - 3))
    met = []
    for _stream in range(100):
        for number in islice(id_stream(NOW), 100_000):
            place, bit = divmod(number % 2**RANDOM_BITS, 8)
            if seen[place] >> bit & 1:
                met.append(number)
            seen[place] |= 1 << bit

    # Birthdays: n squared over twice the possibilities, here about 23,000 of ten million.
    expected = 10_000_000**2 / 2 / 2**RANDOM_BITS
    assert 0.9 * expected < len(met) < 1.1 * expected
    again = 0
    while met:
        met = [n for n in new_ids(NOW, len(met)) if seen[n % 2**31 // 8] >> n % 8 & 1]
        again += 1
    assert again <= 4


def test_an_id_on_the_wire_is_eight_digits_of_time_and_sixteen_of_chance() -> None:
    number = SECONDS << 31 | 0x7ABCDEF1

    assert to_hex(number) == f"{SECONDS:08x}" + "000000007abcdef1"
    assert from_hex(to_hex(number)) == number


@given(st.integers(min_value=0, max_value=2**63 - 1))
def test_every_id_comes_back_from_the_wire(number: int) -> None:
    text = to_hex(number)

    assert re.fullmatch("[0-9a-f]{24}", text)
    assert from_hex(text) == number


@pytest.mark.parametrize("number", [-1, 2**63])
def test_what_is_no_id_is_not_written(number: int) -> None:
    with pytest.raises(ValueError, match="63-bit"):
        to_hex(number)


GOOD = "6742d8c0000000007abcdef1"


@pytest.mark.parametrize(
    "text",
    [
        "",
        GOOD[:-1],
        GOOD + "0",
        GOOD.upper(),
        " " + GOOD[1:],
        GOOD + "\n",
        "0x" + GOOD[2:],
        "6742d8c0000000008abcdef1",  # the 32nd random bit
        "6742d8c0000000017abcdef1",
        "6742d8c00000000_7abcdef1",
        "６742d8c0000000007abcdef1",  # noqa: RUF001  a wide six is no hex digit
    ],
)
def test_only_the_one_spelling_of_an_id_is_read(text: str) -> None:
    assert from_hex(GOOD)
    with pytest.raises(ValueError, match="24 lower-case"):
        from_hex(text)


@given(st.text(alphabet="0123456789abcdef", min_size=24, max_size=24))
def test_reading_and_writing_agree_on_every_text(text: str) -> None:
    try:
        number = from_hex(text)
    except ValueError:
        return
    assert to_hex(number) == text

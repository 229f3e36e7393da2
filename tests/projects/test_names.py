"""How names are kept, when two are the same, and how they are found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lentera.projects.kinds import Kind
from lentera.projects.names import (
    NAME_LIMITS,
    SEARCH_LENGTH,
    clean_name,
    key_of,
    search_text,
    tidy,
)
from lentera.projects.refusals import NameMissing, NameTooLong


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Kopi \t Nusantara\n", "Kopi Nusantara"),
        ("Cafe\u0301", "Café"),
        ("nul\x00byte", "nul byte"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("日本 語", "日本 語"),
    ],
)
def test_a_name_is_kept_as_one_tidy_line(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@pytest.mark.parametrize("other", ["KOPI nusantara", " Kopi  Nusantara ", "Kopi Nusantara"])
def test_case_and_spaces_do_not_make_another_name(other: str) -> None:
    assert key_of(other) == key_of("Kopi Nusantara")


def test_an_accent_makes_another_name_and_is_still_found() -> None:
    assert key_of("Café") != key_of("Cafe")
    assert search_text("Café") == search_text("CAFE") == "cafe"


@pytest.mark.parametrize(
    ("name", "found_by"),
    [
        ("Website-redesign (2026)", "website redesign 2026"),
        ("Łódź/Ørsted", "lodz orsted"),
        ("Straße", "strasse"),
        ("C++ & F#", "c++ & f#"),
        ("--", "--"),
    ],
)
def test_a_name_is_found_by_its_plain_words(name: str, found_by: str) -> None:
    assert search_text(name) == found_by


@pytest.mark.parametrize("kind", list(Kind))
def test_a_name_may_be_as_long_as_the_limit_and_not_longer(kind: Kind) -> None:
    longest = "x" * NAME_LIMITS[kind]

    assert clean_name(kind, longest) == longest
    with pytest.raises(NameTooLong) as refused:
        clean_name(kind, longest + "x")
    assert refused.value.facts["length"] == NAME_LIMITS[kind] + 1


@pytest.mark.parametrize("nothing", ["", "   ", "\x00\t\n"])
def test_a_name_of_nothing_is_refused(nothing: str) -> None:
    with pytest.raises(NameMissing):
        clean_name(Kind.TAG, nothing)


@given(st.text(max_size=60))
def test_what_is_kept_stays_the_same_name_however_often_it_is_tidied(text: str) -> None:
    kept = tidy(text)

    assert tidy(kept) == kept
    assert key_of(kept) == key_of(text) == key_of(kept.upper().lower().casefold())
    assert search_text(kept) == search_text(text)


@given(st.text(max_size=1000))
def test_every_name_fits_the_columns_it_is_found_by(text: str) -> None:
    assert len(key_of(text)) == 32
    assert len(search_text(text)) <= SEARCH_LENGTH
    assert "\x00" not in search_text(text)

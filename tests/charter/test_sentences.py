"""Every value of a charter, and every change of one, is a whole sentence in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from django.utils import translation

from lentera.charter import words
from lentera.charter.differences import differences
from lentera.charter.sentences import points_of, seen_by, seen_by_you, seen_of_you
from lentera.domain.charter import (
    DEFAULT_CHARTER,
    FORBIDDEN_USES,
    Audience,
    Cadence,
    Charter,
    Clause,
    Granularity,
    Kind,
    Purpose,
    Reach,
    ReminderHours,
    Retention,
    changes,
    sights,
)
from tests.charter.test_documents import widest

LANGUAGES = ("en", "id")
OTHERWISE = replace(
    widest(),
    smallest_group=7,
    smallest_group_about_people=9,
    cadence=Cadence.WEEK,
    edit_window_days=0,
    retention=Retention(12, 12, 12, 12, 0),
    notice_days=7,
    review_on=date(2027, 5, 3),
    reminder_hours=ReminderHours(time(8), time(12)),
    names_shown_for_looks=False,
    looks_told_within_days=1,
)
PAIRS = [(Charter(), OTHERWISE), (OTHERWISE, Charter()), (DEFAULT_CHARTER, OTHERWISE)]


def test_every_value_has_its_word_and_no_word_is_left_over() -> None:
    assert set(words.AUDIENCES) == set(Audience)
    assert set(words.PURPOSES) == set(Purpose) - {Purpose.OWN_USE}
    assert set(words.GRANULARITIES) == set(Granularity)
    assert set(words.REACHES) == set(Reach)
    assert set(words.CADENCES) == set(Cadence)
    assert set(words.KINDS) == set(Kind)
    assert set(words.FORBIDDEN) == set(FORBIDDEN_USES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_every_change_is_a_sentence(old: Charter, new: Charter, language: str) -> None:
    with translation.override(language):
        said = differences(old, new, None, {7: "Booking flow"})

    assert len(said) == len(changes(old, new))
    assert [one.says for one in said if not is_sentence(one.says)] == []
    assert [one.wider for one in said] == [one.wider for one in changes(old, new)]


def test_the_pairs_change_every_clause() -> None:
    changed = {one.clause for old, new in PAIRS for one in changes(old, new)}

    assert changed == set(Clause)


@pytest.mark.parametrize("charter", [Charter(), DEFAULT_CHARTER, OTHERWISE, widest()])
def test_every_clause_is_a_sentence_of_its_own_in_each_language(charter: Charter) -> None:
    said = {}
    for language in LANGUAGES:
        with translation.override(language):
            seen = [say(one) for one in sights(charter) for say in (seen_by, seen_of_you)]
            seen += [seen_by_you(one) for one in sights(charter)]
            points = points_of(charter, None, {})
            said[language] = [
                *(part for one in seen for part in (one.seen, *one.details)),
                *(sentence for point in points for sentence in point.sentences),
            ]

    assert [one for language in LANGUAGES for one in said[language] if not is_sentence(one)] == []
    assert set(said["en"]) & set(said["id"]) == set()


def is_sentence(text: str) -> bool:
    """Whether a text begins like a sentence, ends like one, and has no place left unfilled."""
    return text[0].isupper() and text.endswith(".") and "%" not in text and "None" not in text

"""Every sentence people read is there in every language, and the tools that say so work."""

import gettext
import re
from pathlib import Path

import pytest

from lentera.web.translations import (
    LANGUAGES,
    compile_catalogues,
    faults,
    messages_in_source,
    read_catalogue,
    update,
)

# Words the product does not use about people or their time, in any sentence.
NEVER = re.compile(r"\b(users?|productiv\w+|violat\w+|missed target|idle|rank\w*)\b", re.IGNORECASE)
PAGE = """\
{% load i18n %}{% translate "Start" %}
{% blocktranslate trimmed count n=n %}One entry{% plural %}{{ n }} entries{% endblocktranslate %}
{% blocktranslate trimmed with name=n %}Hello {{ name }}.{% endblocktranslate %}
"""
WHOLE = """\
msgid "Hello %(name)s."
msgstr "Halo %(name)s."

msgid "One entry"
msgid_plural "%(n)s entries"
msgstr[0] "%(n)s catatan"

msgid "Start"
msgstr "Mulai"
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language: str) -> None:
    assert faults(language) == []


def test_our_sentences_use_our_words() -> None:
    sentences = [str(message.id) for message in messages_in_source() if message.id]

    assert [sentence for sentence in sentences if NEVER.search(sentence)] == []


@pytest.fixture
def small(tmp_path: Path) -> tuple[Path, Path]:
    page = tmp_path / "room" / "templates" / "room" / "page.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE)
    write(tmp_path, WHOLE)
    update("id", prune=False, source=tmp_path, locale=tmp_path)
    return tmp_path, tmp_path


def test_a_whole_catalogue_has_no_fault(small: tuple[Path, Path]) -> None:
    assert faults("id", *small) == []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('msgstr "Mulai"', 'msgstr ""', "missing: 'Start'"),
        ('msgid "Start"', 'msgid "Halt"', "unused: 'Halt'"),
        ('msgid "Start"', '#, fuzzy\nmsgid "Start"', "fuzzy: 'Start'"),
        ("Halo %(name)s", "Halo %(nama)s", "Hello %(name)s."),
        ('msgstr[0] "%(n)s catatan"', 'msgstr[0] ""', "missing: 'One entry'"),
        ('msgid "Start"\nmsgstr "Mulai"', "", "missing: 'Start'"),
    ],
)
def test_each_fault_is_found(small: tuple[Path, Path], before: str, after: str, fault: str) -> None:
    path = small[1] / "id" / "LC_MESSAGES" / "django.po"
    assert before in path.read_text()

    path.write_text(path.read_text().replace(before, after))

    assert any(fault in found for found in faults("id", *small))


def test_of_an_entry_that_a_merge_left_twice_the_translated_one_stays(tmp_path: Path) -> None:
    write(tmp_path, 'msgid "Start"\nmsgstr ""\n\n' + WHOLE + '\nmsgid "Start"\nmsgstr ""\n')

    catalogue = read_catalogue("id", tmp_path)

    assert catalogue["Start"].string == "Mulai"
    assert len([message for message in catalogue if message.id == "Start"]) == 1


def test_a_translation_waits_for_its_page_until_it_is_pruned(small: tuple[Path, Path]) -> None:
    path = small[1] / "id" / "LC_MESSAGES" / "django.po"
    path.write_text(path.read_text() + '\nmsgid "Early"\nmsgstr "Awal"\n')

    update("id", prune=False, source=small[0], locale=small[1])
    kept = "Awal" in path.read_text()
    update("id", prune=True, source=small[0], locale=small[1])

    assert (kept, "Awal" in path.read_text()) == (True, False)


def test_a_compiled_catalogue_is_what_gettext_reads(small: tuple[Path, Path]) -> None:
    compile_catalogues(small[1])

    words = gettext.translation("django", small[1], ["id"])

    assert words.gettext("Start") == "Mulai"
    assert words.ngettext("One entry", "%(n)s entries", 3) == "%(n)s catatan"


def write(locale: Path, text: str) -> None:
    path = locale / "id" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)

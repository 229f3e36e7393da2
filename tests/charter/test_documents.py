"""Documents from the live charter: in both languages, as page and as PDF, clause by clause."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import typst
from django.test import Client
from django.utils import translation

from lentera.charter.documents import NAMES, Source, as_pdf, write
from lentera.charter.documents.pdf import LAYOUT
from lentera.charter.selectors.history import history
from lentera.charter.sentences import kept_for, never, points_of, seen_by_whom
from lentera.charter.words import GRANTABLE
from lentera.domain.charter import Audience, Charter, Grant, Kind, widest_grant
from lentera.web import clock
from tests.cast import NOW, Cast
from tests.charter.agreeing import announced, narrower, wulan_elected

LANGUAGES = ("en", "id")
ROOT = Path(__file__).parents[2]


def source_of(cast: Cast, charter: Charter | None = None) -> Source:
    told = history(cast.viewer("sari"), NOW)[0]
    told = replace(told, charter=charter) if charter else told
    return Source(told, "Studio Kunang", {}, "Wulan Sasmita")


def widest() -> Charter:
    """A charter that grants everybody everything a charter may grant."""
    return Charter(
        grants=frozenset(
            Grant(audience, purpose, widest_grant(audience, purpose))
            for audience in Audience
            for purpose in GRANTABLE
        ),
        exporters=frozenset(Audience),
        results_only_projects=frozenset({7}),
    )


def words_of(document) -> str:
    return " ".join(
        text
        for section in document.sections
        for text in (section.heading, *section.paragraphs, *section.points)
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_clause_stands_in_every_document(cast: Cast, name: str, language: str) -> None:
    for charter in (history(cast.viewer("sari"), NOW)[0].charter, widest(), Charter()):
        with translation.override(language):
            text = words_of(write(name, source_of(cast, charter)))
            clauses = [
                sentence
                for point in points_of(charter, None, {})
                if point.key != "kept"
                for sentence in point.sentences
            ]
            kept = [kept_for(kind, charter.retention.months(kind)) for kind in Kind]
            granted = [
                part for sight in seen_by_whom(charter) for part in (sight.seen, *sight.details)
            ]
            said = (*clauses, *kept, *granted, *never())

        assert [sentence for sentence in said if sentence not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_pdf_says_what_the_page_says(cast: Cast, name: str, language: str) -> None:
    with translation.override(language):
        document = write(name, source_of(cast))
    inputs = {"document": json.dumps(asdict(document)), "language": language, "footer": "x"}

    headings = json.loads(
        typst.query(LAYOUT, "heading", field="body", root=LAYOUT.parent, sys_inputs=inputs)
    )
    pdf = as_pdf(document, language=language, footer="x")

    assert [one["text"] for one in headings] == [one.heading for one in document.sections]
    assert pdf.startswith(b"%PDF-")
    assert len(pdf) > 10_000


def test_words_of_people_are_never_read_as_markup(cast: Cast) -> None:
    source = replace(source_of(cast), workspace='#read("/etc/passwd") *bold* $x$ @ref <label>')

    pdf = as_pdf(write("privacy-notice", source), language="en", footer="#panic()")

    assert pdf.startswith(b"%PDF-")


def test_an_impact_assessment_names_tests_that_exist(cast: Cast) -> None:
    text = words_of(write("impact-assessment", source_of(cast)))

    named = set(re.findall(r"tests/[\w/]+\.py", text))

    assert len(named) >= 6
    assert [one for one in named if not (ROOT / one).exists()] == []


def test_a_new_version_writes_new_documents(cast: Cast, monkeypatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    sari = Client()
    sari.force_login(cast.accounts["sari"])
    before = sari.get("/charter/documents/privacy-notice/").content.decode()
    wulan_elected(cast)

    number = announced(cast, narrower(cast))

    after = sari.get("/charter/documents/privacy-notice/").content.decode()
    file = sari.get("/charter/documents/privacy-notice/file/?language=id")
    approving = "Team leads see each person&#x27;s total of a week."
    assert (approving in before, approving in after) == (True, False)
    assert f"version {number} of the charter" in after
    assert "Wulan Sasmita" in after
    assert f"privacy-notice-{number}-id.pdf" in file.headers["Content-Disposition"]


def test_there_is_no_other_document(cast: Cast) -> None:
    sari = Client()
    sari.force_login(cast.accounts["sari"])

    assert sari.get("/charter/documents/something/").status_code == 404
    assert sari.get("/charter/documents/privacy-notice/").status_code == 200

"""Writing the three documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from lentera.charter.documents.assessment import assessment
from lentera.charter.documents.parts import (
    Document,
    Section,
    Source,
    clauses,
    forbidden,
    purposes,
    recipients,
    retention,
)
from lentera.web.formats import short_date

if TYPE_CHECKING:
    from collections.abc import Callable

NOTICE, RECORD, ASSESSMENT = "privacy-notice", "record-of-processing", "impact-assessment"
NAMES = (NOTICE, RECORD, ASSESSMENT)


def documents(source: Source) -> tuple[Document, ...]:
    """Return all documents in the active language."""
    return tuple(write(name, source) for name in NAMES)


def write(name: str, source: Source) -> Document:
    """Return one document in the active language.

    Raises:
        KeyError: there is none of this name.
    """
    title, sections = _WRITERS[name](source)
    since = source.told.effective_at
    subtitle = _("%(workspace)s, version %(number)s of the charter, in force since %(day)s") % {
        "workspace": source.workspace,
        "number": source.told.number,
        "day": short_date(since.date(), None) if since else "",
    }
    return Document(name, title, subtitle, sections)


def _notice(source: Source) -> tuple[str, tuple[Section, ...]]:
    return _("Privacy notice"), (
        _responsible(),
        _recorded(),
        purposes(source),
        recipients(source),
        *clauses(source),
        forbidden(),
        retention(source),
        _rights(source),
        Section(
            _("Decisions by machines"),
            (
                _("None are made. Lentera has no score and no profile of anybody: GDPR 22."),
                _(
                    "Writing down working hours is asked for by the contract or by law; what "
                    "follows from not doing it stands there, and nothing follows in Lentera."
                ),
            ),
        ),
    )


def _record(source: Source) -> tuple[str, tuple[Section, ...]]:
    return _("Record of processing"), (
        _responsible(),
        purposes(source),
        Section(
            _("Whose data, and which"),
            points=(
                _("People who work here, and those who worked here while their data is kept."),
                _("Name, mail address, zone and language; roles and teams with their dates."),
                _("Time entries: start, end, words, project, task, tags."),
                _("Who looked at whose time, what for and when."),
                _("No special categories are asked for; whoever writes words should name none."),
            ),
        ),
        recipients(source),
        *clauses(source),
        Section(
            _("Other countries"),
            (
                _(
                    "Lentera runs on your own server and sends nothing anywhere but mails. "
                    "[Where the server and the mail server stand, and who runs them.]"
                ),
            ),
        ),
        retention(source),
        Section(_("Security measures"), points=_measures()),
        forbidden(),
    )


def _assessment(source: Source) -> tuple[str, tuple[Section, ...]]:
    return _("Impact assessment, a draft"), assessment(source, _recorded())


def _responsible() -> Section:
    return Section(
        _("Who is responsible"),
        (
            _(
                "[Name and address of the company, its representative, its data protection "
                "officer, "
                "with a mail address for questions.]"
            ),
        ),
    )


def _recorded() -> Section:
    return Section(
        _("What is recorded"),
        (
            _(
                "Only what people write down themselves: when they worked, on what, in their own "
                "words. It comes from nowhere else."
            ),
            _(
                "Lentera has no screenshots, no key counting, no location, no camera: nothing in a "
                "charter can switch them on."
            ),
        ),
    )


def _rights(source: Source) -> Section:
    objection = _("To object: with the button on the page of the charter.")
    if source.representative:
        objection = _(
            "To object: with the button on the page of the charter; %(name)s, whom the people "
            "elected, answers."
        ) % {"name": source.representative}
    return Section(
        _("Your rights"),
        (
            _(
                "Within one month under the GDPR; within 3 times 24 hours under UU 27/2022 for "
                "access, correction and restriction."
            ),
        ),
        (
            _("To see what is kept of you, and who looked: in Lentera at any time."),
            _("To correct it: in Lentera, until the days are closed; after that on request."),
            _("To have it deleted or restricted, as far as no law asks for it to be kept."),
            _("To take it with you as a file."),
            objection,
            _("To complain to an authority. [Name and address of the authority.]"),
        ),
    )


def _measures() -> tuple[str, ...]:
    return (
        _(
            "One door in the program: nobody's time is read by others without a purpose the "
            "charter "
            "grants."
        ),
        _("Every look is kept before it happens, and shown to the people concerned."),
        _("Sums need a smallest group; the floor stands in the program and not in a setting."),
        _("Changes stand in an append-only ledger with signed states; a changed record is found."),
        _("Passwords are kept with Argon2id; second factors and passkeys can be used."),
        _("Backups are encrypted to keys that are not on the server."),
        _("Logs of the server hold no names, addresses, words or query strings."),
    )


_WRITERS: dict[str, Callable[[Source], tuple[str, tuple[Section, ...]]]] = {
    NOTICE: _notice,
    RECORD: _record,
    ASSESSMENT: _assessment,
}

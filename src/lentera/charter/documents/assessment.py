"""The draft of an impact assessment: GDPR 35(7), (9) and (11); UU 27/2022 article 34."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from lentera.charter.documents.parts import (
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
    from lentera.domain.charter import Charter


def assessment(source: Source, recorded: Section) -> tuple[Section, ...]:
    """Return the sections, in the order of article 35(7)."""
    charter = source.told.charter
    return (
        Section(
            _("Why it is written"),
            (
                _(
                    "Recording working hours concerns people who depend on their employer, "
                    "and does "
                    "so all the time. Such a use is assessed before it begins."
                ),
            ),
        ),
        recorded,
        purposes(source),
        recipients(source),
        *clauses(source),
        retention(source),
        _necessity(charter),
        forbidden(),
        _risks(),
        _measures(),
        _views_of_staff(source),
        _review(charter),
    )


def _necessity(charter: Charter) -> Section:
    return Section(
        _("Necessity and proportion"),
        points=(
            _(
                "Sums of teams answer most questions of planning; single people are shown "
                "only where "
                "a purpose cannot be met without them."
            ),
            _("Each purpose ends in the program at the coarsest view it needs."),
            _(
                "Fewer than %(count)s people behind a sum, and it is not shown: a smaller number "
                "would let colleagues find single people out."
            )
            % {"count": charter.smallest_group},
            _("Nothing is shown while it is happening: days close first."),
            _("[Which coarser way was thought about, and why it was not enough.]"),
        ),
    )


def _risks() -> Section:
    """Name the opponents: who could misuse what, and what stays possible."""
    return Section(
        _("Risks for people, by who could cause them"),
        (_("For each: what they could do, what prevents it, and what remains."),),
        (
            _(
                "A curious colleague or lead: sees only what the charter grants. Prevented in the "
                "program; nothing remains but what people tell each other."
            ),
            _(
                "An owner or HR with every role: no role opens more than the charter; comparing "
                "reports finds nobody out. What remains is a charter that was agreed too wide."
            ),
            _(
                "Whoever runs the server and reads its disk: can read time entries. Not prevented; "
                "the disk can be encrypted, and a second person can be asked for."
            ),
            _(
                "Whoever runs the server and changes it: can show something else. Changes "
                "of records "
                "and of the charter are found by the ledger; changed pages are not."
            ),
            _(
                "Colleagues who put together what they know: sums need enough people besides them. "
                "Prevented up to the stated group."
            ),
            _(
                "Somebody from outside, or a stolen device: sign-in with second factors, sessions "
                "that end, encrypted backups. A device that is open stays open until it is ended."
            ),
        ),
    )


def _measures() -> Section:
    """Name each measure with the test that fails when it is gone."""
    return Section(
        _("Measures, and the tests that watch over them"),
        (_("The names are files of Lentera's own tests, which everybody can read and run."),),
        (
            _("No look without a purpose, kept before it happens: %(test)s")
            % {"test": "tests/charter/test_disclosure.py"},
            _("What the charter grants, compared with a second engine: %(test)s")
            % {"test": "tests/domain/test_charter_oracle.py"},
            _("A wider charter not one second early, and never for older days: %(test)s")
            % {"test": "tests/charter/test_effect.py"},
            _("Sums from which nobody is found out: %(test)s")
            % {"test": "tests/attacks/test_team_views.py"},
            _("Tables that answer nothing without a door: %(test)s")
            % {"test": "tests/architecture/test_closed_managers.py"},
            _("A changed record or charter is named: %(test)s")
            % {"test": "tests/charter/test_ledger.py"},
            _("No sensors, and nothing loaded from elsewhere: %(test)s")
            % {"test": "tests/architecture/test_headers.py"},
        ),
    )


def _views_of_staff(source: Source) -> Section:
    if source.representative:
        asked = _(
            "%(name)s was elected by the people here. Without their second key no charter that "
            "shows more can hold."
        ) % {"name": source.representative}
    else:
        asked = _("Nobody is elected. [How the people concerned were asked.]")
    return Section(
        _("Views of the people concerned"),
        (
            asked,
            _("Everybody can object in Lentera. [What was objected, and what came of it.]"),
        ),
    )


def _review(charter: Charter) -> Section:
    if charter.review_on:
        said = _("It is looked at again on %(day)s.") % {"day": short_date(charter.review_on, None)}
    else:
        said = _("No day is set on which it is looked at again. [Set one in the charter.]")
    return Section(
        _("Review"),
        (said, _("Each new version of the charter writes this document anew.")),
    )

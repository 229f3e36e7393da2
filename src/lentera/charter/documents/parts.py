"""What a document is made of, and what several of them say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from lentera.charter.sentences import kept_for, never, points_of, seen_by_whom
from lentera.charter.words import PURPOSES
from lentera.domain.charter import Kind, Purpose, sights

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lentera.charter.selectors.history import Told


@dataclass(frozen=True, slots=True)
class Source:
    """What a document is written from: the version in force, and the names of projects."""

    told: Told
    workspace: str
    projects: Mapping[int, str]
    representative: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, its paragraphs, then its list."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document in one language; ``name`` stands in its address."""

    name: str
    title: str
    subtitle: str
    sections: tuple[Section, ...]


def recipients(source: Source) -> Section:
    """Say who receives what, for which purpose and when: every grant of the charter."""
    granted = tuple(
        " ".join(
            (sight.seen, _("What for: %(purpose)s.") % {"purpose": sight.purpose}, *sight.details)
        )
        for sight in seen_by_whom(source.told.charter)
    )
    return Section(
        _("Who sees what, and what for"),
        (
            _("Everybody sees all of their own time. What is not named here, nobody else sees."),
            _(
                "Nothing is sold or given to advertisers, and no page loads anything from "
                "elsewhere."
            ),
        ),
        granted,
    )


def clauses(source: Source) -> tuple[Section, ...]:
    """Say every other clause of the charter, but how long things are kept."""
    points = points_of(source.told.charter, None, source.projects)
    return tuple(
        Section(point.heading, points=point.sentences) for point in points if point.key != "kept"
    )


def retention(source: Source) -> Section:
    """Say how long each kind of fact is kept."""
    kept = source.told.charter.retention
    return Section(
        _("How long things are kept"),
        points=tuple(kept_for(kind, kept.months(kind)) for kind in Kind),
    )


def forbidden() -> Section:
    """Say what no charter can allow."""
    return Section(
        _("What nobody may ever do"),
        (_("No version of the charter can allow these, because no purpose for them exists."),),
        never(),
    )


def purposes(source: Source) -> Section:
    """Say each purpose with the legal basis it usually has."""
    granted = {sight.purpose for sight in sights(source.told.charter)}
    basis = _bases()
    return Section(
        _("Purposes and legal bases"),
        (
            _("Consent is not the basis: at work people can hardly refuse."),
            basis[Purpose.OWN_USE],
        ),
        tuple(
            _("%(purpose)s: %(basis)s") % {"purpose": PURPOSES[purpose], "basis": basis[purpose]}
            for purpose in Purpose
            if purpose in granted
        ),
    )


def _bases() -> dict[Purpose, str]:
    interest = _(
        "legitimate interest, GDPR 6(1)(f); UU 27/2022 article 20(2)(f). Weighed against people's "
        "interests by the small groups, closed days and log of looks described here."
    )
    contract = _("contract, GDPR 6(1)(b); UU 27/2022 article 20(2)(b).")
    duty = _("legal duty, GDPR 6(1)(c); UU 27/2022 article 20(2)(c).")
    return {
        Purpose.OWN_USE: _("Everybody's own overview of their time: part of the contract of work."),
        Purpose.PLANNING: interest,
        Purpose.TIMESHEET_APPROVAL: contract,
        Purpose.CLIENT_BILLING: contract,
        Purpose.PAYROLL: contract,
        Purpose.STATUTORY_RECORD: duty,
        Purpose.LEGAL_CLAIM: interest,
        Purpose.SUPPORT: interest,
    }

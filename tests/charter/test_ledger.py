"""What a hand in the database changes is found, also when the digest was changed with it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from lentera.charter import services
from lentera.charter.models import CharterVersion
from lentera.charter.selectors import numbers_that_differ, versions_that_differ
from lentera.charter.selectors.versions import digest_of
from lentera.config.commands.ledger import check_ledger
from lentera.domain.charter import Audience, Granularity, Purpose, to_plain
from lentera.witness.models import Event
from tests.cast import NOW, Cast
from tests.charter.agreeing import announced, granting, narrower, wider, wulan_elected


def hands(cast: Cast) -> dict[str, dict[str, object]]:
    """What an owner with access to the database could write into the row of a version."""
    entries = (Audience.OWNER, Purpose.SUPPORT, Granularity.ENTRIES)
    charter = granting(narrower(cast), entries)
    clauses, digest = {"clauses": to_plain(charter)}, {"digest": digest_of(charter)}
    return {
        "clauses and digest": {**clauses, **digest},
        "clauses alone": clauses,
        "digest alone": digest,
        "an earlier effect": {"effective_at": NOW},
        "a later effect": {"effective_at": NOW + timedelta(days=1)},
        "a withdrawal": {"withdrawn_at": NOW},
        "another number": {"number": 77},
    }


HANDS = (
    "clauses and digest",
    "clauses alone",
    "digest alone",
    "an earlier effect",
    "a later effect",
    "a withdrawal",
    "another number",
)


def finding() -> tuple[bool, str]:
    [found] = [one for one in check_ledger() if one.what == "charter"]
    return found.good, found.says


@pytest.mark.parametrize("hand", HANDS)
def test_a_hand_in_the_database_is_named_and_turns_the_page_red(cast: Cast, hand: str) -> None:
    wulan_elected(cast)
    number = announced(cast, wider(cast))
    sari, client = cast.viewer("sari"), Client()
    client.force_login(cast.accounts["sari"])
    before = (numbers_that_differ(sari), finding()[0], client.get("/charter/").content.decode())
    row = CharterVersion.objects.get(number=number)

    CharterVersion.objects.filter(pk=row.pk).update(**hands(cast)[hand])

    number = CharterVersion.objects.get(pk=row.pk).number
    paths = ("/charter/", f"/charter/versions/{number}/", "/charter/documents/privacy-notice/")
    pages = [client.get(path).content.decode() for path in paths]
    good, says = finding()
    assert before[:2] == ((), True)
    assert "is not what was announced" not in before[2]
    assert numbers_that_differ(sari) == (number,)
    assert (good, f"version {number}" in says) == (False, True)
    assert all("is not what was announced" in page for page in pages)


def test_a_version_that_nobody_announced_is_named(cast: Cast) -> None:
    number = announced(cast, narrower(cast))
    row = CharterVersion.objects.get(number=number)
    row.pk, row.number = row.pk + 1, 2

    row.save(force_insert=True)

    assert [one.number for one in versions_that_differ()] == [2]


def test_a_version_that_was_removed_is_named(cast: Cast) -> None:
    number = announced(cast, narrower(cast))

    CharterVersion.objects.filter(number=number).delete()

    assert [one.number for one in versions_that_differ()] == [number]


def test_everything_that_happens_to_a_charter_is_in_the_ledger(cast: Cast) -> None:
    wulan_elected(cast)
    first = announced(cast, wider(cast))
    services.turn_second_key(cast.viewer("wulan"), number=first, now=NOW)
    services.withdraw(cast.viewer("bayu"), number=first, now=NOW)
    second = announced(cast, narrower(cast))
    services.acknowledge(cast.viewer("sari"), number=second, now=NOW)
    services.object_to(cast.viewer("sari"), number=second, text="Too little.", now=NOW)
    services.end_election(cast.viewer("bayu"), why="Term is over.", now=NOW)

    kept = [one for one in Event.objects.in_order() if one.kind.startswith("charter.")]

    assert [one.kind.removeprefix("charter.") for one in kept] == [
        "elected",
        "announced",
        "second_key",
        "withdrawn",
        "announced",
        "acknowledged",
        "objected",
        "election_ended",
    ]
    assert all(len(one.after["digest"]) == 64 for one in kept)
    assert versions_that_differ() == ()

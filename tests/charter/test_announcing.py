"""Announcing, the second key, and taking back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lentera.charter import services
from lentera.charter.models import CharterVersion
from lentera.charter.refusals import (
    AnotherWaits,
    DraftChanged,
    KeyOfTheElected,
    NoDraft,
    NothingChanged,
    NotWaiting,
    NotYoursToDraft,
    OneHand,
)
from lentera.charter.selectors.history import State, present_draft, version_told
from lentera.charter.selectors.versions import held_now
from lentera.domain.charter import DEFAULT_CHARTER
from lentera.outbox.models import Message
from tests.cast import NOW, Cast
from tests.charter.agreeing import DAY, announced, narrower, wider, wulan_elected


def mails() -> list[dict[str, str]]:
    return [one.payload for one in Message.objects.filter(kind="mail")]


def state_of(cast: Cast, number: int, at=NOW) -> State:
    return version_told(cast.viewer("sari"), number, at).state


def test_what_shows_less_holds_at_once_and_everybody_here_is_told(cast: Cast) -> None:
    Message.objects.all().delete()

    number = announced(cast, narrower(cast), why="Nobody needs it.")

    told = mails()
    assert held_now(cast.workspace_id, NOW).number == number
    assert sorted(one["to"].split("@")[0] for one in told) == [
        "bayu", "dewi", "jonas", "putri", "rina", "sari", "wulan",
    ]  # fmt: skip
    assert all("It holds from now on." in one["text"] for one in told)
    assert all("Why: Nobody needs it." in one["text"] for one in told)


def test_what_shows_more_is_said_in_the_mail_as_before_and_after(cast: Cast) -> None:
    Message.objects.all().delete()

    announced(cast, wider(cast))

    assert all(
        "Approving time sheets: Team leads could see each person's total of each closed week until "
        "now; then it is each person's total of each day." in one["text"]
        for one in mails()
    )


def test_only_owners_admins_and_hr_draft_and_announce(cast: Cast) -> None:
    for name in ("sari", "rina", "putri", "wulan", "jonas"):
        with pytest.raises(NotYoursToDraft):
            services.begin_draft(cast.viewer(name), now=NOW)

    assert announced(cast, narrower(cast), by="dewi") == 1


def test_a_draft_that_changed_after_it_was_read_is_not_announced(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    services.begin_draft(bayu, charter=wider(cast), now=NOW)
    read = present_draft(bayu, NOW)
    assert read is not None
    services.change_draft(cast.viewer("dewi"), charter=narrower(cast), why="")

    with pytest.raises(DraftChanged):
        services.announce(bayu, digest=read.digest, now=NOW)


def test_a_draft_that_changes_nothing_is_not_announced(cast: Cast) -> None:
    with pytest.raises(NothingChanged):
        announced(cast, DEFAULT_CHARTER)


def test_after_it_was_announced_nobody_changes_a_version(cast: Cast) -> None:
    number = announced(cast, wider(cast))
    clauses = CharterVersion.objects.get(number=number).clauses

    with pytest.raises(NoDraft):
        services.change_draft(cast.viewer("bayu"), charter=narrower(cast), why="")
    services.drop_draft(cast.viewer("bayu"))

    assert CharterVersion.objects.get(number=number).clauses == clauses


def test_one_version_waits_at_a_time(cast: Cast) -> None:
    announced(cast, wider(cast))

    with pytest.raises(AnotherWaits):
        announced(cast, narrower(cast))


def test_what_shows_more_needs_the_key_of_whoever_was_elected(cast: Cast) -> None:
    wulan_elected(cast)
    number = announced(cast, wider(cast))
    much_later = NOW + timedelta(days=400)

    before = (state_of(cast, number), state_of(cast, number, much_later))
    for name in ("bayu", "dewi", "rina", "sari"):
        with pytest.raises(KeyOfTheElected):
            services.turn_second_key(cast.viewer(name), number=number, now=NOW)
    services.turn_second_key(cast.viewer("wulan"), number=number, now=NOW + 20 * DAY)

    assert before == (State.NEEDS_KEY, State.NEEDS_KEY)
    assert state_of(cast, number, NOW + 20 * DAY) is State.IN_FORCE


def test_the_role_alone_opens_nothing_without_the_record_of_an_election(cast: Cast) -> None:
    wulan_elected(cast)
    number = announced(cast, wider(cast))
    services.end_election(cast.viewer("bayu"), why="Term is over.", now=NOW)

    with pytest.raises(KeyOfTheElected):
        services.turn_second_key(cast.viewer("wulan"), number=number, now=NOW)


def test_who_announced_it_does_not_give_the_second_key(cast: Cast) -> None:
    services.record_election(
        cast.viewer("bayu"),
        member_id=cast.viewer("dewi").member_id,
        held_on=NOW.date(),
        how="Show of hands.",
        today=NOW.date(),
        now=NOW,
    )
    number = announced(cast, wider(cast), by="dewi")

    with pytest.raises(OneHand):
        services.turn_second_key(cast.viewer("dewi"), number=number, now=NOW)


def test_what_shows_less_needs_no_second_key(cast: Cast) -> None:
    wulan_elected(cast)

    number = announced(cast, narrower(cast))

    assert state_of(cast, number) is State.IN_FORCE


def test_a_version_is_withdrawn_until_it_holds_and_not_after(cast: Cast) -> None:
    bayu, number = cast.viewer("bayu"), announced(cast, wider(cast))
    services.withdraw(bayu, number=number, now=NOW + DAY)
    another = announced(cast, wider(cast), now=NOW + DAY)

    with pytest.raises(NotWaiting):
        services.withdraw(bayu, number=another, now=NOW + 15 * DAY)

    assert state_of(cast, number, NOW + 30 * DAY) is State.WITHDRAWN
    assert held_now(cast.workspace_id, NOW + 30 * DAY).number == another

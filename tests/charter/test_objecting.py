"""Objections: between one person and the elected representative, and nobody else."""

from __future__ import annotations

import pytest

from lentera.charter import services
from lentera.charter.refusals import NoSuchObjection, ObjectionClosed
from lentera.charter.selectors.objections import thread_of, threads
from lentera.outbox.models import Message
from lentera.witness.models import Event
from tests.cast import NOW, Cast
from tests.charter.agreeing import announced, wider, wulan_elected

SECRET = "I have a second job, and these hours would show it."
EVERYBODY_ELSE = ("bayu", "dewi", "rina", "putri", "jonas", "mallory")


def objected(cast: Cast) -> int:
    number = announced(cast, wider(cast))
    return services.object_to(cast.viewer("sari"), number=number, text=SECRET, now=NOW)


def test_the_two_of_them_read_it_and_nobody_else_does(cast: Cast) -> None:
    wulan_elected(cast)
    opened = objected(cast)

    seen = [thread_of(cast.viewer(name), opened).lines[0].text for name in ("sari", "wulan")]
    for name in EVERYBODY_ELSE:
        with pytest.raises(NoSuchObjection):
            thread_of(cast.viewer(name), opened)

    assert seen == [SECRET, SECRET]
    assert [threads(cast.viewer(name)) for name in EVERYBODY_ELSE] == [()] * len(EVERYBODY_ELSE)


def test_no_mail_and_no_event_carries_what_was_written(cast: Cast) -> None:
    wulan_elected(cast)

    objected(cast)

    mails = [f"{one.payload}" for one in Message.objects.filter(kind="mail")]
    events = [f"{one.before}{one.after}{one.reason}" for one in Event.objects.in_order()]
    assert not any("second job" in one for one in [*mails, *events])
    assert any("charter.objected" in one.kind for one in Event.objects.in_order())


def test_each_is_told_of_what_the_other_wrote(cast: Cast) -> None:
    wulan_elected(cast)
    opened = objected(cast)
    Message.objects.all().delete()

    services.reply(cast.viewer("wulan"), objection_id=opened, text="Let us talk.", now=NOW)
    services.reply(cast.viewer("sari"), objection_id=opened, text="Thank you.", now=NOW)

    told = [one.payload["to"] for one in Message.objects.order_by("created_at", "pk")]
    assert sorted(told) == ["sari@kunang.example", "wulan@kunang.example"]
    assert [line.name for line in thread_of(cast.viewer("sari"), opened).lines][1:] != []


def test_while_nobody_is_elected_it_waits_for_whoever_will_be(cast: Cast) -> None:
    opened = objected(cast)
    with pytest.raises(NoSuchObjection):
        thread_of(cast.viewer("wulan"), opened)

    wulan_elected(cast)

    assert thread_of(cast.viewer("wulan"), opened).lines[0].text == SECRET


def test_whoever_represents_no_more_reads_no_more(cast: Cast) -> None:
    wulan_elected(cast)
    opened = objected(cast)

    services.end_election(cast.viewer("bayu"), why="Term is over.", now=NOW)

    with pytest.raises(NoSuchObjection):
        thread_of(cast.viewer("wulan"), opened)


def test_nothing_is_added_to_a_closed_one(cast: Cast) -> None:
    wulan_elected(cast)
    opened, sari = objected(cast), cast.viewer("sari")
    services.reply(sari, objection_id=opened, text="One more thing.", now=NOW)
    services.close_objection(sari, objection_id=opened, now=NOW)

    for deed in (
        lambda: services.reply(sari, objection_id=opened, text="And another.", now=NOW),
        lambda: services.close_objection(sari, objection_id=opened, now=NOW),
    ):
        with pytest.raises(ObjectionClosed):
            deed()

    assert len(thread_of(sari, opened).lines) == 2

"""What people say to each other about their time: canaries for those who speak with each other."""

from __future__ import annotations

from datetime import timedelta

from lentera.charter import services as charter
from lentera.charter.services.disclosure import Ask
from lentera.domain.charter import Cadence, Granularity, Purpose
from lentera.reports.services.sharing import Giving, give_share
from lentera.witness.services.asking import ask_why, report_wrong
from tests.attacks.canaries import Canary
from tests.attacks.world import ADMINS, MONDAY, World, gather_all
from tests.cast import NOW

DRAFTERS = ADMINS | {"dewi"}


def build() -> World:
    """Return two workspaces in which everybody has something, and has said something."""
    world = gather_all()
    agree(world)
    look(world)
    share(world)
    return world


def agree(world: World) -> None:
    """Let Wulan be elected, leads answer, a draft be written, and Sari object."""
    bayu, rina, sari = map(world.cast.viewer, ("bayu", "rina", "sari"))
    today = NOW.date()
    charter.record_election(
        bayu,
        member_id=world.cast.viewer("wulan").member_id,
        held_on=today,
        how="By show of hands",
        today=today,
        now=NOW,
    )
    charter.ask_leads(bayu, now=NOW)
    charter.answer(
        rina,
        why=_word(world, "rina", "answer of a lead", DRAFTERS | {"rina"}),
        needs={Purpose.PLANNING: Granularity.TEAM_PER_CLOSED_WEEK},
        cadence=Cadence.WEEK,
        now=NOW,
    )
    charter.begin_draft(bayu, why=_word(world, "bayu", "draft of a charter", DRAFTERS), now=NOW)
    said = _word(world, "sari", "objection", {"sari", "wulan"})
    objection = charter.object_to(sari, number=0, text=said, now=NOW)
    for name in ("sari", "wulan"):
        world.have(name, "objection", objection)
    for name in world.people.values():
        world.have(name, "version", 0)


def look(world: World) -> None:
    """Payroll looks at two people; one asks why, the other says that it was wrong."""
    reference = _word(world, "putri", "reference of a look", {"putri", "sari", "jonas", "wulan"})
    looked = Ask(
        member_ids=[world.cast.viewer(name).member_id for name in ("sari", "jonas")],
        purpose=Purpose.PAYROLL,
        granularity=Granularity.PERSON_PER_DAY,
        first_on=MONDAY,
        last_on=MONDAY + timedelta(days=6),
        reference=reference,
    )
    with charter.disclosed(world.cast.viewer("putri"), looked, now=NOW) as disclosure:
        for name in ("putri", "sari", "jonas"):
            world.have(name, "look", disclosure.look_id)
    for name, ask, reader in (("sari", ask_why, "putri"), ("jonas", report_wrong, "wulan")):
        text = _word(world, name, "question about a look", {name, reader})
        viewer = world.cast.viewer(name)
        request = ask(viewer, look_id=disclosure.look_id, text=text, now=NOW)
        for one in (name, reader):
            world.have(one, "request", request.pk)


def share(world: World) -> None:
    """Sari shares her weekly total with Rina, and nobody else."""
    rina = world.cast.viewer("rina").member_id
    until_on = NOW.date() + timedelta(days=7)
    giving = Giving(what="total", load="", with_member_id=rina, until_on=until_on)
    given = give_share(world.cast.viewer("sari"), giving, today=NOW.date(), now=NOW)
    world.have("sari", "share", given.pk)


def _word(world: World, name: str, about: str, readers: set[str] | frozenset[str]) -> str:
    return world.cage.word(Canary(name, about, frozenset(readers)))

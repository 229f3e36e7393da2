"""The doors with one fault put in on purpose: the test that is named must fail.

A mutant is a function that patches the product; its first line of documentation says what is
broken then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.urls import get_resolver, path

from lentera.charter.selectors import versions
from lentera.charter.services import disclosure
from lentera.config import doors
from lentera.domain import doors as standing
from lentera.domain.charter import Granularity, Purpose, history
from lentera.domain.viewer import Role, Viewer
from lentera.tracking import querysets
from lentera.tracking.models import TimeEntry
from lentera.witness.services import looking
from tests.architecture import test_closed_managers, test_doors
from tests.cast import NOW
from tests.charter import test_disclosure
from tests.domain import test_charter_history

Patch = pytest.MonkeyPatch


def a_view_has_no_door(patch: Patch) -> None:
    """An address is added and nobody says who may come in."""
    resolver = get_resolver()
    more = path("everything/", lambda _: HttpResponse(), name="everything")
    patch.setattr(resolver, "url_patterns", [*resolver.url_patterns, more])


def what_is_not_listed_opens(patch: Patch) -> None:
    """An address that is not in the door table opens for members."""

    class Open(dict[str, doors.Door]):
        def get(self, key: str, _default: object = None) -> doors.Door:
            return dict.get(self, key, doors.Door.MEMBER)

    open_table = Open(doors.DOORS)
    patch.setattr("lentera.config.middleware.DOORS", open_table)
    patch.setattr(test_doors, "DOORS", open_table)


def the_manager_answers_without_a_door(patch: Patch) -> None:
    """The closed manager of entries answers whoever asks."""
    patch.setattr(
        querysets.EntryManager,
        "get_queryset",
        lambda self: querysets.EntryQuerySet(self.model),
    )


def instead_of_the_door(patch: Patch, door: Callable[..., Any]) -> None:
    patch.setattr(test_disclosure, "disclosed", contextmanager(door))


def the_look_is_kept_after_reading(patch: Patch) -> None:
    """The door opens first, and the look is kept when it shuts."""
    honest = disclosure.disclosed

    def open_first(*asked: Any, **more: Any) -> Iterator[Any]:
        later: list[Callable[[], object]] = []

        def put_off(*what: Any, **facts: Any) -> int:
            later.append(partial(looking.keep_look, *what, **facts))
            return 0

        patch.setattr(disclosure, "keep_look", put_off)
        with honest(*asked, **more) as found:
            yield found
        for keep in later:
            keep()

    instead_of_the_door(patch, open_first)


def nothing_is_durable(patch: Patch) -> None:
    """A look may be kept inside a transaction that can still be undone."""
    atomic = SimpleNamespace(atomic=lambda **_: transaction.atomic())
    patch.setattr(looking, "transaction", atomic)


def the_look_is_undone_with_the_reading(patch: Patch) -> None:
    """The look and the reading are one transaction: an error takes both back."""
    honest = disclosure.disclosed
    nothing_is_durable(patch)

    def all_or_nothing(*asked: Any, **more: Any) -> Iterator[Any]:
        with transaction.atomic(), honest(*asked, **more) as found:
            yield found

    instead_of_the_door(patch, all_or_nothing)


def the_door_stays_open(patch: Patch) -> None:
    """The door is not shut again after the reading."""

    @contextmanager
    def left_open(door: object) -> Iterator[None]:
        standing._standing.set((door,))
        yield

    patch.setattr(disclosure, "standing_open", left_open)


def no_look_is_kept(patch: Patch) -> None:
    """The door opens and nobody keeps that somebody looked."""
    patch.setattr(disclosure, "keep_look", lambda *_, **__: 0)


def attempts_are_forgotten(patch: Patch) -> None:
    """Only looks that were allowed are kept."""

    def keep(looking_at: Any, **facts: Any) -> int:
        return 0 if looking_at.refused else looking.keep_look(looking_at, **facts)

    patch.setattr(disclosure, "keep_look", keep)


def granularity_is_ignored(patch: Patch) -> None:
    """Whoever may see days of people sees everything, down to entries."""
    honest = disclosure.scope_for

    def ask_less(*facts: Any, granularity: Granularity, **more: Any) -> Any:
        return honest(*facts, granularity=min(granularity, Granularity.PERSON_PER_DAY), **more)

    patch.setattr(disclosure, "scope_for", ask_less)


def purpose_is_ignored(patch: Patch) -> None:
    """Whatever it is for counts as payroll."""
    honest = disclosure._question

    def for_payroll(viewer: Viewer, ask: disclosure.Ask) -> Any:
        return disclosure.Question(Purpose.PAYROLL, honest(viewer, ask).period, ask.projects)

    patch.setattr(disclosure, "_question", for_payroll)


def roles_are_ignored(patch: Patch) -> None:
    """Whoever asks counts as payroll."""
    honest = disclosure._asker

    def as_payroll(*facts: Any) -> Any:
        asker = honest(*facts)
        return replace(asker, roles=asker.roles | {Role.PAYROLL})

    patch.setattr(disclosure, "_asker", as_payroll)


def open_days_count_as_closed(patch: Patch) -> None:
    """Days that are not closed yet are shown as if they were."""
    patch.setattr(disclosure, "closed_at", lambda *_: NOW - timedelta(days=1))


def strangers_are_members(patch: Patch) -> None:
    """People of another workspace are taken for people of this one."""
    patch.setattr(disclosure, "members_of_workspace", lambda _, ids: frozenset(ids))


def no_reference_is_needed(patch: Patch) -> None:
    """A look at single people need not say what it belongs to."""
    patch.setattr(Granularity, "names_people", property(lambda _: False))


def changed_clauses_hold(patch: Patch) -> None:
    """Clauses that somebody changed in the database hold."""
    patch.setattr(versions, "digest_of", lambda _: AlwaysTheSame())


class AlwaysTheSame(str):
    """A digest that equals every other."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, _: object) -> bool:
        return True

    def __ne__(self, _: object) -> bool:
        return False


def a_widening_begins_a_second_early(patch: Patch) -> None:
    """A new charter holds one second before its moment."""
    honest = history._begun
    second = timedelta(seconds=1)
    patch.setattr(history, "_begun", lambda versions, now: honest(versions, now + second))


def a_widening_reaches_back(patch: Patch) -> None:
    """Days before a widening are shown under the wider charter."""
    patch.setattr(history, "narrower_of", lambda _, new: new)


KEPT_FIRST = test_disclosure.test_a_look_is_kept_before_the_door_opens_and_the_door_shuts_behind_it
STAYS_SHUT = (
    test_disclosure.test_what_the_charter_does_not_grant_stays_shut_and_the_attempt_is_shown
)
# Mutant: the test that must fail, and what it is given besides the cast.
TESTED: dict[Callable[[Patch], None], tuple[Callable[..., None], dict[str, Any]]] = {
    a_view_has_no_door: (
        test_doors.test_every_address_has_a_door_and_every_door_an_address,
        {},
    ),
    what_is_not_listed_opens: (test_doors.test_an_address_without_a_door_does_not_open, {}),
    the_manager_answers_without_a_door: (
        test_closed_managers.test_every_public_method_of_a_closed_manager_raises,
        {"model": TimeEntry},
    ),
    no_look_is_kept: (KEPT_FIRST, {}),
    the_look_is_kept_after_reading: (KEPT_FIRST, {}),
    the_door_stays_open: (KEPT_FIRST, {}),
    the_look_is_undone_with_the_reading: (
        test_disclosure.test_an_error_while_looking_leaves_the_look,
        {},
    ),
    nothing_is_durable: (
        test_disclosure.test_a_look_inside_a_transaction_that_could_undo_it_is_refused,
        {},
    ),
    attempts_are_forgotten: (STAYS_SHUT, {"who": "rina", "changes": {}}),
    roles_are_ignored: (STAYS_SHUT, {"who": "bayu", "changes": {}}),
    purpose_is_ignored: (
        STAYS_SHUT,
        {"who": "putri", "changes": {"purpose": Purpose.OWN_USE}},
    ),
    granularity_is_ignored: (
        STAYS_SHUT,
        {"who": "putri", "changes": {"granularity": Granularity.ENTRIES}},
    ),
    strangers_are_members: (STAYS_SHUT, {"who": "mallory", "changes": {}}),
    open_days_count_as_closed: (
        test_disclosure.test_days_that_are_not_closed_are_nobodys_business,
        {},
    ),
    no_reference_is_needed: (
        test_disclosure.test_a_look_at_single_people_says_what_it_belongs_to,
        {},
    ),
    changed_clauses_hold: (
        test_disclosure.test_clauses_that_were_changed_in_the_database_open_nothing,
        {},
    ),
    a_widening_begins_a_second_early: (
        test_charter_history.test_a_charter_holds_from_its_second_on_and_not_one_sooner,
        {},
    ),
    a_widening_reaches_back: (
        test_charter_history.test_days_before_a_widening_stay_under_the_narrower_charter,
        {},
    ),
}

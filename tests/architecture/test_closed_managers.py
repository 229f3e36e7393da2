"""A table about people's time answers nothing by itself: its manager raises, whatever is asked."""

import inspect

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Manager, Model, QuerySet

from lentera.config.locks.tables import CLOSED
from lentera.domain.doors import UnscopedQueryError

# Tables that name a person and say nothing about their time.
ORDINARY = {
    "people.Account": "the login itself",
    "people.Member": "who belongs to the workspace",
    "people.MemberRole": "what a member is trusted with",
    "people.Team": "names a team",
    "people.TeamMembership": "who is in which team",
    "people.TeamLead": "who leads which team",
    "people.Workspace": "names a workspace",
    "people.Invitation": "who was invited by whom",
    "people.ApiKey": "a key of its owner",
    "people.Claim": "the token of a fresh server",
    "projects.ProjectMember": "who may use a project",
    "outbox.Message": "a mail on its way",
    "charter.CharterVersion": "who drafted and announced which version",
    "charter.Acknowledgement": "who read which version; pages show how many",
    "charter.Election": "who was elected, and how: shown to everybody",
    "charter.LeadRound": "who asked the leads",
}
# What a queryset does with one row or many, by arguments that any model understands.
ARGUMENTS = {
    "aggregate": {},
    "bulk_create": {"objs": []},
    "bulk_update": {"objs": [], "fields": ["id"]},
    "abulk_create": {"objs": []},
    "abulk_update": {"objs": [], "fields": ["id"]},
    "dates": {"field_name": "id", "kind": "day"},
    "datetimes": {"field_name": "id", "kind": "day"},
    "raw": {"raw_query": "SELECT 1"},
    "using": {"alias": "default"},
    "in_bulk": {},
}
# These build no query and return no row.
HARMLESS = {"check", "contribute_to_class", "deconstruct", "db_manager", "from_queryset"}


def closed_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model._meta.label in CLOSED]


def questions(manager: Manager) -> list[str]:
    """Every public method that Django itself brings: what our own class adds are the doors."""
    names = {name for name, _ in inspect.getmembers(Manager, callable)}
    return sorted(name for name in names - HARMLESS if not name.startswith("_"))


def test_every_table_that_names_a_person_is_on_one_of_the_lists() -> None:
    people = {"people.Account", "people.Member"}
    naming = {
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("lentera.")
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and field.related_model._meta.label in people
    }

    assert naming - CLOSED - ORDINARY.keys() == set()


def test_every_closed_table_exists() -> None:
    assert {model._meta.label for model in closed_models()} == CLOSED


@pytest.mark.parametrize("model", closed_models(), ids=lambda model: model._meta.label)
def test_every_public_method_of_a_closed_manager_raises(model: type[Model]) -> None:
    manager = model._default_manager

    answered = [name for name in questions(manager) if not raises(manager, name)]

    assert answered == []
    assert len(questions(manager)) > 40


@pytest.mark.parametrize("model", closed_models(), ids=lambda model: model._meta.label)
def test_a_closed_table_has_no_second_manager(model: type[Model]) -> None:
    assert [manager.name for manager in model._meta.managers] == ["objects"]


def test_no_table_can_be_reached_from_the_other_side() -> None:
    open_backs = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("lentera.")
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and field.remote_field.related_name != "+"
    ]

    assert open_backs == []


def test_the_walk_would_see_an_open_manager() -> None:
    ordinary = apps.get_model("people.Workspace")._default_manager

    assert not raises(ordinary, "filter")
    assert isinstance(ordinary.filter(), QuerySet)


def raises(manager: Manager, name: str) -> bool:
    try:
        answer = getattr(manager, name)(**ARGUMENTS.get(name, {}))
        if inspect.iscoroutine(answer):
            answer.send(None)
    except UnscopedQueryError:
        return True
    except Exception:  # noqa: BLE001  any other end means that the door was not what stopped it
        return False
    return False

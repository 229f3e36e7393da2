"""Finding or making by name, thousands at a time."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lentera.projects import services
from lentera.projects.kinds import Kind
from lentera.projects.models import Client, Project, Tag, Task
from lentera.projects.refusals import (
    MissingNames,
    NameMissing,
    NameTooLong,
    UnknownProject,
)
from lentera.projects.selectors import ProjectName, TaskName, known_projects, known_tags
from lentera.projects.services import NewProject
from lentera.witness.selectors import shared_history_of
from tests.cast import NOW, Cast

pytestmark = pytest.mark.engines
WEBSITE = ProjectName("Website", "Kopi Nusantara")


def test_what_is_there_is_found_and_what_is_not_is_made(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    design = services.create_tag(bayu, name="Design", now=NOW).id

    found = services.ensure_tags(bayu, ["DESIGN", "Research", " research "], now=NOW)

    assert found["DESIGN"] == design
    assert found["Research"] == found[" research "]
    assert sorted(Tag.objects.values_list("name", flat=True)) == ["Design", "Research"]


def test_asking_twice_makes_nothing_twice(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    first = services.ensure_projects(bayu, [WEBSITE, ProjectName("Inbox")], now=NOW)

    again = services.ensure_projects(bayu, [WEBSITE, ProjectName("Inbox")], now=NOW)

    assert again == first
    assert (Project.objects.count(), Client.objects.count()) == (2, 1)


def test_one_project_name_under_two_clients_is_two_projects(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    wanted = [WEBSITE, ProjectName("Website", "Teh Tarik"), ProjectName("Website")]

    found = services.ensure_projects(bayu, wanted, now=NOW)

    assert len(set(found.values())) == Project.objects.count() == 3


def test_a_project_name_alone_means_the_only_project_of_that_name(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    website = services.ensure_projects(bayu, [WEBSITE], now=NOW)[WEBSITE]

    alone = ProjectName("website")
    assert services.ensure_projects(bayu, [alone], now=NOW) == {alone: website}

    services.ensure_projects(bayu, [ProjectName("Website", "Teh Tarik")], now=NOW)
    assert known_projects(bayu, [alone]) == {}


def test_names_of_merged_ones_lead_to_the_one_that_stays(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    old, new = ProjectName("Web", "Kopi N."), ProjectName("Website", "Kopi Nusantara")
    ids = services.ensure_projects(bayu, [old, new], now=NOW)
    clients = services.ensure_clients(bayu, [old.client, new.client], now=NOW)
    services.merge(bayu, kind=Kind.PROJECT, thing_id=ids[old], into_id=ids[new], now=NOW)
    services.merge(
        bayu,
        kind=Kind.CLIENT,
        thing_id=clients[old.client],
        into_id=clients[new.client],
        now=NOW,
    )

    mixed = [old, ProjectName("Website", "Kopi N."), ProjectName("Web", "Kopi Nusantara")]
    found = services.ensure_projects(bayu, mixed, now=NOW)

    assert set(found.values()) == {ids[new]}
    assert Project.objects.count() == 2


def test_a_name_that_is_in_use_again_is_not_taken_for_the_merged_one(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    ids = services.ensure_tags(bayu, ["one", "two"], now=NOW)
    services.merge(bayu, kind=Kind.TAG, thing_id=ids["one"], into_id=ids["two"], now=NOW)
    again = services.create_tag(bayu, name="One", now=NOW).id

    assert known_tags(bayu, ["one"]) == {"one": again}


def test_tasks_are_found_and_made_in_their_projects(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    ids = services.ensure_projects(bayu, [WEBSITE, ProjectName("Inbox")], now=NOW)
    one, other = (TaskName(project_id, "Draft") for project_id in ids.values())
    first = services.ensure_tasks(bayu, [one, other], now=NOW)

    again = services.ensure_tasks(bayu, [one, TaskName(one.project_id, "DRAFT")], now=NOW)

    assert first[one] != first[other]
    assert set(again.values()) == {first[one]}
    assert Task.objects.count() == 2


def test_who_does_not_plan_gets_what_is_there_and_hears_what_is_missing(cast: Cast) -> None:
    sari = cast.viewer("sari")
    ids = services.ensure_projects(cast.viewer("bayu"), [WEBSITE], now=NOW)

    assert services.ensure_projects(sari, [WEBSITE], now=NOW) == ids
    with pytest.raises(MissingNames) as refused:
        services.ensure_projects(sari, [WEBSITE, ProjectName("Garden")], now=NOW)
    with pytest.raises(MissingNames):
        services.ensure_clients(sari, ["Teh Tarik"], now=NOW)

    assert refused.value.facts == {"count": 1, "name": "Garden"}
    assert (Project.objects.count(), Client.objects.count()) == (1, 1)


def test_names_of_projects_one_may_not_know_of_mean_nothing(cast: Cast) -> None:
    bayu, sari = cast.viewer("bayu"), cast.viewer("sari")
    services.ensure_projects(bayu, [WEBSITE], now=NOW, public=False)
    theirs = services.create_project(
        cast.viewer("mallory"), project=NewProject("Website"), now=NOW
    ).id

    assert known_projects(bayu, [WEBSITE]) != {}
    assert known_projects(sari, [WEBSITE, ProjectName("Website")]) == {}
    with pytest.raises(UnknownProject):
        services.ensure_tasks(bayu, [TaskName(theirs, "Draft")], now=NOW)
    assert Task.objects.count() == 0


def test_a_name_that_does_not_fit_is_refused_and_nothing_is_made(cast: Cast) -> None:
    bayu = cast.viewer("bayu")

    for wrong, no in [("x" * 251, NameTooLong), ("  ", NameMissing)]:
        with pytest.raises(no):
            services.ensure_projects(bayu, [ProjectName("Fine"), ProjectName(wrong)], now=NOW)

    assert Project.objects.count() == 0


def test_what_was_made_is_recorded_once_for_each(cast: Cast) -> None:
    bayu = cast.viewer("bayu")

    ids = services.ensure_tags(bayu, ["one", "two"], now=NOW)

    events = [shared_history_of(bayu, pk).get() for pk in ids.values()]
    assert {(event.kind, event.channel) for event in events} == {("tag.added", "import")}


def test_thousands_of_names_take_few_queries(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    wanted = [ProjectName(f"Project {number}", f"Client {number % 50}") for number in range(3000)]
    services.ensure_projects(bayu, wanted, now=NOW)

    with CaptureQueriesContext(connection) as asked:
        found = services.ensure_projects(bayu, wanted, now=NOW)
        services.ensure_tasks(bayu, [TaskName(pk, "Draft") for pk in found.values()], now=NOW)

    assert len(found) == len(set(found.values())) == Project.objects.count() == 3000
    assert Task.objects.count() == 3000
    assert len(asked) < 80

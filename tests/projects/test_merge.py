"""Making one of two and two of one: pointers move, time entries never do."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lentera.projects import services
from lentera.projects.kinds import Kind
from lentera.projects.models import Client, Project, Tag, Task
from lentera.projects.refusals import (
    CannotMerge,
    NameTaken,
    NotMerged,
    NotYoursToPlan,
    UnknownProject,
)
from lentera.projects.selectors import check_usable, labels_of, same_as
from lentera.projects.selectors.merges import stays_by_id
from lentera.projects.services import NewProject
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from lentera.tracking.services import add_entry
from lentera.witness.selectors import shared_history_of
from tests.cast import NOW, Cast

HOUR = timedelta(hours=1)


class Planner:
    """Bayu's short words for the services."""

    def __init__(self, cast: Cast, who: str = "bayu") -> None:
        self.viewer = cast.viewer(who)

    def project(self, name: str, **how: object) -> int:
        wanted = NewProject(name, **how)
        return services.create_project(self.viewer, project=wanted, now=NOW).id

    def task(self, project_id: int, name: str) -> int:
        return services.create_task(self.viewer, project_id=project_id, name=name, now=NOW).id

    def tag(self, name: str) -> int:
        return services.create_tag(self.viewer, name=name, now=NOW).id

    def client(self, name: str) -> int:
        return services.create_client(self.viewer, name=name, now=NOW).id

    def merge(self, kind: Kind, thing_id: int, into_id: int) -> None:
        services.merge(self.viewer, kind=kind, thing_id=thing_id, into_id=into_id, now=NOW)

    def unmerge(self, kind: Kind, thing_id: int) -> None:
        services.unmerge(self.viewer, kind=kind, thing_id=thing_id, now=NOW)


@pytest.fixture
def bayu(cast: Cast) -> Planner:
    return Planner(cast)


def stays(model: type, *ids: int) -> list[int | None]:
    pointers = dict(model.objects.filter(pk__in=ids).values_list("pk", "merged_into_id"))
    return [pointers[pk] for pk in ids]


def names(project_id: int) -> list[str]:
    label = labels_of(project_ids=[project_id], task_ids=[], tag_ids=[]).projects[project_id]
    return [label.name, label.client]


def test_entries_of_a_merged_project_show_the_one_that_stays_and_are_not_rewritten(
    cast: Cast, bayu: Planner
) -> None:
    sari = cast.viewer("sari")
    old, new = bayu.project("Web"), bayu.project("Website", colour=3)
    entry = add_entry(
        sari, content=Content.of(project_id=old), started_at=NOW - HOUR, ended_at=NOW, now=NOW
    )

    bayu.merge(Kind.PROJECT, old, new)

    kept = TimeEntry.objects.own(sari).get()
    label = labels_of(project_ids=[old], task_ids=[], tag_ids=[]).projects[old]
    assert (kept.pk, kept.project_id, kept.version) == (entry.pk, old, 1)
    assert (label.id, label.name, label.colour) == (new, "Website", 3)


def test_a_merge_is_taken_back_as_if_it_had_never_been(bayu: Planner) -> None:
    old, new = bayu.project("Web"), bayu.project("Website")
    tasks = [bayu.task(old, "Draft"), bayu.task(old, "Print"), bayu.task(new, "draft")]
    bayu.merge(Kind.PROJECT, old, new)

    bayu.unmerge(Kind.PROJECT, old)

    assert stays(Project, old, new) == [None, None]
    assert stays(Task, *tasks) == [None, None, None]
    assert names(old)[0] == "Web"


def test_tasks_of_one_name_become_one_with_their_projects(bayu: Planner) -> None:
    old, new = bayu.project("Web"), bayu.project("Website")
    draft, print_, other = bayu.task(old, "Draft"), bayu.task(old, "Print"), bayu.task(new, "DRAFT")

    bayu.merge(Kind.PROJECT, old, new)

    labels = labels_of(project_ids=[], task_ids=[draft, print_], tag_ids=[])
    assert stays(Task, draft, print_, other) == [other, None, None]
    assert labels.tasks == {draft: (other, "DRAFT"), print_: (print_, "Print")}


def test_chains_are_one_step_and_each_merge_is_taken_back_by_itself(bayu: Planner) -> None:
    one, two, three = bayu.tag("one"), bayu.tag("two"), bayu.tag("three")
    bayu.merge(Kind.TAG, one, two)
    bayu.merge(Kind.TAG, two, three)
    assert stays(Tag, one, two, three) == [three, three, None]

    bayu.unmerge(Kind.TAG, two)

    assert stays(Tag, one, two, three) == [two, None, None]


def test_taking_back_the_first_of_two_merges_leaves_the_second(bayu: Planner) -> None:
    one, two, three = bayu.client("one"), bayu.client("two"), bayu.client("three")
    bayu.merge(Kind.CLIENT, one, two)
    bayu.merge(Kind.CLIENT, two, three)

    bayu.unmerge(Kind.CLIENT, one)

    assert stays(Client, one, two, three) == [None, three, None]


def test_a_task_merged_by_hand_inside_its_project_survives_the_parting_of_projects(
    bayu: Planner,
) -> None:
    old, new = bayu.project("Web"), bayu.project("Website")
    first, second = bayu.task(old, "Drafts"), bayu.task(old, "Draft")
    bayu.merge(Kind.TASK, first, second)
    bayu.task(new, "Draft")
    bayu.merge(Kind.PROJECT, old, new)

    bayu.unmerge(Kind.PROJECT, old)

    assert stays(Task, first, second) == [second, None]


def test_tasks_merged_across_joined_projects_part_with_them(bayu: Planner) -> None:
    old, new = bayu.project("Web"), bayu.project("Website")
    one, other = bayu.task(old, "Print"), bayu.task(new, "Printing")
    bayu.merge(Kind.PROJECT, old, new)
    bayu.merge(Kind.TASK, other, one)
    assert stays(Task, one, other) == [None, one]

    bayu.unmerge(Kind.PROJECT, old)

    assert stays(Task, one, other) == [None, None]


def test_projects_of_a_merged_client_show_the_client_that_stays(bayu: Planner) -> None:
    old, new = bayu.client("Kopi N."), bayu.client("Kopi Nusantara")
    project = bayu.project("Website", client_id=old)

    bayu.merge(Kind.CLIENT, old, new)

    assert names(project) == ["Website", "Kopi Nusantara"]


def test_filters_find_everything_that_is_one_by_a_merge(bayu: Planner) -> None:
    one, two, three = bayu.project("one"), bayu.project("two"), bayu.project("three")
    bayu.merge(Kind.PROJECT, one, two)

    assert same_as("project", [two]) == same_as("project", [one]) == {one, two}
    assert same_as("project", [three]) == {three}
    assert same_as("project", []) == set()


def test_a_merged_project_stays_usable_as_the_one_it_became(cast: Cast, bayu: Planner) -> None:
    sari = cast.viewer("sari")
    old, new = bayu.project("Web"), bayu.project("Website", public=False)
    task = bayu.task(old, "Print")
    check_usable(sari, project_id=old, task_id=task, tag_ids=())

    bayu.merge(Kind.PROJECT, old, new)

    check_usable(bayu.viewer, project_id=old, task_id=task, tag_ids=())
    check_usable(bayu.viewer, project_id=new, task_id=task, tag_ids=())
    with pytest.raises(UnknownProject):
        check_usable(sari, project_id=old, task_id=task, tag_ids=())


def test_what_cannot_be_one_is_refused(bayu: Planner) -> None:
    project, other = bayu.project("Web"), bayu.project("Website")
    template = bayu.project("Pattern", template=True)
    task, task_elsewhere = bayu.task(project, "Draft"), bayu.task(other, "Draft")
    one, two = bayu.tag("one"), bayu.tag("two")
    bayu.merge(Kind.TAG, one, two)

    for kind, thing_id, into_id in [
        (Kind.PROJECT, project, project),
        (Kind.PROJECT, project, template),
        (Kind.TASK, task, task_elsewhere),
        (Kind.TAG, one, two),
        (Kind.TAG, two, one),
    ]:
        with pytest.raises(CannotMerge):
            bayu.merge(kind, thing_id, into_id)
    assert stays(Project, project, other) == [None, None]


def test_what_is_not_merged_has_nothing_to_take_back(bayu: Planner) -> None:
    project = bayu.project("Web")

    with pytest.raises(NotMerged):
        bayu.unmerge(Kind.PROJECT, project)


def test_a_merge_whose_name_was_given_away_is_not_taken_back(bayu: Planner) -> None:
    one, two = bayu.tag("one"), bayu.tag("two")
    bayu.merge(Kind.TAG, one, two)
    bayu.tag("One")

    with pytest.raises(NameTaken):
        bayu.unmerge(Kind.TAG, one)

    assert stays(Tag, one) == [two]


def test_only_planners_merge_and_only_in_their_workspace(cast: Cast, bayu: Planner) -> None:
    ours, other = bayu.project("Web"), bayu.project("Website")
    theirs = Planner(cast, "mallory").project("Theirs")

    with pytest.raises(NotYoursToPlan):
        Planner(cast, "sari").merge(Kind.PROJECT, ours, other)
    for thing_id, into_id in [(ours, theirs), (theirs, ours)]:
        with pytest.raises(UnknownProject):
            bayu.merge(Kind.PROJECT, thing_id, into_id)

    assert stays(Project, ours, other, theirs) == [None, None, None]


def test_a_merge_and_its_way_back_are_recorded(bayu: Planner) -> None:
    old, new = bayu.project("Web"), bayu.project("Website")
    bayu.merge(Kind.PROJECT, old, new)
    bayu.unmerge(Kind.PROJECT, old)

    events = shared_history_of(bayu.viewer, old)
    assert [event.kind for event in events] == [
        "project.added",
        "project.merged",
        "project.unmerged",
    ]
    assert events[1].after == {"merged_into": new, "task_ids": []}


def test_a_new_task_of_a_merged_project_goes_to_the_one_that_stays(bayu: Planner) -> None:
    old, new = bayu.project("Web"), bayu.project("Website")
    bayu.task(old, "Print")
    bayu.merge(Kind.PROJECT, old, new)

    made = bayu.task(old, "Draft")

    assert Task.objects.get(pk=made).project_id == new
    with pytest.raises(NameTaken):
        bayu.task(new, "print")


@given(st.data())
def test_every_chain_ends_at_one_that_stays(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 30))
    # Each points to a later one or to none, so there is no circle: services never make one.
    direct = {
        pk: data.draw(st.none() | st.integers(pk + 1, count)) if pk < count else None
        for pk in range(1, count + 1)
    }

    ends = stays_by_id(direct)

    assert all(direct[end] is None for end in ends.values())
    assert all(ends[pk] == ends[to] for pk, to in direct.items() if to is not None)

"""The pages: lists, a project, forms, deeds and their way back."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from lentera.domain.ids import to_hex
from lentera.projects import services
from lentera.projects.kinds import Kind
from lentera.projects.models import Client, Project, Tag, Task
from lentera.projects.selectors import ProjectName, TaskName
from lentera.projects.services import NewProject
from tests.cast import NOW, Cast


@pytest.fixture
def rina(cast: Cast) -> Browser:
    return signed_in(cast, "rina")


@pytest.fixture
def sari(cast: Cast) -> Browser:
    return signed_in(cast, "sari")


def signed_in(cast: Cast, name: str) -> Browser:
    browser = Browser()
    browser.force_login(cast.accounts[name])
    return browser


def make(cast: Cast, name: str, who: str = "bayu", **how: object) -> int:
    made = services.create_project(cast.viewer(who), project=NewProject(name, **how), now=NOW)
    return made.id


def listed(browser: Browser, **query: str) -> list[str]:
    html = browser.get("/projects/", query).content.decode()
    return re.findall(r'<b><a href="/projects/[0-9a-f]{24}/">(.*?)</a></b>', html)


def form_of(**changes: object) -> dict[str, object]:
    return {"name": "Website", "colour": "3", "access": "public", "note": ""} | changes


def test_the_list_shows_running_projects_and_finds_as_people_type(
    cast: Cast, sari: Browser
) -> None:
    kopi = services.create_client(cast.viewer("bayu"), name="Kopi Nusantara", now=NOW).id
    make(cast, "Website", client_id=kopi)
    make(cast, "Garden")
    old = make(cast, "Old")
    services.archive(cast.viewer("bayu"), kind=Kind.PROJECT, thing_id=old, now=NOW)

    assert listed(sari) == ["Garden", "Website"]
    assert listed(sari, find="kop") == ["Website"]
    assert listed(sari, client=to_hex(kopi)) == ["Website"]
    assert listed(sari, state="archived") == ["Old"]
    assert listed(sari, state="nonsense", client="nonsense", page="nonsense") == [
        "Garden",
        "Website",
    ]


def test_the_list_answers_a_search_with_the_list_alone(cast: Cast, sari: Browser) -> None:
    make(cast, "Website")

    fragment = sari.get("/projects/", {"find": "web"}, headers={"HX-Request": "true"})

    assert fragment.content.decode().strip().startswith('<div class="stack" id="projects">')


def test_p7_members_see_the_projects_they_may_record_on_and_planners_all(
    cast: Cast, sari: Browser, rina: Browser
) -> None:
    make(cast, "Open")
    secret = make(cast, "Secret", public=False)
    make(cast, "Pattern", template=True)
    make(cast, "Theirs", who="mallory")

    assert (listed(sari), listed(rina)) == (["Open"], ["Open", "Secret"])
    assert (listed(sari, state="templates"), listed(rina, state="templates")) == ([], ["Pattern"])
    pages = [browser.get(f"/projects/{to_hex(secret)}/").status_code for browser in (sari, rina)]
    assert pages == [404, 200]


def test_p5_names_of_people_stand_only_where_the_viewer_may_know_them(cast: Cast) -> None:
    people = [cast.viewer(name).member_id for name in ("sari", "jonas")]
    page = f"/projects/{to_hex(make(cast, 'Secret', public=False, member_ids=people))}/"

    shown = {
        name: signed_in(cast, name).get(page).content.decode() for name in ("bayu", "rina", "sari")
    }

    assert "Sari Wijaya" in shown["bayu"]
    assert "Jonas Weber" in shown["bayu"]
    assert "and 1 more person" in shown["rina"]
    assert "Jonas Weber" not in shown["rina"] + shown["sari"]


@pytest.mark.parametrize("number", [1, 60])
def test_the_list_asks_the_database_as_often_for_many_projects_as_for_one(
    cast: Cast, sari: Browser, number: int
) -> None:
    wanted = [ProjectName(f"Project {n}", f"Client {n}") for n in range(number)]
    ids = services.ensure_projects(cast.viewer("bayu"), wanted, now=NOW)
    services.ensure_tasks(
        cast.viewer("bayu"), [TaskName(pk, "Draft") for pk in ids.values()], now=NOW
    )
    sari.get("/projects/")

    with CaptureQueriesContext(connection) as asked:
        sari.get("/projects/")

    assert len(asked) <= 10


def test_a_planner_makes_a_project_and_can_take_that_back(cast: Cast, rina: Browser) -> None:
    form = form_of(billable="on", access="members")
    answer = rina.post("/projects/new/", form, follow=True)

    project = Project.objects.get()
    assert (project.name, project.colour, project.billable) == ("Website", 3, True)
    assert answer.redirect_chain[-1][0] == f"/projects/{to_hex(project.pk)}/"
    assert f"/projects/project/{to_hex(project.pk)}/delete/" in answer.content.decode()
    rina.post(f"/projects/project/{to_hex(project.pk)}/delete/")
    assert not Project.objects.exists()


def test_what_others_could_have_used_is_put_away_instead(cast: Cast, rina: Browser) -> None:
    answer = rina.post("/projects/new/", form_of(), follow=True)

    path = f"/projects/project/{to_hex(Project.objects.get().pk)}/"
    assert f"{path}delete/" not in answer.content.decode()
    assert rina.post(f"{path}delete/").status_code == 409
    rina.post(f"{path}archive/")
    assert Project.objects.get().archived_at is not None


def test_a_form_says_what_is_wrong_beside_the_field_and_keeps_what_was_typed(
    cast: Cast, rina: Browser
) -> None:
    make(cast, "Website")

    answers = [
        rina.post("/projects/new/", form_of(name=name, note="Keep me"))
        for name in ("WEBSITE", "", "x" * 251)
    ]

    assert [answer.status_code for answer in answers] == [422, 422, 422]
    assert all("Keep me" in answer.content.decode() for answer in answers)
    assert all('aria-invalid="true"' in answer.content.decode() for answer in answers)
    assert Project.objects.count() == 1


def test_saving_changes_what_was_changed_and_undo_brings_it_back(cast: Cast, rina: Browser) -> None:
    project = make(cast, "Website", colour=5, note="As it was")
    page = f"/projects/{to_hex(project)}/"

    answer = rina.post(f"{page}edit/", form_of(name="Shop", note="As it was"), follow=True)

    assert Project.objects.get().name == "Shop"
    undo = re.search(r'action="(/projects/project/[0-9a-f]+/undo/\d+/)"', answer.content.decode())
    rina.post(undo[1], {"next": page})
    assert (Project.objects.get().name, Project.objects.get().colour) == ("Website", 5)


def test_the_form_of_a_template_s_copy_begins_with_its_settings(cast: Cast, rina: Browser) -> None:
    sari = cast.viewer("sari").member_id
    template = make(cast, "Launch", template=True, public=False, member_ids=[sari], colour=6)
    services.create_task(cast.viewer("bayu"), project_id=template, name="Draft", now=NOW)
    page = rina.get("/projects/new/", {"from": to_hex(template)}).content.decode()

    rina.post(
        "/projects/new/",
        form_of(name="Launch of Kopi", access="members", members=[to_hex(sari)])
        | {"from": to_hex(template)},
    )

    assert re.search(r'value="6"[^>]*checked', page)
    assert Task.objects.filter(project__name="Launch of Kopi").get().name == "Draft"


def test_a_task_is_added_done_opened_and_renamed(cast: Cast, rina: Browser) -> None:
    page = f"/projects/{to_hex(make(cast, 'Website'))}/"

    rina.post(f"{page}tasks/", {"name": "Draft"})
    task = f"/projects/task/{to_hex(Task.objects.get().pk)}/"
    taken = rina.post(f"{page}tasks/", {"name": "DRAFT"})
    rina.post(f"{task}archive/", {"next": page})
    done = "Draft" in rina.get(page, {"done": "1"}).content.decode()
    open_ = ">Draft<" in rina.get(page).content.decode()
    rina.post(f"{task}unarchive/", {"next": page})
    rina.post(task, {"name": "First draft"})

    assert (taken.status_code, done, open_) == (422, True, False)
    assert (Task.objects.get().name, Task.objects.get().done_at) == ("First draft", None)


def test_clients_and_tags_are_made_changed_and_archived(cast: Cast, rina: Browser) -> None:
    rina.post("/projects/clients/", {"name": "Kopi"})
    rina.post("/projects/tags/", {"name": "Design"})
    client = f"/projects/client/{to_hex(Client.objects.get().pk)}/"
    tag = f"/projects/tag/{to_hex(Tag.objects.get().pk)}/"

    rina.post(client, {"name": "Kopi Nusantara", "note": "Since 2019"})
    rina.post(tag, {"name": "Deep design"})
    rina.post(f"{tag}archive/")

    assert (Client.objects.get().name, Client.objects.get().note) == (
        "Kopi Nusantara",
        "Since 2019",
    )
    assert Tag.objects.get().archived_at is not None
    assert "Deep design" not in rina.get("/projects/tags/").content.decode().split('id="found"')[1]
    assert "Deep design" in rina.get("/projects/tags/", {"archived": "1"}).content.decode()
    assert "Kopi Nusantara" in rina.get("/projects/clients/", {"find": "nusa"}).content.decode()


def test_every_member_adds_a_tag_and_sees_all_of_them(cast: Cast, sari: Browser) -> None:
    answer = sari.post("/projects/tags/", {"name": "Research"}, follow=True)

    assert "Research" in answer.content.decode()
    assert "/projects/tag/" not in answer.content.decode()


@pytest.mark.parametrize("kind", list(Kind))
def test_a_merge_is_shown_first_then_done_then_taken_back(
    cast: Cast, rina: Browser, kind: Kind
) -> None:
    one, two = pair_of(cast, kind)
    address = f"/projects/{kind}/{to_hex(one)}/merge/"

    preview = rina.get(address, {"into": to_hex(two)})
    untouched = pointer(kind, one)
    rina.post(address, {"into": to_hex(two)})
    merged = pointer(kind, one)
    rina.post(f"/projects/{kind}/{to_hex(one)}/unmerge/")

    assert "What happens" in preview.content.decode()
    assert (untouched, merged, pointer(kind, one)) == (None, two, None)


def test_the_address_of_a_merged_project_leads_to_the_one_that_stays(
    cast: Cast, sari: Browser
) -> None:
    one, two = pair_of(cast, Kind.PROJECT)
    services.merge(cast.viewer("bayu"), kind=Kind.PROJECT, thing_id=one, into_id=two, now=NOW)

    answer = sari.get(f"/projects/{to_hex(one)}/")

    assert answer["Location"] == f"/projects/{to_hex(two)}/"


def test_p6_members_are_refused_every_change_in_words(cast: Cast, sari: Browser) -> None:
    project = make(cast, "Website")
    task = services.create_task(cast.viewer("bayu"), project_id=project, name="Draft", now=NOW).id
    page, deed = f"/projects/{to_hex(project)}/", f"/projects/task/{to_hex(task)}/"

    answers = [
        sari.get("/projects/new/"),
        sari.get("/projects/clients/"),
        sari.post(f"{page}edit/", form_of(name="Mine")),
        sari.post(f"{page}tasks/", {"name": "Mine"}),
        *(sari.post(deed + verb) for verb in ("", "archive/", "unarchive/", "delete/", "unmerge/")),
        sari.get(f"{deed}merge/"),
        sari.post(f"{deed}undo/1/"),
    ]

    assert {answer.status_code for answer in answers} == {403}
    assert sari.get(page).status_code == 200
    assert "/edit/" not in sari.get(page).content.decode()
    assert Project.objects.get().name == "Website"
    assert Task.objects.get().name == "Draft"


def test_p7_ids_of_another_workspace_are_unknown_everywhere_and_change_nothing(
    cast: Cast, rina: Browser
) -> None:
    project, other = make(cast, "Theirs", who="mallory"), make(cast, "Other", who="mallory")
    mallory = cast.viewer("mallory")
    ids = {
        Kind.PROJECT: project,
        Kind.TASK: services.create_task(mallory, project_id=other, name="Task", now=NOW).id,
        Kind.TAG: services.create_tag(mallory, name="Tag", now=NOW).id,
        Kind.CLIENT: services.create_client(mallory, name="Client", now=NOW).id,
    }
    ours = make(cast, "Ours")
    before = everything()

    page = f"/projects/{to_hex(project)}/"
    answers = [rina.get(page), rina.get(f"{page}edit/"), rina.post(f"{page}edit/", form_of())]
    answers += [rina.post(f"{page}tasks/", {"name": "Mine"})]
    answers += [rina.post("/projects/new/", form_of() | {"from": to_hex(project)})]
    answers += [rina.get(f"/projects/project/{to_hex(ours)}/merge/", {"into": to_hex(project)})]
    answers += [rina.post(f"/projects/project/{to_hex(ours)}/merge/", {"into": to_hex(project)})]
    for kind, pk in ids.items():
        address = f"/projects/{kind}/{to_hex(pk)}/"
        verbs = ("archive/", "unarchive/", "undo/1/", "delete/", "merge/", "unmerge/")
        answers += [rina.post(address + verb, {"into": to_hex(ours)}) for verb in verbs]
        answers += [rina.get(f"{address}merge/"), rina.get(f"{address}merge/pick/")]
        if kind is not Kind.PROJECT:
            answers += [rina.get(address), rina.post(address, {"name": "Mine"})]
    client = rina.post(f"/projects/{to_hex(ours)}/edit/", form_of(client=to_hex(ids[Kind.CLIENT])))

    assert {answer.status_code for answer in answers} == {404}
    assert client.status_code == 404
    assert everything() == before


def test_what_is_in_use_is_not_deleted_and_the_refusal_offers_the_archive(
    cast: Cast, rina: Browser
) -> None:
    kopi = services.create_client(cast.viewer("bayu"), name="Kopi", now=NOW).id
    make(cast, "Website", client_id=kopi)

    answer = rina.post(f"/projects/client/{to_hex(kopi)}/delete/")

    assert answer.status_code == 409
    assert "Archive it instead" in answer.content.decode()
    assert Client.objects.exists()


def test_names_are_shown_as_text(cast: Cast, rina: Browser) -> None:
    name = '<script>alert("x")</script>'
    project = make(cast, name)
    services.create_task(cast.viewer("bayu"), project_id=project, name=name, now=NOW)
    services.create_tag(cast.viewer("bayu"), name=name, now=NOW)

    for path in ("/projects/", f"/projects/{to_hex(project)}/", "/projects/tags/"):
        html = rina.get(path).content.decode()
        assert "<script>alert" not in html
        assert "&lt;script&gt;alert" in html


def pair_of(cast: Cast, kind: Kind) -> tuple[int, int]:
    bayu = cast.viewer("bayu")
    if kind is Kind.PROJECT:
        return make(cast, "one"), make(cast, "two")
    if kind is Kind.TASK:
        project = make(cast, "Website")
        one, two = (
            services.create_task(bayu, project_id=project, name=name, now=NOW).id
            for name in ("one", "two")
        )
        return one, two
    create = services.create_tag if kind is Kind.TAG else services.create_client
    return create(bayu, name="one", now=NOW).id, create(bayu, name="two", now=NOW).id


def pointer(kind: Kind, pk: int) -> int | None:
    model = {Kind.PROJECT: Project, Kind.TASK: Task, Kind.TAG: Tag, Kind.CLIENT: Client}[kind]
    return model.objects.get(pk=pk).merged_into_id


def everything() -> list[tuple[object, ...]]:
    return [
        row
        for model in (Project, Task, Tag, Client)
        for row in model.objects.order_by("pk").values_list()
    ]

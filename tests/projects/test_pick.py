"""Find as you type: projects with their tasks, tags, clients."""

from __future__ import annotations

from time import monotonic

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lentera.domain.ids import to_hex
from lentera.projects import services
from lentera.projects.kinds import Kind
from lentera.projects.models import Client, Project, Tag
from lentera.projects.selectors import (
    ProjectName,
    TaskName,
    project_named,
    project_options,
    tag_options,
)
from lentera.projects.selectors.lists import project_lines
from lentera.projects.selectors.picking import (
    AT_MOST,
    picked_clients,
    picked_projects,
    picked_tags,
    value_of,
)
from lentera.projects.services import NewProject
from tests.cast import NOW, Cast

pytestmark = [pytest.mark.engines]


def make(cast: Cast, *names: str, client: str = "", who: str = "bayu") -> list[int]:
    wanted = [ProjectName(name, client) for name in names]
    found = services.ensure_projects(cast.viewer(who), wanted, now=NOW)
    return [found[one] for one in wanted]


def labels(cast: Cast, text: str, who: str = "sari") -> list[str]:
    return [option.label for option in picked_projects(cast.viewer(who), text)]


def test_names_that_begin_so_come_first_then_words_that_do_then_the_others(cast: Cast) -> None:
    make(cast, "Cowebber", "New Website", "Webinar", "Website-redesign", "Garden")

    assert labels(cast, "web") == ["Webinar", "Website-redesign", "New Website", "Cowebber"]


@pytest.mark.parametrize("typed", ["CAFÉ", "cafe", "Café", " cafe  ŁÓDŹ ", "lodz caf"])
def test_neither_case_nor_accents_nor_the_order_of_words_matter(cast: Cast, typed: str) -> None:
    make(cast, "Café Łódź", "Garden")

    assert labels(cast, typed) == ["Café Łódź"]


@pytest.mark.parametrize("typed", ["%", "_", "\\", "' OR 1=1 --", "\x00"])
def test_signs_that_mean_something_to_databases_mean_nothing_here(cast: Cast, typed: str) -> None:
    make(cast, "Garden")

    assert labels(cast, typed) in ([], ["Garden"])
    assert "Garden" not in labels(cast, f"x{typed}x")


def test_a_project_is_found_by_its_client_too(cast: Cast) -> None:
    make(cast, "Website", client="Kopi Nusantara")
    make(cast, "Website", client="Teh Tarik")

    found = picked_projects(cast.viewer("sari"), "kopi web")

    assert [(option.label, option.note) for option in found] == [("Website", "Kopi Nusantara")]


def test_a_task_is_found_by_its_name_and_by_its_project(cast: Cast) -> None:
    (website,) = make(cast, "Website")
    tasks = services.ensure_tasks(
        cast.viewer("bayu"),
        [TaskName(website, name) for name in ("Wireframes", "Build")],
        now=NOW,
    )
    done = services.create_task(
        cast.viewer("bayu"), project_id=website, name="Old wires", now=NOW
    ).id
    services.archive(cast.viewer("bayu"), kind=Kind.TASK, thing_id=done, now=NOW)

    assert labels(cast, "wire") == ["Website: Wireframes"]
    assert labels(cast, "web bui") == ["Website: Build"]
    assert labels(cast, "website") == ["Website", "Website: Build", "Website: Wireframes"]
    (option,) = picked_projects(cast.viewer("sari"), "wire")
    assert option.value == value_of(website, tasks[TaskName(website, "Wireframes")])


def test_tasks_of_a_merged_project_stand_under_the_one_that_stays(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    old, new = make(cast, "Web", "Website")
    task = services.create_task(bayu, project_id=old, name="Build", now=NOW).id
    services.merge(bayu, kind=Kind.PROJECT, thing_id=old, into_id=new, now=NOW)

    (option,) = picked_projects(cast.viewer("sari"), "build")

    assert (option.label, option.value) == ("Website: Build", value_of(new, task))


def test_what_one_worked_on_last_stands_first_while_nothing_is_typed(cast: Cast) -> None:
    alpha, beta, gamma = make(cast, "Alpha", "Beta", "Gamma")
    (theirs,) = make(cast, "Theirs", who="mallory")

    found = picked_projects(
        cast.viewer("sari"), "", recent=[(gamma, None), (theirs, None), (gamma, None)]
    )

    assert [(option.group, option.label) for option in found] == [
        ("Recent", "Gamma"),
        ("All projects", "Alpha"),
        ("All projects", "Beta"),
    ]
    assert [option.value for option in found] == [to_hex(pk) for pk in (gamma, alpha, beta)]


def test_only_what_one_may_record_on_is_offered(cast: Cast) -> None:
    bayu, sari = cast.viewer("bayu"), cast.viewer("sari")
    secret = NewProject("Secret", public=False)
    secret_id = services.create_project(bayu, project=secret, now=NOW).id
    services.create_task(bayu, project_id=secret_id, name="Hidden task", now=NOW)
    services.create_project(bayu, project=NewProject("Pattern", template=True), now=NOW)
    (old,) = make(cast, "Old")
    services.archive(bayu, kind=Kind.PROJECT, thing_id=old, now=NOW)
    make(cast, "Open")
    make(cast, "Elsewhere", who="mallory")

    assert labels(cast, "") == ["Open"]
    assert labels(cast, "hidden") == labels(cast, "secret") == []
    assert labels(cast, "", who="bayu") == ["Open", "Secret"]
    assert [option.label for option in project_options(sari)] == ["Open"]


def test_clients_are_known_through_the_projects_one_may_know(cast: Cast) -> None:
    bayu, sari = cast.viewer("bayu"), cast.viewer("sari")
    make(cast, "Website", client="Kopi Nusantara")
    services.ensure_projects(bayu, [ProjectName("Secret", "Kopi Rahasia")], now=NOW, public=False)

    assert [option.label for option in picked_clients(sari, "kopi")] == ["Kopi Nusantara"]
    assert [option.label for option in picked_clients(bayu, "kopi")] == [
        "Kopi Nusantara",
        "Kopi Rahasia",
    ]


def test_archived_and_merged_tags_are_not_offered_and_chosen_ones_are(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    ids = services.ensure_tags(bayu, ["Deep work", "Design", "Old", "Talk"], now=NOW)
    services.archive(bayu, kind=Kind.TAG, thing_id=ids["Old"], now=NOW)
    services.merge(bayu, kind=Kind.TAG, thing_id=ids["Talk"], into_id=ids["Design"], now=NOW)

    assert [option.label for option in picked_tags(bayu, "de")] == ["Deep work", "Design"]
    assert [option.label for option in picked_tags(bayu, "talk")] == []
    chosen = [option for option in tag_options(bayu, [ids["Old"]]) if option.selected]
    assert [option.label for option in chosen] == ["Old"]


def test_what_an_entry_has_stays_chosen_in_its_form(cast: Cast) -> None:
    bayu, sari = cast.viewer("bayu"), cast.viewer("sari")
    old, new = make(cast, "Web", "Website")
    task = services.create_task(bayu, project_id=old, name="Build", now=NOW).id
    services.archive(bayu, kind=Kind.TASK, thing_id=task, now=NOW)
    services.merge(bayu, kind=Kind.PROJECT, thing_id=old, into_id=new, now=NOW)
    (theirs,) = make(cast, "Theirs", who="mallory")

    chosen = [one for one in project_options(sari, project_id=old, task_id=task) if one.selected]

    assert [(one.label, one.value) for one in chosen] == [("Website: Build", value_of(old, task))]
    assert all(not one.selected for one in project_options(sari, project_id=theirs))


def test_a_typed_project_is_the_same_name_or_the_only_one_that_begins_so(cast: Cast) -> None:
    web, _website = make(cast, "Web", "Website")

    assert project_named(cast.viewer("sari"), "WEB") == web


def test_the_picker_answers_options_as_html_and_as_json(cast: Cast) -> None:
    (website,) = make(cast, "Website", client="Kopi <b>Nusantara</b>")
    browser = signed_in(cast, "sari")

    html = browser.get(reverse("projects:pick"), {"q": "web"}).content.decode()
    told = browser.get(
        reverse("projects:pick"), {"q": "web"}, headers={"Accept": "application/json"}
    )

    assert f'data-value="{to_hex(website)}"' in html
    assert 'class="c1"' in html
    assert "<b>Nusantara</b>" not in html
    assert told.json()["options"][0]["label"] == "Website"
    assert told.json()["create"] is None


def test_planners_are_offered_to_create_what_is_not_there(cast: Cast) -> None:
    make(cast, "Website")
    address = reverse("projects:pick")

    rina, sari = signed_in(cast, "rina"), signed_in(cast, "sari")

    assert "Create “Webinar”" in rina.get(address, {"q": " Webinar "}).content.decode()
    assert "Create" not in rina.get(address, {"q": "WEBSITE"}).content.decode()
    assert "Create" not in rina.get(address, {"q": ""}).content.decode()
    assert "Create" not in sari.get(address, {"q": "Webinar"}).content.decode()
    assert "Create" in sari.get(reverse("projects:pick_tags"), {"q": "Talk"}).content.decode()


def test_the_picker_makes_what_was_not_there_for_those_who_may(cast: Cast) -> None:
    rina, sari = signed_in(cast, "rina"), signed_in(cast, "sari")
    word = {"name": "Talk"}

    made = [
        rina.post(reverse(f"projects:make_{kind}"), word).status_code
        for kind in Kind
        if kind != "task"
    ]
    refused = [
        sari.post(reverse(f"projects:make_{kind}"), word | {"name": "Mine"})
        for kind in ("project", "client")
    ]
    own = sari.post(reverse("projects:make_tag"), {"name": "Walk"})

    assert made == [201, 201, 201]
    assert [answer.status_code for answer in refused] == [403, 403]
    assert own.status_code == 201
    assert f'data-value="{to_hex(Tag.objects.get(name="Walk").pk)}"' in own.content.decode()
    assert (Project.objects.count(), Client.objects.count(), Tag.objects.count()) == (1, 1, 2)
    assert rina.post(reverse("projects:make_tag"), word).status_code == 409


def test_among_five_thousand_projects_the_answer_is_short_and_quick(cast: Cast) -> None:
    names = [f"Project {number:04} of the long list" for number in range(5000)]
    ids = make(cast, *names, client="Kopi Nusantara")
    wanted = [TaskName(pk, name) for pk in ids[:2500] for name in ("Draft", "Build")]
    services.ensure_tasks(cast.viewer("bayu"), wanted, now=NOW)
    sari = cast.viewer("sari")

    for text in ("", "p", "project 49", "draft", "kopi 17", "nothing like it"):
        started = monotonic()
        with CaptureQueriesContext(connection) as asked:
            found = picked_projects(sari, text)
        assert len(found) <= AT_MOST
        assert len(asked) <= 2
        assert monotonic() - started < 1
    started = monotonic()
    assert len(project_lines(sari, find="long list", page="100").object_list) == 50
    assert monotonic() - started < 1


def signed_in(cast: Cast, name: str) -> Browser:
    browser = Browser()
    browser.force_login(cast.accounts[name])
    return browser

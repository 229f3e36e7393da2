"""The pages in a real browser: looked at in all ways, and used as people use them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from lentera.domain.ids import to_hex
from lentera.people.models import Account
from lentera.projects import services
from lentera.projects.kinds import Kind
from lentera.projects.models import Client, Project
from lentera.projects.services import NewProject
from tests.cast import NOW, Cast
from tests.harness.looks import Look, every_look
from tests.harness.pages import assert_accessible, assert_fits, sign_in
from tests.harness.site import Site


@dataclass(frozen=True)
class Paths:
    """Addresses of one full example of everything."""

    project: str
    edit: str
    archived: str
    task: str
    tag: str
    client: str
    merge: str


@pytest.fixture
def paths(site: Site, cast: Cast) -> Paths:
    bayu = cast.viewer("bayu")
    sari = cast.viewer("sari").member_id
    client = services.create_client(bayu, name="Kopi Nusantara", note="Since 2019", now=NOW).id
    website, web, old = (
        services.create_project(bayu, project=wanted, now=NOW).id
        for wanted in (
            NewProject(
                "Website redesign",
                client_id=client,
                public=False,
                billable=True,
                note="First the shop.\n\nThen the blog.",
                member_ids=[sari],
            ),
            NewProject("Web"),
            NewProject("A very long name of a project " * 4, template=True),
        )
    )
    tasks = [
        services.create_task(bayu, project_id=pk, name=name, now=NOW).id
        for pk, name in [(website, "Wireframes"), (website, "Build"), (web, "Build")]
    ]
    tag, other_tag = (services.create_tag(bayu, name=name, now=NOW).id for name in ("Design", "UX"))
    services.merge(bayu, kind=Kind.TAG, thing_id=other_tag, into_id=tag, now=NOW)
    services.archive(bayu, kind=Kind.PROJECT, thing_id=old, now=NOW)
    services.archive(bayu, kind=Kind.TASK, thing_id=tasks[1], now=NOW)
    return Paths(
        project=f"/projects/{to_hex(website)}/",
        edit=f"/projects/{to_hex(website)}/edit/",
        archived=f"/projects/{to_hex(old)}/",
        task=f"/projects/task/{to_hex(tasks[1])}/",
        tag=f"/projects/tag/{to_hex(tag)}/",
        client=f"/projects/client/{to_hex(client)}/",
        merge=f"/projects/project/{to_hex(web)}/merge/?into={to_hex(website)}",
    )


@pytest.mark.parametrize(("name", "look"), every_look(list(Paths.__annotations__)))
def test_a_page_of_one_thing_is_for_everybody(
    page: Page, cast: Cast, paths: Paths, name: str, look: Look
) -> None:
    Account.objects.update(language=look.language)
    sign_in(page, cast.accounts["bayu"])
    look.apply(page)

    page.goto(getattr(paths, name))

    assert page.locator("h1").count() == 1
    assert_fits(page)
    assert_accessible(page)
    look.photograph(page, f"projects-{name}")


def test_the_list_narrows_while_people_type(page: Page, cast: Cast, paths: Paths) -> None:
    sign_in(page, cast.accounts["bayu"])
    page.goto("/projects/")
    expect(page.get_by_role("status").filter(has_text="2 projects")).to_be_visible()

    page.get_by_label("Find a project").press_sequentially("REDES")

    expect(page.get_by_role("status").filter(has_text="1 project")).to_be_visible()
    expect(page.get_by_role("link", name="Website redesign")).to_be_visible()
    assert "find=REDES" in page.url


def test_a_client_is_made_while_its_first_project_is(page: Page, cast: Cast, paths: Paths) -> None:
    sign_in(page, cast.accounts["rina"])
    page.goto("/projects/new/")
    page.get_by_label("Name", exact=True).fill("Tea house")

    page.get_by_role("button", name="Client").click()
    page.get_by_role("combobox").fill("Teh Tarik")
    page.get_by_role("option", name="Create “Teh Tarik”").click()
    page.get_by_label("Teal").check()
    page.get_by_role("button", name="Make the project").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Tea house")
    project = Project.objects.get(name="Tea house")
    assert (project.client, project.colour) == (Client.objects.get(name="Teh Tarik"), 3)


def test_a_choice_can_be_none_again(page: Page, cast: Cast, paths: Paths) -> None:
    sign_in(page, cast.accounts["bayu"])
    page.goto(paths.edit)

    page.get_by_role("button", name="Client: Kopi Nusantara").click()
    page.get_by_role("option", name="No client").click()
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Saved.")).to_be_visible()
    assert Project.objects.get(name="Website redesign").client is None


def test_what_was_put_away_is_back_with_one_click(page: Page, cast: Cast, paths: Paths) -> None:
    sign_in(page, cast.accounts["bayu"])
    page.goto(paths.project)
    page.get_by_role("button", name="More").first.click()

    page.get_by_role("button", name="Put into the archive").click()
    expect(page.get_by_text("This project is in the archive")).to_be_visible()
    page.get_by_role("button", name="Undo").click()

    expect(page.get_by_text("It is as it was before.")).to_be_visible()
    expect(page.get_by_text("This project is in the archive")).not_to_be_visible()


@pytest.mark.without_javascript
def test_everything_can_be_done_without_scripts(page: Page, cast: Cast, paths: Paths) -> None:
    sign_in(page, cast.accounts["bayu"])

    page.goto("/projects/?find=redesign")
    page.get_by_role("link", name="Website redesign").click()
    page.get_by_label("New task").fill("Launch")
    page.get_by_role("button", name="Add").click()
    page.get_by_role("button", name="Done (Launch)").click()
    page.goto(paths.merge)
    page.get_by_role("button", name="Merge the two").click()
    page.get_by_role("button", name="Take back (Web)").click()

    expect(page.get_by_text("“Web” stands by itself again.")).to_be_visible()
    expect(page.get_by_text("Launch")).not_to_be_visible()

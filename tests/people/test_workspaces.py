"""Several workspaces of one account: the list, changing between them, and their settings."""

from __future__ import annotations

import re
import zoneinfo
from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from lentera.people import services
from lentera.people.models import Workspace
from lentera.people.refusals import NoSuchWorkspace, NotForYourRole, SeveralWorkspaces
from lentera.people.selectors import installation
from lentera.people.selectors.workspaces import workspace_called, workspaces_of
from tests.cast import NOW, Cast
from tests.people.post import make_admin

if TYPE_CHECKING:
    from django.test import Client

TODAY = date(2026, 11, 24)
CHANGED = {"name": "Kunang Studio", "zone": "Asia/Makassar", "language": "id", "week_starts_on": 6}


def found_second(cast: Cast, name: str) -> int:
    member = services.found_workspace(
        cast.accounts[name],
        name="Atelier",
        zone="Asia/Jakarta",
        language="en",
        week_starts_on=0,
        joined_on=TODAY,
        now=NOW,
    )
    return int(member.workspace_id)


def test_an_account_lists_its_workspaces_by_name(cast: Cast) -> None:
    found_second(cast, "sari")

    lines = [(line.name, line.people) for line in workspaces_of(cast.accounts["sari"].pk)]

    assert lines == [("Atelier", 1), ("Studio Kunang", 7)]


def test_switching_goes_there_on_this_device_only(cast: Cast, client: Client) -> None:
    atelier = found_second(cast, "sari")
    client.force_login(cast.accounts["sari"])
    client.post(reverse("people:switch", args=[cast.workspace_id]))
    in_kunang = client.get(reverse("people:members")).content

    client.post(reverse("people:switch", args=[atelier]))

    assert b"Rina Hartono" in in_kunang
    assert b"Rina Hartono" not in client.get(reverse("people:members")).content


def test_a_session_stays_where_it_is_when_another_workspace_comes(
    cast: Cast, client: Client
) -> None:
    client.force_login(cast.accounts["sari"])
    client.get(reverse("people:members"))

    found_second(cast, "sari")

    assert b"Rina Hartono" in client.get(reverse("people:members")).content


def test_nobody_switches_into_a_workspace_of_others(cast: Cast, client: Client) -> None:
    client.force_login(cast.accounts["mallory"])

    answer = client.post(reverse("people:switch", args=[cast.workspace_id]))

    assert answer.status_code == 404
    assert b"Sari" not in client.get(reverse("people:members")).content


def test_who_has_no_workspace_is_shown_what_to_do(cast: Cast, client: Client) -> None:
    client.force_login(cast.accounts["eko"])

    answer = client.get(reverse("people:members"), follow=True)

    assert answer.redirect_chain == [(reverse("people:workspaces"), 302)]
    assert b"You are in no workspace now" in answer.content


def test_only_who_administers_changes_the_workspace(cast: Cast) -> None:
    services.change_workspace(make_admin(cast, "dewi"), **CHANGED, now=NOW)

    kept = Workspace.objects.values(*CHANGED).get(pk=cast.workspace_id)
    assert kept == CHANGED
    with pytest.raises(NotForYourRole):
        services.change_workspace(cast.viewer("sari"), **CHANGED, now=NOW)


def test_the_settings_are_changed_on_their_page(cast: Cast, client: Client) -> None:
    client.force_login(cast.accounts["bayu"])

    unknown = client.post(reverse("people:workspace"), CHANGED | {"zone": "Asia/Atlantis"})
    done = client.post(reverse("people:workspace"), CHANGED)

    assert (unknown.status_code, done.status_code) == (422, 302)
    assert Workspace.objects.get(pk=cast.workspace_id).name == "Kunang Studio"


def test_a_member_s_settings_have_no_workspace_section(cast: Cast, client: Client) -> None:
    client.force_login(cast.accounts["sari"])

    hub = client.get(reverse("people:settings")).content.decode()
    refused = client.get(reverse("people:workspace"))

    assert reverse("people:preferences") in hub
    assert f'"{reverse("people:workspace")}"' not in hub
    assert refused.status_code == 403


def test_about_names_the_zone_data_and_the_licences(cast: Cast, client: Client) -> None:
    client.force_login(cast.accounts["bayu"])

    page = client.get(reverse("people:about")).content.decode()

    assert installation.zone_data_version() in page
    assert "Django" in page
    assert "BSD-3-Clause" in page
    assert "Database" in page


def test_the_health_of_the_server_is_for_who_administers(cast: Cast, client: Client) -> None:
    client.force_login(cast.accounts["sari"])

    assert b"Background work" not in client.get(reverse("people:about")).content


def test_the_zone_data_version_is_the_one_in_use(tmp_path, monkeypatch) -> None:
    (tmp_path / "UTC").touch()
    (tmp_path / "tzdata.zi").write_text("# version 2031c\n# This zic input file\n")

    def version_with(*folders: str) -> str:
        monkeypatch.setattr(zoneinfo, "TZPATH", folders)
        installation.zone_data_version.cache_clear()
        return installation.zone_data_version()

    assert version_with(str(tmp_path)) == "2031c"
    assert re.fullmatch(r"20\d\d[a-z]", version_with())
    monkeypatch.undo()
    installation.zone_data_version.cache_clear()


def test_every_part_has_a_licence() -> None:
    assert [part.name for part in installation.parts() if part.licence == "?"] == []


def test_a_command_finds_a_workspace_by_its_name(cast: Cast) -> None:
    assert workspace_called(" studio kunang ").pk == cast.workspace_id
    with pytest.raises(NoSuchWorkspace):
        workspace_called("Studio")
    found_second(cast, "sari")
    found_second(cast, "jonas")
    with pytest.raises(SeveralWorkspaces):
        workspace_called("Atelier")

import json
from collections.abc import Callable

import pytest

from lentera.domain.viewer import Role
from lentera_cli.main import main
from lentera_cli.verbs import ROLES

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

FOUND = ("workspace", "create", "Kunang", "--owner", "bayu@kunang.example", "--zone")
BAYU = (*FOUND, "Asia/Jakarta")


@pytest.fixture
def command(capsys) -> Callable[..., tuple[int, str, str]]:
    """Run one command line here; give its status and what it printed and said."""

    def run(*words: str) -> tuple[int, str, str]:
        status = main(words)
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


def test_a_workspace_is_founded_and_its_owner_gets_a_link_for_a_password(command):
    status, text, _ = command(*BAYU, "--json")

    told = json.loads(text)
    assert (status, told["email"]) == (0, "bayu@kunang.example")
    assert told["link"].startswith("http://localhost:8321/people/account/")
    assert len(told["workspace_id"]) == 24


def test_a_zone_that_does_not_exist_founds_nothing(command):
    refused, _, said = command(*FOUND, "Jakarta")

    assert (refused, "“Jakarta” is no time zone" in said) == (1, True)
    assert command("member", "add", "sari@kunang.example", "--workspace", "Kunang")[0] == 1


def test_a_member_is_added_with_a_role(command):
    command(*BAYU)
    words = ("--workspace", "kunang", "--role", "hr", "--name", "Dewi Lestari")

    status, text, _ = command("member", "add", "Dewi@kunang.example", *words)

    assert status == 0
    assert text.startswith("dewi@kunang.example is a member of Kunang now. They set their")


def test_the_key_is_printed_and_nothing_else(command):
    command(*BAYU)

    status, text, said = command("api-key", "create", "bayu@kunang.example", "--read-only")

    key = text.strip()
    assert (status, said, text) == (0, "", f"{key}\n")
    assert key.startswith("lentera_")


@pytest.mark.parametrize("verb", [("api-key", "create"), ("account", "reset-password")])
def test_nobody_gets_a_key_or_a_link_for_an_address_that_is_unknown(command, verb):
    command(*BAYU)

    allowed, _, _ = command(*verb, "bayu@kunang.example")
    refused, text, said = command(*verb, "stranger@kunang.example")

    assert (allowed, refused, text) == (0, 1, "")
    assert "stranger@kunang.example" in said


def test_a_link_for_a_new_password_is_printed(command):
    command(*BAYU)

    _, text, _ = command("account", "reset-password", "bayu@kunang.example")

    assert text.startswith("http://localhost:8321/people/account/")


def test_the_roles_of_the_command_are_those_of_the_product():
    assert set(ROLES) == {role.value for role in Role}

"""The verbs about people: account, workspace, member, api-key."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from lentera_cli.django_ready import answer, on_server

if TYPE_CHECKING:
    from lentera.config.commands.joining import Joined


@on_server
def reset_password(options: Namespace) -> int:
    """Print a link with which a person sets a new password."""
    from lentera.people.services.accounts import reset_link
    from lentera.web import clock

    link = reset_link(options.email, clock.now())
    answer(options, {"email": options.email, "link": link}, link)
    return 0


@on_server
def confirm_address(options: Namespace) -> int:
    """Print the link with which a person confirms their new address."""
    from lentera.people.services.accounts import confirmation_link

    waiting = confirmation_link(options.email)
    facts = {"email": options.email, "new_email": waiting.email, "link": waiting.link}
    answer(options, facts, waiting.link)
    return 0


@on_server
def create_workspace(options: Namespace) -> int:
    """Found a workspace for a person."""
    from lentera.config.commands import joining
    from lentera.web import clock

    joined = joining.create_workspace(
        name=options.name, owner=options.owner, zone=options.zone, now=clock.now()
    )
    _tell(options, joined, f"{joined.email} owns {joined.workspace} now.")
    return 0


@on_server
def add_member(options: Namespace) -> int:
    """Make a person member of a workspace."""
    from lentera.config.commands import joining
    from lentera.web import clock

    joined = joining.bring_in(
        email=options.email,
        workspace=options.workspace,
        role=options.role,
        name=options.name,
        now=clock.now(),
    )
    _tell(options, joined, f"{joined.email} is a member of {joined.workspace} now.")
    return 0


@on_server
def create_api_key(options: Namespace) -> int:
    """Print a new key and nothing else: it is shown this once."""
    from lentera.config.commands import joining
    from lentera.web import clock

    print(
        joining.create_api_key(
            email=options.email,
            name=options.name,
            workspace=options.workspace,
            purpose=options.purpose,
            read_only=options.read_only,
            now=clock.now(),
        )
    )
    return 0


def _tell(options: Namespace, joined: Joined, sentence: str) -> None:
    how = f" They set their password here: {joined.link}" if joined.link else ""
    answer(options, asdict(joined), sentence + how)

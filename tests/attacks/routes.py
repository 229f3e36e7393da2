"""Every address of the door table as requests: with ids of anybody, and what its forms would send.

An address that names things needs each of them in ``THINGS``: one that is not there fails the
sweep. What a form sends is read from the pages themselves, so a new page brings its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import product
from urllib.parse import parse_qsl, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve, reverse

from lentera.charter.documents import NAMES as DOCUMENTS
from lentera.config.doors import DOORS
from lentera.domain.ids import to_hex
from lentera.projects.kinds import Kind
from tests.attacks.canaries import HEX_ID, WORD
from tests.attacks.sweep import Ask, Walk, undone
from tests.attacks.world import World
from tests.harness.addresses import Address, all_addresses

# What stands in an address, by the word before it, or by its own name: a kind of thing of World.
THINGS = {
    "members": "member",
    "teams": "team",
    "invitations": "invitation",
    "workspaces": "workspace",
    "entry_id": "entry",
    "other_id": "entry",
    "favourite_id": "favourite",
    "project_id": "project",
    "member_id": "member",
    "run_id": "run",
    "key_id": "key",
    "session_id": "session",
    "message_id": "message",
    "look_id": "look",
    "objections": "objection",
    "number": "version",
    "request_id": "request",
    "share_id": "share",
    "sequence": "event",
    "event_id": "event",
    "project": "project",
    "task": "task",
    "client": "client",
    "tag": "tag",
}
# What is no thing of anybody: each of these words is tried, or one example stands for all.
WORDS: dict[str, tuple[str, ...]] = {"kind": tuple(Kind), "name": DOCUMENTS}
PLAIN = {"role", "from_on", "secret", "key", "uidb36", "provider_id", "pk"}
MOST_QUERIES = 4


# What people would type where a form is empty.
EXAMPLES = {"description": "probe", "name": "probe", "typed": "9-10 probe", "find": "a", "q": "a"}


@dataclass(slots=True)
class Forms:
    """What pages ask and send, by the name of the address it goes to."""

    most: int = MOST_QUERIES
    sent: dict[str, list[tuple[tuple[str, str], ...]]] = field(default_factory=dict)

    def keep(self, name: str, fields: list[tuple[str, str]]) -> None:
        """Keep what is sent, once for each set of names."""
        known = self.sent.setdefault(name, [])
        names = {one for one, _ in fields}
        if names and names not in [{one for one, _ in other} for other in known]:
            known.append(tuple(fields))

    def of(self, name: str) -> list[tuple[tuple[str, str], ...]]:
        """Return what may be sent to an address."""
        return self.sent.get(name, [])[: self.most]


def offered() -> dict[str, Address]:
    """Return every address of the door table, one of each name."""
    return {one.name: one for one in all_addresses() if one.name in DOORS}


def fillings(address: Address, world: World, owner: str) -> Iterator[dict[str, object]]:
    """Give the parts of an address with the things of somebody: for each kind that it can name.

    Raises:
        LookupError: a part is neither in ``THINGS`` nor in ``PLAIN``.
    """
    filling = dict(address.filling)
    tried = [WORDS[part] for part in filling if part in WORDS]
    for words in product(*tried):
        parts = filling | dict(zip(filling.keys() & WORDS.keys(), words, strict=True))
        for part in filling.keys() - PLAIN - WORDS.keys():
            thing = str(parts["kind"]) if part == "thing_id" else _thing(address, part)
            have = world.things[owner][thing]
            parts[part] = have[-1 if part == "other_id" else 0] if have else parts[part]
        yield parts


def _thing(address: Address, part: str) -> str:
    thing = THINGS.get(part if part != "id" else _word_before(address.path))
    if thing is None:
        message = f"{address.name}: say in tests/attacks/routes.py what {part} is, in THINGS"
        raise LookupError(message)
    return thing


def _word_before(path: str) -> str:
    words = path.strip("/").split("/")
    return next(words[at - 1] for at, word in enumerate(words) if HEX_ID.fullmatch(word))


def read_forms(walk: Walk, walkers: list[str]) -> Forms:
    """Return what the pages of some people would send: their forms, and the links with a query."""
    forms = Forms()
    for walker in walkers:
        client = walk.clients[walker]
        for address in offered().values():
            if "GET" in address.methods:
                for parts in fillings(address, walk.world, walker):
                    _read(client, reverse(address.name, kwargs=parts), forms)
    return forms


def _read(client: Client, path: str, forms: Forms) -> None:
    with undone():
        answer = client.get(path)
    if answer.streaming or "html" not in answer.get("Content-Type", ""):
        return
    page = _Page(path)
    page.feed(answer.text)
    for action, fields in page.asked:
        try:
            forms.keep(resolve(urlsplit(action).path).view_name, fields)
        except Resolver404:
            continue


class _Page(HTMLParser):
    """Collects forms with their fields, and links with a query, of one page."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.asked: list[tuple[str, list[tuple[str, str]]]] = []
        self.fields: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        href = found.get("href", found.get("hx-get", ""))
        if tag == "form":
            self.fields = []
            self.asked.append((found.get("action") or self.path, self.fields))
        elif "?" in href:
            self.asked.append((href, parse_qsl(urlsplit(href).query, keep_blank_values=True)))
        name = found.get("name", "")
        if name and name != "csrfmiddlewaretoken" and tag in {"input", "select", "textarea"}:
            self.fields.append((name, found.get("value", "") or EXAMPLES.get(name, "")))
        elif tag == "option" and self.fields and found.get("value"):
            last, value = self.fields[-1]
            self.fields[-1] = (last, value or found["value"])


def asks_of(address: Address, walk: Walk, forms: Forms, owner: str) -> Iterator[Ask]:
    """Give every request to an address with the things of somebody, in its path and its fields."""
    for parts in fillings(address, walk.world, owner):
        path = reverse(address.name, kwargs=parts)
        for method in ("GET", "POST"):
            yield Ask(address.name, method, path, of=owner)
            for fields in forms.of(address.name):
                given = tuple((name, _theirs(value, walk, owner)) for name, value in fields)
                yield Ask(address.name, method, path, given, owner)


def _theirs(value: str, walk: Walk, owner: str) -> str:
    """Return a value with every id made one of somebody, of the same kind, and no canary in it."""

    def of_owner(found: re.Match[str]) -> str:
        have = walk.world.things[owner].get(walk.world.kind_of(found[0]), [])
        return to_hex(have[0]) if have else found[0]

    return WORD.sub("probe", HEX_ID.sub(of_owner, value))

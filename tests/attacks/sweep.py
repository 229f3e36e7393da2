"""Walks addresses as everybody, with one's own and others' ids, and says what leaked or changed.

Each request is undone, so that every one meets the same world. A leak is a canary that its reader
may not see: not theirs, and no look that was kept in the same request allows it.
"""

from __future__ import annotations

import logging
import re
import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from email import message_from_bytes, policy
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.http.response import HttpResponseBase
from django.test import Client

from lentera.domain.charter import Granularity
from lentera.domain.doors import Upkeep, standing_open
from lentera.domain.ids import from_hex
from tests.attacks.canaries import HEX_ID, Canary
from tests.attacks.world import ELSEWHERE, PERSONAL, SIGNED_OUT, WALKERS, World
from tests.cast import NOW

# Tables about one person alone: a row of somebody else must not change.
OF_ONE_PERSON = (
    "tracking_timeentry",
    "tracking_entrytag",
    "tracking_favourite",
    "tracking_idempotencykey",
    "worktime_agreedhours",
    "exchange_importrun",
    "exchange_importedline",
    "people_account",
    "people_apikey",
    "account_emailaddress",
    "usersessions_usersession",
    "mfa_authenticator",
)
# Deeds on others that change a row of theirs, each with why it may.
MAY_CHANGE = {"people:end_membership": "a timer stops when its person leaves"}
BIG = re.compile(r"(?<!\d)\d{17,19}(?!\d)")
WRITES = ("INSERT", "UPDATE", "DELETE")
Row = tuple[Any, ...]
Tables = dict[str, frozenset[Row]]


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: the address by its name, its path, and what is sent."""

    name: str
    method: str
    path: str
    fields: tuple[tuple[str, str], ...] = ()
    of: str = ""

    def __str__(self) -> str:
        return f"{self.method} {self.name} with what is {self.of or 'nobody'}'s"


@dataclass(slots=True)
class Walk:
    """What a walk needs to know of the world before it begins, and what it found."""

    world: World
    clients: dict[str, Client] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    before: Tables = field(default_factory=dict)
    belongs: dict[int, str] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)
    requests: int = 0

    def __post_init__(self) -> None:
        self.clients = {name: client_of(self.world, name) for name in WALKERS}
        self.cookies = {
            name: client.cookies.output(attrs=[], header="", sep=";")
            for name, client in self.clients.items()
        }
        self.before = tables()
        self.belongs = workspaces_of_ids(self.before, self.world)

    def try_all(self, walker: str, asks: Iterable[Ask]) -> None:
        """Send requests as somebody, each undone."""
        client = self.clients[walker]
        for ask in asks:
            client.cookies = SimpleCookie(self.cookies[walker])
            with undone(), watched() as seen:
                self.requests += 1
                answer = send(client, ask)
                self._judge(walker, ask, answer, seen)
            if self._is_hidden(walker, ask):
                with undone():
                    self.requests += 1
                    twin = send(client, replace(ask, path=HEX_ID.sub(made_up, ask.path)))
                if twin.status_code != answer.status_code:
                    self._say(walker, ask, f"known to exist by its {answer.status_code}")

    def _judge(self, walker: str, ask: Ask, answer: HttpResponseBase, seen: Seen) -> None:
        if answer.status_code >= 500:
            self._say(walker, ask, f"status {answer.status_code}")
        text = said_by(answer)
        sent = {*HEX_ID.findall(ask.path), *(value for _, value in ask.fields)}
        looks = looks_of(self.world) if seen.wrote else []
        for mark, canary in self.world.cage.found_in(text):
            if mark not in sent and not allowed(walker, canary, looks):
                self._say(walker, ask, f"{canary.owner}'s {canary.about}")
        for line in seen.logged:
            for _, canary in self.world.cage.found_in(line):
                self._say(walker, ask, f"a log line with {canary.owner}'s {canary.about}")
        if seen.wrote:
            after = tables()
            self._judge_mails(walker, ask, after)
            self._judge_changes(walker, ask, after)

    def _is_hidden(self, walker: str, ask: Ask) -> bool:
        """Whether the address names what must be like nothing here: another's time or workspace."""
        kinds = {self.world.kinds.get(one) for one in HEX_ID.findall(ask.path)} - {None}
        places = {self.world.workspace_of(walker), self.world.workspace_of(ask.of)}
        return bool(kinds) and walker != ask.of and (len(places) > 1 or bool(kinds & PERSONAL))

    def _judge_mails(self, walker: str, ask: Ask, after: Tables) -> None:
        new = after["outbox_message"] - self.before["outbox_message"]
        for to, text in mails(new):
            reader = self.world.owner_of_address(to)
            for _, canary in self.world.cage.found_in(text):
                is_of_time = canary.needs is not None
                if not allowed(reader, canary, []) and (is_of_time or reader != SIGNED_OUT):
                    self._say(walker, ask, f"a mail to {to} with {canary.owner}'s {canary.about}")

    def _judge_changes(self, walker: str, ask: Ask, after: Tables) -> None:
        mine = self.world.workspace_of(walker)
        for table, rows in after.items():
            for row in rows ^ self.before[table]:
                ids = ids_in(row)
                people = {self.world.people[one] for one in ids & self.world.people.keys()}
                if people == {walker}:
                    continue  # a row about themselves, whichever workspace they are in
                others = people - {walker}
                theirs = {self.belongs[one] for one in ids if one in self.belongs} - {mine}
                if theirs and walker != SIGNED_OUT:
                    self._say(walker, ask, f"{table} of {theirs} changed")
                if others and table in OF_ONE_PERSON and ask.name not in MAY_CHANGE:
                    self._say(walker, ask, f"{table} of {others} changed")

    def _say(self, walker: str, ask: Ask, what: str) -> None:
        self.found.append(f"{walker}: {ask}: {what}")


@dataclass(slots=True)
class Seen:
    """What happened beside the answer."""

    wrote: bool = False
    logged: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Kept:
    """A look that was kept while a request was answered, at one person."""

    subject: str
    granularity: Granularity
    first_on: date
    last_on: date


def allowed(reader: str, canary: Canary, looks: Iterable[Kept]) -> bool:
    """Whether a reader may see a canary: it is theirs, or a kept look at its owner allows it."""
    return reader in canary.audience or any(
        look.subject == canary.owner
        and canary.needs is not None
        and look.granularity >= canary.needs
        and (canary.on is None or look.first_on <= canary.on <= look.last_on)
        for look in looks
    )


def looks_of(world: World) -> list[Kept]:
    """Return the looks that opened something and are kept: there are none before a request."""
    with standing_open(Upkeep.TESTS), connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.member_id, l.granularity, l.first_on, l.last_on FROM witness_look AS l"
            " JOIN witness_looksubject AS s ON s.look_id = l.id WHERE l.refused = ''"
        )
        rows = cursor.fetchall()
    return [
        Kept(world.people[member], Granularity[said.upper()], *map(as_day, days))
        for member, said, *days in rows
    ]


def as_day(said: str | date) -> date:
    return date.fromisoformat(said) if isinstance(said, str) else said


def client_of(world: World, walker: str) -> Client:
    client = Client(raise_request_exception=False)
    if walker != SIGNED_OUT:
        client.force_login(world.cast.accounts[walker])
        session = client.session
        proof = {"method": "password", "at": NOW.timestamp()}  # as if they had just signed in
        session["account_authentication_methods"] = [proof]
        session.save()
        client.get("/")  # what a session keeps on its first page is kept before the walk
    return client


def send(client: Client, ask: Ask) -> HttpResponseBase:
    fields: dict[str, list[str]] = defaultdict(list)
    for name, value in ask.fields:
        fields[name].append(value)
    if ask.method == "GET":
        return client.get(ask.path, fields)
    return client.post(ask.path, fields)


def made_up(found: re.Match[str]) -> str:
    """Return an id that nothing has, made in the same second."""
    return f"{found[0][:8]}{secrets.randbits(31):016x}"


def said_by(answer: HttpResponseBase) -> str:
    """Return everything an answer says: its headers, its cookies, its content."""
    parts = b"".join(answer.streaming_content) if answer.streaming else answer.content
    heads = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    return f"{heads}\n{answer.cookies.output()}\n{parts.decode(errors='replace')}"


@contextmanager
def undone() -> Iterator[None]:
    """Undo what happens inside. For looks it is like the test's own: they may be kept in it."""
    block = transaction.atomic()
    block._from_testcase = True
    with block:
        yield
        transaction.set_rollback(True)


@contextmanager
def watched() -> Iterator[Seen]:
    """Notice writes and log lines."""
    seen = Seen()

    def notice(execute: Any, sql: str, *rest: Any) -> Any:
        seen.wrote = seen.wrote or sql.lstrip().upper().startswith(WRITES)
        return execute(sql, *rest)

    class Ears(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            seen.logged.append(f"{record.getMessage()} {record.__dict__}")

    ears = Ears()
    log = logging.getLogger("lentera")
    log.addHandler(ears)
    try:
        with connection.execute_wrapper(notice):
            yield seen
    finally:
        log.removeHandler(ears)


def tables() -> Tables:
    """Return every row of every table, as the database holds them."""
    found: Tables = {}
    with standing_open(Upkeep.TESTS), connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  names of ours
            found[table] = frozenset(tuple(map(plain, row)) for row in cursor.fetchall())
    return found


def plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else str(value)


def mails(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Give recipient and text of each mail among rows of the outbox."""
    for row in rows:
        text = " ".join(str(value) for value in row)
        to = re.search(r"['\"]to['\"]: ['\"]([^'\"]+)", text)
        if to:
            yield to[1], text


def ids_in(row: Row) -> set[int]:
    """Return the ids a row speaks of: numbers, in words too, and hexadecimal."""
    text = " ".join(value for value in row if isinstance(value, str))
    hexed = {from_hex(one) for one in HEX_ID.findall(text) if is_id(one)}
    return {int(one) for one in BIG.findall(text)} | hexed


def is_id(said: str) -> bool:
    try:
        from_hex(said)
    except ValueError:
        return False
    return True


def workspaces_of_ids(found: Tables, world: World) -> dict[int, str]:
    """Return for every id which workspace it is of: what stands in a row with one of its ids is."""
    rows = [ids for of_table in found.values() for row in of_table if len(ids := ids_in(row)) > 1]
    belongs = {}
    for name in ("sari", "mallory"):
        place = "elsewhere" if name in ELSEWHERE else "here"
        ids = {world.cast.viewer(name).workspace_id}
        while grown := {one for row in rows if row & ids for one in row} - ids:
            ids |= grown
        assert not belongs.keys() & ids, "the two workspaces share an id"
        belongs |= dict.fromkeys(ids, place)
    return belongs


def letters() -> Iterator[tuple[str, str]]:
    """Give recipient and text of every mail that was written as a file."""
    for path in sorted(Path(settings.ENVIRONMENT.data).glob("outbox/*.eml")):
        letter = message_from_bytes(path.read_bytes(), policy=policy.default)
        parts = [part.get_content() for part in letter.walk() if not part.is_multipart()]
        yield str(letter["to"]), "\n".join([*map(str, letter.values()), *parts])

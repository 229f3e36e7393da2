"""PostgreSQL itself refuses people's time: the third lock, shown alone, as the application's role.

Everything here is SQL from a session of that role, as somebody has it who can inject SQL. What
stands open is shown by a pass; the tests make good ones with the installation's own secret.
"""

from __future__ import annotations

import secrets
import time
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from lentera.config.locks.passes import Opened, sign
from lentera.config.locks.tables import TIME, table_of
from tests.cast import NOW
from tests.harness.two_roles import with_two_roles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.harness.installation import Installation

pytestmark = [pytest.mark.engines, pytest.mark.timeout(300)]

OTHERS = "SELECT count(*) FROM tracking_timeentry WHERE member_id = %s"
ALL = "SELECT count(*) FROM tracking_timeentry"
SHOW = "SELECT set_config('lentera.pass', %s, false), set_config('lentera.look', %s, false)"
DAY = date(2026, 11, 4)


class Session:
    """One session of the application's role."""

    def __init__(self, installation: Installation) -> None:
        url = installation.environment["LENTERA_DATABASE_URL"]
        self.connection = psycopg.connect(url, autocommit=True)
        self.secret = (installation.data / "secret-key").read_text().strip()

    def show(self, kind: str, who: object, *, look: object = "", at: float | None = None) -> None:
        """Show a good pass."""
        self.connection.execute(SHOW, [self.made(kind, who, at=at), str(look)])

    def made(self, kind: str, who: object, *, at: float | None = None) -> str:
        """Return a good pass of this session."""
        backend = self.connection.info.backend_pid
        opened = Opened(kind, str(who))
        return sign(opened, backend=backend, at=at or time.time(), secret=self.secret)

    def ask(self, statement: str, *values: object) -> Any:
        """Return the first value of the answer."""
        row = self.connection.execute(statement, values).fetchone()
        return row[0] if row else None


class Company:
    """Two people with one entry each."""

    def __init__(self, installation: Installation) -> None:
        self.installation = installation
        installation.run("migrate")
        bayu = ("--owner", "bayu@kunang.example", "--zone", "Asia/Jakarta")
        installation.run("workspace", "create", "Kunang", *bayu)
        installation.run("member", "add", "sari@kunang.example", "--workspace", "Kunang")
        session = self.session()
        session.show("upkeep", "tests")
        asked = "SELECT m.id FROM people_member m JOIN people_account a ON a.id = m.account_id"
        self.workspace = session.ask("SELECT id FROM people_workspace")
        self.bayu, self.sari = (
            session.ask(f"{asked} WHERE a.email = %s", f"{name}@kunang.example")
            for name in ("bayu", "sari")
        )
        for number, member in enumerate([self.bayu, self.sari]):
            begin = datetime(2026, 11, 4, 2 + number, tzinfo=UTC)
            session.connection.execute(
                "INSERT INTO tracking_timeentry (id, workspace_id, member_id, started_at,"
                " ended_at, zone, kind, description, billable, version, created_at)"
                " VALUES (%s, %s, %s, %s, %s, 'Asia/Jakarta', 'work', 'x', false, 1, %s)",
                [number + 1, self.workspace, member, begin, begin.replace(minute=30), begin],
            )
        session.connection.close()

    def session(self) -> Session:
        """Return one more session."""
        return Session(self.installation)


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Company:
    return Company(with_two_roles(tmp_path_factory.mktemp("locks") / "data"))


@pytest.fixture
def session(company: Company) -> Iterator[Session]:
    session = company.session()
    with session.connection:
        yield session


def keep_look(session: Session, viewer: int, subject: int, **other: object) -> int:
    """Keep a look, in the transaction of the caller if there is one; gives its id."""
    look = secrets.randbits(62)
    columns = {
        "id": look,
        "workspace_id": session.ask("SELECT id FROM people_workspace"),
        "viewer_id": viewer,
        "role": "payroll",
        "purpose": "payroll",
        "reference": "2026-11",
        "granularity": "person_per_day",
        "first_on": DAY,
        "last_on": DAY,
        "channel": "page",
        "people": 1,
        "refused": "",
        "looked_at": NOW,
        "sequence": look,
        "name_shown": True,
        **other,
    }
    known = {
        name
        for (name,) in session.connection.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = 'witness_look'"
        )
    }
    names = [name for name in columns if name in known]
    places = ", ".join(["%s"] * len(names))
    with session.connection.transaction():
        session.connection.execute(
            f"INSERT INTO witness_look ({', '.join(names)}) VALUES ({places})",  # noqa: S608  names from above
            [columns[name] for name in names],
        )
        add_subject(session, look, subject)
    return look


def add_subject(session: Session, look: int, subject: int) -> None:
    session.connection.execute(
        "INSERT INTO witness_looksubject (look_id, member_id, salt) VALUES (%s, %s, '\\x00')",
        [look, subject],
    )


def test_without_a_pass_nothing_is_read(session: Session) -> None:
    for table in ("tracking_timeentry", "witness_event"):
        with pytest.raises(InsufficientPrivilege, match="no door"):
            session.connection.execute(f"TABLE {table}")


def test_every_table_of_the_list_is_locked(session: Session) -> None:
    locked = {
        name
        for (name,) in session.connection.execute(
            "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity"
        )
    }

    assert locked == set(map(table_of, TIME))


def test_a_pass_opens_ones_own_time_and_no_other(company: Company, session: Session) -> None:
    session.show("own", company.sari)

    assert session.ask(ALL) == 1
    assert session.ask(OTHERS, company.bayu) == 0
    changed = session.connection.execute("UPDATE tracking_timeentry SET description = 'mine'")
    assert changed.rowcount == 1
    with pytest.raises(InsufficientPrivilege, match="row-level security"):
        session.connection.execute("UPDATE tracking_timeentry SET member_id = %s", [company.bayu])


@pytest.mark.parametrize("forged", ["nothing", "another", "upkeep", "elsewhere", "old"])
def test_no_pass_can_be_forged(company: Company, session: Session, forged: str) -> None:
    good = session.made("own", company.sari)
    other = company.session()
    passes = {
        "nothing": f"own:{company.bayu}:{session.connection.info.backend_pid}:9999999999:",
        "another": good.replace(str(company.sari), str(company.bayu)),
        "upkeep": good.replace("own", "upkeep"),
        "elsewhere": other.made("own", company.bayu),  # a good one, of another session
        "old": session.made("own", company.bayu, at=time.time() - 7200),
    }
    other.connection.close()

    session.connection.execute(SHOW, [passes[forged], ""])

    with pytest.raises(InsufficientPrivilege, match="not good"):
        session.ask(ALL)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM locks.key",
        "SELECT * FROM locks.look",
        "INSERT INTO locks.look SELECT 1",
        "ALTER TABLE tracking_timeentry DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE tracking_timeentry NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY own ON tracking_timeentry",
        "CREATE POLICY mine ON tracking_timeentry USING (true)",
        "CREATE OR REPLACE FUNCTION locks.me() RETURNS bigint LANGUAGE sql AS 'SELECT 1'",
        "TRUNCATE witness_look",
        "UPDATE witness_event SET kind = 'x'",
        "DELETE FROM witness_event",
        "UPDATE witness_look SET refused = ''",
        "UPDATE witness_looksubject SET member_id = 1",
        "DELETE FROM witness_checkpoint",
        "DELETE FROM witness_ledgertile",
        "ALTER ROLE CURRENT_USER BYPASSRLS",
    ],
)
def test_the_application_cannot_take_the_lock_off_or_change_the_log(
    session: Session, statement: str
) -> None:
    with pytest.raises(InsufficientPrivilege):
        session.connection.execute(statement)


def test_looks_are_removed_by_named_upkeep_alone(company: Company, session: Session) -> None:
    look = keep_look(session, company.bayu, company.sari)
    session.show("own", company.bayu)
    removing = "DELETE FROM witness_looksubject WHERE look_id = %s"

    by_its_viewer = session.connection.execute(removing, [look]).rowcount
    session.show("upkeep", "forgetting")
    by_other_upkeep = session.connection.execute(removing, [look]).rowcount
    session.show("upkeep", "erasing")
    by_its_own = session.connection.execute(removing, [look]).rowcount

    assert (by_its_viewer, by_other_upkeep, by_its_own) == (0, 0, 1)


def test_a_look_that_was_kept_shows_its_people_and_days(company: Company, session: Session) -> None:
    session.show("own", company.bayu)

    look = keep_look(session, company.bayu, company.sari)
    session.show("own", company.bayu, look=look)

    assert session.ask(OTHERS, company.sari) == 1
    other_days = keep_look(
        session, company.bayu, company.sari, first_on=date(2026, 1, 1), last_on=date(2026, 1, 2)
    )
    session.show("own", company.bayu, look=other_days)
    assert session.ask(OTHERS, company.sari) == 0
    changed = session.connection.execute("UPDATE tracking_timeentry SET description = 'seen'")
    assert changed.rowcount == 1  # one's own: a look is for reading


def test_a_look_that_could_still_be_undone_shows_nothing(
    company: Company, session: Session
) -> None:
    session.show("own", company.bayu)

    def read_before_it_is_committed() -> None:
        with session.connection.transaction():
            look = keep_look(session, company.bayu, company.sari)
            session.show("own", company.bayu, look=look)
            session.ask(OTHERS, company.sari)

    with pytest.raises(InsufficientPrivilege, match="look at people's time is over"):
        read_before_it_is_committed()


@pytest.mark.parametrize("way", ["invented", "refused", "expired", "elsewhere", "another viewer"])
def test_a_look_opens_for_its_session_its_viewer_and_its_time_alone(
    company: Company, session: Session, way: str
) -> None:
    session.show("own", company.bayu)
    refused = {"refused": "not_granted"} if way == "refused" else {}
    look = keep_look(session, company.bayu, company.sari, **refused)
    reading = company.session() if way == "elsewhere" else session
    if way == "expired":
        owner = company.installation.environment["LENTERA_DATABASE_OWNER_URL"]
        with psycopg.connect(owner) as upkeep:
            upkeep.execute("UPDATE locks.look SET made_at = made_at - interval '31 seconds'")

    reading.show(
        "own",
        company.sari if way == "another viewer" else company.bayu,
        look=look + 1 if way == "invented" else look,
    )

    with pytest.raises(InsufficientPrivilege, match="look at people's time is over"):
        reading.ask("SELECT count(*) FROM tracking_timeentry")
    reading.connection.close()


def test_nobody_is_added_to_a_look_later(company: Company, session: Session) -> None:
    session.show("own", company.bayu)
    look = keep_look(session, company.bayu, company.bayu)

    add_subject(session, look, company.sari)
    session.show("own", company.bayu, look=look)

    assert session.ask(OTHERS, company.sari) == 0

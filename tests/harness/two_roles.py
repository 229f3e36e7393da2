"""A pytest plugin: an installation on a database of its own, with its two roles."""

import os
import time
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from lentera.config.locks.passes import Opened, sign
from tests.harness.installation import Installation


def cluster() -> str:
    """Return the address of the cluster of this test run, without a database."""
    parts = urlsplit(os.environ["LENTERA_DATABASE_URL"])
    return f"{parts.hostname}:{parts.port}"


def with_two_roles(data: Path) -> Installation:
    """Return an installation with a database of its own: one role owns it, one works with it."""
    name = f"test_{os.getpid()}_{time.monotonic_ns()}"
    owner, role = f"{name}_owner", f"{name}_app"
    with psycopg.connect(f"postgresql://lentera@{cluster()}/postgres", autocommit=True) as admin:
        for statement in (
            sql.SQL("CREATE ROLE {owner} LOGIN"),
            sql.SQL("CREATE ROLE {role} LOGIN"),
            sql.SQL("CREATE DATABASE {name} OWNER {owner}"),
        ):
            names = {"owner": owner, "role": role, "name": name}
            filled = {key: sql.Identifier(value) for key, value in names.items()}
            admin.execute(statement.format(**filled))
    urls = {
        "LENTERA_DATABASE_OWNER_URL": f"postgresql://{owner}@{cluster()}/{name}",
        "LENTERA_DATABASE_URL": f"postgresql://{role}@{cluster()}/{name}",
    }
    return Installation(data, urls)


def show_pass(
    connection: psycopg.Connection[tuple[object, ...]], installation: Installation, opened: Opened
) -> None:
    """Show the lock on people's time a good pass, as the server of the installation would."""
    secret = (installation.data / "secret-key").read_text().strip()
    backend = connection.info.backend_pid
    text = sign(opened, backend=backend, at=time.time(), secret=secret)
    connection.execute("SELECT set_config('lentera.pass', %s, false)", [text])


@pytest.fixture
def two_roles(tmp_path: Path) -> Installation:
    """Give an installation on which nobody is yet, and nothing is migrated."""
    return with_two_roles(tmp_path / "data")

"""What every test gets. The cast stands in `tests/cast.py`, the machinery in `tests/harness`."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.utils import translation

from lentera.domain.doors import Upkeep, standing_open
from tests.cast import Cast, gather
from tests.harness.environment import DATA

pytest_plugins = [
    "tests.harness.honesty",
    "tests.harness.site",
    "tests.harness.pages",
    "tests.harness.two_roles",
]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None,  # pytest-django's, which names one database per worker
) -> None:
    """Put the test database into a file, as in production: threads get connections of their own."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database["TEST"]["NAME"] = str(DATA / "test.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def doors_of_tests() -> Iterator[None]:
    """Let tests arrange people's time. Requests, jobs and commands shut this door behind them."""
    with standing_open(Upkeep.TESTS):
        yield


@pytest.fixture(scope="session", autouse=True)
def _static_files_are_looked_for_when_asked() -> None:
    """Let no test client read all static files again before its first request."""
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Begin every test in English: the language of a request stays with its thread."""
    with translation.override("en"):
        yield


@pytest.fixture
def on_postgresql() -> bool:
    """Whether the run uses PostgreSQL."""
    return bool(settings.DATABASES["default"]["ENGINE"].endswith("postgresql"))


@pytest.fixture
def cast(db: None) -> Cast:
    """Studio Kunang with its people, and Mallory's workspace beside it."""
    return gather()

"""Installations for the tests of the command: made once, copied for each test."""

import os
import shutil
from pathlib import Path

import pytest

from tests.harness.installation import Installation

# What only PostgreSQL has is asked in the run that has one.
collect_ignore = [] if "LENTERA_DATABASE_URL" in os.environ else ["test_postgresql.py"]


@pytest.fixture(scope="session")
def migrated_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with an empty database of this version."""
    folder = tmp_path_factory.mktemp("migrated") / "data"
    Installation(folder).run("migrate")
    return folder


@pytest.fixture(scope="session")
def sample_folder(migrated_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with the sample company."""
    folder = tmp_path_factory.mktemp("sample") / "data"
    shutil.copytree(migrated_folder, folder)
    Installation(folder).run("sample")
    return folder


@pytest.fixture
def installation(migrated_folder: Path, tmp_path: Path) -> Installation:
    """Give an installation on which nobody is yet."""
    return Installation(shutil.copytree(migrated_folder, tmp_path / "data"))


@pytest.fixture
def sample(sample_folder: Path, tmp_path: Path) -> Installation:
    """Give an installation with the sample company."""
    return Installation(shutil.copytree(sample_folder, tmp_path / "sample"))

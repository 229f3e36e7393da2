"""The project's own files, as the walks in `tests/architecture` read them."""

import ast
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
PACKAGE = SOURCE / "lentera"
# Made by Django and read as code, but as long as their tables are wide.
MADE = "migrations"


@cache
def python_files() -> tuple[Path, ...]:
    """Return every Python file of the product, migrations left out."""
    return tuple(path for path in sorted(SOURCE.rglob("*.py")) if MADE not in path.parts)


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def files(*patterns: str) -> tuple[Path, ...]:
    """Return the product's files that match any of the patterns."""
    return tuple(sorted(path for pattern in patterns for path in PACKAGE.rglob(pattern)))


def rooms() -> list[str]:
    """Return the names of all rooms, in the alphabet's order."""
    return sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))


def project() -> dict[str, Any]:
    """Return what pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def shown(path: Path) -> str:
    """Return a path as a reader of the repository knows it."""
    return str(path.relative_to(ROOT))

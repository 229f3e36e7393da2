"""Rules of the house that no linter knows."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness.source import PACKAGE, ROOT, files, project, python_files, shown, tree_of

HEX_COLOUR = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b", re.IGNORECASE)
COLOUR_CALL = re.compile(r"\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\(", re.IGNORECASE)
BLOCKED_BY_POLICY = {
    "style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    # A block of JSON is read, never run; the policy lets it stand.
    "inline script": re.compile(r"<script\b(?![^>]*(\bsrc=|application/json))", re.IGNORECASE),
    "event attribute": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
    "another origin": re.compile(r"(?:src|href|action)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE),
}
# Django finds a database backend by this name of its module.
NAMED_BY_DJANGO = {
    "src/lentera/config/postgresql/base.py",
    "src/lentera/config/sqlite3/base.py",
}
DRAWERS = {"utils", "util", "helpers", "helper", "common", "base", "misc", "core", "lib"}
ASKS_THE_SERVER = re.compile(r"<(\w+)([^>]*\shx-(?:post|put|patch|delete)\b[^>]*)>")
SCRIPTS = sorted(path for path in (ROOT / "script").iterdir() if path.is_file())
TEMPLATES = files("templates/**/*.html")
STYLES = files("static/**/*.css")
MODULES = files("static/**/*.js")


def found_in(paths: tuple[Path, ...], pattern: re.Pattern[str]) -> Iterator[str]:
    for path in paths:
        for number, line in enumerate(path.read_text().splitlines(), start=1):
            if pattern.search(line):
                yield f"{shown(path)}:{number} {line.strip()}"


def test_there_is_something_to_look_at() -> None:
    assert all((TEMPLATES, STYLES, MODULES, SCRIPTS))


def test_a_colour_is_named_in_the_tokens_and_nowhere_else() -> None:
    styles = tuple(path for path in STYLES if path.name != "tokens.css")
    where = (*styles, *TEMPLATES, *MODULES)

    assert list(found_in(styles, COLOUR_CALL)) == []
    assert [line for line in found_in(where, HEX_COLOUR) if 'href="#' not in line] == []


@pytest.mark.parametrize("kind", BLOCKED_BY_POLICY)
def test_a_template_holds_nothing_the_policy_blocks(kind: str) -> None:
    assert list(found_in(TEMPLATES, BLOCKED_BY_POLICY[kind])) == []


def test_every_change_stands_on_a_form_that_works_without_scripts() -> None:
    bare = [
        f"{shown(path)}: <{tag}>"
        for path in TEMPLATES
        for tag, attributes in ASKS_THE_SERVER.findall(path.read_text())
        if tag != "form" and "formaction" not in attributes
        if tag != "button" or "form=" not in attributes
    ]

    assert bare == []


def test_a_template_is_one_element_or_a_page() -> None:
    pages_that_extend_nothing = [
        shown(path)
        for path in TEMPLATES
        if not path.name.startswith("_") and path.name != "base.html"
        if "{% extends" not in path.read_text() and "<html" not in path.read_text()
    ]

    assert pages_that_extend_nothing == []


def test_a_module_is_named_after_what_it_knows() -> None:
    files = [path for path in python_files() if shown(path) not in NAMED_BY_DJANGO]
    names = {path.stem for path in files} | {path.parent.name for path in files}

    assert names & DRAWERS == set()


def test_nobody_listens_to_signals() -> None:
    heard = [
        f"{shown(path)}:{node.lineno}"
        for path in python_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and "signal" in (node.module or "").split(".")[-1]
        if (node.module or "").startswith(("django", "allauth"))
    ]

    assert heard == []


def test_the_domain_imports_the_standard_library_and_itself() -> None:
    strangers = {
        name
        for path in files("domain/**/*.py")
        for name in imports_of(tree_of(path))
        if name.split(".")[0] not in sys.stdlib_module_names
        if not name.startswith("lentera.domain")
    }

    assert strangers == set()


def test_every_room_has_a_sign_on_its_door() -> None:
    signs = {path: ast.get_docstring(tree_of(path)) for path in PACKAGE.glob("*/__init__.py")}

    assert [shown(path) for path, sign in signs.items() if not sign] == []


def test_no_third_party_file_is_in_the_repository() -> None:
    brought = [*MODULES, *files("static/**/*.woff*", "static/**/*.ttf", "static/**/*.min.*")]

    assert [shown(path) for path in brought if path.suffix != ".js" or ".min." in path.name] == []
    assert [shown(path) for path in MODULES if len(path.read_text().splitlines()) > 400] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_short_strict_and_says_what_it_does(path: Path) -> None:
    lines = path.read_text().splitlines()

    assert len(lines) <= 30
    assert lines[0] == "#!/bin/sh"
    assert lines[1].startswith("# ")
    assert "set -eu" in lines
    assert path.stat().st_mode & 0o111


def test_the_lock_names_no_address_and_every_package_has_its_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    packages = re.findall(r"^[a-z0-9][^ ]*==", lock, re.MULTILINE)

    assert "://" not in lock
    assert len(packages) > 50
    assert lock.count("--hash=sha256:") >= len(packages)


def test_the_version_is_the_newest_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text()
    versions = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", changelog, re.MULTILINE)

    assert versions[0] == project()["project"]["version"]


def test_a_release_tells_first_what_it_does_to_privacy() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text()
    releases = re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]

    assert releases
    for release in releases:
        assert re.findall(r"^### (.+)$", release, re.MULTILINE)[0] == "Privacy"


def imports_of(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""

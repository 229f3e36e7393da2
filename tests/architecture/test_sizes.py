"""The size budgets of the house style, counted without docstrings, comments and empty lines."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

from tests.harness.source import python_files, shown, tree_of

Function = ast.FunctionDef | ast.AsyncFunctionDef
BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.AsyncFor, ast.AsyncWith)
# Every refusal has this base; beside it, one of our own is enough.
COMMON_BASE = "Refusal"


def test_files_stay_short() -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in python_files()}

    assert median(lengths.values()) <= 120
    assert [shown(path) for path, length in lengths.items() if length > 400] == []


def test_functions_stay_short() -> None:
    lengths = {name: code_lines(node, path) for name, node, path in functions()}

    assert median(lengths.values()) <= 12
    assert quantiles(lengths.values(), n=10)[-1] <= 35
    assert {name: length for name, length in lengths.items() if length > 60} == {}


def test_classes_stay_short() -> None:
    lengths = {name: code_lines(node, path) for name, node, path in classes()}

    assert {name: length for name, length in lengths.items() if length > 150} == {}


def test_nothing_is_nested_deeper_than_three_levels() -> None:
    depths = {name: depth(node.body) for name, node, _ in functions()}

    assert {name: levels for name, levels in depths.items() if levels > 3} == {}


def test_a_class_has_at_most_one_base_of_our_own() -> None:
    bases = {node.name: [base_name(base) for base in node.bases] for _, node, _ in classes()}

    towers = {name: sorted(ancestors(name, bases)) for name in bases}

    assert {name: own for name, own in towers.items() if len(own) > 1} == {}


def test_the_ruler_measures() -> None:
    code = (
        'def f():\n    """Say."""\n    # why\n\n    for a in b:\n        if a:\n            c()\n'
    )
    function = ast.parse(code).body[0]
    assert isinstance(function, ast.FunctionDef)

    assert depth(function.body) == 3
    assert lines_of_code(function, code.splitlines()) == 4


def functions() -> Iterator[tuple[str, Function, Path]]:
    for path in python_files():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, Function):
                yield f"{shown(path)}:{node.lineno} {node.name}", node, path


def classes() -> Iterator[tuple[str, ast.ClassDef, Path]]:
    for path in python_files():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef):
                yield f"{shown(path)}:{node.lineno} {node.name}", node, path


def code_lines(node: Function | ast.ClassDef, path: Path) -> int:
    return lines_of_code(node, path.read_text().splitlines())


def lines_of_code(node: Function | ast.ClassDef, lines: list[str]) -> int:
    explained: set[int] = set()
    for inner in ast.walk(node):
        if isinstance(inner, Function | ast.ClassDef) and ast.get_docstring(inner):
            text = inner.body[0]
            explained |= set(range(text.lineno, (text.end_lineno or 0) + 1))
    numbers = set(range(node.lineno, (node.end_lineno or 0) + 1)) - explained
    return sum(is_code(lines[number - 1]) for number in numbers)


def is_code(line: str) -> bool:
    return bool(line.strip()) and not line.strip().startswith("#")


def depth(body: list[ast.stmt]) -> int:
    """Levels of indentation inside a function: its body is the first."""
    return 1 + max((depth_below(statement) for statement in body), default=0)


def depth_below(statement: ast.stmt) -> int:
    if isinstance(statement, ast.Match):
        return 1 + max(depth(case.body) for case in statement.cases)
    if not isinstance(statement, BLOCKS):
        return 0
    handlers = [handler.body for handler in getattr(statement, "handlers", [])]
    inner = [statement.body, *handlers, getattr(statement, "finalbody", []), *chain_of(statement)]
    return max(depth(body) for body in inner if body)


def chain_of(statement: ast.stmt) -> Iterator[list[ast.stmt]]:
    """The else branches; an ``elif`` stands on the level of its ``if``."""
    otherwise = getattr(statement, "orelse", [])
    while len(otherwise) == 1 and isinstance(statement, ast.If) and is_elif(statement):
        statement = otherwise[0]
        yield statement.body
        otherwise = statement.orelse
    yield otherwise


def is_elif(statement: ast.If) -> bool:
    otherwise = statement.orelse
    return (
        len(otherwise) == 1
        and isinstance(otherwise[0], ast.If)
        and otherwise[0].col_offset == statement.col_offset
    )


def base_name(base: ast.expr) -> str:
    if isinstance(base, ast.Subscript):
        return base_name(base.value)
    return base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "")


def ancestors(name: str, bases: dict[str, list[str]]) -> set[str]:
    own = {base for base in bases.get(name, []) if base in bases} - {COMMON_BASE, name}
    return own.union(*(ancestors(base, bases) for base in own))

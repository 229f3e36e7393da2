import re
from pathlib import Path

import pytest

from lentera.web.paper import NIGHT, PAPER
from lentera.web.stylesheet import LAYERS, PARTS, join_styles

ALL_PARTS = sorted(PARTS.rglob("*.css"))


def test_the_sheet_holds_every_part_in_its_layer(tmp_path: Path) -> None:
    sheet = join_styles(tmp_path).read_text()

    assert sheet.startswith(f"@layer {', '.join(LAYERS)};")
    for part in ALL_PARTS:
        last_rule = part.read_text().strip().splitlines()[-1].strip()
        assert last_rule in sheet, part
    assert "/*" not in sheet


def test_a_browser_that_cannot_choose_gets_the_light_colours(tmp_path: Path) -> None:
    sheet = join_styles(tmp_path).read_text()

    fallback = sheet.split("@supports not (color: light-dark(red, red))")[1].split(
        "@layer tokens {"
    )[1]
    assert "--paper: #FAF6EF;" in fallback
    assert "--shade: rgb(60 40 10 / .05);" in fallback
    assert "light-dark" not in fallback.split("@layer")[0]


@pytest.mark.parametrize("part", ALL_PARTS, ids=lambda part: part.stem)
def test_colours_are_named_in_the_tokens_only(part: Path) -> None:
    rules = re.sub(r"/\*.*?\*/", "", part.read_text(), flags=re.DOTALL)

    hues = re.findall(r"#[0-9A-Fa-f]{3,8}\b", rules)
    shouts = re.findall(r"!important", rules)
    selectors_by_id = re.findall(r"#[a-zA-Z][\w-]*[^;{}]*\{", rules)

    assert not hues or part.stem == "tokens"
    assert not shouts or part.stem in {"base", "utilities"}
    assert not selectors_by_id


def test_colours_outside_the_sheet_are_those_of_the_tokens() -> None:
    tokens = (PARTS / "tokens.css").read_text()

    assert f"--paper: light-dark({PAPER['light']}, {PAPER['dark']});" in tokens
    assert f"--night: {NIGHT};" in tokens

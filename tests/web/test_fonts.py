from pathlib import Path

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from lentera.web.fonts import CUTS, cut_fonts

FONTS = Path(settings.STATICFILES_DIRS[0]) / "fonts"


def test_a_font_that_is_there_is_not_cut_again(tmp_path: Path) -> None:
    for cut in CUTS:
        (tmp_path / cut.file).write_bytes(b"as it was")

    paths = cut_fonts(tmp_path)

    assert [path.read_bytes() for path in paths] == [b"as it was"] * len(CUTS)


@pytest.mark.parametrize(
    ("file", "letters", "weights"),
    [
        ("text.woff2", "Aé\N{EN DASH}…“”€\N{MINUS SIGN}→0", (400, 700)),
        ("display.woff2", "AéŁşž\N{RIGHT SINGLE QUOTATION MARK}", (400, 600)),
    ],
)
def test_the_cut_holds_what_pages_write(file: str, letters: str, weights: tuple[int, int]) -> None:
    font = TTFont(FONTS / file)

    known = font.getBestCmap()
    axes = {axis.axisTag: (axis.minValue, axis.maxValue) for axis in font["fvar"].axes}

    assert [letter for letter in letters if ord(letter) not in known] == []
    assert axes == {"wght": weights}
    assert {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord} >= {
        "tnum"
    }

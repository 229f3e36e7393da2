"""Cuts the two typefaces to what the pages use: Inter for text, Newsreader for headings.

The full fonts come inside PyPI packages and are never committed; script/bootstrap calls
``cut_fonts`` once, the result stays in the ignored assets folder.
"""

from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

# Latin letters of English, Indonesian and their neighbours' names, and the signs our pages set.
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, 0x160, 0x161, 0x17D, 0x17E]
SIGNS = [0x2009, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x202F, 0x20AC]
SIGNS += [0x2192, 0x2212]
# The heading face knows Latin Extended-A as well: people's names stand in greetings.
NAMES = [*range(0x100, 0x180)]
FEATURES = ["kern", "liga", "calt", "mark", "mkmk", "ccmp", "locl", "tnum"]


class Cut(NamedTuple):
    """One font file: where it comes from and how much of it stays."""

    file: str
    package: str
    source: str
    letters: list[int]
    optical_size: float
    heaviest: int


CUTS = (
    Cut("text.woff2", "fontpkg_inter", "Inter[opsz,wght].ttf", LATIN + SIGNS, 14, 700),
    Cut(
        "display.woff2",
        "fontpkg_newsreader",
        "Newsreader[opsz,wght].ttf",
        LATIN + SIGNS + NAMES,
        28,
        600,
    ),
)


def cut_fonts(target: Path) -> list[Path]:
    """Write the missing font files into ``target`` and give the paths of all of them."""
    target.mkdir(parents=True, exist_ok=True)
    paths = []
    for cut in CUTS:
        path = target / cut.file
        if not path.exists():
            _write(cut, path)
        paths.append(path)
    return paths


def _write(cut: Cut, path: Path) -> None:
    root: Path = import_module(cut.package).ROOT
    font = TTFont(root / "files" / cut.source)
    # Subset first, then pin the axes: the other order loses the tabular figures.
    subsetter = Subsetter(Options(layout_features=FEATURES, notdef_outline=True))
    subsetter.populate(unicodes=cut.letters)
    subsetter.subset(font)
    instantiateVariableFont(
        font,
        {"opsz": cut.optical_size, "wght": (400, cut.heaviest)},
        inplace=True,
    )
    font.flavor = "woff2"
    # A half-written file must not look like a finished one to the next start.
    unfinished = path.with_suffix(".part")
    font.save(unfinished)
    unfinished.replace(path)

"""The eight ways a page is looked at: two widths, two themes, two languages."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

HEIGHTS = {1280: 800, 375: 812}
PICTURES = Path(__file__).resolve().parents[2] / "var" / "screenshots"


@dataclass(frozen=True, slots=True)
class Look:
    """One size, theme and language."""

    width: int
    theme: str
    language: str

    def __str__(self) -> str:
        return f"{self.width}-{self.theme}-{self.language}"

    def apply(self, page: Page) -> None:
        """Give the page this size and theme; the language is the account's or a cookie's matter."""
        page.set_viewport_size({"width": self.width, "height": HEIGHTS[self.width]})
        page.emulate_media(color_scheme="dark" if self.theme == "dark" else "light")

    def photograph(self, page: Page, name: str) -> Path:
        """Keep a picture of the whole page, to be looked at by a person."""
        path = PICTURES / f"{name}-{self}.png"
        page.screenshot(path=path, full_page=True)
        return path


LOOKS = [Look(*parts) for parts in product(HEIGHTS, ("light", "dark"), ("en", "id"))]


def every_look(names: Sequence[str]) -> list[Any]:
    """Give pytest parameters (name, look): all eight of each name, one of them by rotation.

    ``script/test`` looks at every page once, ``script/test --all`` in all eight ways.
    """
    return [
        pytest.param(name, look, id=f"{name}-{look}", marks=_marks(place, look))
        for place, name in enumerate(names)
        for look in LOOKS
    ]


def _marks(place: int, look: Look) -> tuple[pytest.MarkDecorator, ...]:
    return () if look == LOOKS[place % len(LOOKS)] else (pytest.mark.all,)

"""Where a person can go: each room puts its places into its own ``navigation.py``.

A room that is not installed, or has nothing to show, has no place here: nothing is greyed out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from django.apps import apps
from django.urls import reverse
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.utils.functional import _StrPromise

TABS_ON_PHONES = 4


class Section(Enum):
    """The two halves of the side bar, and the menu behind one's own name."""

    YOURS = _("Yours")
    TOGETHER = _("Together")
    MENU = _("Settings")


def _for_everybody(_request: HttpRequest) -> bool:
    return True


def _no_note(_request: HttpRequest) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Place:
    """One page a room offers. Lower ranks stand first; ``note`` is the short word at the end.

    A ``seldom`` opened one is no tab on phones: it stands behind "More". Where a room has more
    pages beside that one, ``covers`` is how the addresses of all of them begin.
    """

    url_name: str
    label: str | _StrPromise
    icon: str
    section: Section
    rank: int
    key: str = ""
    opens: Callable[[HttpRequest], bool] = field(default=_for_everybody)
    note: Callable[[HttpRequest], str] = field(default=_no_note)
    seldom: bool = False
    covers: str = ""

    @property
    def begins(self) -> str:
        """How the addresses begin of the pages that belong here."""
        return self.covers or reverse(self.url_name)


@dataclass(frozen=True, slots=True)
class Item:
    """A place as the frame shows it."""

    label: str
    url: str
    icon: str
    key: str
    note: str
    current: bool
    seldom: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The items under one heading."""

    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Navigation:
    """The side bar's groups, the same places as tabs and behind "More", and one's own menu."""

    groups: tuple[Group, ...]
    tabs: tuple[Item, ...]
    more: tuple[Item, ...]
    menu: tuple[Item, ...]


@cache
def places() -> tuple[Place, ...]:
    """Return every room's places in order."""
    found: list[Place] = []
    for room in apps.get_app_configs():
        ours = room.name.startswith("lentera.") and room.module and room.name != "lentera.web"
        if ours and module_has_submodule(room.module, "navigation"):
            found.extend(import_module(f"{room.name}.navigation").PLACES)
    return tuple(sorted(found, key=lambda place: place.rank))


def navigation_for(request: HttpRequest) -> Navigation:
    """Return where this person can go, with the place they are at marked."""
    here = _current(request)
    shown: dict[Section, list[Item]] = {section: [] for section in Section}
    for place in places():
        if place.opens(request):
            shown[place.section].append(_item(place, request, current=place is here))
    yours, together, menu = (tuple(shown[section]) for section in Section)
    groups = (Group(str(Section.YOURS.value), yours), Group(str(Section.TOGETHER.value), together))
    side = yours + together
    tabs = tuple(item for item in side if not item.seldom)[:TABS_ON_PHONES]
    return Navigation(
        groups=tuple(group for group in groups if group.items),
        tabs=tabs,
        more=tuple(item for item in side if item not in tabs),
        menu=menu,
    )


def _item(place: Place, request: HttpRequest, *, current: bool) -> Item:
    return Item(
        label=str(place.label),
        url=reverse(place.url_name),
        icon=place.icon,
        key=place.key,
        note=place.note(request),
        current=current,
        seldom=place.seldom,
    )


def _current(request: HttpRequest) -> Place | None:
    """Return the place whose address is the longest beginning of this page's address."""
    fitting = [place for place in places() if _begins(place.begins, request.path)]
    return max(fitting, key=lambda place: len(place.begins), default=None)


def _begins(address: str, path: str) -> bool:
    return path == address or (address != "/" and path.startswith(address.rstrip("/") + "/"))

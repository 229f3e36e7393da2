"""Every address the site knows, with an example of it."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import EnumType
from inspect import getclosurevars
from typing import Any, get_type_hints

from django.urls import URLPattern, URLResolver, get_resolver, reverse

# Words of the kinds that stand in addresses; a part of an address takes the first that fits.
EXAMPLES = (
    "400000000000000000000000",
    "2026-11-24",
    "2026-W48",
    "1",
    "something",
    "00000000-0000-4000-8000-000000000000",
)
# Groups of allauth's regular expressions, by their names.
GROUPS = {"key": "a1-b2c3", "uidb36": "1", "provider_id": "oidc"}


@dataclass(frozen=True, slots=True)
class Address:
    """One named address and what an example of it is filled with."""

    name: str
    filling: tuple[tuple[str, object], ...]
    methods: tuple[str, ...]

    @property
    def path(self) -> str:
        """An address of this kind; what it names does not exist."""
        return reverse(self.name, kwargs=dict(self.filling))


def all_addresses() -> list[Address]:
    """Return every address that has a name, in the order in which they are matched.

    One without a name (allauth has some, for its own past) can have no door and never opens.
    """
    return list(_inside(get_resolver(), (), ()))


def pages() -> list[Address]:
    """Return the addresses that can be asked for and need no filling, one of each name."""
    askable = [one for one in all_addresses() if "GET" in one.methods and not one.filling]
    return list({one.name: one for one in askable}.values())


def _inside(
    resolver: URLResolver, spaces: tuple[str, ...], filling: tuple[tuple[str, object], ...]
) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        filled = (*filling, *_filling(pattern))
        if isinstance(pattern, URLResolver):
            deeper = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _inside(pattern, deeper, filled)
        elif pattern.name:
            methods = getclosurevars(pattern.callback).nonlocals.get("request_method_list", ["GET"])
            yield Address(":".join((*spaces, pattern.name)), filled, tuple(methods))


def _filling(pattern: URLPattern | URLResolver) -> Iterator[tuple[str, object]]:
    converters: dict[str, Any] = pattern.pattern.converters
    for name in pattern.pattern.regex.groupindex:
        yield name, _example(converters[name]) if name in converters else GROUPS[name]


def _example(converter: Any) -> object:
    kind = get_type_hints(converter.to_python).get("return")
    words: list[str] = list(kind) if isinstance(kind, EnumType) else []
    for word in (*words, *EXAMPLES):
        with suppress(ValueError):  # what a converter says to a word that is none of its own
            if re.fullmatch(converter.regex, word):
                return converter.to_python(word)
    message = f"EXAMPLES has no word for {type(converter).__name__}"
    raise LookupError(message)

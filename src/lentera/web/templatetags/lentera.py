"""Icons, lengths, dates and charts for every template; loaded everywhere by the settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from lucide.templatetags.lucide import lucide

from lentera.domain.ids import to_hex
from lentera.web import charts, formats
from lentera.web.flash import UNDO_TAG
from lentera.web.paper import PAPER
from lentera.web.pick import Option

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str, size: int = 20, **attributes: str) -> SafeString:
    """Draw a Lucide icon. It says nothing by itself: a word stands beside it."""
    wanted = {"class": "i", "stroke_width": "1.75", "aria_hidden": "true", **attributes}
    return SafeString(lucide(name, size=size, **wanted))


@register.simple_tag
def paper(theme: str) -> str:
    """Return the colour of paper, for the browser's own edges."""
    return PAPER[theme]


@register.filter
def h_mm(length: timedelta | float | None) -> str:
    """Write a length: 1:30."""
    return formats.h_mm(length)


@register.filter
def h_mm_ss(length: timedelta | float | None) -> str:
    """Write a length to the second: 1:24:36."""
    return formats.h_mm_ss(length)


@register.simple_tag
def ticking(length: timedelta) -> SafeString:
    """Write a running length as ``<lt-clock>`` goes on writing it: the seconds small."""
    minutes, _, seconds = formats.h_mm_ss(length).rpartition(":")
    return format_html("{}<small>:{}</small>", minutes, seconds)


@register.filter
def spoken(length: timedelta | float | None) -> str:
    """Write a length as people say it: 1 hour 24 minutes."""
    return formats.spoken(length)


@register.simple_tag(takes_context=True)
def clock_time(context: Context, instant: datetime, zone: str = "") -> str:
    """Write a time of day in the entry's zone, or the viewer's."""
    return formats.clock_time(instant, context.get("viewer"), ZoneInfo(zone) if zone else None)


@register.simple_tag(takes_context=True)
def short_date(context: Context, day: date) -> str:
    """Write a date: 24 Nov 2026."""
    return formats.short_date(day, context.get("viewer"))


@register.simple_tag(takes_context=True)
def near_date(context: Context, day: date) -> str:
    """Write a date of these weeks: Tue 24 Nov."""
    return formats.short_date(day, context.get("viewer"), near=True)


@register.filter
def long_date(day: date) -> str:
    """Write a date in full: Tuesday, 24 November."""
    return formats.long_date(day)


@register.simple_tag
def day_name(day: date, today: date) -> str:
    """Write "Today", "Yesterday" or the weekday."""
    return formats.day_name(day, today)


@register.simple_tag(takes_context=True)
def number(context: Context, value: float, decimals: int = 0) -> str:
    """Write a number as the viewer reads numbers."""
    return formats.number(value, context.get("viewer"), decimals)


@register.filter(name="hex")
def hex_id(id_: int | None) -> str:
    """Write an id as it stands in addresses and forms; nothing for none."""
    return to_hex(id_) if id_ else ""


@register.filter
def at(mapping: Mapping[Any, Any] | None, key: object) -> Any:
    """Look a key up; None when it is not there."""
    return (mapping or {}).get(key)


@register.filter
def date_of(instant: datetime, zone: str) -> date:
    """Give the calendar day of an instant in a zone."""
    return instant.astimezone(ZoneInfo(zone)).date()


@register.filter
def zone_city(zone: str) -> str:
    """Name a zone by its city: Asia/Jakarta gives Jakarta."""
    return zone.rpartition("/")[2].replace("_", " ")


@register.filter
def initials(name: str) -> str:
    """Return the letters for a face: Sari Wijaya gives SW."""
    words = name.split()
    return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper()


@register.filter
def undo_address(message: Message) -> str:
    """Return where a flash message is taken back, or nothing."""
    tags = message.extra_tags or ""
    return tags.removeprefix(UNDO_TAG) if tags.startswith(UNDO_TAG) else ""


@register.inclusion_tag("web/_day_strip.html")
def day_strip(
    blocks: Iterable[charts.Block], now: datetime, zone: str, label: str, name: str = "strip"
) -> dict[str, Any]:
    """Draw a day as a strip; ``label`` says the same in words, ``name`` is unique on the page."""
    return {"strip": charts.strip_of(blocks, now=now, zone=zone), "label": label, "name": name}


@register.inclusion_tag("web/_columns.html")
def columns(
    columns: Sequence[charts.Column], label: str, size: str = "", *, table: bool = True
) -> dict[str, Any]:
    """Draw columns, with their numbers as a table to open."""
    many = "many" if len(columns) > charts.MANY_COLUMNS else ""
    names = [part.name for part in columns[0].parts] if columns else []
    return {
        "columns": charts.columns_of(columns),
        "label": label,
        "classes": f"{size} {many}".strip(),
        "names": names,
        "table": table,
    }


@register.inclusion_tag("web/_bars.html")
def bars(bars: Sequence[charts.Bar]) -> dict[str, Any]:
    """Draw a list of bars; every line has its name and number in words."""
    drawn = [(bar, charts.per_cent(min(max(bar.share, 0), 1) * 100)) for bar in bars]
    return {"bars": drawn}


@register.inclusion_tag("web/_share_chart.html")
def share_chart(slices: Sequence[charts.Slice], total: str, label: str) -> dict[str, Any]:
    """Draw parts of a whole as a ring, with the list that says the same."""
    return {
        "ring": charts.ring_of(slices),
        "slices": slices,
        "total": total,
        "label": label,
    }


@register.simple_tag
def page_numbers(page: Page[Any]) -> list[int | str]:
    """List the page numbers to offer, with dots where some are left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.inclusion_tag("web/_pick.html")
def pick(name: str, label: str, options: Sequence[Option], **how: Any) -> dict[str, Any]:
    """Draw a picker over a select.

    ``how``: ``nothing`` (the words for no choice), ``src`` (an address that finds), ``multiple``,
    ``block`` (as wide as a field), ``symbol`` (an icon), ``key`` (a shortcut), ``name_id``,
    ``form``.
    """
    chosen = [option for option in options if option.selected]
    return {
        "name": name,
        "name_id": f"pick-{name}",
        "label": label,
        "options": options,
        "one": chosen[0] if len(chosen) == 1 else None,
        "chosen": ", ".join(option.label for option in chosen),
        "nothing": label,
        **how,
    }

"""Formats, columns and reasons in words."""

from datetime import timedelta

from django import template

from lentera.exchange import wording
from lentera.exchange.formats.placing import Placed

register = template.Library()
register.filter("format_words", wording.format_words)
register.filter("reason_words", wording.reason_words)
register.filter("column_words", wording.column_words)


@register.filter
def length_of(placed: Placed) -> timedelta:
    """Give the length of a line."""
    return placed.ended_at - placed.started_at

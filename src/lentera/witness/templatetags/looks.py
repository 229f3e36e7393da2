"""Looks in words: who by role, what for, how finely, where."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils import timezone

from lentera.witness import words

register = template.Library()


@register.filter
def looking_role(role: str) -> str:
    """Name the role in which somebody looked."""
    return words.word_for(words.ROLES, role)


@register.filter
def looking_purpose(purpose: str) -> str:
    """Say what a look was for."""
    return words.word_for(words.PURPOSES, purpose)


@register.filter
def seen(granularity: str) -> str:
    """Say to the person concerned how finely a look saw."""
    return words.word_for(words.SEEN, granularity)


@register.filter
def seen_by_you(granularity: str) -> str:
    """Say to the one who looked how finely they saw."""
    return words.word_for(words.SEEN_BY_YOU, granularity)


@register.filter
def looking_channel(channel: str) -> str:
    """Say where a look was taken."""
    return words.word_for(words.CHANNELS, channel)


@register.filter
def why_refused(reason: str) -> str:
    """Say why a look was refused."""
    return words.word_for(words.REFUSED, reason)


@register.filter
def why_told(cause: str) -> str:
    """Say why a person is told of a look."""
    return words.word_for(words.CAUSES, cause)


@register.filter
def on_day(instant: datetime) -> date:
    """Return the date of an instant in the reader's zone."""
    return timezone.localdate(instant)

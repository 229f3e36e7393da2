"""Roles in words, and days as the person who reads counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils import timezone

from lentera.domain.viewer import Role
from lentera.people.words import ROLES

if TYPE_CHECKING:
    from datetime import date, datetime

register = template.Library()


@register.filter
def role_name(role: str) -> str:
    """Name a role."""
    return str(ROLES[Role(role)].name)


@register.filter
def date_here(instant: datetime) -> date:
    """Return the date of an instant in the reader's zone."""
    return timezone.localdate(instant)

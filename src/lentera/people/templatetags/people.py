"""Facts that allauth's pages need and its views do not give."""

from __future__ import annotations

from django import template
from django.template import Context

from lentera.people import letters, secure_context

register = template.Library()


@register.simple_tag(takes_context=True)
def passkeys_possible(context: Context) -> bool:
    """Whether the browser lets this page use passkeys."""
    return secure_context.passkeys_possible(context["request"])


@register.simple_tag
def mail_is_set_up() -> bool:
    """Whether mails leave this server."""
    return letters.mail_is_set_up()

"""Formats, columns and reasons in words."""

from django import template

from lentera.exchange import wording

register = template.Library()
register.filter("format_words", wording.format_words)
register.filter("reason_words", wording.reason_words)
register.filter("remark_words", wording.remark_words)
register.filter("column_words", wording.column_words)

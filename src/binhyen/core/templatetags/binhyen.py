"""The template words that every page may use. Built in: no `{% load %}` needed."""

from datetime import date, datetime
from typing import Any

from django import template
from django.utils.safestring import SafeString

from binhyen.core import clock, dates
from binhyen.core.text import in_sentence

register = template.Library()


@register.filter
def day(value: date | datetime | None) -> str:
    """thứ Năm, 19/11/2026"""
    return dates.in_words(_local(value)) if value else ""


@register.filter
def short_day(value: date | datetime | None) -> str:
    """19/11/2026"""
    return f"{_local(value):%d/%m/%Y}" if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """14:05 ngày 19/11/2026"""
    return f"{value.astimezone(clock.VIETNAM):%H:%M ngày %d/%m/%Y}" if value else ""


@register.filter
def relative(value: date | datetime | None) -> str:
    """còn 12 ngày · hôm nay · quá 3 ngày; empty beyond 30 days"""
    return dates.relative(_local(value), clock.today()) if value else ""


def _local(value: date | datetime) -> date:
    return clock.day_of(value) if isinstance(value, datetime) else value


@register.filter
def number(value: int | None) -> str:
    """1.234"""
    return "" if value is None else f"{value:,}".replace(",", ".")


@register.filter
def within(name: str) -> str:
    """A unit's name inside a sentence: "Xã Đồng Mây" → "xã Đồng Mây"."""
    return in_sentence(name)


@register.filter
def size(octets: int) -> str:
    """2,4 MB"""
    if octets < 1_000_000:
        return f"{max(1, round(octets / 1000))} KB"
    return f"{octets / 1_000_000:.1f} MB".replace(".", ",")


@register.simple_tag(takes_context=True)
def query(context: Any, **changes: object) -> SafeString:
    """The present query string with some values changed; None or "" removes one. Always drops the page number."""
    params = context["request"].GET.copy()
    params.pop("trang", None)
    for name, value in changes.items():
        params.pop(name, None)
        if value not in (None, ""):
            params[name] = str(value)
    return SafeString("?" + params.urlencode(safe="/"))  # urlencode escapes every value

"""Templates: each is used, none brings its own script or style, none builds on a name that is not there."""

import re

import pytest

from tests.house.source import listed, modules, templates

# Looked up by name by others: Django's error handling and allauth's views.
BY_NAME = {
    "429.html": "allauth, after too many attempts to sign in",
    "account/login.html": "allauth's views",
    "account/logout.html": "allauth's views",
    "account/password_change.html": "allauth's views",
    "account/account_inactive.html": "allauth's views",
}
CALLS = re.compile(r"""{%\s*(?:include|extends)\s+["']([^"']+)["']""")


def test_every_template_is_used() -> None:
    called = {name for text in templates().values() for name in CALLS.findall(text)}
    code = "\n".join(module.text for module in modules())
    unused = [name for name in templates() if name not in called and f'"{name}"' not in code and name not in BY_NAME]
    assert not unused, f"No view, include or extends calls these; take them out:{listed(unused)}"
    gone = [name for name in BY_NAME if name not in templates()]
    assert not gone, f"These are no more; take them out of BY_NAME:{listed(gone)}"


def test_every_template_that_is_called_is_there() -> None:
    called = {name for text in templates().values() for name in CALLS.findall(text)}
    assert called <= set(templates()), f"These are called but not there:{listed(sorted(called - set(templates())))}"


# The content security policy refuses them, so they would not even work (house rule 14).
FORBIDDEN = {
    r"<style\b": "a style element: write it in core/static/core/binhyen.css",
    r"\bstyle\s*=": "a style attribute: give the element a class",
    r"<script\b(?![^>]*\bsrc=)": "an inline script: write it in core/static/core/binhyen.js",
    r"\son[a-z]+\s*=\s*[\"']": "an event attribute: listen in core/static/core/binhyen.js",
    r"javascript:": "a javascript: address",
    r"\bhx-on\b|\bhx-vals\s*=\s*[\"']js:": "htmx code that needs eval",
    r"(?:src|href)\s*=\s*[\"'](?:https?:)?//": "something fetched from elsewhere",
    r"\|\s*safe\b|{%\s*autoescape\s+off": "unescaped text: use format_html where the markup is made",
}

REASONED = {("core/forms/hints.html", "|safe"): "help texts stand in our forms; Django does the same"}


@pytest.mark.parametrize(("pattern", "advice"), FORBIDDEN.items(), ids=range(len(FORBIDDEN)))
def test_templates_hold_markup_only(pattern: str, advice: str) -> None:
    found = [
        f"{name}:{_line(text, match)} {match.group().strip()}"
        for name, text in templates().items()
        for match in re.finditer(pattern, text)
        if (name, match.group().strip()) not in REASONED
    ]
    assert not found, f"{advice}:{listed(found)}"


def _line(text: str, match: re.Match[str]) -> int:
    return text.count("\n", 0, match.start()) + 1


def test_every_form_that_posts_carries_its_token() -> None:
    """Django's check turns the person away with "reload the page" otherwise."""
    bare = [
        f"{name}:{_line(text, match)}"
        for name, text in templates().items()
        for match in re.finditer(r"<form\b[^>]*method=\"post\".*?</form>", text, re.DOTALL)
        if "{% csrf_token %}" not in match.group()
    ]
    assert not bare, f"Write {{% csrf_token %}} inside these forms:{listed(bare)}"

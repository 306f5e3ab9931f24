"""Lists are always paged; a page number past the end shows the last page, never an error."""

from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

ROWS = 20
M = TypeVar("M", bound=Model)


def page_of(request: HttpRequest, rows: QuerySet[M], size: int = ROWS, *, asked_by: str = "trang") -> "Page[M]":
    """The page that ?trang=N asks for. The second list of a page is asked for by a word of its own."""
    return Paginator(rows, size).get_page(request.GET.get(asked_by))

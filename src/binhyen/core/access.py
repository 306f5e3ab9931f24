"""Every address declares who may open it; what declares nothing is refused (default deny).

A guard is a word on the view ("public", "signed_in", "dossier:read" …). The check itself is made by
the decorator of the room that owns the thing; `tests/house` prints and checks the whole list.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
GetResponse = Callable[[HttpRequest], HttpResponseBase]

PUBLIC = "public"
SIGNED_IN = "signed_in"


def guard(name: str) -> Callable[[View], View]:
    """Declare a view's guard. `PUBLIC` also lifts Django's LoginRequiredMiddleware."""

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(*args, **kwargs)

        guarded.guard = name  # type: ignore[attr-defined]
        if name == PUBLIC:
            guarded.login_required = False  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return declare


public = guard(PUBLIC)
signed_in = guard(SIGNED_IN)


def guard_of(view: object) -> str | None:
    name: str | None = getattr(view, "guard", None)
    return name


class GuardMiddleware:
    """Refuse any view that declares no guard: forgetting one must close a door, not open it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> None:
        if guard_of(view) is None:
            raise PermissionDenied


def private_pages_middleware(get_response: GetResponse) -> GetResponse:
    """No shared computer's cache keeps a page of someone who was signed in."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response

    return middleware


def plain_refusals_middleware(get_response: GetResponse) -> GetResponse:
    """Text that no database stores is refused at the door; an address that only a button opens says so in words.

    People come to such an address when their session ended before they pressed: signing in leads back to it.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest
        response = get_response(request)
        if isinstance(response, HttpResponseNotAllowed):
            response.content = render_to_string("core/405.html", request=request)
        return response

    return middleware


class SignedInRequest(HttpRequest):
    """A request behind a guard other than `public`: `user` is a person, never anonymous.

    `rights` is put there by `organisations.middleware`; upper rooms narrow its type.
    """

    user: Any
    htmx: Any
    rights: Any


def see_other(address: str) -> HttpResponse:
    """303: the browser fetches the next page with GET, so that reloading never sends a form twice."""
    return HttpResponse(status=303, headers={"Location": address})

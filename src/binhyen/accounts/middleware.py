"""A one-time password opens one page only: the one that replaces it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

ALWAYS_OPEN = ("account_change_password", "account_logout")


def first_password_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        if not getattr(request.user, "must_change_password", False):
            return get_response(request)
        if request.path in [reverse(name) for name in ALWAYS_OPEN]:
            return get_response(request)
        return redirect("account_change_password")

    return middleware

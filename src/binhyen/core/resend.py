"""A form that arrives after its session ended is kept on the page, to be sent again after signing in.

Typed text must not be lost because someone was interrupted for a day, or signed out in another window. Only a form
of our own pages is kept: a stranger's site could otherwise have its own form offered for resending.
"""

from urllib.parse import urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

# Never written back into a page.
SECRET = ("csrfmiddlewaretoken", "password", "oldpassword", "password1", "password2")


class KeepTypedMiddleware(LoginRequiredMiddleware):
    """Django's rule that every page needs a signed-in person, except that a form sent by nobody keeps its content."""

    def handle_no_permission(  # type: ignore[override]  # a page, where the base class only redirects
        self, request: HttpRequest, view_func: object
    ) -> HttpResponseBase:
        if request.method == "POST" and is_our_own(request):
            return keep_typed(request)
        return super().handle_no_permission(request, view_func)  # type: ignore[arg-type]


def keep_typed(request: HttpRequest) -> HttpResponse:
    """The page that holds what was typed and sends it again. Chosen files cannot be held; it says so."""
    kept = [(name, value) for name, values in request.POST.lists() if name not in SECRET for value in values]
    context = {
        "kept": kept,
        "texts": [value for name, value in kept if len(value) > 12 and " " in value],
        "had_files": bool(request.FILES),
        "address": request.get_full_path(),
        "sign_in": f"{reverse('account_login')}?next={reverse('account_signed_in')}",
    }
    return render(request, "core/keep_typed.html", context, status=403)


def is_our_own(request: HttpRequest) -> bool:
    """The browser says that the form stood on a page of this host."""
    source = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(source).netloc == request.get_host()

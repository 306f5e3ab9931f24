"""Pages that belong to no subject: the errors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from binhyen.core.resend import is_our_own, keep_typed


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page opened before the last sign-in: what was typed on a page of ours is kept, to be sent once more."""
    if is_our_own(request) and request.POST:
        return keep_typed(request)
    return render(request, "core/csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "core/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """`PermissionDenied("…")` carries a Vietnamese sentence; without one the page says the general thing."""
    return render(request, "core/403.html", {"sentence": str(exception)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "core/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Without context processors: what they read may be what broke."""
    return HttpResponse(render_to_string("core/500.html"), status=500)

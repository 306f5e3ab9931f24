from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from binhyen.core import clock
from binhyen.organisations.rights import Rights, rights_of


def _rights(request: HttpRequest) -> Rights:
    if isinstance(request.user, AnonymousUser):
        raise PermissionDenied
    return rights_of(request.user, clock.today())


def rights_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """`request.rights`: what the signed-in person may act for, read at first use and once."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.rights = SimpleLazyObject(lambda: _rights(request))  # type: ignore[attr-defined]
        return get_response(request)

    return middleware

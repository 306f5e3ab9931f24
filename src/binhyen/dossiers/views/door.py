"""The door of every dossier page: find it by its opaque key, ask whether this person may, or say "not found"."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from binhyen.accounts.models import User
from binhyen.core.access import SignedInRequest, guard
from binhyen.core.errors import NotYours, Refused
from binhyen.dossiers import permissions
from binhyen.dossiers.models import Dossier
from binhyen.dossiers.workflow import Step
from binhyen.organisations.rights import Rights

Check = Callable[[Rights, Dossier], object]
View = Callable[..., HttpResponseBase]


class DeskRequest(SignedInRequest):
    user: User
    rights: Rights


def for_dossier(check: Check, *, name: str) -> Callable[[View], View]:
    """Declare the guard and hand the view its dossier in place of the key."""

    def declare(view: View) -> View:
        @guard(name)
        @wraps(view)
        def opened(request: HttpRequest, key: str, **kwargs: Any) -> HttpResponseBase:
            dossier = get_object_or_404(Dossier.objects.with_unit(), key=key)
            _admit(check, request.rights, dossier)  # type: ignore[attr-defined]
            return view(request, dossier, **kwargs)

        return opened

    return declare


def _admit(check: Check, rights: Rights, dossier: Dossier) -> None:
    try:
        check(rights, dossier)
    except NotYours:
        raise Http404 from None
    except Refused as why:
        raise PermissionDenied(str(why)) from None


reading = for_dossier(permissions.check_read, name="dossier:read")
entering = for_dossier(permissions.check_enter, name="dossier:enter")
sending = for_dossier(permissions.check_send, name="dossier:send")
reviewing = for_dossier(permissions.check_office_role, name="dossier:review")


def attempt(request: HttpRequest, act: Callable[[], object], *, done: str) -> bool:
    """Run an action; tell the person that it is done, or why it was refused."""
    try:
        act()
    except Refused as why:
        messages.error(request, str(why))
        return False
    messages.success(request, done)
    return True


def attempt_step(request: DeskRequest, dossier: Dossier, step: Step, act: Callable[[], object], *, done: str) -> bool:
    """Like `attempt`, for a button that moves the dossier: the second press of an impatient hand is no mistake."""
    try:
        act()
    except Refused as why:
        if not is_repeated(request, dossier, step):
            messages.error(request, str(why))
            return False
        messages.info(request, f"{done} Không cần bấm lại.")
    else:
        messages.success(request, done)
    return True


def is_repeated(request: DeskRequest, dossier: Dossier, step: Step) -> bool:
    """Whether the last thing that happened to the dossier is this very step, taken by the person who presses."""
    last = dossier.events.first()
    return last is not None and last.action == step and last.by_id == request.user.pk

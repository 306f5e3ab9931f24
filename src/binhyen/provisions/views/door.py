"""The doors of a province's own criteria: find the thing, ask whether this person may, or say "not found"."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from binhyen.accounts.models import User
from binhyen.core.access import SignedInRequest, guard
from binhyen.core.errors import NotYours, Refused
from binhyen.organisations.enums import UnitKind
from binhyen.organisations.models import Unit
from binhyen.organisations.rights import Rights
from binhyen.provisions import permissions
from binhyen.provisions.models import ProvincialCriterion

View = Callable[..., HttpResponseBase]


class DeskRequest(SignedInRequest):
    user: User
    rights: Rights


def for_province(check: Callable[[Rights, Unit], object], *, name: str) -> Callable[[View], View]:
    """Declare the guard and hand the view its province in place of the key."""

    def declare(view: View) -> View:
        @guard(name)
        @wraps(view)
        def opened(request: HttpRequest, place: str, **kwargs: Any) -> HttpResponseBase:
            province = get_object_or_404(Unit, key=place, kind=UnitKind.PROVINCE)
            _admit(lambda: check(request.rights, province))  # type: ignore[attr-defined]
            return view(request, province, **kwargs)

        return opened

    return declare


def for_criterion(check: Callable[[Rights, ProvincialCriterion], object], *, name: str) -> Callable[[View], View]:
    """Declare the guard and hand the view its criterion in place of the key."""

    def declare(view: View) -> View:
        @guard(name)
        @wraps(view)
        def opened(request: HttpRequest, key: str, **kwargs: Any) -> HttpResponseBase:
            rows = ProvincialCriterion.objects.select_related("province", "drafted_by", "changed_by", "approved_by")
            criterion = get_object_or_404(rows, key=key)
            _admit(lambda: check(request.rights, criterion))  # type: ignore[attr-defined]
            return view(request, criterion, **kwargs)

        return opened

    return declare


def _admit(check: Callable[[], object]) -> None:
    try:
        check()
    except NotYours:
        raise Http404 from None
    except Refused as why:
        raise PermissionDenied(str(why)) from None


def _everyone(_: Rights, __: Unit) -> None:
    """A province's criteria are law for its units: the list is open, drafts are left out for strangers."""


of_province = for_province(_everyone, name="signed_in")
drafting_in = for_province(permissions.check_draft, name="provision:draft")
reading = for_criterion(permissions.check_read, name="provision:read")
drafting = for_criterion(
    lambda rights, criterion: permissions.check_draft(rights, criterion.province), name="provision:draft"
)
approving = for_criterion(permissions.check_may_approve, name="provision:approve")

"""The desk: for whom I am acting, and the links of the places where I work."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from binhyen.organisations.desk import doors
from binhyen.organisations.rights import Rights


def desk(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or user.must_change_password:
        return {}
    rights: Rights = request.rights  # type: ignore[attr-defined]
    links = sorted((door for door in doors if door.opens(rights)), key=lambda door: door.rank)
    shown = [
        {"label": each.label, "url": reverse(each.page), "current": _is_here(request, each.page)} for each in links
    ]
    return {"desk": {"title": _title(rights), "links": shown}}


def _title(rights: Rights) -> str:
    units = {held.unit_id: held.unit.name for held in rights.memberships}
    names = list(units.values())
    return f"{names[0]} và {len(names) - 1} nơi khác" if len(names) > 2 else ", ".join(names)


def _is_here(request: HttpRequest, page: str) -> bool:
    return request.path.startswith(reverse(page))

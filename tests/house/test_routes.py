"""Every address has a guard that someone reviewed, and the guard is the true one: a stranger is turned away."""

from collections.abc import Callable, Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse

from binhyen.accounts.actions import create_account
from binhyen.accounts.models import User
from binhyen.config import urls
from binhyen.core.access import guard_of
from binhyen.core.audit import SYSTEM
from binhyen.core.models import AuditEntry
from binhyen.dossiers.enums import DossierState
from binhyen.organisations.actions import allow_dual_role
from binhyen.papers.models import StoredFile
from binhyen.recognitions.models import Certificate, Decision
from tests.conftest import TODAY
from tests.house.source import listed
from tests.provisions.wordings import sent
from tests.world import World

# Reviewed by hand: who may open what. A new address gets its line here in the same change.
#   public          anyone
#   signed_in       anyone with an account; the page shows only what is theirs
#   dossier:…       read: the unit, its office, its authority, those above · enter: the unit or who enters for it
#                   · send: its head or who enters for it · review: the office that reviews it
#   place:…         read: officers, deciders and observers of a place · open_season: the commune's office
#   decision:…      read: the units it names and those above · issue: the deciding authority
#   file:holder     those who may see the thing that holds the file
#   provision:…     a province's own criterion. read: everyone once approved, before that the province's people
#                   · draft: its standing office · approve: its office and authority; the action asks for a second one
#   unit:…          maintain: administrators, and the office of the commune · administer: administrators alone
#                   · found_province: the instance's own
#   account:administer   administrators of the place
ROUTES = {
    "/": "signed_in",
    "/dang-nhap/": "public",
    "/dang-xuat/": "public",
    "/da-dang-nhap/": "signed_in",
    "/doi-mat-khau/": "signed_in",
    "/tai-khoan-da-khoa/": "public",
    "/don-vi/": "unit:maintain",
    "/don-vi/them/tinh/": "unit:found_province",
    "/don-vi/<str:key>/": "unit:maintain",
    "/don-vi/<str:key>/ket-thuc/": "unit:administer",
    "/don-vi/<str:place>/them/<str:kind>/": "unit:maintain",
    "/tai-khoan/": "account:administer",
    "/tai-khoan/<str:key>/": "account:administer",
    "/tai-khoan/moi/<str:unit>/": "account:administer",
    "/tai-khoan/<str:key>/giao-vai-tro/<str:unit>/": "account:administer",
    "/tai-khoan/<str:key>/kiem-nhiem/<str:unit>/": "account:administer",
    "/tai-khoan/<str:key>/cap-lai-mat-khau/": "account:administer",
    "/tai-khoan/<str:key>/khoa-mo/": "account:administer",
    "/kiem-nhiem/<str:exception>/ket-thuc/": "account:administer",
    "/vai-tro/<str:membership>/ket-thuc/": "account:administer",
    "/tep/<str:key>/": "file:holder",
    "/viec-cua-toi/": "signed_in",
    "/theo-doi/": "place:read",
    "/ky/": "place:open_season",
    "/ky/<str:place>/<int:year>/": "place:open_season",
    "/ky/<str:place>/<int:year>/ngoai-le/": "place:open_season",
    "/ho-so/<str:key>/": "dossier:read",
    "/ho-so/<str:key>/dang-ky/": "dossier:read",
    "/ho-so/<str:key>/dang-ky/gui/": "dossier:enter",
    "/ho-so/<str:key>/dang-ky/trinh/": "dossier:enter",
    "/ho-so/<str:key>/chep-ky-truoc/": "dossier:enter",
    "/ho-so/<str:key>/tieu-chi/<str:code>/": "dossier:read",
    "/ho-so/<str:key>/tieu-chi/<str:code>/minh-chung/": "dossier:enter",
    "/ho-so/<str:key>/tieu-chi/<str:code>/minh-chung/<str:evidence>/go/": "dossier:enter",
    "/ho-so/<str:key>/tung-don-vi/": "dossier:read",
    "/ho-so/<str:key>/bien-ban/": "dossier:read",
    "/ho-so/<str:key>/giay-to/": "dossier:read",
    "/ho-so/<str:key>/kiem-tra/": "dossier:read",
    "/ho-so/<str:key>/gui/": "dossier:send",
    "/ho-so/<str:key>/rut/": "dossier:send",
    "/ho-so/<str:key>/trinh/": "dossier:enter",
    "/ho-so/<str:key>/bien-nhan/<str:code>/": "dossier:read",
    "/ho-so/<str:key>/nhat-ky/": "dossier:read",
    "/ho-so/<str:key>/nhap-thay/": "dossier:review",
    "/ho-so/<str:key>/thoi-nhap-thay/": "dossier:enter",
    "/ho-so/<str:key>/xem-dang-ky/": "dossier:review",
    "/ho-so/<str:key>/tham-dinh/": "dossier:review",
    "/ho-so/<str:key>/tiep-nhan/": "dossier:review",
    "/ho-so/<str:key>/mo-lai/": "dossier:review",
    "/ho-so/<str:key>/xac-nhan/": "dossier:read",
    "/quy-dinh/": "signed_in",
    "/quy-dinh/thay-doi/": "signed_in",
    "/quy-dinh/tinh/<str:place>/": "signed_in",
    "/quy-dinh/tinh/<str:place>/soan/": "provision:draft",
    "/quy-dinh/rieng/<str:key>/": "provision:read",
    "/quy-dinh/rieng/<str:key>/sua/": "provision:draft",
    "/quy-dinh/rieng/<str:key>/trinh/": "provision:draft",
    "/quy-dinh/rieng/<str:key>/phe-duyet/": "provision:approve",
    "/quy-dinh/rieng/<str:key>/tra-lai/": "provision:approve",
    "/quy-dinh/rieng/<str:key>/ket-thuc/": "provision:draft",
    "/quy-dinh/<str:version>/<str:kind>/<str:code>/": "signed_in",
    "/quyet-dinh/": "decision:read",
    "/quyet-dinh/<str:key>/": "decision:read",
    "/quyet-dinh/moi/<str:place>/": "decision:issue",
    "/giay-cong-nhan/<str:key>/": "dossier:read",
}


def test_every_address_has_the_guard_that_was_reviewed() -> None:
    found = {address: guard_of(pattern.callback) for address, pattern in _patterns()}
    unguarded = [address for address, guard in found.items() if guard is None]
    assert not unguarded, f"Declare a guard (core.access.guard) on the views of:{listed(unguarded)}"
    differing = [
        f"{address}: {found.get(address)} (reviewed: {ROUTES.get(address)})"
        for address in sorted(found.keys() | ROUTES.keys())
        if found.get(address) != ROUTES.get(address)
    ]
    assert not differing, f"Review who may open these, then bring ROUTES up to date:{listed(differing)}"


def _patterns(resolver: URLResolver | None = None, before: str = "/") -> Iterator[tuple[str, URLPattern]]:
    for each in (resolver or get_resolver()).url_patterns:
        address = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _patterns(each, address)
        else:
            yield address, each


# ── the middleware ───────────────────────────────────────────────────────────────────────────


def undeclared(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open to all")


urlpatterns = [*urls.urlpatterns, path("quen-khai/", undeclared)]
handler403 = urls.handler403


@pytest.mark.urls(__name__)
def test_a_view_that_declares_no_guard_is_refused(world: World, sign_in: Callable[[User], Client]) -> None:
    response = sign_in(world.officer).get("/quen-khai/")
    assert response.status_code == 403, "GuardMiddleware must refuse every view without a guard."
    assert b"open to all" not in response.content


# ── the doors themselves ─────────────────────────────────────────────────────────────────────


@pytest.fixture
def addresses(world: World) -> dict[str, str]:
    """Every address that names one thing, filled in with things of a hamlet whose year is over."""
    dossier = world.dossier_in(DossierState.RECOGNISED)
    exception = allow_dual_role(
        world.officer, unit=world.commune, valid_from=TODAY, valid_to=TODAY, basis="QĐ 9", by=SYSTEM
    )
    things = {
        "key": dossier.key,
        "code": "KDC-1.3",
        "evidence": "anything",
        "paper": dossier.papers.latest("pk").key,
        "place": world.commune.key,
        "year": "2025",
        "kind": "agency",
        "version": "tt124-2021",
        "unit": world.hamlet.key,
        "membership": world.head.memberships.get().key,
        "exception": exception.key,
    }
    keys = {
        "/don-vi/": world.hamlet.key,
        "/tai-khoan/": world.head.key,
        "/tep/": StoredFile.objects.latest("pk").key,
        "/quyet-dinh/": Decision.objects.get().key,
        "/quy-dinh/rieng/": sent(world).key,
        "/giay-cong-nhan/": Certificate.objects.get().key,
    }
    filled = {}
    for address, _ in _patterns():
        if "<" in address:
            own = next((key for start, key in keys.items() if address.startswith(start)), dossier.key)
            place = world.province.key if address.startswith("/quy-dinh/") else things["place"]
            filled[address] = _fill(address, things | {"key": own, "place": place})
    return filled


def _fill(address: str, things: dict[str, str]) -> str:
    for name, value in things.items():
        address = address.replace(f"<str:{name}>", value).replace(f"<int:{name}>", value)
    return address


def test_a_stranger_finds_nothing_of_a_unit(
    world: World, addresses: dict[str, str], sign_in: Callable[[User], Client]
) -> None:
    nobody = create_account(username="nobody", display_name="Người mới", password="-", by=SYSTEM, must_change=False)
    before = AuditEntry.objects.count()
    opened = [
        f"{method.upper()} {address} as {user.username}: {status}"
        for user in (world.stranger, world.other_head, nobody)
        for address, filled in addresses.items()
        if ROUTES.get(address) != "signed_in"
        for method in ("get", "post")
        if (status := getattr(sign_in(user), method)(filled).status_code) not in (403, 404, 405)
    ]
    assert not opened, f"The guard must check the person too; these let a stranger in:{listed(opened)}"
    assert AuditEntry.objects.count() == before


def test_nobody_passes_without_signing_in(client: Client, addresses: dict[str, str]) -> None:
    """Reading leads to the sign-in page; sending does too, or keeps what was typed (403)."""
    everywhere = addresses | {address: address for address in ROUTES if "<" not in address}
    before = AuditEntry.objects.count()
    opened = [
        f"{method.upper()} {address}: {response.status_code}"
        for address, filled in everywhere.items()
        for method in ("get", "post")
        if ROUTES.get(address) != "public"
        and (response := getattr(client, method)(filled)).status_code != 403
        and not response.headers.get("Location", "").startswith(reverse("account_login"))
    ]
    assert not opened, f"These open without signing in, though their guard is not public:{listed(opened)}"
    assert AuditEntry.objects.count() == before

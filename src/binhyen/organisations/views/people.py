"""Accounts, roles and dated exceptions, for the units that I administer."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from binhyen.accounts import actions as accounts
from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.access import SignedInRequest, guard
from binhyen.core.errors import Refused
from binhyen.core.paging import page_of
from binhyen.core.text import fold
from binhyen.organisations import actions, queries
from binhyen.organisations.desk import administers
from binhyen.organisations.enums import Role
from binhyen.organisations.forms.people import AccountForm, DualRoleForm, RoleForm
from binhyen.organisations.models import Membership, Unit


@guard("account:administer")
@require_http_methods(["GET"])
def accounts_page(request: SignedInRequest) -> HttpResponse:
    """Who holds which role where I administer; the search looks in names of people and units."""
    if not administers(request.rights):
        raise PermissionDenied("Tài khoản do quản trị viên quản lý. Hãy liên hệ quản trị viên của xã hoặc tỉnh.")
    held = Membership.objects.valid_on(clock.today()).filter(queries.held_above_or_all(request.rights, prefix="unit__"))
    for word in fold(request.GET.get("tim", "")).split():
        held = held.filter(unit__folded__contains=word)
    rows = held.select_related("user", "unit").order_by("unit__sort_key", "role", "pk")
    context = {"page": page_of(request, rows), "searched": request.GET.get("tim", "")}
    return render(request, "organisations/accounts.html", context)


def _unit(request: SignedInRequest, key: str) -> Unit:
    return get_object_or_404(queries.administered_units(request.rights), key=key)


@guard("account:administer")
@require_http_methods(["GET", "POST"])
def new_account(request: SignedInRequest, unit: str) -> HttpResponse:
    """A person and their first role. The one-time password is shown once, on the page that follows."""
    place = _unit(request, unit)
    form = AccountForm(place, request.POST or None, initial={"valid_from": clock.today()})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        password = accounts.one_time_password()
        person = accounts.create_account(
            username=data["username"], display_name=data["display_name"], password=password, by=request.user
        )
        actions.grant(person, unit=place, role=Role(data["role"]), valid_from=data["valid_from"], by=request.user)
        return _show_password(request, person, password)
    context = {"unit": place, "form": form}
    return render(request, "organisations/new_account.html", context, status=422 if form.is_bound else 200)


def _show_password(request: SignedInRequest, person: User, password: str) -> HttpResponse:
    """Never stored, never in an address: this answer is the only place where it is shown."""
    return render(request, "organisations/one_time_password.html", {"person": person, "password": password})


def _person(request: SignedInRequest, key: str) -> User:
    """A person who holds a role, now or once, on a unit that I administer."""
    mine = Membership.objects.filter(queries.held_above_or_all(request.rights, prefix="unit__"))
    person = get_object_or_404(User, key=key)
    if not mine.filter(user=person).exists():
        raise Http404
    return person


def _wholly_mine(request: SignedInRequest, key: str) -> User:
    """A person who holds or will hold no role outside what I administer: a new password would hand me it as well."""
    person = _person(request, key)
    elsewhere = Membership.objects.not_over_on(clock.today()).filter(user=person)
    if request.user.is_superuser:
        return person
    if person.is_superuser or elsewhere.exclude(queries.held_above_or_all(request.rights, prefix="unit__")).exists():
        raise PermissionDenied("Người này còn giữ vai trò ở nơi khác. Hãy nhờ quản trị viên cấp trên làm việc này.")
    return person


@guard("account:administer")
@require_http_methods(["GET"])
def account_page(request: SignedInRequest, key: str) -> HttpResponse:
    person = _person(request, key)
    mine = person.memberships.filter(queries.held_above_or_all(request.rights, prefix="unit__"), valid_to=None)
    context = {
        "person": person,
        "memberships": person.memberships.select_related("unit").order_by("-valid_from", "pk"),
        "mine": set(mine.values_list("pk", flat=True)),
        "dual_roles": person.dual_roles.select_related("unit").order_by("-valid_from"),
        "today": clock.today(),
    }
    return render(request, "organisations/account.html", context)


@guard("account:administer")
@require_http_methods(["GET", "POST"])
def grant_role(request: SignedInRequest, key: str, unit: str) -> HttpResponse:
    person, place = _person(request, key), _unit(request, unit)
    form = RoleForm(place, request.POST or None, initial={"valid_from": clock.today()})

    def give() -> None:
        data = form.cleaned_data
        actions.grant(person, unit=place, role=Role(data["role"]), valid_from=data["valid_from"], by=request.user)

    if request.method == "POST" and form.is_valid() and _tried(form.add_error, give):
        messages.success(request, f"Đã giao vai trò cho {person.display_name} tại {place.name}.")
        return redirect("account", key=person.key)
    context = {"person": person, "unit": place, "form": form}
    return render(request, "organisations/grant_role.html", context, status=422 if form.is_bound else 200)


@guard("account:administer")
@require_http_methods(["GET", "POST"])
def allow_dual_role(request: SignedInRequest, key: str, unit: str) -> HttpResponse:
    """The dated exception for a tiny office; every act under it waits for a second person."""
    person, place = _person(request, key), _unit(request, unit)
    form = DualRoleForm(request.POST or None)

    def allow() -> None:
        actions.allow_dual_role(person, unit=place, by=request.user, **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and _tried(form.add_error, allow):
        messages.success(request, f"Đã ghi ngoại lệ kiêm nhiệm của {person.display_name} tại {place.name}.")
        return redirect("account", key=person.key)
    context = {"person": person, "unit": place, "form": form}
    return render(request, "organisations/dual_role.html", context, status=422 if form.is_bound else 200)


def _tried(add_error: Callable[[None, str], None], act: Callable[[], None]) -> bool:
    try:
        act()
    except Refused as why:
        add_error(None, str(why))
        return False
    return True


@guard("account:administer")
@require_POST
def end_role(request: SignedInRequest, membership: str) -> HttpResponse:
    """The role ends with yesterday: its holder can do nothing more under it from now on."""
    mine = Membership.objects.filter(queries.held_above_or_all(request.rights, prefix="unit__"))
    row = get_object_or_404(mine.select_related("user", "unit"), key=membership, valid_to=None)
    actions.end_membership(row, by=request.user)
    messages.success(request, f"Đã kết thúc vai trò của {row.user.display_name} tại {row.unit.name}.")
    if mine.filter(user=row.user).exists():
        return redirect("account", key=row.user.key)
    return redirect("accounts")  # who joined today and left today is nobody of mine any more


@guard("account:administer")
@require_POST
def renew_password(request: SignedInRequest, key: str) -> HttpResponse:
    person = _wholly_mine(request, key)
    return _show_password(request, person, accounts.renew_password(person, by=request.user))


@guard("account:administer")
@require_POST
def set_open(request: SignedInRequest, key: str) -> HttpResponse:
    person = _wholly_mine(request, key)
    if person.pk == request.user.pk:
        messages.error(request, "Không tự khóa tài khoản của chính mình. Hãy nhờ quản trị viên khác.")
        return redirect("account", key=person.key)
    accounts.set_open(person, is_open=not person.is_active, by=request.user)
    return redirect("account", key=person.key)

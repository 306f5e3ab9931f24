"""Accounts, roles and dated exceptions, for the units that I administer."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, Min, Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from binhyen.accounts import actions as accounts
from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.access import SignedInRequest, guard
from binhyen.core.forms import accepted
from binhyen.core.paging import page_of
from binhyen.organisations import actions, queries
from binhyen.organisations.desk import administers
from binhyen.organisations.enums import Role
from binhyen.organisations.forms.people import AccountForm, DualRoleForm, RoleForm
from binhyen.organisations.models import DualRole, Membership, Unit
from binhyen.organisations.querysets import DatedQuerySet


@guard("account:administer")
@require_http_methods(["GET"])
def accounts_page(request: SignedInRequest) -> HttpResponse:
    """Who holds, held or will hold which role where I administer; the search looks in names of people and of units."""
    if not administers(request.rights):
        raise PermissionDenied("Tài khoản do quản trị viên quản lý. Hãy liên hệ quản trị viên của xã hoặc tỉnh.")
    typed = request.GET.get("tim", "")
    held = queries.administered_memberships(request.rights).select_related("unit").order_by("-valid_from", "pk")
    found = queries.people_found(request.rights, typed).annotate(place=Min("memberships__unit__sort_key"))
    rows = found.order_by(F("place").asc(nulls_last=True), "folded", "pk").prefetch_related(
        Prefetch("memberships", held, to_attr="held")
    )
    context = {"page": page_of(request, rows), "searched": typed, "today": clock.today()}
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
    return get_object_or_404(queries.administered_people(request.rights), key=key)


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
    mine = queries.administered_memberships(request.rights).filter(user=person)
    context = {
        "person": person,
        "memberships": person.memberships.select_related("unit").order_by("-valid_from", "pk"),
        "mine": set(mine.values_list("pk", flat=True)),
        "open": set(mine.filter(valid_to=None).values_list("pk", flat=True)),
        "dual_roles": person.dual_roles.select_related("unit").order_by("-valid_from"),
        "endable": set(_endable(request).filter(user=person).values_list("pk", flat=True)),
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

    if request.method == "POST" and form.is_valid() and accepted(form, give):
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

    if request.method == "POST" and form.is_valid() and accepted(form, allow):
        messages.success(request, f"Đã ghi ngoại lệ kiêm nhiệm của {person.display_name} tại {place.name}.")
        return redirect("account", key=person.key)
    context = {"person": person, "unit": place, "form": form}
    return render(request, "organisations/dual_role.html", context, status=422 if form.is_bound else 200)


@guard("account:administer")
@require_POST
def end_role(request: SignedInRequest, membership: str) -> HttpResponse:
    """The role ends with yesterday: its holder can do nothing more under it from now on."""
    mine = queries.administered_memberships(request.rights)
    row = get_object_or_404(mine.select_related("user", "unit"), key=membership, valid_to=None)
    actions.end_membership(row, by=request.user)
    messages.success(request, f"Đã kết thúc vai trò của {row.user.display_name} tại {row.unit.name}.")
    return _back_to(request, row.user)


def _back_to(request: SignedInRequest, person: User) -> HttpResponse:
    """The person's page; the list where they joined today and left today, and so are nobody of mine any more."""
    if queries.administered_people(request.rights).filter(pk=person.pk).exists():
        return redirect("account", key=person.key)
    return redirect("accounts")


def _endable(request: SignedInRequest) -> DatedQuerySet[DualRole]:
    """Exceptions on units that I administer that are not over."""
    here = queries.held_above_or_all(request.rights, prefix="unit__")
    return DualRole.objects.not_over_on(clock.today()).filter(here)


@guard("account:administer")
@require_POST
def end_dual_role(request: SignedInRequest, exception: str) -> HttpResponse:
    row = get_object_or_404(_endable(request).select_related("user", "unit"), key=exception)
    actions.end_dual_role(row, by=request.user)
    messages.success(request, f"Đã kết thúc ngoại lệ kiêm nhiệm của {row.user.display_name} tại {row.unit.name}.")
    return _back_to(request, row.user)


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

"""The front door."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from binhyen.core.access import signed_in
from binhyen.organisations.desk import acts_for_unit, administers, oversees
from binhyen.organisations.rights import Rights


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Each to the page that answers their question: what must I do, who waits for me, who may sign in."""
    rights: Rights = request.rights  # type: ignore[attr-defined]
    if oversees(rights):
        return redirect("board")
    if acts_for_unit(rights):
        return redirect("my_tasks")
    if administers(rights):
        return redirect("accounts")
    return render(request, "organisations/no_role.html")

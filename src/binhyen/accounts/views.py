from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def signed_in(request: HttpRequest) -> HttpResponse:
    """Where a person lands who signed in to send a kept form again (core.resend)."""
    return render(request, "account/signed_in.html")

"""allauth's views at Vietnamese addresses; only those that this programme offers."""

from allauth.account import views
from django.urls import path

from binhyen.accounts.views import signed_in as signed_in_page
from binhyen.core.access import public, signed_in

urlpatterns = [
    path("dang-nhap/", public(views.login), name="account_login"),
    path("dang-xuat/", public(views.logout), name="account_logout"),
    path("da-dang-nhap/", signed_in(signed_in_page), name="account_signed_in"),
    path("doi-mat-khau/", signed_in(views.password_change), name="account_change_password"),
    path("tai-khoan-da-khoa/", public(views.account_inactive), name="account_inactive"),
]

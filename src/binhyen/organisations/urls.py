from django.urls import path

from binhyen.organisations.views import people, units

urlpatterns = [
    path("don-vi/", units.units_page, name="units"),
    path("don-vi/them/tinh/", units.new_province, name="new_province"),
    path("don-vi/<str:key>/", units.unit_page, name="unit"),
    path("don-vi/<str:key>/ket-thuc/", units.end_unit, name="end_unit"),
    path("don-vi/<str:place>/them/<str:kind>/", units.new_unit, name="new_unit"),
    path("tai-khoan/", people.accounts_page, name="accounts"),
    path("tai-khoan/<str:key>/", people.account_page, name="account"),
    path("tai-khoan/moi/<str:unit>/", people.new_account, name="new_account"),
    path("tai-khoan/<str:key>/giao-vai-tro/<str:unit>/", people.grant_role, name="grant_role"),
    path("tai-khoan/<str:key>/kiem-nhiem/<str:unit>/", people.allow_dual_role, name="allow_dual_role"),
    path("tai-khoan/<str:key>/cap-lai-mat-khau/", people.renew_password, name="renew_password"),
    path("tai-khoan/<str:key>/khoa-mo/", people.set_open, name="set_account_open"),
    path("kiem-nhiem/<str:exception>/ket-thuc/", people.end_dual_role, name="end_dual_role"),
    path("vai-tro/<str:membership>/ket-thuc/", people.end_role, name="end_role"),
]

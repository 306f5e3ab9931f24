from django.urls import path

from binhyen.recognitions import views

urlpatterns = [
    path("quyet-dinh/", views.decisions_page, name="decisions"),
    path("quyet-dinh/<str:key>/", views.decision_page, name="decision"),
    path("quyet-dinh/moi/<str:place>/", views.new_decision, name="new_decision"),
    path("giay-cong-nhan/<str:key>/", views.certificate_page, name="certificate"),
]

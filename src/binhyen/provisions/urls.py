from django.urls import path

from binhyen.provisions.views import law, provincial

urlpatterns = [
    path("quy-dinh/", law.law_page, name="law"),
    path("quy-dinh/thay-doi/", law.changes_page, name="law_changes"),
    # what a province adds; before the catalogue's own addresses, whose first word is the name of a version
    path("quy-dinh/tinh/<str:place>/", provincial.provincial_page, name="provincial"),
    path("quy-dinh/tinh/<str:place>/soan/", provincial.new_provincial, name="new_provincial"),
    path("quy-dinh/rieng/<str:key>/", provincial.provision_page, name="provision"),
    path("quy-dinh/rieng/<str:key>/sua/", provincial.edit_provincial, name="edit_provincial"),
    path("quy-dinh/rieng/<str:key>/trinh/", provincial.send, name="send_provincial"),
    path("quy-dinh/rieng/<str:key>/phe-duyet/", provincial.approve, name="approve_provincial"),
    path("quy-dinh/rieng/<str:key>/tra-lai/", provincial.send_back, name="send_back_provincial"),
    path("quy-dinh/rieng/<str:key>/ket-thuc/", provincial.propose_end, name="end_provincial"),
    path("quy-dinh/<str:version>/<str:kind>/<str:code>/", law.criterion_page, name="law_criterion"),
]

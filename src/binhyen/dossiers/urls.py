from django.urls import path

from binhyen.dossiers.views import board, carry_over, criterion, history, preparing, registration, review, season, unit

urlpatterns = [
    # the officer's lists
    path("theo-doi/", board.board, name="board"),
    path("ky/", season.seasons_page, name="seasons"),
    path("ky/<str:place>/<int:year>/", season.season_page, name="season"),
    path("ky/<str:place>/<int:year>/ngoai-le/", season.exception_page, name="exception"),
    # the unit's dossier
    path("ho-so/<str:key>/", unit.dossier_page, name="dossier"),
    path("ho-so/<str:key>/dang-ky/", registration.registration_page, name="dossier_registration"),
    path("ho-so/<str:key>/dang-ky/gui/", registration.send, name="send_registration"),
    path("ho-so/<str:key>/dang-ky/trinh/", registration.hand_on, name="hand_on_registration"),
    path("ho-so/<str:key>/chep-ky-truoc/", carry_over.carry_over_page, name="carry_over"),
    path("ho-so/<str:key>/tieu-chi/<str:code>/", criterion.criterion_page, name="criterion"),
    path("ho-so/<str:key>/tieu-chi/<str:code>/minh-chung/", criterion.add_evidence, name="add_evidence"),
    path(
        "ho-so/<str:key>/tieu-chi/<str:code>/minh-chung/<str:evidence>/go/",
        criterion.remove_evidence,
        name="remove_evidence",
    ),
    path("ho-so/<str:key>/tung-don-vi/", board.roll_up_page, name="roll_up"),
    path("ho-so/<str:key>/bien-ban/", preparing.minutes_page, name="minutes"),
    path("ho-so/<str:key>/giay-to/", preparing.proposal_papers, name="proposal_papers"),
    path("ho-so/<str:key>/kiem-tra/", preparing.check_answers, name="check_answers"),
    path("ho-so/<str:key>/gui/", preparing.submit, name="submit"),
    path("ho-so/<str:key>/rut/", unit.withdraw, name="withdraw"),
    path("ho-so/<str:key>/trinh/", unit.hand_to_head, name="hand_to_head"),
    path("ho-so/<str:key>/bien-nhan/<str:code>/", registration.receipt, name="receipt"),
    path("ho-so/<str:key>/nhat-ky/", history.history_page, name="history"),
    # the standing office
    path("ho-so/<str:key>/nhap-thay/", unit.begin_entry, name="begin_entry"),
    path("ho-so/<str:key>/thoi-nhap-thay/", unit.end_entry, name="end_entry"),
    path("ho-so/<str:key>/xem-dang-ky/", registration.registration_review, name="registration_review"),
    path("ho-so/<str:key>/tham-dinh/", review.review_page, name="review"),
    path("ho-so/<str:key>/tiep-nhan/", review.receive, name="receive"),
    path("ho-so/<str:key>/mo-lai/", review.reopen, name="reopen"),
    path("ho-so/<str:key>/xac-nhan/", review.second, name="second"),
]

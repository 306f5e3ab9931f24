"""An officer enters for a unit from its signed paper: marked so, proved by the sheet, reviewed by another officer."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import SYSTEM
from binhyen.core.errors import Refused
from binhyen.core.models import AuditEntry
from binhyen.demo.answers import good
from binhyen.dossiers.actions import meeting, paperwork, recording, registration, review, submission
from binhyen.dossiers.enums import DossierState, PaperKind
from binhyen.dossiers.models import Dossier, DossierEvent
from binhyen.dossiers.schedule import law_of
from binhyen.organisations.actions import end_membership
from tests import files
from tests.pages import boxes_of, said_after, words_of
from tests.world import MET, RECORDED, World

SignIn = Callable[[User], Client]
MARCH_20, APRIL_2 = date(2025, 3, 20), date(2025, 4, 2)


def address(dossier: Dossier, page: str) -> str:
    return f"/ho-so/{dossier.key}/{page}/"


def begun(world: World) -> Dossier:
    """The officer began to enter for the hamlet, with its two registration papers."""
    submission.begin_entry(world.dossier(), by=world.officer)
    with clock.set_to(APRIL_2):
        for kind in (PaperKind.RESOLUTION, PaperKind.REGISTRATION_FORM):
            paperwork.keep_paper(world.dossier(), kind=kind, dated=MARCH_20, upload=files.upload(), by=world.officer)
    return world.dossier()


def registered(world: World) -> Dossier:
    with clock.set_to(APRIL_2):
        registration.send_registration(begun(world), by=world.officer, paper_received_on=MARCH_20)
        registration.accept_registration(world.dossier(), by=world.second_officer)
    return world.dossier()


def recorded(world: World) -> Dossier:
    """Everything but the signed sheet."""
    dossier = registered(world)
    with clock.set_to(RECORDED):
        for criterion in law_of(dossier).criteria(dossier.law_kind):
            if values := good(criterion, 80):
                recording.record_facts(dossier, criterion, values=values, by=world.officer)
    record = meeting.MeetingRecord(
        held_on=MET,
        began_at=clock.now().time().replace(hour=8),
        ended_at=clock.now().time().replace(hour=9),
        place="Nhà văn hóa",
        chair="Trưởng xóm",
        secretary="Thư ký",
        proposes=True,
    )
    meeting.record_minutes(dossier, record=record, by=world.officer)
    for kind in (PaperKind.STATEMENT, PaperKind.REPORT, PaperKind.MINUTES):
        paperwork.keep_paper(dossier, kind=kind, upload=files.upload(), by=world.officer)
    return world.dossier()


def submitted(world: World) -> Dossier:
    dossier = recorded(world)
    paperwork.keep_paper(dossier, kind=PaperKind.SIGNED_SHEET, upload=files.upload(), by=world.officer)
    submission.submit(dossier, by=world.officer)
    return world.dossier()


def test_a_whole_year_is_entered_for_a_unit_and_reviewed_by_another(world: World) -> None:
    dossier = submitted(world)
    assert dossier.state == DossierState.SUBMITTED
    assert [sent.is_on_behalf for sent in dossier.submissions.all()] == [True, True]
    own = DossierEvent.objects.filter(dossier=dossier, by=world.officer)
    assert all(event.is_on_behalf and event.side == "unit" for event in own)
    review.receive(dossier, by=world.second_officer)
    assert world.dossier().state == DossierState.RECEIVED


def test_it_is_marked_so_wherever_it_is_seen(world: World, sign_in: SignIn) -> None:
    dossier = submitted(world)
    client = sign_in(world.second_officer)
    assert "Đang được nhập thay từ bản giấy" in words_of(sign_in(world.head).get(f"/ho-so/{dossier.key}/"))
    assert "Cán bộ nhập thay từ bản giấy." in words_of(client.get(address(dossier, "tham-dinh")))
    assert AuditEntry.objects.filter(action="dossier.entry_begun", actor_id=world.officer.pk).exists()


def test_the_day_of_registration_is_the_day_on_which_the_signed_paper_came(world: World) -> None:
    dossier = registered(world)
    assert (dossier.registered_on, dossier.registered_late) == (MARCH_20, False)


def test_a_paper_that_came_late_is_late(world: World) -> None:
    dossier = begun(world)
    with clock.set_to(APRIL_2):
        registration.send_registration(dossier, by=world.officer, paper_received_on=date(2025, 4, 1))
    assert world.dossier().registered_late


def test_the_page_asks_the_officer_for_that_day_and_the_head_for_none(world: World, sign_in: SignIn) -> None:
    dossier = begun(world)
    assert "paper_received_on" in boxes_of(sign_in(world.officer).get(address(dossier, "dang-ky")))
    assert "paper_received_on" not in boxes_of(sign_in(world.head).get(address(dossier, "dang-ky")))


def test_the_head_may_still_send_what_the_officer_entered(world: World) -> None:
    dossier = begun(world)
    with clock.set_to(APRIL_2):
        sent = registration.send_registration(dossier, by=world.head)
    assert not sent.is_on_behalf
    assert world.dossier().registered_on == APRIL_2


def test_the_unit_may_take_its_dossier_back(world: World, sign_in: SignIn) -> None:
    dossier = begun(world)
    said = said_after(sign_in(world.head).post(address(dossier, "thoi-nhap-thay")))
    assert "Đã trả hồ sơ lại cho đơn vị tự nhập." in said
    assert world.dossier().entered_by is None
    with pytest.raises(Refused, match="Chỉ người của đơn vị"):
        paperwork.keep_paper(world.dossier(), kind=PaperKind.RESOLUTION, upload=files.upload(), by=world.officer)


# ── refused ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Hãy ghi ngày, ví dụ 05/03/2025."),
        ("31/02/2025", "không phải là một ngày có thật"),
        ("04/11/2025", "Ngày nhận bản giấy 04/11/2025 chưa tới. Hãy kiểm tra lại ngày."),
        ("31/10/2024", "nằm ngoài kỳ 2025"),
    ],
)
def test_a_day_that_cannot_be_right_is_told_and_nothing_is_sent(
    world: World, sign_in: SignIn, typed: str, said: str
) -> None:
    dossier = begun(world)
    answer = sign_in(world.officer).post(address(dossier, "dang-ky/gui"), {"paper_received_on": typed})
    assert said in (said_after(answer) if answer.status_code == 302 else words_of(answer))
    assert world.dossier().state == DossierState.OPEN


def test_without_the_signed_sheet_nothing_is_sent(world: World, sign_in: SignIn) -> None:
    dossier = recorded(world)
    said = said_after(sign_in(world.officer).post(address(dossier, "gui")))
    assert "Chưa có tệp “Bản giấy có chữ ký của đơn vị (khi nhập thay)”." in said
    assert world.dossier().state == DossierState.REGISTERED


def test_only_one_officer_enters_at_a_time(world: World, sign_in: SignIn) -> None:
    dossier = begun(world)
    said = said_after(sign_in(world.second_officer).post(address(dossier, "nhap-thay")))
    assert "mỗi hồ sơ chỉ một người nhập thay" in said
    assert world.dossier().entered_by == world.officer


def test_the_work_of_an_officer_who_left_is_taken_over(world: World) -> None:
    dossier = begun(world)
    end_membership(world.officer.memberships.get(), by=SYSTEM)
    submission.begin_entry(dossier, by=world.second_officer)
    assert world.dossier().entered_by == world.second_officer


def by_the_officer_who_entered(world: World) -> list[Callable[[], Any]]:
    """The review's steps, by the one who entered the dossier; each on a dossier at that step."""
    dossier = world.dossier()
    return [
        lambda: review.receive(dossier, by=world.officer),
        lambda: review.record_opinions(dossier, opinions={}, by=world.officer),
        lambda: review.return_for_supplement(dossier, comment="Bổ sung.", remarks={}, by=world.officer),
        lambda: review.conclude(dossier, proposes=True, by=world.officer),
    ]


def refused_each(world: World) -> None:
    for act in by_the_officer_who_entered(world):
        with pytest.raises(Refused, match=r"Người đã gửi hoặc nhập hồ sơ này không thẩm định|không ở bước thẩm định"):
            act()


def test_who_entered_neither_receives_nor_reviews_nor_returns_nor_concludes(world: World) -> None:
    dossier = submitted(world)
    refused_each(world)
    review.receive(dossier, by=world.second_officer)
    refused_each(world)


def test_not_even_after_the_entry_was_given_back(world: World) -> None:
    dossier = submitted(world)
    submission.withdraw(dossier, by=world.officer)
    submission.end_entry(world.dossier(), by=world.officer)
    submission.submit(world.dossier(), by=world.head)
    refused_each(world)
    review.receive(world.dossier(), by=world.second_officer)
    refused_each(world)


def test_who_entered_does_not_receive_the_registration_either(world: World) -> None:
    dossier = begun(world)
    registration.send_registration(dossier, by=world.officer, paper_received_on=MARCH_20)
    with pytest.raises(Refused, match="Người đã gửi hoặc nhập hồ sơ này"):
        registration.accept_registration(world.dossier(), by=world.officer)
    with pytest.raises(Refused, match="Người đã gửi hoặc nhập hồ sơ này"):
        registration.return_registration(world.dossier(), comment="Sửa.", remarks={}, by=world.officer)


def test_an_officer_of_elsewhere_does_not_enter_for_this_unit(world: World) -> None:
    for stranger in (world.province_office, world.chairman, world.observer):
        with pytest.raises(Refused, match="Chỉ cán bộ thường trực nơi thẩm định được nhập thay"):
            submission.begin_entry(world.dossier(), by=stranger)


@pytest.mark.parametrize("state", ["submitted", "received", "reviewed", "recognised"])
def test_nobody_begins_to_enter_what_was_sent(world: World, state: str) -> None:
    with pytest.raises(Refused, match="Hồ sơ không sửa được lúc này"):
        submission.begin_entry(world.dossier_in(DossierState(state)), by=world.officer)

"""Two people at one page, the wrong button, a mistake beside what is right: nothing that was typed goes unsaid."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from binhyen.accounts.models import User
from binhyen.core.audit import SYSTEM
from binhyen.core.errors import Refused
from binhyen.dossiers.actions import submission
from binhyen.dossiers.actions.result import record_result
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier, DossierPaper, Evidence, Minutes, Review
from binhyen.organisations.actions import grant
from binhyen.organisations.enums import Role
from tests import files
from tests.conftest import TODAY
from tests.pages import boxes_of, said_after, words_of
from tests.world import World

SignIn = Callable[[User], Client]


def shown(client: Client, address: str) -> dict[str, Any]:
    """The boxes of a page as a browser would send them."""
    return {name: values[0] for name, values in boxes_of(client.get(address)).items() if values}


def page(dossier: Dossier, name: str) -> str:
    return f"/ho-so/{dossier.key}/{name}/"


# ── two reviewers of one dossier ─────────────────────────────────────────────────────────────


def test_the_second_reviewer_sees_the_firsts_outcomes_before_anything_is_written(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier_in(DossierState.RECEIVED)
    address = page(dossier, "tham-dinh")
    first, second = sign_in(world.officer), Client()
    second.force_login(world.second_officer)
    typed_by_first, typed_by_second = shown(first, address), shown(second, address)
    first.post(address, typed_by_first | {"outcome.KDC-2": "dat", "do": "save"})
    answer = second.post(address, typed_by_second | {"outcome.KDC-3a": "dat", "do": "save"})
    assert answer.status_code == 422
    assert "Một cán bộ khác vừa ghi" in words_of(answer)
    boxes = boxes_of(answer)
    assert (boxes["outcome.KDC-2"], boxes["outcome.KDC-3a"]) == (["dat"], ["dat"])
    again = {name: values[0] for name, values in boxes.items() if values}
    assert second.post(address, again | {"do": "save"}).status_code == 302
    assert set(Review.objects.get().outcomes.values_list("code", flat=True)) == {"KDC-2", "KDC-3a"}


@pytest.mark.parametrize("button", ["save", "agree"])
def test_remarks_without_an_outcome_and_the_summary_are_saved_too(world: World, sign_in: SignIn, button: str) -> None:
    client = sign_in(world.officer)
    address = page(world.dossier_in(DossierState.RECEIVED), "tham-dinh")
    typed = {"summary": "Hồ sơ rõ ràng.", "remark.KDC-2": "Sẽ xem sổ họp.", "do": button}
    assert client.post(address, shown(client, address) | typed).status_code == 302
    boxes = boxes_of(client.get(address))
    assert (boxes["summary"], boxes["remark.KDC-2"]) == (["Hồ sơ rõ ràng."], ["Sẽ xem sổ họp."])


def test_a_criterion_with_only_a_remark_has_no_outcome_yet(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.officer)
    address = page(world.dossier_in(DossierState.RECEIVED), "tham-dinh")
    client.post(address, shown(client, address) | {"remark.KDC-2": "Sẽ xem.", "do": "save"})
    assert boxes_of(client.get(address))["outcome.KDC-2"] in ([], [""])
    answer = client.post(address, shown(client, address) | {"do": "propose"})
    assert "tiêu chí chưa có kết quả thẩm định" in words_of(answer)


# ── papers and minutes ───────────────────────────────────────────────────────────────────────


def test_a_box_that_was_not_touched_does_not_undo_what_another_wrote_meanwhile(world: World, sign_in: SignIn) -> None:
    address = page(world.dossier(), "dang-ky")
    first, second = sign_in(world.clerk), Client()
    second.force_login(world.head)
    opened_by_second = shown(second, address)
    first.post(address, shown(first, address) | {"resolution-number": "05-NQ/CB"})
    second.post(address, opened_by_second | {"resolution-dated": "05/02/2025"})
    paper = DossierPaper.objects.kept().get(dossier=world.dossier())
    assert (paper.number, f"{paper.dated:%d/%m/%Y}") == ("05-NQ/CB", "05/02/2025")


@pytest.mark.parametrize("day", ["20/03/2020", "31/12/2025", "31/02/2025"])
def test_a_good_file_is_kept_beside_a_day_that_cannot_be_right(world: World, sign_in: SignIn, day: str) -> None:
    typed = {"report-number": "7/BC", "report-dated": day, "report-file": files.upload()}
    answer = sign_in(world.clerk).post(page(world.dossier(), "giay-to"), typed)
    assert answer.status_code == 422
    assert boxes_of(answer)["report-dated"] == [day]
    paper = DossierPaper.objects.get(dossier=world.dossier())
    assert (paper.number, paper.dated, paper.file is not None) == ("7/BC", None, True)


def test_what_was_typed_stays_on_the_page_of_a_dossier_sent_meanwhile(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier_in(DossierState.REGISTRATION_SENT)
    answer = sign_in(world.clerk).post(page(dossier, "dang-ky"), {"resolution-number": "99-NQ/CB"})
    assert answer.status_code == 422
    assert "không sửa được lúc này" in words_of(answer)
    assert boxes_of(answer)["resolution-number"] == ["99-NQ/CB"]


def test_the_day_of_the_signed_paper_stays_when_another_paper_is_saved(world: World, sign_in: SignIn) -> None:
    submission.begin_entry(world.dossier(), by=world.officer)
    client, address = sign_in(world.officer), page(world.dossier(), "dang-ky")
    typed = {"resolution-number": "05-NQ/CB", "paper_received_on": "20/03/2025"}
    answer = client.post(address, shown(client, address) | typed, follow=True)
    assert boxes_of(answer)["paper_received_on"] == ["20/03/2025"]


MEETING = {
    "held_on": "01/11/2025",
    "began_at": "8h",
    "ended_at": "9h",
    "place": "Nhà văn hóa",
    "chair": "Trưởng xóm",
    "secretary": "Thư ký",
    "seat.party_cell_secretary": "Bí thư",
    "proposes": "yes",
}


def test_the_second_record_of_one_meeting_is_asked_for_twice(world: World, sign_in: SignIn) -> None:
    address = page(world.dossier(), "bien-ban")
    first, second = sign_in(world.clerk), Client()
    second.force_login(world.head)
    opened = shown(second, address)
    first.post(address, shown(first, address) | MEETING | {"dissent": "Cần thêm đèn đường."})
    answer = second.post(address, opened | MEETING | {"dissent": "Không có."})
    assert answer.status_code == 422
    assert "vừa ghi biên bản này" in words_of(answer)
    assert Minutes.objects.get().dissent == "Cần thêm đèn đường."
    again = {name: values[0] for name, values in boxes_of(answer).items() if values}
    assert second.post(address, again).status_code == 302
    assert Minutes.objects.get().dissent == "Không có."


def test_a_meeting_at_which_nobody_sat_is_told(world: World, sign_in: SignIn) -> None:
    typed = MEETING | {"seat.party_cell_secretary": ""}
    answer = sign_in(world.clerk).post(page(world.dossier(), "bien-ban"), typed)
    assert "Chưa ghi ai dự họp." in words_of(answer)


def test_a_meeting_that_does_not_propose_holds_the_proposal_back(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier_in(DossierState.SUBMITTED)
    submission.withdraw(dossier, by=world.head)
    Minutes.objects.filter(dossier=dossier).update(proposes=False)
    with pytest.raises(Refused, match="chưa đề nghị công nhận"):
        submission.submit(dossier, by=world.head)


# ── the wrong button ─────────────────────────────────────────────────────────────────────────


def test_accepting_with_remarks_typed_is_asked_about(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier_in(DossierState.REGISTRATION_SENT)
    answer = sign_in(world.officer).post(
        page(dossier, "xem-dang-ky"), {"paper:resolution": "Thiếu dấu.", "do": "accept"}
    )
    assert answer.status_code == 422
    assert "lại bấm tiếp nhận" in words_of(answer)
    assert boxes_of(answer)["paper:resolution"] == ["Thiếu dấu."]
    assert world.dossier().state == DossierState.REGISTRATION_SENT


def test_what_was_asked_for_is_still_shown_after_sending_again_and_withdrawing(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier_in(DossierState.RETURNED)
    client = sign_in(world.head)
    asked = "Được trả lại để bổ sung"
    assert asked in words_of(client.get(f"/ho-so/{dossier.key}/"))
    submission.submit(dossier, by=world.head)
    submission.withdraw(dossier, by=world.head)
    assert asked in words_of(client.get(f"/ho-so/{dossier.key}/"))


def test_confirming_where_nothing_was_reviewed_is_told(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.head).post(page(world.dossier(), "xac-nhan"))
    assert "không chờ xác nhận" in said_after(answer)


def test_who_concluded_the_review_does_not_decide(world: World) -> None:
    dossier = world.dossier_in(DossierState.REVIEWED)
    reviewer = dossier.reviews.get().concluded_by
    grant(reviewer, unit=world.commune, role=Role.DECIDER, valid_from=TODAY, by=SYSTEM)
    with pytest.raises(Refused, match="không tự quyết định hồ sơ đó"):
        record_result(dossier, recognised=True, issued_on=TODAY, decision="QĐ 1", by=reviewer)
    assert world.dossier().state == DossierState.REVIEWED


def test_a_ratio_with_an_unreadable_figure_has_one_error_only(world: World, sign_in: SignIn) -> None:
    typed = {"households_registered.n": "-1", "households_registered.m": "80"}
    answer = sign_in(world.clerk).post(page(world.dossier(), "tieu-chi/KDC-1.3"), typed)
    said = words_of(answer)
    assert "Số đếm không được âm." in said
    assert "Còn thiếu" not in said
    assert not Evidence.objects.exists()


# ── facts and evidence of one page ───────────────────────────────────────────────────────────

FIGURES = {"households_registered.n": "79", "households_registered.m": "80"}


def recorded(dossier: Dossier) -> dict[str, Any]:
    return {fact.key: fact.value for fact in dossier.facts.all()}


@pytest.mark.parametrize("button", ["tieu-chi/KDC-1.3", "tieu-chi/KDC-1.3/minh-chung"])
def test_facts_and_a_file_are_kept_together_with_any_button(world: World, sign_in: SignIn, button: str) -> None:
    client, dossier = sign_in(world.clerk), world.dossier()
    boxes = shown(client, page(dossier, "tieu-chi/KDC-1.3"))
    client.post(page(dossier, button), boxes | FIGURES | {"file": files.upload(), "title": "Danh sách hộ"})
    assert recorded(dossier) == {"households_registered": {"n": 79, "m": 80}}
    assert Evidence.objects.get(dossier=dossier).title == "Danh sách hộ"


@pytest.mark.parametrize("button", ["tieu-chi/KDC-1.3", "tieu-chi/KDC-1.3/minh-chung"])
def test_a_refused_file_loses_no_fact_typed_beside_it(world: World, sign_in: SignIn, button: str) -> None:
    client, dossier = sign_in(world.clerk), world.dossier()
    boxes = shown(client, page(dossier, "tieu-chi/KDC-1.3"))
    answer = client.post(page(dossier, button), boxes | FIGURES | {"file": files.upload("a.exe", files.EXE)})
    assert answer.status_code == 422
    assert "không phải là một trong các loại được nhận" in words_of(answer)
    assert boxes_of(answer)["households_registered.n"] == ["79"]
    assert recorded(dossier) == {"households_registered": {"n": 79, "m": 80}}


def test_a_mistyped_fact_loses_no_file_chosen_beside_it(world: World, sign_in: SignIn) -> None:
    client, dossier = sign_in(world.clerk), world.dossier()
    wrong = {"households_registered.n": "79", "households_registered.m": "", "file": files.upload()}
    address = page(dossier, "tieu-chi/KDC-1.3")
    answer = client.post(address, shown(client, address) | wrong)
    assert answer.status_code == 422
    assert boxes_of(answer)["households_registered.n"] == ["79"]
    assert Evidence.objects.filter(dossier=dossier).count() == 1

"""The review: the office's outcome beside the unit's, returning, concluding, opening again; and what stays inside."""

from collections.abc import Callable

import pytest
from django.test import Client

from binhyen.accounts.models import User
from binhyen.core.errors import Refused
from binhyen.core.models import AuditEntry
from binhyen.dossiers.actions import review
from binhyen.dossiers.actions.review import Opinion
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier, Remark, Review
from binhyen.duties.models import Duty
from binhyen.law.outcomes import Outcome
from tests.pages import boxes_of, html_of, links_of, said_after, words_of
from tests.world import World

SignIn = Callable[[User], Client]


def address(dossier: Dossier, page: str = "tham-dinh") -> str:
    return f"/ho-so/{dossier.key}/{page}/"


@pytest.fixture
def client(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.officer)


@pytest.fixture
def dossier(world: World) -> Dossier:
    return world.dossier_in(DossierState.RECEIVED)


def opinions(dossier: Dossier, **other: str) -> dict[str, str]:
    """The form with the unit's own outcome everywhere; `other` gives single outcomes, remarks and the summary."""
    sent = review.open_review(dossier).submission.content["criteria"]
    form = {f"outcome.{each['code']}": each["outcome"] for each in sent}
    return form | {name.replace("__", "."): value for name, value in other.items()}


def recorded(dossier: Dossier) -> dict[str, tuple[str, str]]:
    rows = Review.objects.filter(dossier=dossier).latest("pk").outcomes.all()
    return {row.code: (row.outcome, row.remark) for row in rows}


def test_receiving_begins_the_review_and_shuts_the_way_back(world: World, client: Client) -> None:
    dossier = world.dossier_in(DossierState.SUBMITTED)
    answer = client.post(address(dossier, "tiep-nhan"))
    assert answer.headers["Location"] == address(dossier)
    assert "Đơn vị không rút về được nữa." in said_after(answer)
    row = Review.objects.get(dossier=dossier)
    assert (row.received_by, row.proposes, row.needs_second) == (world.officer, None, False)
    assert Dossier.objects.get(pk=dossier.pk).state == DossierState.RECEIVED


def test_outcomes_are_saved_beside_the_units_own_and_shown_again(dossier: Dossier, client: Client) -> None:
    form = {"do": "save", "outcome.KDC-1.3": "khong_dat", "remark.KDC-1.3": "Thiếu hai hộ.", "summary": "Xem tiếp."}
    answer = client.post(address(dossier), form)
    assert "Đã lưu kết quả thẩm định. Chưa kết luận." in said_after(answer)
    assert recorded(dossier) == {"KDC-1.3": ("khong_dat", "Thiếu hai hộ.")}
    page = client.get(address(dossier))
    boxes = boxes_of(page)
    assert (boxes["outcome.KDC-1.3"], boxes["remark.KDC-1.3"]) == (["khong_dat"], ["Thiếu hai hộ."])
    assert "Khác với đơn vị" in words_of(page)
    own = review.open_review(dossier).submission.content["criteria"]
    assert {each["code"]: each["outcome"] for each in own}["KDC-1.3"] == "dat"


def test_agreeing_fills_in_the_units_outcome_only_where_none_was_chosen(dossier: Dossier, client: Client) -> None:
    form = {"do": "agree", "outcome.KDC-1.3": "khong_dat", "remark.KDC-1.3": "Thiếu hai hộ."}
    client.post(address(dossier), form)
    found = recorded(dossier)
    assert len(found) == 17
    assert found["KDC-1.3"] == ("khong_dat", "Thiếu hai hộ.")
    assert {outcome for code, (outcome, _) in found.items() if code != "KDC-1.3"} == {"dat"}


def test_an_outcome_that_is_emptied_again_is_taken_back(dossier: Dossier, client: Client) -> None:
    client.post(address(dossier), {"do": "save", "outcome.KDC-1.3": "dat", "outcome.KDC-2": "dat"})
    client.post(address(dossier), {"do": "save", "outcome.KDC-1.3": "", "outcome.KDC-2": "dat"})
    assert set(recorded(dossier)) == {"KDC-2"}


def test_a_dossier_is_concluded_with_the_last_outcomes_in_one_press(
    world: World, dossier: Dossier, client: Client
) -> None:
    answer = client.post(address(dossier), opinions(dossier, do="propose", summary="Đủ và đúng."))
    assert "Đã kết luận thẩm định hồ sơ của Xóm Gò Mây." in said_after(answer)
    row = Review.objects.get(dossier=dossier)
    assert (row.proposes, row.summary, row.concluded_by) == (True, "Đủ và đúng.", world.officer)
    dossier.refresh_from_db()
    assert (dossier.state, dossier.proposed) == (DossierState.REVIEWED, True)


def test_a_dossier_with_a_failed_criterion_is_proposed_for_refusal(dossier: Dossier, client: Client) -> None:
    form = opinions(dossier, do="decline") | {"outcome.KDC-4b": "khong_dat", "remark.KDC-4b": "Có một vụ trộm lớn."}
    client.post(address(dossier), form)
    dossier.refresh_from_db()
    assert (dossier.state, dossier.proposed) == (DossierState.REVIEWED, False)


def test_a_dossier_is_returned_with_the_remarks_and_the_unit_sees_them(
    world: World, dossier: Dossier, client: Client, sign_in: SignIn
) -> None:
    form = {"do": "return", "remark.KDC-1.3": "Chụp lại đủ các trang.", "summary": "Các mục khác đã đủ."}
    assert "Đã trả hồ sơ của Xóm Gò Mây để bổ sung." in said_after(client.post(address(dossier), form))
    dossier.refresh_from_db()
    assert dossier.state == DossierState.RETURNED
    assert [(each.item, each.text) for each in Remark.objects.all()] == [
        ("criterion:KDC-1.3", "Chụp lại đủ các trang.")
    ]
    assert Duty.objects.get(subject=dossier.subject, code="propose").state == "returned"
    clerk = sign_in(world.clerk)
    assert "Các mục khác đã đủ." in words_of(clerk.get(f"/ho-so/{dossier.key}/"))
    assert "Chụp lại đủ các trang." in words_of(clerk.get(f"/ho-so/{dossier.key}/tieu-chi/KDC-1.3/"))
    assert "Chụp lại đủ các trang." not in words_of(clerk.get(f"/ho-so/{dossier.key}/tieu-chi/KDC-2/"))


def test_a_return_clears_nothing_on_either_side(world: World, dossier: Dossier, client: Client) -> None:
    client.post(address(dossier), {"do": "save", "outcome.KDC-2": "dat", "outcome.KDC-3a": "dat"})
    facts = dossier.facts.count()
    shown = {name: values[0] for name, values in boxes_of(client.get(address(dossier))).items() if values}
    client.post(address(dossier), shown | {"do": "return", "summary": "Bổ sung danh sách."})
    assert set(recorded(dossier)) == {"KDC-2", "KDC-3a"}
    assert (dossier.facts.count(), hasattr(world.dossier(), "minutes")) == (facts, True)


def test_a_conclusion_is_taken_back_before_the_decision(world: World, client: Client) -> None:
    dossier = world.dossier_in(DossierState.REVIEWED)
    answer = client.post(address(dossier, "mo-lai"), {"comment": "Có số liệu mới."})
    assert "Đã mở lại thẩm định." in said_after(answer)
    dossier.refresh_from_db()
    assert (dossier.state, dossier.proposed) == (DossierState.RECEIVED, None)
    assert len(recorded(dossier)) == 17
    assert AuditEntry.objects.get(action="dossier.reopen").data["comment"] == "Có số liệu mới."


def test_the_reviewer_opens_the_units_evidence_from_the_row(world: World, client: Client) -> None:
    world.player().add_evidence(world.dossier().season.opened_at.date(), "Danh sách hộ", ["KDC-1.3"])
    dossier = world.dossier_in(DossierState.RECEIVED)
    page = client.get(address(dossier))
    [link] = {link for link in links_of(page) if link.startswith("/tep/")}
    assert b"".join(client.get(link).streaming_content).startswith(b"%PDF")


# ── refused ──────────────────────────────────────────────────────────────────────────────────


def test_a_differing_outcome_without_a_remark_is_told_and_nothing_typed_is_lost(
    dossier: Dossier, client: Client
) -> None:
    form = opinions(dossier, do="propose", summary="Nhận xét dài.") | {
        "outcome.KDC-1.3": "khong_dat",
        "remark.KDC-2": "Ghi thêm ở đây.",
    }
    answer = client.post(address(dossier), form)
    assert answer.status_code == 422
    assert "Kết quả thẩm định khác với đơn vị ở tiêu chí KDC-1.3: hãy ghi nhận xét vì sao." in words_of(answer)
    boxes = boxes_of(answer)
    assert {name: boxes[name] for name in form if name != "do"} == {n: [v] for n, v in form.items() if n != "do"}
    assert recorded(dossier) == {}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"do": "propose", "outcome.KDC-4b": "khong_dat", "remark.KDC-4b": "Có vụ án."},
            "Tiêu chí KDC-4b không đạt nên không đề nghị công nhận được: phải đạt đủ các tiêu chí.",
        ),
        ({"do": "propose", "outcome.KDC-4b": ""}, "Còn 1 tiêu chí chưa có kết quả thẩm định: KDC-4b."),
        ({"do": "decline"}, "Chưa có tiêu chí nào không đạt, nên chưa đủ căn cứ đề nghị không công nhận."),
        ({"do": "return"}, "Hãy ghi rõ cần bổ sung hoặc sửa những gì"),
        ({"do": "propose", "outcome.KDC-4b": "chua_du"}, "Hãy chọn một trong các mục có sẵn."),
        ({"do": "save", "outcome.KDC-4b": "tuyet_voi"}, "Hãy chọn một trong các mục có sẵn."),
        ({"do": "save", "remark.KDC-4b": "d" * 1001}, "Dài quá 1000 ký tự"),
    ],
)
def test_a_step_that_the_rules_do_not_allow_is_told_and_nothing_changes(
    dossier: Dossier, client: Client, change: dict[str, str], said: str
) -> None:
    form = opinions(dossier, summary="") | change
    answer = client.post(address(dossier), form)
    assert answer.status_code == 422
    assert said in words_of(answer)
    assert recorded(dossier) == {}
    dossier.refresh_from_db()
    assert dossier.state == DossierState.RECEIVED
    chosen = {name: value for name, value in form.items() if name.startswith("outcome.") and "KDC-4b" not in name}
    boxes = boxes_of(answer)
    assert {name: boxes[name] for name in chosen} == {name: [value] for name, value in chosen.items()}


def test_opening_again_takes_a_reason(world: World, client: Client) -> None:
    dossier = world.dossier_in(DossierState.REVIEWED)
    said = said_after(client.post(address(dossier, "mo-lai"), {"comment": "  "}))
    assert "Hãy ghi lý do mở lại thẩm định." in said
    assert world.dossier().state == DossierState.REVIEWED


def test_a_strange_sign_in_the_reason_breaks_nothing(world: World, client: Client) -> None:
    dossier = world.dossier_in(DossierState.REVIEWED)
    assert client.post(address(dossier, "mo-lai"), {"comment": "Có\x00số liệu mới."}).status_code == 302
    assert world.dossier().state == DossierState.RECEIVED


@pytest.mark.parametrize("state", ["recognised", "not_recognised"])
def test_after_the_decision_nothing_is_opened_again(world: World, client: Client, state: str) -> None:
    dossier = world.dossier_in(DossierState(state))
    said = said_after(client.post(address(dossier, "mo-lai"), {"comment": "Xem lại."}))
    assert "Không thể “Mở lại thẩm định” lúc này" in said
    assert world.dossier().state == state


@pytest.mark.parametrize("state", ["submitted", "returned", "reviewed", "recognised"])
def test_outcomes_are_written_only_while_the_review_is_going_on(world: World, client: Client, state: str) -> None:
    dossier = world.dossier_in(DossierState(state))
    answer = client.post(address(dossier), {"do": "save", "outcome.KDC-2": "dat"})
    assert answer.status_code == 422
    assert "Hồ sơ này không ở bước thẩm định." in words_of(answer)


def test_of_two_officers_who_receive_at_once_the_second_is_told(world: World, client: Client, sign_in: SignIn) -> None:
    dossier = world.dossier_in(DossierState.SUBMITTED)
    client.post(address(dossier, "tiep-nhan"))
    said = said_after(sign_in(world.second_officer).post(address(dossier, "tiep-nhan")))
    assert "Không thể “Tiếp nhận, bắt đầu thẩm định” lúc này" in said
    assert Review.objects.filter(dossier=dossier).count() == 1


def test_another_officer_of_the_office_may_go_on_with_the_review(world: World, dossier: Dossier) -> None:
    review.record_opinions(dossier, opinions={"KDC-2": Opinion(Outcome.MET)}, by=world.officer)
    review.record_opinions(dossier, opinions={"KDC-2": Opinion(Outcome.MET)}, by=world.second_officer)
    assert Review.objects.get(dossier=dossier).outcomes.get().by == world.second_officer


def test_an_office_that_is_not_the_authoritys_does_not_review(world: World, dossier: Dossier) -> None:
    with pytest.raises(Refused, match="do thường trực Ban Chỉ đạo nơi thẩm định hồ sơ thực hiện"):
        review.record_opinions(dossier, opinions={}, by=world.province_office)


# ── what the unit does not see before the decision ───────────────────────────────────────────

SECRET = {"remark.KDC-1.3": "DẤU-VẾT-NHẬN-XÉT", "summary": "DẤU-VẾT-TÓM-TẮT"}
TRACES = ("DẤU-VẾT-NHẬN-XÉT", "DẤU-VẾT-TÓM-TẮT", "Khác với đơn vị", "Đề nghị không công nhận")


def everything_the_unit_sees(client: Client, dossier: Dossier) -> dict[str, str]:
    """The bytes of every page that a unit's person can open from its dossier."""
    waiting = ["/", f"/ho-so/{dossier.key}/", "/viec-cua-toi/"]
    seen: dict[str, str] = {}
    while waiting:
        page = waiting.pop().split("#")[0]
        if page in seen or not page.startswith("/") or page.startswith(("/static/", "/tep/", "/dang-xuat/")):
            continue
        answer = client.get(page)
        if answer.status_code in (302, 303):
            waiting.append(answer.headers["Location"])
            seen[page] = ""
        else:
            seen[page] = html_of(answer)
            waiting += links_of(answer)
    assert len(seen) > 20
    return seen


@pytest.mark.parametrize("button", ["save", "decline"])
def test_what_the_office_thinks_is_on_no_page_of_the_unit_before_the_decision(
    world: World, dossier: Dossier, client: Client, sign_in: SignIn, button: str
) -> None:
    form = opinions(dossier, do=button) | {"outcome.KDC-1.3": "khong_dat"} | SECRET
    assert client.post(address(dossier), form).status_code == 302
    assert "DẤU-VẾT-NHẬN-XÉT" in html_of(client.get(address(dossier)))
    for person in (world.head, world.clerk):
        for page, html in everything_the_unit_sees(sign_in(person), world.dossier()).items():
            assert [trace for trace in TRACES if trace in html] == [], page


def test_nor_after_the_review_was_opened_again(world: World, dossier: Dossier, client: Client, sign_in: SignIn) -> None:
    client.post(address(dossier), opinions(dossier, do="decline") | {"outcome.KDC-1.3": "khong_dat"} | SECRET)
    client.post(address(dossier, "mo-lai"), {"comment": "Xem lại một mục."})
    for page, html in everything_the_unit_sees(sign_in(world.head), world.dossier()).items():
        assert [trace for trace in TRACES if trace in html] == [], page


def test_a_unit_sees_no_other_units_name(world: World, sign_in: SignIn) -> None:
    world.player(world.other_hamlet).register(world.dossier().season.opened_at.date().replace(year=2025, month=2))
    for page, html in everything_the_unit_sees(sign_in(world.head), world.dossier_in(DossierState.RECEIVED)).items():
        assert "Đầm Sen" not in html, page


# ── the history ──────────────────────────────────────────────────────────────────────────────


def test_the_history_tells_each_step_in_words_newest_first(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier_in(DossierState.RETURNED)
    said = words_of(sign_in(world.head).get(address(dossier, "nhat-ky")))
    steps = ["Trả lại hồ sơ để bổ sung", "Tiếp nhận hồ sơ, bắt đầu thẩm định", "Gửi hồ sơ đề nghị công nhận"]
    assert [said.index(step) for step in steps] == sorted(said.index(step) for step in steps)
    assert "Tiêu chí KDC-1.3: Danh sách thiếu chữ ký." in said


def test_every_step_that_was_taken_left_a_row_in_the_chain(world: World) -> None:
    dossier = world.dossier_in(DossierState.RECOGNISED)
    told = set(AuditEntry.objects.filter(subject=dossier.subject).values_list("action", flat=True))
    assert told == {
        "dossier.paper_kept",
        "dossier.send_registration",
        "dossier.accept_registration",
        "dossier.frozen",
        "dossier.facts_recorded",
        "dossier.minutes_recorded",
        "dossier.submit",
        "dossier.receive",
        "dossier.opinions_recorded",
        "dossier.conclude",
        "dossier.recognise",
    }

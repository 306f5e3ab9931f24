"""From the empty form to the second person's button, as people walk it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from binhyen.accounts.models import User
from binhyen.dossiers.actions.opening import open_for_commune
from binhyen.provisions.enums import ProvisionState
from binhyen.provisions.models import ProvincialCriterion
from tests.house.watch import statements
from tests.pages import boxes_of, said_after, words_of
from tests.provisions.wordings import INSTRUMENT, LIGHTS, approved, sent
from tests.world import World

SignIn = Callable[[User], Client]
TYPED: dict[str, Any] = {
    "kinds": ["residential_area", "school"],
    "title": LIGHTS.title,
    "text": LIGHTS.text,
    "measure": "ratio",
    "counted": "tuyến đường",
    "numerator": "Số tuyến đường có đèn",
    "denominator": "Tổng số tuyến đường",
    "at_least": "70",
    "evidence": "Bảng thống kê\n\n  Ảnh chụp ",
    "instrument": INSTRUMENT,
    "article": "2",
    "clause": "1",
    "point": "Đ",
    "since_year": "2026",
}


@pytest.fixture
def office(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.province_office)


@pytest.fixture
def chairman(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.province_chairman)


def draft(world: World, office: Client, **changed: Any) -> Any:
    return office.post(reverse("new_provincial", args=[world.province.key]), TYPED | changed)


def test_the_whole_way(world: World, office: Client, chairman: Client) -> None:
    assert "Đã lưu bản soạn TINH-1" in said_after(draft(world, office))
    row = ProvincialCriterion.objects.get()
    assert (row.point, row.evidence) == ("đ", "Bảng thống kê\nẢnh chụp")
    page = words_of(office.get(reverse("provision", args=[row.key])))
    assert "Đơn vị sẽ thấy thế này" in page
    assert f"Điều 2 khoản 1 điểm đ {INSTRUMENT}" in page
    assert "69/100 tuyến đường, bằng 69 %, chưa đạt yêu cầu từ 70 % trở lên." in page
    assert "Đã trình TINH-1" in said_after(office.post(reverse("send_provincial", args=[row.key])))
    waiting = words_of(chairman.get(reverse("provincial", args=[world.province.key])))
    assert "Xem và phê duyệt" in waiting
    revision = boxes_of(chairman.get(reverse("provision", args=[row.key])))["revision"][0]
    done = chairman.post(reverse("approve_provincial", args=[row.key]), {"revision": revision})
    assert "Đã phê duyệt TINH-1. Từ kỳ 2026." in said_after(done)


def test_an_empty_form_names_every_box_and_loses_nothing(world: World, office: Client) -> None:
    answer = draft(world, office, title="", counted="", at_least="")
    assert answer.status_code == 422
    said = words_of(answer)
    assert "Đếm cái gì – Cách đánh giá đã chọn cần ô này" in said
    assert "Ít nhất – Cách đánh giá đã chọn cần ô này" in said
    boxes = boxes_of(answer)
    assert boxes["kinds"] == ["residential_area", "school"]
    assert (boxes["text"], boxes["numerator"], boxes["measure"]) == (
        [LIGHTS.text],
        ["Số tuyến đường có đèn"],
        ["ratio"],
    )
    assert not ProvincialCriterion.objects.exists()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"since_year": "2025"}, "Áp dụng từ kỳ – Kỳ 2025 đã mở tại tỉnh Ngàn Trúc"),
        ({"since_year": "202"}, "Áp dụng từ kỳ – Hãy ghi năm của kỳ bằng bốn chữ số"),
        ({"at_least": "101"}, "Ít nhất – Tỷ lệ ghi bằng phần trăm"),
        ({"at_least": "0"}, "Ít nhất – Giá trị phải từ 1 trở lên"),
        ({"point": "1"}, "Điểm, nếu có – Điểm là một chữ cái"),
        ({"kinds": []}, "Áp dụng cho – Hãy chọn ít nhất một loại đơn vị"),
        ({"instrument": ""}, "Văn bản của tỉnh – Hãy ghi văn bản của tỉnh"),
        ({"instrument": "Thông tư 124/2021/TT-BCA"}, "phải ghi văn bản của tỉnh làm căn cứ"),
        ({"measure": "qualitative", "claim": ""}, "Đơn vị khẳng định điều gì – Cách đánh giá đã chọn cần ô này"),
    ],
)
def test_each_mistake_is_said_at_its_box(world: World, office: Client, changed: dict[str, Any], said: str) -> None:
    answer = draft(world, office, **changed)
    assert answer.status_code == 422
    assert said in words_of(answer)
    assert boxes_of(answer)["text"] == [LIGHTS.text]


def test_boxes_of_another_measure_are_not_kept(world: World, office: Client) -> None:
    draft(world, office, measure="count_zero", counted="vụ cháy")
    row = ProvincialCriterion.objects.get()
    assert (row.counted, row.numerator, row.at_least) == ("vụ cháy", "", None)


def test_a_draft_is_mended_on_the_same_form(world: World, office: Client) -> None:
    draft(world, office)
    row = ProvincialCriterion.objects.get()
    address = reverse("edit_provincial", args=[row.key])
    boxes = boxes_of(office.get(address))
    assert (boxes["title"], boxes["at_least"], boxes["measure"]) == ([LIGHTS.title], ["70"], ["ratio"])
    stale = {"revision": boxes["revision"][0]}
    assert "Đã lưu bản soạn" in said_after(office.post(address, TYPED | stale | {"at_least": "80"}))
    answer = office.post(address, TYPED | stale | {"at_least": "90"})
    assert answer.status_code == 422
    assert "đã được người khác sửa" in words_of(answer)
    assert boxes_of(answer)["at_least"] == ["90"]


def test_it_is_returned_with_a_comment_that_the_officer_reads(world: World, office: Client, chairman: Client) -> None:
    row = sent(world)
    address = reverse("send_back_provincial", args=[row.key])
    bare = chairman.post(address, {"comment": ""})
    assert bare.status_code == 422
    assert "Hãy ghi vì sao trả lại" in words_of(bare)
    assert "Đã trả lại TINH-1" in said_after(chairman.post(address, {"comment": "Nêu rõ cách đếm."}))
    page = words_of(office.get(reverse("provision", args=[row.key])))
    assert "Đã trả lại, kèm ý kiến Nêu rõ cách đếm." in page
    assert "Trình phê duyệt" in page


def test_who_drafted_sees_that_it_waits_for_another(world: World, office: Client) -> None:
    row = sent(world)
    page = words_of(office.get(reverse("provision", args=[row.key])))
    assert "Chờ người thứ hai" in page
    assert "Phê duyệt tiêu chí này?" not in page
    refused = office.post(reverse("approve_provincial", args=[row.key]))
    assert "không tự phê duyệt" in said_after(refused)


def test_its_last_season_is_proposed_and_approved(world: World, office: Client, chairman: Client) -> None:
    row = approved(world)
    address = reverse("end_provincial", args=[row.key])
    early = office.post(address, {"last_year": "2024"})
    assert early.status_code == 422
    assert "Kỳ cuối sớm nhất ghi được là 2025" in words_of(early)
    assert "Đã đề nghị kỳ cuối" in said_after(office.post(address, {"last_year": "2027"}))
    assert "Phê duyệt kỳ cuối 2027?" in words_of(chairman.get(reverse("provision", args=[row.key])))
    chairman.post(reverse("approve_provincial", args=[row.key]))
    row.refresh_from_db()
    assert row.state == ProvisionState.ENDED
    assert "Từ kỳ 2026 đến hết kỳ 2027" in words_of(office.get(reverse("provision", args=[row.key])))


@pytest.mark.parametrize("part", ["head", "officer", "stranger", "administrator"])
def test_people_outside_the_province_s_office_find_nothing(world: World, sign_in: SignIn, part: str) -> None:
    row, client = sent(world), sign_in(getattr(world, part))
    for name in ("provision", "edit_provincial", "send_provincial", "approve_provincial", "end_provincial"):
        address = reverse(name, args=[row.key])
        assert {client.get(address).status_code, client.post(address).status_code} <= {404, 405}, name
    assert client.get(reverse("new_provincial", args=[world.province.key])).status_code == 404
    row.refresh_from_db()
    assert row.state == ProvisionState.WAITING


# ── in the dossier ───────────────────────────────────────────────────────────────────────────


@pytest.fixture
def hamlet(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.head)


def test_the_unit_finds_it_among_its_criteria(world: World, hamlet: Client) -> None:
    row = approved(world)
    open_for_commune(world.commune, year=2026, by=world.officer)
    dossier = world.dossier(world.hamlet, 2026)
    overview = words_of(hamlet.get(reverse("dossier", args=[dossier.key])))
    assert f"Tiêu chí riêng của tỉnh 0/1 mục hoàn thành {row.code} {LIGHTS.title}" in overview
    address = reverse("criterion", args=[dossier.key, row.code])
    page = words_of(hamlet.get(address))
    assert "Tiêu chí riêng của tỉnh · 18/18" in page
    assert "Tiêu chí do tỉnh quy định thêm (Điều 8 khoản 1 Thông tư 124/2021/TT-BCA)" in page
    saved = hamlet.post(address, {"tinh_1_ratio.n": "7", "tinh_1_ratio.m": "10", "revision": "0"})
    assert saved.status_code == 303
    assert "7/10 tuyến đường, bằng 70 %, đạt yêu cầu" in words_of(hamlet.get(address))
    assert "7/10 tuyến đường" in words_of(hamlet.get(reverse("check_answers", args=[dossier.key])))


def test_a_province_that_adds_nothing_has_no_such_address(world: World, hamlet: Client) -> None:
    dossier = world.dossier()
    assert hamlet.get(reverse("criterion", args=[dossier.key, "TINH-1"])).status_code == 404
    assert "Tiêu chí riêng" not in words_of(hamlet.get(reverse("dossier", args=[dossier.key])))


def test_a_page_asks_once_for_what_the_province_adds_to_a_season(world: World, hamlet: Client) -> None:
    approved(world)
    open_for_commune(world.commune, year=2026, by=world.officer)
    dossier = world.dossier(world.hamlet, 2026)
    for address in (
        reverse("criterion", args=[dossier.key, "TINH-1"]),
        reverse("minutes", args=[dossier.key]),
        reverse("check_answers", args=[dossier.key]),
    ):
        with statements() as seen:
            assert hamlet.get(address).status_code == 200
        assert sum("provisions_provincialcriterion" in text for text in seen.texts) == 1, address
    with statements() as seen:  # this page also looks at last year's dossier, to offer what stands there
        hamlet.get(reverse("dossier", args=[dossier.key]))
    assert sum("provisions_provincialcriterion" in text for text in seen.texts) == 2

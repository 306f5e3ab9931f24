"""The pages of the list of units: kept by the administrator and the commune's standing office, for their own places."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from binhyen.accounts.models import User
from binhyen.organisations.models import Unit
from binhyen.organisations.queries import version_on
from tests.conftest import TODAY
from tests.pages import boxes_of, links_of, said_after, words_of
from tests.world import World

SignIn = Callable[[User], Client]


def new_agency(**more: str) -> dict[str, str]:
    return {
        "name": "Hội Nông dân xã Đồng Mây",
        "has_party_body": "yes",
        "managing_level": "commune",
        "valid_from": "01/01/2025",
        **more,
    }


def test_a_unit_is_added_where_it_lies(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.officer).post(f"/don-vi/{world.commune.key}/them/agency/", new_agency())
    assert "Đã thêm Hội Nông dân xã Đồng Mây." in said_after(answer)
    unit = Unit.objects.get(name="Hội Nông dân xã Đồng Mây")
    assert (unit.kind, unit.commune, unit.province) == ("agency", world.commune, world.province)
    assert version_on(unit, date(2025, 1, 1)).has_party_body is True


def test_a_change_is_written_from_its_day_and_the_history_shows_both(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.administrator)
    form = {
        "name": "Trường THCS Đồng Mây 2",
        "school_level": "multi_level",
        "managing_level": "commune",
        "valid_from": "01/09/2025",
    }
    said = said_after(client.post(f"/don-vi/{world.school.key}/", form))
    assert "Đã ghi thay đổi của Trường THCS Đồng Mây 2" in said
    assert "đến hết 31/08/2025" in said
    assert version_on(world.school, date(2025, 8, 31)).name == "Trường THCS Đồng Mây"


def test_the_form_shows_what_is_known(world: World, sign_in: SignIn) -> None:
    boxes = boxes_of(sign_in(world.administrator).get(f"/don-vi/{world.school.key}/"))
    assert boxes["name"] == ["Trường THCS Đồng Mây"]
    assert boxes["school_level"] == ["lower_secondary"]
    assert boxes["has_party_body"] == ["yes"]


@pytest.mark.parametrize("typed", ["go may", "GÒ MÂY", "gò mây", "mây gò", "xom  go"])
def test_units_are_found_however_they_are_typed(world: World, sign_in: SignIn, typed: str) -> None:
    said = words_of(sign_in(world.officer).get("/don-vi/", {"tim": typed}))
    assert "Xóm Gò Mây" in said
    assert "Xóm Đầm Sen" not in said


def test_the_list_is_narrowed_by_kind(world: World, sign_in: SignIn) -> None:
    said = words_of(sign_in(world.officer).get("/don-vi/", {"loai": "school"}))
    assert "Trường Tiểu học Đồng Mây" in said
    assert "Xóm Gò Mây" not in said


def test_a_search_of_a_thousand_words_is_answered(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.administrator)
    many = " ".join(str(number) for number in range(1000))
    for page in ("/don-vi/", "/tai-khoan/"):
        assert client.get(page, {"tim": many}).status_code == 200
        assert client.get(page, {"tim": "go may " * 500}).status_code == 200


def test_two_presses_of_the_button_add_one_unit_and_a_second_of_the_name_is_insisted_on(
    world: World, sign_in: SignIn
) -> None:
    client = sign_in(world.officer)
    address = f"/don-vi/{world.commune.key}/them/agency/"
    assert "is_another" not in boxes_of(client.get(address))
    client.post(address, new_agency())
    again = client.post(address, new_agency(basis="QĐ 7"))
    assert again.status_code == 422
    assert "Đã có Hội Nông dân xã Đồng Mây, từ ngày 01/01/2025." in words_of(again)
    assert (boxes_of(again)["basis"], boxes_of(again)["is_another"]) == (["QĐ 7"], [])
    assert Unit.objects.filter(name="Hội Nông dân xã Đồng Mây").count() == 1
    client.post(address, new_agency(is_another="on"))
    assert Unit.objects.filter(name="Hội Nông dân xã Đồng Mây").count() == 2


def test_a_unit_that_was_written_by_mistake_is_ended(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.administrator)
    client.post(f"/don-vi/{world.commune.key}/them/agency/", new_agency())
    unit = Unit.objects.get(name="Hội Nông dân xã Đồng Mây")
    address = f"/don-vi/{unit.key}/ket-thuc/"
    assert address in links_of(client.get(f"/don-vi/{unit.key}/"))
    said = said_after(client.post(address, {"last_day": "01/01/2025", "basis": "Ghi nhầm"}))
    assert "Đã ghi Hội Nông dân xã Đồng Mây kết thúc hoạt động." in said
    assert "Hội Nông dân" not in words_of(client.get("/don-vi/"))
    assert address not in links_of(client.get(f"/don-vi/{unit.key}/"))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"last_day": "04/11/2025"}, "Ngày 04/11/2025 chưa đến."),
        ({"last_day": "31/12/2019"}, "có từ ngày 01/01/2020. Hãy ghi ngày cuối từ ngày đó trở đi."),
        ({"last_day": "31/12/9999"}, "Năm 9999 không hợp lý."),
        ({"basis": " \u200b "}, "Hãy ghi lý do và văn bản nếu có."),
    ],
)
def test_an_end_that_cannot_be_is_told(world: World, sign_in: SignIn, wrong: dict[str, str], said: str) -> None:
    form = {"last_day": "31/10/2025", "basis": "QĐ 12"} | wrong
    answer = sign_in(world.administrator).post(f"/don-vi/{world.hamlet.key}/ket-thuc/", form)
    assert answer.status_code == 422
    assert said in words_of(answer)
    world.hamlet.refresh_from_db()
    assert world.hamlet.valid_to is None


def test_only_an_administrator_ends_a_unit_and_never_a_commune(world: World, sign_in: SignIn) -> None:
    form = {"last_day": "31/10/2025", "basis": "QĐ 12"}
    assert sign_in(world.officer).post(f"/don-vi/{world.hamlet.key}/ket-thuc/", form).status_code == 404
    assert sign_in(world.administrator).post(f"/don-vi/{world.commune.key}/ket-thuc/", form).status_code == 404
    offered = links_of(sign_in(world.officer).get(f"/don-vi/{world.hamlet.key}/"))
    assert f"/don-vi/{world.hamlet.key}/ket-thuc/" not in offered


# ── who may ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("part", ["head", "clerk", "chairman", "observer", "commune_head"])
def test_others_are_told_who_keeps_the_list(world: World, sign_in: SignIn, part: str) -> None:
    answer = sign_in(world.people[part]).get("/don-vi/")
    assert answer.status_code == 403
    assert "Danh sách đơn vị do quản trị viên hoặc thường trực Ban Chỉ đạo cấp xã quản lý." in words_of(answer)


def test_a_neighbours_unit_does_not_exist_for_the_office_of_another_commune(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.stranger)
    assert "Xóm Gò Mây" not in words_of(client.get("/don-vi/"))
    assert client.get(f"/don-vi/{world.hamlet.key}/").status_code == 404
    assert client.post(f"/don-vi/{world.hamlet.key}/", {"name": "Xóm bị đổi tên"}).status_code == 404
    assert client.post(f"/don-vi/{world.commune.key}/them/agency/", new_agency()).status_code == 404


def test_a_head_cannot_change_the_unit_by_its_address(world: World, sign_in: SignIn) -> None:
    form = {"name": "Xóm khác", "valid_from": "03/11/2025"}
    assert sign_in(world.head).post(f"/don-vi/{world.hamlet.key}/", form).status_code == 404
    world.hamlet.refresh_from_db()
    assert world.hamlet.name == "Xóm Gò Mây"


# ── mistakes ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": "   "}, "Hãy ghi tên đầy đủ của đơn vị."),
        ({"name": "\u200b\u202e\u3164"}, "Hãy ghi tên đầy đủ của đơn vị."),
        ({"valid_from": "04/11/2025"}, "Ngày 04/11/2025 chưa đến."),
        ({"valid_from": "31/12/9999"}, "Năm 9999 không hợp lý."),
        ({"valid_from": "01/01/0001"}, "Năm 0001 không hợp lý."),
        ({"name": "a" * 201}, "Dài quá 200 ký tự (hiện có 201). Hãy viết gọn lại."),
        ({"valid_from": ""}, "Hãy ghi ngày, ví dụ 05/03/2025."),
        ({"valid_from": "31/02/2025"}, "“31/02/2025” không phải là một ngày có thật."),
        ({"managing_level": "galaxy"}, "Hãy chọn một trong các mục có sẵn."),
        ({"delegated_level": "commune"}, "Hãy ghi số, ngày văn bản ủy quyền."),
    ],
)
def test_a_mistake_is_told_and_what_was_typed_stays(
    world: World, sign_in: SignIn, wrong: dict[str, str], said: str
) -> None:
    form = new_agency(code="0012", basis="QĐ 7") | wrong
    answer = sign_in(world.officer).post(f"/don-vi/{world.commune.key}/them/agency/", form)
    assert answer.status_code == 422
    assert said in words_of(answer)
    boxes = boxes_of(answer)
    assert (boxes["code"], boxes["basis"]) == (["0012"], ["QĐ 7"])
    assert boxes["valid_from"] == [form["valid_from"]]
    assert not Unit.objects.filter(code="0012").exists()


def test_a_change_before_the_present_version_is_told_and_keeps_the_form(world: World, sign_in: SignIn) -> None:
    form = {"name": "Trường mới", "school_level": "primary", "managing_level": "commune", "valid_from": "31/12/2019"}
    answer = sign_in(world.administrator).post(f"/don-vi/{world.school.key}/", form)
    assert answer.status_code == 422
    assert "Hãy ghi ngày thay đổi từ ngày đó trở đi." in words_of(answer)
    assert boxes_of(answer)["name"] == ["Trường mới"]


def test_a_change_of_tomorrow_is_told_and_todays_name_stays(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.administrator)
    form = {"name": "Xóm Mới", "valid_from": "04/11/2025"}
    answer = client.post(f"/don-vi/{world.hamlet.key}/", form)
    assert answer.status_code == 422
    assert "Ngày 04/11/2025 chưa đến. Chỉ ghi được thay đổi từ hôm nay trở về trước; đến ngày đó hãy ghi." in words_of(
        answer
    )
    assert boxes_of(answer)["name"] == ["Xóm Mới"]
    client.post(f"/don-vi/{world.hamlet.key}/", form | {"valid_from": "03/11/2025"})
    world.hamlet.refresh_from_db()
    assert world.hamlet.name == "Xóm Mới"


def test_a_commune_is_not_added_like_a_hamlet(world: World, sign_in: SignIn) -> None:
    for kind in ("commune", "province", "unknown"):
        assert sign_in(world.officer).get(f"/don-vi/{world.commune.key}/them/{kind}/").status_code == 404


def test_a_list_of_many_units_is_paged(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.officer)
    for number in range(25):
        client.post(f"/don-vi/{world.commune.key}/them/agency/", new_agency(name=f"Tổ {number}"))
    client.get("/don-vi/")  # which says that they were added
    first, second = (words_of(client.get("/don-vi/", {"trang": page, "loai": "agency"})) for page in (1, 2))
    assert ("Tổ 2 " in first, "Tổ 24" in first) == (True, False)
    assert "Tổ 24" in second
    assert words_of(client.get("/don-vi/", {"trang": 99, "loai": "agency"})) == second


def test_the_day_shown_for_a_new_unit_is_today_unless_said_otherwise(world: World, sign_in: SignIn) -> None:
    sign_in(world.officer).post(f"/don-vi/{world.commune.key}/them/agency/", new_agency(valid_from="03/11/2025"))
    assert Unit.objects.get(name="Hội Nông dân xã Đồng Mây").valid_from == TODAY

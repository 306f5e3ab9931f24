"""The officer's board: who has registered, sent, been decided on; what waits for me; found, filtered, paged."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from binhyen.accounts.models import User
from binhyen.core.audit import SYSTEM
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier
from binhyen.organisations.actions import grant
from binhyen.organisations.enums import Role
from binhyen.organisations.models import Unit
from tests.pages import links_of, words_of
from tests.world import LONG_AGO, World

SignIn = Callable[[User], Client]


def waiting(said: str) -> str:
    """The part of the page that lists what waits for me."""
    return said.partition("Đang chờ tôi")[2].partition("Tình hình")[0]


def listed(client: Client, **asked: Any) -> str:
    """The part of the page with the list."""
    return words_of(client.get("/theo-doi/", asked)).rpartition("Danh sách")[2]


@pytest.fixture
def busy(world: World) -> World:
    """One of each: registered, sent, reviewed; the school never registered."""
    world.dossier_in(DossierState.REGISTERED, world.hamlet)
    world.dossier_in(DossierState.SUBMITTED, world.other_hamlet)
    world.dossier_in(DossierState.REVIEWED, world.agency)
    return world


def test_the_board_counts_and_lists_every_unit_of_the_place(busy: World, sign_in: SignIn) -> None:
    said = words_of(sign_in(busy.officer).get("/theo-doi/"))
    assert "Trong 5 đơn vị thuộc phạm vi, 3 đã gửi đăng ký, 2 đã gửi hồ sơ, 0 được công nhận; 1 đơn vị ngoài" in said
    for name in ("Xóm Gò Mây", "Xóm Đầm Sen", "Trạm Y tế", "Trường THCS", "Trường Tiểu học", "Xã Đồng Mây"):
        assert name in said


def test_what_waits_for_me_depends_on_my_part(busy: World, sign_in: SignIn) -> None:
    officer = waiting(words_of(sign_in(busy.officer).get("/theo-doi/")))
    assert ("Xóm Đầm Sen" in officer, "Trạm Y tế" in officer) == (True, False)
    chairman = waiting(words_of(sign_in(busy.chairman).get("/theo-doi/")))
    assert ("Xóm Đầm Sen" in chairman, "Trạm Y tế" in chairman) == (False, True)


def test_who_only_watches_has_no_list_of_things_to_do(busy: World, sign_in: SignIn) -> None:
    assert "Đang chờ tôi" not in words_of(sign_in(busy.observer).get("/theo-doi/"))


def test_what_waits_leads_to_where_it_is_done(busy: World, sign_in: SignIn) -> None:
    links = links_of(sign_in(busy.officer).get("/theo-doi/"))
    assert f"/ho-so/{busy.dossier(busy.other_hamlet).key}/tham-dinh/" in links


@pytest.mark.parametrize(
    ("asked", "shown", "hidden"),
    [
        ({"loc": "chua-dang-ky"}, ["Trường THCS", "Xã Đồng Mây"], ["Xóm Gò Mây", "Trường Tiểu học"]),
        ({"loc": "da-dang-ky"}, ["Xóm Gò Mây"], ["Xóm Đầm Sen", "Trạm Y tế"]),
        ({"loc": "cho-tham-dinh"}, ["Xóm Đầm Sen"], ["Xóm Gò Mây", "Trạm Y tế"]),
        ({"loc": "cho-quyet-dinh"}, ["Trạm Y tế"], ["Xóm Đầm Sen"]),
        ({"loc": "ngoai-pham-vi"}, ["Trường Tiểu học"], ["Trường THCS"]),
        ({"loai": "residential_area"}, ["Xóm Gò Mây", "Xóm Đầm Sen"], ["Trạm Y tế"]),
        ({"loai": "residential_area", "loc": "cho-tham-dinh"}, ["Xóm Đầm Sen"], ["Xóm Gò Mây"]),
        ({"tim": "dam sen"}, ["Xóm Đầm Sen"], ["Xóm Gò Mây"]),
        ({"tim": "ĐẦM"}, ["Xóm Đầm Sen"], ["Xóm Gò Mây"]),
        ({"loc": "khong-co", "loai": "khong-co"}, ["Xóm Gò Mây", "Trường Tiểu học"], []),
    ],
)
def test_the_list_is_narrowed(
    busy: World, sign_in: SignIn, asked: dict[str, str], shown: list[str], hidden: list[str]
) -> None:
    said = listed(sign_in(busy.officer), **asked)
    assert [name for name in shown if name not in said] == []
    assert [name for name in hidden if name in said] == []


def test_what_fits_nothing_says_so_and_how_to_go_on(busy: World, sign_in: SignIn) -> None:
    assert "Hãy bỏ bớt điều kiện lọc hoặc sửa từ tìm kiếm." in listed(sign_in(busy.officer), tim="khong co")


def test_a_commune_without_a_season_says_how_one_is_opened(world: World, sign_in: SignIn) -> None:
    said = words_of(sign_in(world.stranger).get("/theo-doi/"))
    assert "Chưa mở kỳ nào ở đây." in said
    assert "Xóm Gò Mây" not in said


def test_the_province_sees_every_commune_below_it(world: World, sign_in: SignIn) -> None:
    said = words_of(sign_in(world.observer).get("/theo-doi/"))
    assert "Xóm Gò Mây" in said
    assert "Xã Đồng Mây" in said


def test_a_place_that_is_not_mine_is_not_shown_by_its_address(world: World, sign_in: SignIn) -> None:
    said = words_of(sign_in(world.stranger).get("/theo-doi/", {"noi": world.commune.key}))
    assert "Xóm Gò Mây" not in said


def test_who_works_at_two_places_chooses(world: World, sign_in: SignIn) -> None:
    grant(world.officer, unit=world.neighbour, role=Role.OBSERVER, valid_from=LONG_AGO, by=SYSTEM)
    client = sign_in(world.officer)
    assert "Xóm Gò Mây" in words_of(client.get("/theo-doi/", {"noi": world.commune.key}))
    assert "Xóm Gò Mây" not in words_of(client.get("/theo-doi/", {"noi": world.neighbour.key}))


def crowd(world: World, count: int) -> None:
    common = {"commune": world.commune, "province": world.province, "kind": "residential_area"}
    units = Unit.objects.bulk_create(
        Unit(name=f"Tổ {n}", folded=f"to {n}", sort_key=f"9{n:04d}", valid_from=date(2020, 1, 1), **common)
        for n in range(count)
    )
    season = world.dossier().season
    Dossier.objects.bulk_create(
        Dossier(unit=unit, unit_name=unit.name, season=season, authority=world.commune, **common) for unit in units
    )


def test_a_page_costs_the_same_with_two_hundred_dossiers_and_stays_light(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.officer)
    client.get("/theo-doi/")
    with CaptureQueriesContext(connection) as few:
        client.get("/theo-doi/", {"trang": 1})
    crowd(world, 200)
    with CaptureQueriesContext(connection) as many:
        answer = client.get("/theo-doi/", {"trang": 2})
    assert len(many) == len(few)
    assert len(answer.content) < 60_000


def test_turning_the_page_keeps_the_filter(world: World, sign_in: SignIn) -> None:
    crowd(world, 50)
    links = links_of(sign_in(world.officer).get("/theo-doi/", {"loc": "chua-dang-ky"}))
    [second] = {link for link in links if link.startswith("?") and "trang=2" in link}
    assert "loc=chua-dang-ky" in second

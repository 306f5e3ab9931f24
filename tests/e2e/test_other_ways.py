"""The same forms without JavaScript, and with nothing but the keyboard."""

from datetime import date

import pytest
from playwright.sync_api import expect

from binhyen.core import clock
from tests.e2e.conftest import SeatAt
from tests.e2e.desk import a_file
from tests.e2e.keyboard import Keyboard
from tests.e2e.place import PASSWORD
from tests.world import MET, RECORDED, REGISTERED, World

pytestmark = pytest.mark.browser


# ── without scripts ──────────────────────────────────────────────────────────────────────────


def test_every_key_form_works_without_scripts(world: World, seat: SeatAt) -> None:
    head, officer, chairman = (seat(name, scripts=False) for name in ("head", "officer", "chairman"))
    with clock.set_to(REGISTERED):
        head.open("/").follow("Mở hồ sơ đăng ký")
        for paper in ("#paper-resolution", "#paper-registration_form"):
            head.fill("Số, ký hiệu", "05/VB", within=paper).fill("Ngày ban hành", "05/02/2025", within=paper)
            head.attach("Tệp", a_file("Văn bản.pdf"), within=paper).press("Lưu", within=paper)
        head.press("Gửi đăng ký").sees("Mã biên nhận")
        officer.open("/").follow("Xóm Gò Mây").press("Tiếp nhận đăng ký").sees("Đã tiếp nhận")
    player = world.player()
    player.record(RECORDED, size=80, leave=["KDC-1.3"])
    player.keep_proposal_papers(date(2025, 11, 2))
    head.open("/").follow("Mở hồ sơ").follow("KDC-1.3").named("households_registered.n").fill("80")
    head.named("households_registered.m").fill("80")
    head.press("Lưu và sang tiêu chí sau").sees("Đã lưu tiêu chí KDC-1.3", "KDC-2")
    head.open("/").follow("Mở hồ sơ").follow("Ghi biên bản họp").fill("Ngày họp", "01/11/2025")
    head.fill("Bắt đầu lúc", "8h").fill("Kết thúc lúc", "9h30").fill("Địa điểm", "Nhà văn hóa")
    head.fill("Chủ trì", "Trưởng xóm").fill("Thư ký", "Thư ký").choose("Thống nhất đề nghị")
    head.fill("Bí thư chi bộ", "Bí thư chi bộ xóm")
    head.press("Lưu biên bản").follow("Kiểm tra và gửi").press("Gửi hồ sơ").sees("Mã biên nhận")
    officer.open("/").follow("Xóm Gò Mây").press("Tiếp nhận, bắt đầu").press("Đồng ý với đơn vị")
    officer.press("Đề nghị công nhận").sees("Đã kết luận thẩm định")
    chairman.open("/quyet-dinh/").follow("Ghi quyết định mới").fill("Số, ký hiệu quyết định", "203/QĐ-UBND")
    chairman.fill("Ngày ban hành", "03/11/2025").named("capacity").first.check()
    chairman.press("Xem lại trước khi ban hành").press("Ban hành quyết định").sees("Quyết định số 203/QĐ-UBND")
    chairman.follow("Giấy công nhận").sees("Xóm Gò Mây", "Có hiệu lực")


# ── by the keyboard alone ────────────────────────────────────────────────────────────────────


def sign_in(keyboard: Keyboard, username: str) -> None:
    keyboard.page.goto("/dang-nhap/")
    keyboard.tab_to("Tên đăng nhập").type(username).tab_to("Mật khẩu").type(PASSWORD).enter()


def test_a_dossier_goes_its_way_by_the_keyboard_alone(world: World, seat: SeatAt) -> None:
    """At 360 px, where bars that stay on the screen could hide what has the focus."""
    player = world.player()
    player.register(REGISTERED)
    player.record(RECORDED, size=80, leave=["KDC-1.3", "KDC-5.1"])
    player.prepare(MET)
    the_head_records_and_sends(Keyboard(seat(width=360).page))
    the_officer_reviews(Keyboard(seat().page))
    the_chairman_decides(Keyboard(seat().page))


def the_head_records_and_sends(keyboard: Keyboard) -> None:
    sign_in(keyboard, "head")
    keyboard.tab_to("Đến nội dung chính").press("Enter").tab_to("Mở hồ sơ").enter()
    keyboard.tab_to("KDC-1.1").press("ArrowDown", "ArrowDown")
    assert "KDC-1.3" in keyboard.here()["name"]
    keyboard.enter().tab_to("Số hộ đã đăng ký").type("80").tab_to("Số hộ đang cư trú").type("80")
    keyboard.tab_to("Lưu và sang").enter()
    keyboard.page.go_back()
    keyboard.tab_to("Hồ sơ xóm Gò Mây").enter().tab_to("KDC-5.1").enter()
    keyboard.tab_to("không hoàn thành").press("Space", "ArrowDown", "ArrowDown")
    keyboard.tab_to("Có", "input").press("ArrowDown").tab_to("Lưu và sang").enter()
    expect(keyboard.page.locator("#outcome + .verdict")).to_contain_text("Đạt")
    keyboard.page.goto("/")
    keyboard.tab_to("Mở hồ sơ").enter().tab_to("Kiểm tra và gửi").enter().tab_to("Gửi hồ sơ", "button").enter()
    expect(keyboard.page.locator("main")).to_contain_text("Mã biên nhận")


def the_officer_reviews(keyboard: Keyboard) -> None:
    sign_in(keyboard, "officer")
    keyboard.tab_to("Xóm Gò Mây").enter().tab_to("Tiếp nhận, bắt đầu").enter()
    keyboard.tab_to("Đồng ý với đơn vị").enter()
    keyboard.tab_to("Kết quả thẩm định KDC-1.3").press("ArrowDown")
    keyboard.tab_to("Nhận xét KDC-1.3").type("Thiếu ba hộ.").tab_to("Lưu, chưa kết luận").enter()
    expect(keyboard.page.locator("#row-KDC-1\\.3")).to_contain_text("Khác với đơn vị")
    keyboard.tab_to("Kết quả thẩm định KDC-1.3").press("ArrowUp").tab_to("Đề nghị công nhận", "button").enter()
    expect(keyboard.page.locator("main")).to_contain_text("Đã kết luận thẩm định")


def the_chairman_decides(keyboard: Keyboard) -> None:
    sign_in(keyboard, "chairman")
    keyboard.tab_to("Quyết định").enter().tab_to("Ghi quyết định mới").enter()
    keyboard.tab_to("Số, ký hiệu").type("203/QĐ-UBND").tab_to("Ngày ban hành").type("03/11/2025")
    keyboard.tab_to("CHỦ TỊCH", "input").press("Space").tab_to("Xem lại").enter()
    keyboard.tab_to("Ban hành quyết định").enter()
    expect(keyboard.page.locator("main")).to_contain_text("Quyết định số 203/QĐ-UBND")

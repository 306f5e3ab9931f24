"""A mistake, an impatient hand, the way back, a session that ended: what was typed stays, and it is said where."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from binhyen.core import clock
from binhyen.dossiers.enums import DossierState as State
from tests.e2e.conftest import SeatAt
from tests.e2e.desk import Desk, a_file
from tests.e2e.place import PASSWORD
from tests.files import EXE
from tests.world import MET, RECORDED, REGISTERED, World

pytestmark = pytest.mark.browser


def the_mistake_is_shown_at(desk: Desk, label: str, *, within: str = "body") -> None:
    """The summary takes the focus, and its link leads into the box that is wrong."""
    summary = desk.page.locator("main .notice.red[tabindex='-1']")
    expect(summary).to_be_focused()
    link = summary.get_by_role("link", name=label).first
    expect(link).to_be_visible(timeout=3000)
    link.click()
    expect(desk.box(label, within=within)).to_be_focused()


def holds(desk: Desk, boxes: dict[str, str]) -> None:
    """By name, what stands in the boxes."""
    for name, text in boxes.items():
        expect(desk.named(name)).to_have_value(text)


# ── mistakes ─────────────────────────────────────────────────────────────────────────────────


def test_a_file_of_the_wrong_kind(world: World, seat: SeatAt) -> None:
    with clock.set_to(REGISTERED):
        desk = seat("head").follow("Mở hồ sơ đăng ký")
        paper = "#paper-resolution"
        desk.fill("Số, ký hiệu", "05-NQ/CB", within=paper).fill("Ngày ban hành", "05/02/2025", within=paper)
        desk.attach("Tệp", a_file("Nghị quyết.exe", EXE), within=paper).press("Lưu", within=paper)
        desk.sees("Nghị quyết.exe", "pdf, docx, xlsx, jpg, png", within=paper)
        holds(desk, {"resolution-number": "05-NQ/CB", "resolution-dated": "05/02/2025"})
        the_mistake_is_shown_at(desk, "Tệp", within=paper)


def test_what_is_typed_for_another_paper(world: World, seat: SeatAt) -> None:
    with clock.set_to(REGISTERED):
        desk = seat("head").follow("Mở hồ sơ đăng ký")
        desk.fill("Số, ký hiệu", "05-NQ/CB", within="#paper-resolution")
        form = "#paper-registration_form"
        desk.attach("Tệp", a_file("Bản đăng ký.jpg"), within=form).press("Lưu", within=form)
        holds(desk, {"resolution-number": "05-NQ/CB"})


def test_a_missing_denominator(world: World, seat: SeatAt) -> None:
    world.dossier_in(State.REGISTERED)
    desk = seat("head").follow("Mở hồ sơ").follow("KDC-1.3")
    desk.named("households_registered.n").fill("79")
    desk.press("Lưu và sang tiêu chí sau").sees("Còn thiếu tổng số")
    holds(desk, {"households_registered.n": "79", "households_registered.m": ""})
    the_mistake_is_shown_at(desk, "Số hộ đang cư trú")


def test_a_meeting_outside_the_window(world: World, seat: SeatAt) -> None:
    world.dossier_in(State.REGISTERED)
    desk = seat("head").follow("Mở hồ sơ").follow("Ghi biên bản họp").fill("Ngày họp", "01/10/2024")
    desk.fill("Bắt đầu lúc", "8h").fill("Kết thúc lúc", "9h30").fill("Địa điểm", "Nhà văn hóa")
    desk.fill("Chủ trì", "Trưởng xóm").fill("Thư ký", "Thư ký").choose("Thống nhất đề nghị")
    desk.named("opinion.KDC-2").fill("Ghi thêm hai việc.")
    desk.fill("Bí thư chi bộ", "Bí thư chi bộ xóm")
    desk.press("Lưu biên bản").sees("nằm ngoài kỳ 2025")
    holds(desk, {"held_on": "01/10/2024", "began_at": "8h", "place": "Nhà văn hóa"})
    holds(desk, {"opinion.KDC-2": "Ghi thêm hai việc."})
    expect(desk.named("proposes", "yes")).to_be_checked()
    the_mistake_is_shown_at(desk, "Ngày họp")


def test_a_differing_outcome_without_its_remark(world: World, seat: SeatAt) -> None:
    world.dossier_in(State.RECEIVED)
    desk = seat("officer").follow("Xóm Gò Mây").press("Đồng ý với đơn vị")
    desk.named("outcome.KDC-1.3").select_option("khong_dat")
    desk.named("remark.KDC-2").fill("Đã xem sổ.")
    desk.press("Lưu, chưa kết luận").sees("hãy ghi nhận xét vì sao")
    holds(desk, {"outcome.KDC-1.3": "khong_dat", "remark.KDC-2": "Đã xem sổ."})
    the_mistake_is_shown_at(desk, "Nhận xét KDC-1.3")


def test_a_number_that_was_used(world: World, seat: SeatAt) -> None:
    world.dossier_in(State.RECOGNISED, world.other_hamlet)
    used = world.dossier(world.other_hamlet).decision_entry.decision.number
    world.dossier_in(State.REVIEWED)
    desk = seat("chairman").open("/quyet-dinh/").follow("Ghi quyết định mới")
    desk.fill("Số, ký hiệu quyết định", used).fill("Ngày ban hành", "03/11/2025").named("capacity").first.check()
    desk.fill("Lý do", "Đã họp xét ngày 02/11.")
    desk.press("Xem lại trước khi ban hành")
    if desk.page.get_by_role("button", name="Ban hành quyết định").count():
        desk.press("Ban hành quyết định")
    desk.sees("đã dùng cho một quyết định khác")
    holds(desk, {"number": used, "issued_on": "03/11/2025"})
    expect(desk.page.locator("textarea[name^='reason.']")).to_have_value("Đã họp xét ngày 02/11.")
    the_mistake_is_shown_at(desk, "Số, ký hiệu quyết định")


# ── an impatient hand, without the script that holds it back ─────────────────────────────────


def press_twice(desk: Desk, words: str) -> None:
    """The second press comes while the first is on its way: two requests."""
    button = desk.page.get_by_role("button", name=words).first
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    with desk.page.expect_request(lambda request: request.method == "POST"):
        desk.page.mouse.click(*middle)
    desk.page.mouse.click(*middle)
    desk.page.wait_for_load_state("networkidle")


@dataclass(frozen=True)
class Press:
    """Who presses what on which page of the dossier, and what they see of it."""

    state: State
    who: str
    way: str
    words: str
    said: str


PRESSES = {
    "gui-dang-ky": Press(State.OPEN, "head", "dang-ky/", "Gửi đăng ký", "Mã biên nhận"),
    "nhan-dang-ky": Press(State.REGISTRATION_SENT, "officer", "xem-dang-ky/", "Tiếp nhận đăng ký", "Đã tiếp nhận"),
    "gui-ho-so": Press(State.REGISTERED, "head", "kiem-tra/", "Gửi hồ sơ", "Mã biên nhận"),
    "nhan-ho-so": Press(State.SUBMITTED, "officer", "tham-dinh/", "Tiếp nhận, bắt đầu thẩm định", "Đã tiếp nhận"),
}


@pytest.mark.parametrize("press", PRESSES.values(), ids=PRESSES.keys())
def test_two_presses_count_once(world: World, seat: SeatAt, press: Press) -> None:
    player = world.player()
    dossier = world.dossier_in(press.state)
    if press.state == State.OPEN:
        player.keep_registration_papers(REGISTERED)
    if press.state == State.REGISTERED:
        player.record(RECORDED, size=80)
        player.prepare(MET)
    desk = seat(press.who, scripts=False).open(f"/ho-so/{dossier.key}/{press.way}")
    press_twice(desk, press.words)
    desk.sees(press.said)
    assert player.dossier.events.filter(source=press.state).count() == 1
    assert player.dossier.submissions.count() <= 2


# ── the browser's way back, and a session that ended ─────────────────────────────────────────


def ready(world: World, seat: SeatAt) -> Desk:
    """The head of a hamlet whose dossier lacks nothing."""
    player = world.player()
    player.register(REGISTERED)
    player.record(RECORDED, size=80)
    player.prepare(MET)
    return seat("head").follow("Mở hồ sơ")


def test_the_way_back_after_sending(world: World, seat: SeatAt) -> None:
    """The page with the button is not shown again as if nothing had been sent."""
    desk = ready(world, seat).follow("Kiểm tra và gửi").press("Gửi hồ sơ").sees("Mã biên nhận")
    receipt = desk.page.url
    desk.back().sees("Mã biên nhận").misses("CHƯA GỬI —")
    assert desk.page.url == receipt


def signs_out_and_in_elsewhere(desk: Desk, *, back_in: bool) -> None:
    other = desk.page.context.new_page()
    other.goto("/dang-xuat/")
    other.locator("main").get_by_role("button", name="Đăng xuất").click()
    other.wait_for_url("**/dang-nhap/")
    if back_in:
        signs_in(other)


def signs_in(page: Page) -> None:
    page.get_by_label("Tên đăng nhập").fill("head")
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Đăng nhập").click()


TYPED = "Đã họp dân hai lần, không để việc tồn đọng."


def test_a_session_that_ended_in_the_middle(world: World, seat: SeatAt) -> None:
    desk = ready(world, seat).follow("KDC-2")
    desk.named("policy_compliance_account").fill(TYPED)
    signs_out_and_in_elsewhere(desk, back_in=False)
    desk.press("Lưu và sang tiêu chí sau").sees("nội dung vẫn còn", TYPED)
    with desk.page.expect_popup() as opened:
        desk.page.get_by_role("link", name="Mở trang đăng nhập").click()
    signs_in(opened.value)
    expect(opened.value.locator("main")).to_contain_text("quay lại cửa sổ trước")
    sends_again(desk)
    desk.sees("Đã lưu tiêu chí KDC-2").follow("Tiêu chí trước")
    holds(desk, {"policy_compliance_account": TYPED})


def test_a_session_begun_anew_in_the_middle(world: World, seat: SeatAt) -> None:
    desk = ready(world, seat).follow("KDC-2")
    desk.named("policy_compliance_account").fill(TYPED)
    signs_out_and_in_elsewhere(desk, back_in=True)
    desk.press("Lưu và sang tiêu chí sau").sees("nội dung vẫn còn", TYPED)
    sends_again(desk)
    desk.sees("Đã lưu tiêu chí KDC-2")


def sends_again(desk: Desk) -> None:
    """Once or twice: the first press may only fetch the new session's key."""
    desk.press("Gửi lại nội dung")
    if desk.page.get_by_role("button", name="Gửi lại nội dung").count():
        desk.press("Gửi lại nội dung")

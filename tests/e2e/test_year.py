"""A commune's whole year by the pages: from adding a unit and opening the season to the certificates.

The second hamlet and the papers of the school and the commune go by actions (`place.player`), because others have
shown those pages; everything else is pressed and typed.
"""

from datetime import date
from typing import Any

import pytest

from binhyen.core import clock
from binhyen.demo.answers import good
from binhyen.law.facts import LawfulException
from binhyen.law.kinds import Kind
from binhyen.law.loader import catalogue
from binhyen.law.schema import Criterion
from tests.e2e.conftest import SeatAt
from tests.e2e.desk import Desk, a_file, day
from tests.e2e.place import Place, build_place

AGENCY, AGENCY_HEAD = "Trạm Y tế xã Đồng Mây", "tram-y-te"
OWN_PASSWORD = "Suoi-trong-mat-lanh"

OPENED = date(2024, 12, 16)
REGISTERED, RETURNED, MENDED = date(2025, 2, 10), date(2025, 2, 12), date(2025, 2, 14)
RECORDED = date(2025, 10, 20)


def criteria_of(kind: Kind) -> list[Criterion]:
    return list(catalogue().by_version("tt124", "tt124-2021").criteria(kind))


def papers_of(desk: Desk) -> list[str]:
    """The papers that the page asks for, by the ids of their sheets."""
    return [f"#{each.get_attribute('id')}" for each in desk.page.locator("section[id^=paper-]").all()]


class Year:
    """The people of one commune at their desks, step by step."""

    def __init__(self, place: Place, seat: SeatAt) -> None:
        self.place = place
        self.seat = seat
        self.administrator, self.officer = seat("quan-tri-xa"), seat("cong-an-xa")
        self.hamlet, self.school = seat("xom-go-may"), seat("thcs")
        self.chairman = seat("chu-tich-xa")

    # ── given ────────────────────────────────────────────────────────────────────────────────

    def the_administrator_adds_an_agency_and_its_head(self) -> str:
        desk = self.administrator.sees("Tài khoản và vai trò").follow("Đơn vị").follow("Cơ quan")
        desk.fill("Tên đơn vị", AGENCY).fill("Đúng từ ngày", "01/01/2020")
        desk.box("Có tổ chức Đảng").select_option(label="Không")
        desk.press("Thêm đơn vị").sees(AGENCY, "Đã thêm")
        desk.follow("Thêm người").fill("Tên hiển thị", "Trạm trưởng").fill("Tên đăng nhập", AGENCY_HEAD)
        desk.choose("thủ trưởng đơn vị").press("Tạo tài khoản", twice=True)
        return desk.sees("Mật khẩu dùng một lần", AGENCY_HEAD).page.locator(".code").nth(1).inner_text()

    def the_head_sets_a_password_of_their_own(self, given: str) -> None:
        self.agency = self.seat().sign_in(AGENCY_HEAD, given)
        self.agency.sees("Mật khẩu được cấp chỉ dùng một lần")
        self.agency.open("/viec-cua-toi/").sees("Mật khẩu được cấp chỉ dùng một lần")
        self.agency.fill("Mật khẩu hiện tại", given).fill("Mật khẩu mới", OWN_PASSWORD)
        self.agency.fill("Nhập lại mật khẩu mới", OWN_PASSWORD).press("Đổi mật khẩu")
        self.agency.open("/").sees("Không còn việc nào đang chờ")

    def the_officer_opens_the_season(self) -> None:
        desk = self.officer.sees("Chưa mở kỳ nào").follow("Đến trang Kỳ")
        desk.fill("Năm của kỳ", "2025").press("Mở kỳ", twice=True)
        desk.sees("5 đơn vị trong phạm vi, 1 đơn vị ngoài phạm vi", "Huyện Lam Khê")
        desk.sees("Trường tiểu học, mầm non, nhà trẻ không thuộc đối tượng áp dụng")
        desk.follow("Ghi văn bản gia hạn").sees("Ngày cuối cùng được tính").open("/")

    # ── registering ──────────────────────────────────────────────────────────────────────────

    def a_unit_registers(self, desk: Desk) -> None:
        desk.open("/").sees("Việc của tôi", "Đăng ký").follow("Mở hồ sơ đăng ký").sees("CHƯA GỬI", "Chưa có tệp")
        for paper in papers_of(desk):
            desk.fill("Số, ký hiệu", "05/VB", within=paper).fill("Ngày ban hành", "05/02/2025", within=paper)
            desk.attach("Tệp", a_file("Bản đăng ký.jpg" if "form" in paper else "Văn bản.pdf"), within=paper)
            desk.press("Lưu", within=paper).sees("Đã có tệp", within=paper)
        desk.press("Gửi đăng ký", twice=True).sees("Mã biên nhận", "BY-", "Bản đăng ký.jpg")
        assert desk.page.locator(".hash").count() >= 2

    def the_officer_returns_the_hamlets_registration(self) -> None:
        desk = self.officer.open("/").sees("Đang chờ tôi").follow("Xóm Gò Mây", within="[aria-labelledby=waiting]")
        desk.sees("Đã có tệp").fill("Bản đăng ký phấn đấu", "Ảnh mờ, đề nghị chụp lại.")
        desk.press("Trả lại để bổ sung", twice=True).sees("Đã trả lại đăng ký của")

    def the_hamlet_mends_it_and_sends_again(self) -> None:
        desk = self.hamlet.open("/").sees("Bổ sung").follow("Mở hồ sơ đăng ký")
        desk.sees("Ảnh mờ, đề nghị chụp lại.", "Được trả lại để bổ sung")
        form = "#paper-registration_form"
        desk.attach("Thay tệp khác", a_file("Chụp lại.jpg"), within=form).press("Lưu", within=form)
        desk.press("Gửi đăng ký", twice=True).sees("Mã biên nhận", "Chụp lại.jpg")

    def the_officer_accepts(self, unit: str) -> None:
        desk = self.officer.open("/").follow(unit, within="[aria-labelledby=waiting]")
        desk.press("Tiếp nhận đăng ký", twice=True).sees("Đã tiếp nhận đăng ký của")

    def the_others_register_likewise(self) -> None:
        for unit in (self.place.other_hamlet, self.place.school, self.place.commune):
            self.place.player(unit).register(REGISTERED)

    def the_officer_follows_the_new_regime(self) -> None:
        desk = self.officer.open("/ky/").follow("Kỳ 2025").press("Cập nhật theo danh sách đơn vị hiện nay")
        desk.sees("Tỉnh Ngàn Trúc", "Chờ xác nhận").misses("Huyện Lam Khê")

    # ── through the year ─────────────────────────────────────────────────────────────────────

    def a_unit_records_every_criterion(self, desk: Desk, kind: Kind, exceptions: dict[str, Any] | None = None) -> None:
        criteria = criteria_of(kind)
        desk.open("/").follow("Mở hồ sơ").sees("CHƯA GỬI").follow(criteria[0].code)
        for number, criterion in enumerate(criteria, start=1):
            desk.sees(f"{number}/{len(criteria)}")
            values = good(criterion, 40) | {key: v for key, v in (exceptions or {}).items() if key in criterion.keys}
            if desk.fill_facts(criterion, values) and values:
                desk.press("Lưu và sang tiêu chí sau").sees("Hồ sơ CHƯA GỬI")
            else:
                desk.follow("Tiêu chí sau")

    def the_hamlet_puts_evidence_behind_criteria(self) -> None:
        """One file for two criteria, and a photo beside it; the exception is đạt only with its evidence."""
        desk = self.hamlet.open("/").follow("Mở hồ sơ").follow("KDC-1.3")
        desk.attach("Thêm tệp minh chứng", a_file("Danh sách hộ.pdf")).fill("Minh chứng này là gì", "Danh sách hộ")
        desk.press("Thêm minh chứng", twice=True).sees("Danh sách hộ", "Đã thêm minh chứng")
        assert desk.page.locator(".files > li").count() == 1
        desk.attach("Thêm tệp minh chứng", a_file("Ảnh họp xóm.jpg")).press("Thêm minh chứng").sees("Ảnh họp xóm.jpg")
        desk.follow("Hồ sơ xóm Gò Mây").follow("KDC-4b").sees("chưa có minh chứng")
        desk.box("Hoặc dùng tệp đã có").select_option(label="Danh sách hộ")
        desk.press("Thêm minh chứng").sees("Đạt theo ngoại lệ")

    # ── preparing ────────────────────────────────────────────────────────────────────────────

    def a_unit_records_its_meeting(self, desk: Desk, held_on: date) -> None:
        desk.open("/").follow("Mở hồ sơ").follow("Ghi biên bản họp")
        desk.fill("Ngày họp", day(held_on)).fill("Bắt đầu lúc", "14h").fill("Kết thúc lúc", "15.30")
        desk.fill("Địa điểm", "Nhà văn hóa").fill("Chủ trì", "Người đứng đầu").fill("Thư ký", "Thư ký cuộc họp")
        for seat in desk.page.locator('[name^="seat."]').all():
            seat.fill("Có mặt đại diện")
        desk.fill("Tán thành", "11").fill("Không có ý kiến", "1").choose("Thống nhất đề nghị công nhận")
        desk.press("Lưu biên bản", twice=True).sees("Đã lưu biên bản họp")

    def a_unit_keeps_the_proposals_papers(self, desk: Desk, dated: date) -> None:
        desk.open("/").follow("Mở hồ sơ").follow("Tờ trình")
        for paper in papers_of(desk):
            desk.fill("Số, ký hiệu", "07/TTr", within=paper).fill("Ngày ban hành", day(dated), within=paper)
            desk.attach("Tệp", a_file("Văn bản.pdf"), within=paper)
            desk.press("Lưu", within=paper)
        others = "[aria-labelledby=others]"
        desk.fill("Số, ký hiệu", "08/PL", within=others).attach("Tệp", a_file("Phụ lục.pdf"), within=others)
        desk.press("Thêm tài liệu", within=others).sees("Phụ lục.pdf")

    def a_unit_checks_and_sends(self, desk: Desk) -> None:
        desk.open("/").follow("Mở hồ sơ").follow("Kiểm tra và gửi").misses("việc trước khi gửi")
        desk.press("Gửi hồ sơ", twice=True).sees("Mã biên nhận", "Thường trực Ban Chỉ đạo")
        desk.open("/").follow("Tự đánh giá").sees("Đã gửi").misses("CHƯA GỬI —")

    def the_clerk_hands_to_the_head(self) -> None:
        desk = self.seat("thcs-soan").follow("Mở hồ sơ").follow("Kiểm tra và gửi")
        desk.press("Trình thủ trưởng", twice=True).sees("Đã trình")
        self.school.open("/").follow("Mở hồ sơ").sees("Cán bộ đã soạn xong", "Cán bộ soạn hồ sơ")

    # ── reviewing ────────────────────────────────────────────────────────────────────────────

    def an_office_receives(self, desk: Desk, unit: str) -> None:
        desk.open("/").follow(unit, within="[aria-labelledby=waiting]")
        desk.press("Tiếp nhận, bắt đầu thẩm định", twice=True).sees("Đã tiếp nhận hồ sơ của")

    def the_officer_returns_one_criterion(self) -> None:
        desk = self.officer.press("Đồng ý với đơn vị", twice=True).sees("Đã ghi theo đơn vị")
        desk.named("remark.KDC-1.3").fill("Danh sách thiếu chữ ký của hai nhóm hộ.")
        desk.fill("Nhận xét chung", "Các mục khác đã đủ.")
        desk.press("Trả lại để bổ sung", twice=True).sees("Đã trả hồ sơ của")

    def the_hamlet_answers_the_remark(self) -> None:
        desk = self.hamlet.open("/").follow("Mở hồ sơ").sees("Danh sách thiếu chữ ký của hai nhóm hộ.")
        desk.follow("KDC-1.3").sees("Cần bổ sung").attach("Thêm tệp minh chứng", a_file("Danh sách đủ chữ ký.pdf"))
        desk.press("Thêm minh chứng").sees("Danh sách đủ chữ ký.pdf")
        self.a_unit_checks_and_sends(self.hamlet)

    def an_office_proposes(self, desk: Desk, unit: str) -> None:
        self.an_office_receives(desk, unit)
        desk.press("Đồng ý với đơn vị").fill("Nhận xét chung", "Hồ sơ đủ, số liệu khớp sổ theo dõi.")
        desk.press("Đề nghị công nhận", twice=True).sees("Đã kết luận thẩm định hồ sơ của")

    # ── deciding ─────────────────────────────────────────────────────────────────────────────

    def a_chairman_decides(self, desk: Desk, number: str, issued_on: date, units: int) -> None:
        desk.open("/quyet-dinh/").follow("Ghi quyết định mới")
        assert len(desk.rows()) == units
        desk.fill("Số, ký hiệu quyết định", number).fill("Ngày ban hành", day(issued_on))
        desk.named("capacity").first.check()
        desk.press("Xem lại trước khi ban hành").sees(number, f"{units} đơn vị được công nhận")
        desk.press("Quay lại sửa")
        assert desk.box("Số, ký hiệu quyết định").input_value() == number
        desk.press("Xem lại trước khi ban hành").attach("Tệp quyết định", a_file("Quyết định đã ký.pdf"))
        desk.press("Ban hành quyết định", twice=True).sees(f"Quyết định số {number}", "Được công nhận", "Bản đã ký")

    def a_unit_shows_its_certificate(self, desk: Desk, name: str) -> None:
        desk.open("/").follow("Tự đánh giá").sees("Được công nhận").follow("Xem giấy công nhận")
        desk.sees(name, "đạt tiêu chuẩn “An toàn về an ninh, trật tự” năm 2025", "Có hiệu lực")

    # ── the commune's own dossier ────────────────────────────────────────────────────────────

    def the_commune_prepares_likewise(self) -> None:
        player = self.place.player(self.place.commune)
        player.record(date(2025, 11, 14), size=4)
        player.meet(date(2025, 11, 16))
        player.keep_proposal_papers(date(2025, 11, 16))

    def the_chairman_counts_the_units(self) -> None:
        desk = self.chairman.open("/viec-cua-toi/").follow("Mở hồ sơ").follow("XA-4.2")
        desk.sees("4/4 đơn vị", "Đạt").follow("Xem từng đơn vị")
        desk.sees("4/4 đơn vị đã đăng ký", "4/4 đơn vị được công nhận", "Không có đơn vị nào")

    def the_chairman_sends_the_communes_dossier(self) -> None:
        desk = self.chairman.open("/viec-cua-toi/").follow("Mở hồ sơ").follow("Kiểm tra và gửi")
        desk.press("Gửi hồ sơ", twice=True).sees("Mã biên nhận", "tỉnh Ngàn Trúc")

    def the_commune_shows_its_certificate(self) -> None:
        self.chairman.open("/theo-doi/?loai=commune").follow("Xã Đồng Mây", within=".rows").follow("Xem giấy công nhận")
        self.chairman.sees("Xã Đồng Mây", "Ủy ban nhân dân tỉnh Ngàn Trúc", "năm 2025")

    # ── looking back ─────────────────────────────────────────────────────────────────────────

    def everyone_looks_back(self) -> None:
        self.hamlet.open("/").follow("Tự đánh giá").follow("Nhật ký hồ sơ").sees("Gửi hồ sơ đề nghị công nhận")
        self.officer.open("/").sees("5/5").follow("Được công nhận").follow("Trạm Y tế", within=".rows")
        self.officer.open("/theo-doi/?tim=khong+co").sees("Không có đơn vị nào khớp")
        self.officer.open("/ky/").follow("Kỳ 2025").sees("Kỳ đã kết thúc")
        self.administrator.follow("Tài khoản").follow("Trạm trưởng").follow("Giao thêm vai trò")
        self.administrator.back().follow("Cho phép kiêm nhiệm")
        self.administrator.open("/don-vi/?tim=tram").follow(AGENCY)
        self.hamlet.open("/quy-dinh/").sees("Khu dân cư").follow("KDC-1.3").sees("Đạt khi")
        self.hamlet.open("/quy-dinh/thay-doi/").sees("Bản trước", "Bản sau")
        self.hamlet.open("/dang-xuat/").press("Đăng xuất", within="main").sees("Đăng nhập")


@pytest.mark.browser
def test_a_communes_year(seat: SeatAt) -> None:
    place = build_place()
    with clock.set_to(OPENED):
        year = Year(place, seat)
        given = year.the_administrator_adds_an_agency_and_its_head()
        year.the_head_sets_a_password_of_their_own(given)
        year.the_officer_opens_the_season()
    with clock.set_to(REGISTERED):
        year.a_unit_registers(year.hamlet)
        year.a_unit_registers(year.agency)
    with clock.set_to(RETURNED):
        year.the_officer_returns_the_hamlets_registration()
    with clock.set_to(MENDED):
        year.the_hamlet_mends_it_and_sends_again()
        year.the_officer_accepts("Xóm Gò Mây")
        year.the_officer_accepts(AGENCY)
    year.the_others_register_likewise()
    place.end_districts()
    with clock.set_to(date(2025, 7, 2)):
        year.the_officer_follows_the_new_regime()

    with clock.set_to(RECORDED):
        exception = {"serious_crime": True, "serious_crime_exception": LawfulException("force_majeure", evidence=False)}
        year.a_unit_records_every_criterion(year.hamlet, Kind.RESIDENTIAL_AREA, exception)
        year.the_hamlet_puts_evidence_behind_criteria()
        year.a_unit_records_every_criterion(year.agency, Kind.AGENCY)
        year.a_unit_records_every_criterion(year.school, Kind.SCHOOL)

    with clock.set_to(date(2025, 11, 2)):
        year.a_unit_records_its_meeting(year.hamlet, date(2025, 11, 1))
        year.a_unit_keeps_the_proposals_papers(year.hamlet, date(2025, 11, 2))
    neighbour = place.player(place.other_hamlet)
    neighbour.record(RECORDED, size=60)
    neighbour.prepare(date(2025, 11, 1))
    neighbour.submit(date(2025, 11, 3))
    neighbour.review(date(2025, 11, 4))
    with clock.set_to(date(2025, 11, 3)):
        year.a_unit_checks_and_sends(year.hamlet)
        year.an_office_receives(year.officer, "Xóm Gò Mây")
        year.the_officer_returns_one_criterion()
        year.the_hamlet_answers_the_remark()
        year.an_office_proposes(year.officer, "Xóm Gò Mây")
    with clock.set_to(date(2025, 11, 10)):
        year.a_chairman_decides(year.chairman, "203/QĐ-UBND", date(2025, 11, 10), units=2)
        year.a_unit_shows_its_certificate(year.hamlet, "Xóm Gò Mây")

    with clock.set_to(date(2025, 11, 12)):
        year.a_unit_records_its_meeting(year.agency, date(2025, 11, 11))
        year.a_unit_keeps_the_proposals_papers(year.agency, date(2025, 11, 12))
        year.a_unit_checks_and_sends(year.agency)
    place.player(place.school).prepare(date(2025, 11, 11))
    with clock.set_to(date(2025, 11, 13)):
        year.the_clerk_hands_to_the_head()
        year.a_unit_checks_and_sends(year.school)
        year.an_office_proposes(year.officer, AGENCY)
        year.an_office_proposes(year.officer, "Trường THCS Đồng Mây")
    with clock.set_to(date(2025, 11, 14)):
        year.a_chairman_decides(year.chairman, "210/QĐ-UBND", date(2025, 11, 14), units=2)
        year.a_unit_shows_its_certificate(year.school, "Trường THCS Đồng Mây")

    year.the_commune_prepares_likewise()
    with clock.set_to(date(2025, 11, 17)):
        year.the_chairman_counts_the_units()
        year.the_chairman_sends_the_communes_dossier()
        year.an_office_proposes(seat("cong-an-tinh"), "Xã Đồng Mây")
    with clock.set_to(date(2025, 11, 19)):
        year.a_chairman_decides(seat("chu-tich-tinh"), "3310/QĐ-UBND", date(2025, 11, 19), units=1)
        year.the_commune_shows_its_certificate()
        year.everyone_looks_back()

"""Pictures of every kind of page of the demonstration, to be looked at when anything changes.

    .venv/bin/python tests/e2e/screens.py FOLDER [PART OF A NAME]

Builds the demonstration in a temporary folder, serves it, and saves each page for the fitting account at 360 and
1280 px, light and dark, as FOLDER/<width>-<scheme>/<number>-<name>.png. Nothing of the checkout's `var` is touched.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from chromium import FLAGS, MISSING, chromium
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


PORT = free_port()
HOST = f"http://127.0.0.1:{PORT}"
NOW = "2025-11-12T09:00:00+07:00"
PASSWORD = "Dong-May-2025"
SERVE = [sys.executable, "-m", "granian", "--interface", "wsgi", "--log-level", "warning", "--blocking-threads", "2"]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LOOKS = [(width, scheme) for width in (360, 1280) for scheme in SCHEMES]

Step = Callable[[Page], object]


@dataclass(frozen=True)
class Shot:
    """One page: who opens it, how they come there from their home, and what it is called."""

    name: str
    account: str
    steps: tuple[Step, ...] = ()


# ── ways through the pages ───────────────────────────────────────────────────────────────────


def follow(words: str) -> Step:
    """Click the first link whose words contain these."""
    return lambda page: page.get_by_role("link", name=words).first.click()


def press(words: str) -> Step:
    return lambda page: page.get_by_role("button", name=words).first.click()


def fill(label: str, text: str) -> Step:
    return lambda page: page.get_by_label(label, exact=True).first.fill(text)


def tick(label: str) -> Step:
    return lambda page: page.get_by_label(label).first.check()


def open_(address: str) -> Step:
    return lambda page: page.goto(HOST + address)


def below(address: str) -> Step:
    """A page under the present one that no link of this state leads to."""
    return lambda page: page.goto(page.url + address)


def open_menu(page: Page) -> None:
    page.locator(".menu summary").click()


def unfold(page: Page) -> None:
    page.locator("details.fold summary").first.click()


def wrong_file(page: Page) -> None:
    page.locator("input[type=file]").first.set_input_files(
        [{"name": "Danh sách.exe", "mimeType": "application/octet-stream", "buffer": b"MZ" * 40}]
    )


def row(unit: str) -> tuple[Step, ...]:
    """From an officer's or a decider's home to the dossier of a unit."""
    return (open_("/theo-doi/?tim=" + unit), follow(unit))


HAMLET, SENT_BACK = "xom-dam-sen", "xom-go-may"
OFFICER, CHAIR, KEEPER = "cong-an-xa", "chu-tich-xa", "quan-tri-xa"
DOSSIER = follow("Mở hồ sơ")
CARRIED = follow("Tự đánh giá và gửi")
PROVINCE = (follow("Quy định"), follow("Tiêu chí riêng"))

SHOTS = (
    Shot("dang-nhap", ""),
    Shot("dang-nhap-sai", "", (fill("Tên đăng nhập", "xom-go-may"), fill("Mật khẩu", "sai"), press("Đăng nhập"))),
    Shot("doi-mat-khau", HAMLET, (open_("/doi-mat-khau/"),)),
    Shot("dang-xuat", HAMLET, (open_("/dang-xuat/"),)),
    Shot("khong-tim-thay", HAMLET, (open_("/ho-so/khong-co/"),)),
    Shot("chua-duoc-phep", HAMLET, (open_("/don-vi/"),)),
    Shot("viec-cua-toi-xom", HAMLET),
    Shot("viec-cua-toi-bi-tra-lai", SENT_BACK),
    Shot("viec-cua-toi-truong", "thcs"),
    Shot("viec-cua-toi-cho-dang-ky", "van-hoa"),
    Shot("viec-cua-toi-da-xong", "xom-bai-da"),
    Shot("thuc-don", HAMLET, (open_menu,)),
    Shot("ho-so-xom-dang-lam", HAMLET, (DOSSIER,)),
    Shot("ho-so-xom-bi-tra-lai", SENT_BACK, (DOSSIER,)),
    Shot("ho-so-truong-nguoi-soan", "thcs-soan", (DOSSIER,)),
    Shot("ho-so-ngoai-pham-vi", OFFICER, row("Trường Tiểu học Đồng Mây")),
    Shot("ho-so-da-duoc-cong-nhan", OFFICER, row("Xóm Bãi Đá")),
    Shot("dang-ky-chua-gui", "van-hoa", (follow("Mở hồ sơ đăng ký"),)),
    Shot("dang-ky-bi-tra-lai", "khuyen-nong", (follow("Mở hồ sơ đăng ký"),)),
    Shot("dang-ky-da-xong", HAMLET, (DOSSIER, follow("Gửi đăng ký"))),
    Shot("dang-ky-tep-sai", "van-hoa", (follow("Mở hồ sơ đăng ký"), wrong_file, press("Lưu"))),
    Shot("tieu-chi-ty-le", HAMLET, (DOSSIER, follow("KDC-1.3"))),
    Shot(
        "tieu-chi-ty-le-thieu",
        HAMLET,
        (DOSSIER, follow("KDC-1.3"), fill("Số hộ đã đăng ký tham gia (hộ)", "77"), press("Lưu")),
    ),
    Shot(
        "tieu-chi-thu",
        HAMLET,
        (
            DOSSIER,
            follow("KDC-1.3"),
            fill("Số hộ đã đăng ký tham gia (hộ)", "77"),
            fill("Số hộ đang cư trú (hộ)", "80"),
            press("Thử xem kết quả, chưa lưu"),
        ),
    ),
    Shot("tieu-chi-so-sanh", HAMLET, (DOSSIER, follow("KDC-4a"))),
    Shot("tieu-chi-dien-giai", HAMLET, (DOSSIER, follow("KDC-2"))),
    Shot("tieu-chi-tu-dang-ky", HAMLET, (DOSSIER, follow("KDC-1.1"))),
    Shot("tieu-chi-ngoai-le", HAMLET, (DOSSIER, follow("KDC-4b"))),
    Shot("tieu-chi-xep-loai", HAMLET, (DOSSIER, follow("KDC-5.1"))),
    Shot("tieu-chi-truong", "thcs-soan", (DOSSIER, follow("GD-3a"))),
    Shot("tieu-chi-cua-xa", CHAIR, (open_("/viec-cua-toi/"), DOSSIER, follow("XA-4.1"))),
    Shot("tieu-chi-can-bo-xem", OFFICER, (*row("Xóm Bãi Đá"), follow("KDC-1.3"))),
    Shot("chep-ky-truoc-ho-so", "van-hoa", (CARRIED,)),
    Shot("chep-ky-truoc-da-chep", "van-hoa", (CARRIED, follow("Xem những gì đã chép"))),
    Shot("chep-ky-truoc-tieu-chi", "van-hoa", (CARRIED, follow("CQ-1.4"))),
    Shot("chep-ky-truoc-ty-le", "van-hoa", (CARRIED, follow("CQ-1.5"))),
    Shot("chep-ky-truoc-kiem-tra", "van-hoa", (CARRIED, follow("Kiểm tra và gửi"))),
    Shot("chep-ky-truoc-moi", "khuyen-nong", (CARRIED,)),
    Shot("chep-ky-truoc-xem-truoc", "khuyen-nong", (CARRIED, follow("Xem những gì sẽ chép"), unfold)),
    Shot("bien-ban-xom", HAMLET, (DOSSIER, follow("Ghi biên bản họp"))),
    Shot("bien-ban-truong", "thcs", (DOSSIER, follow("Ghi biên bản họp"))),
    Shot("bien-ban-thieu", HAMLET, (DOSSIER, follow("Ghi biên bản họp"), press("Lưu biên bản"))),
    Shot("giay-to-de-nghi", HAMLET, (DOSSIER, follow("Tờ trình"))),
    Shot("kiem-tra-con-thieu", HAMLET, (DOSSIER, follow("Kiểm tra và gửi"))),
    Shot("kiem-tra-du", "xom-suoi-trong", (DOSSIER, follow("Kiểm tra và gửi"))),
    Shot("bien-nhan", "van-phong", (follow("Tự đánh giá và gửi"), follow("Kiểm tra và gửi"))),
    Shot("nhat-ky", SENT_BACK, (DOSSIER, follow("Nhật ký hồ sơ"))),
    Shot("bang-theo-doi", OFFICER),
    Shot("bang-theo-doi-loc", OFFICER, (follow("Chờ thẩm định"),)),
    Shot("bang-theo-doi-khong-co", OFFICER, (open_("/theo-doi/?tim=khong+co"),)),
    Shot("bang-theo-doi-cap-tren", "quan-sat-tinh"),
    Shot("bang-theo-doi-2024", OFFICER, (follow("2024"),)),
    Shot("xem-dang-ky", OFFICER, (follow("Hội Chữ thập đỏ"),)),
    Shot("ho-so-can-bo-xem", OFFICER, row("Xóm Ngòi Cát")),
    Shot("tham-dinh-cho-nhan", OFFICER, (follow("Văn phòng HĐND"),)),
    Shot("tham-dinh-dang-lam", OFFICER, (follow("Xóm Ngòi Cát"),)),
    Shot("tham-dinh-thieu", OFFICER, (follow("Xóm Ngòi Cát"), press("Đề nghị công nhận"))),
    Shot("tham-dinh-da-xong", OFFICER, (*row("Xóm Làng Trên"), below("tham-dinh/"))),
    Shot("tung-don-vi", CHAIR, (open_("/viec-cua-toi/"), DOSSIER, follow("XA-4.1"), follow("Xem từng đơn vị"))),
    Shot("cac-ky", OFFICER, (follow("Kỳ"),)),
    Shot("ky", OFFICER, (open_("/ky/"), follow("Kỳ 2025"))),
    Shot("van-ban-gia-han", OFFICER, (open_("/ky/"), follow("Kỳ 2025"), follow("Ghi văn bản gia hạn"))),
    Shot("quyet-dinh", CHAIR, (open_("/quyet-dinh/"),)),
    Shot("quyet-dinh-moi", CHAIR, (open_("/quyet-dinh/"), follow("Ghi quyết định mới"))),
    Shot(
        "quyet-dinh-xem-lai",
        CHAIR,
        (
            open_("/quyet-dinh/"),
            follow("Ghi quyết định mới"),
            fill("Số, ký hiệu quyết định", "210/QĐ-UBND"),
            fill("Ngày ban hành", "12/11/2025"),
            tick("Chủ tịch"),
            press("Xem lại trước khi ban hành"),
        ),
    ),
    Shot("quyet-dinh-mot", CHAIR, (open_("/quyet-dinh/"), follow("203/QĐ-UBND"))),
    Shot("giay-cong-nhan", CHAIR, (open_("/quyet-dinh/"), follow("203/QĐ-UBND"), follow("Giấy công nhận"))),
    Shot("quy-dinh", HAMLET, (follow("Quy định"),)),
    Shot("quy-dinh-xa", OFFICER, (open_("/quy-dinh/?loai=commune"),)),
    Shot("quy-dinh-ngay-khac", "thcs", (open_("/quy-dinh/?ngay=12/11/2025"),)),
    Shot("quy-dinh-chua-co", HAMLET, (open_("/quy-dinh/?ngay=01/01/2020"),)),
    Shot("quy-dinh-ngay-sai", HAMLET, (open_("/quy-dinh/?ngay=31/02/2025"),)),
    Shot("quy-dinh-tieu-chi", HAMLET, (follow("Quy định"), follow("KDC-1.3"))),
    Shot("quy-dinh-tieu-chi-nhieu-y", HAMLET, (open_("/quy-dinh/tt124-2021/school/GD-4/"),)),
    Shot("quy-dinh-thay-doi", HAMLET, (follow("Quy định"), follow("Có gì thay đổi"))),
    Shot("quy-dinh-cua-tinh", "chu-tich-tinh", (follow("Quy định"), follow("Tiêu chí riêng"))),
    Shot("quy-dinh-cua-tinh-xom", HAMLET, (follow("Quy định"), follow("Tiêu chí riêng"))),
    Shot("quy-dinh-phe-duyet", "chu-tich-tinh", (*PROVINCE, follow("Xem và phê duyệt"))),
    Shot("quy-dinh-phe-duyet-thieu", "chu-tich-tinh", (*PROVINCE, follow("Xem và phê duyệt"), press("Trả lại"))),
    Shot("quy-dinh-da-trinh", "cong-an-tinh", (*PROVINCE, follow("TINH-1"))),
    Shot("quy-dinh-soan", "cong-an-tinh", (*PROVINCE, follow("Soạn tiêu chí mới"), tick("Tỷ lệ ít nhất"))),
    Shot(
        "quy-dinh-soan-thieu",
        "cong-an-tinh",
        (*PROVINCE, follow("Soạn tiêu chí mới"), tick("Số lượng ít nhất"), press("Lưu bản soạn")),
    ),
    Shot("don-vi", KEEPER, (open_("/don-vi/"),)),
    Shot("don-vi-mot", KEEPER, (open_("/don-vi/?tim=thcs"), follow("Trường THCS Đồng Mây"))),
    Shot("don-vi-moi", KEEPER, (open_("/don-vi/"), follow("Cơ sở giáo dục"))),
    Shot("tai-khoan", KEEPER, (open_("/tai-khoan/"),)),
    Shot("tai-khoan-mot", KEEPER, (open_("/tai-khoan/"), follow("Cán bộ soạn hồ sơ"))),
    Shot("tai-khoan-moi", KEEPER, (open_("/don-vi/?tim=thcs"), follow("Trường THCS"), follow("Thêm người"))),
    Shot("giao-vai-tro", KEEPER, (open_("/tai-khoan/"), follow("Cán bộ soạn hồ sơ"), follow("Giao thêm vai trò"))),
    Shot("kiem-nhiem", KEEPER, (open_("/tai-khoan/"), follow("Cán bộ soạn hồ sơ"), follow("Cho phép kiêm nhiệm"))),
    # Last, because it changes an account.
    Shot(
        "mat-khau-mot-lan",
        KEEPER,
        (open_("/tai-khoan/?tim=lang+duoi"), follow("Trưởng xóm"), press("Cấp lại mật khẩu")),
    ),
)


# ── taking them ──────────────────────────────────────────────────────────────────────────────


def main(arguments: list[str]) -> int:
    browser_path = chromium()
    if browser_path is None:
        print(MISSING)
        return 1
    folder, part = Path(arguments[0]), (arguments[1] if len(arguments) > 1 else "")
    with demonstration(), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        failed = list(take(browser, folder, part))
        browser.close()
    print(f"{len(failed)} not taken: {', '.join(failed)}" if failed else f"all taken, in {folder}")
    return bool(failed)


@contextmanager
def demonstration() -> Iterator[None]:
    """The demonstration in a folder of its own, served until the pictures are taken."""
    with tempfile.TemporaryDirectory(prefix="binhyen-screens-") as folder:
        environment = {
            **os.environ,
            "BINHYEN_VAR": folder,
            "BINHYEN_FIXED_CLOCK": NOW,
            "BINHYEN_STATIC_SOURCES": "true",
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "binhyen.config.settings",
        }
        subprocess.run([sys.executable, "-m", "binhyen", "demo", "--no-serve"], env=environment, check=True)
        # Granian rather than `binhyen demo`: one process to end, so that no worker outlives the pictures.
        server = subprocess.Popen([*SERVE, "--port", str(PORT), "binhyen.config.wsgi:application"], env=environment)
        try:
            wait_for(HOST + "/dang-nhap/", server)
            yield
        finally:
            server.terminate()
            server.wait(timeout=30)


def wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise SystemExit("the demonstration did not start")
        try:
            urllib.request.urlopen(address, timeout=2).close()  # noqa: S310  # our own server
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the demonstration did not answer in two minutes")


def take(browser: Browser, folder: Path, part: str) -> Iterator[str]:
    """Save every picture; yield the names of the pages that could not be reached."""
    signed_in: dict[str, Any] = {}
    for number, shot in enumerate(SHOTS, start=1):
        if part not in shot.name:
            continue
        context = browser.new_context(locale="vi-VN", storage_state=signed_in.get(shot.account))
        context.set_default_timeout(30_000)
        try:
            page = reach(context, shot, signed_in)
            photograph(page, folder, f"{number:02d}-{shot.name}.png")
        except Error as why:
            print(f"  {shot.name}: {str(why).splitlines()[0]}")
            yield shot.name
        finally:
            context.close()


def reach(context: BrowserContext, shot: Shot, signed_in: dict[str, Any]) -> Page:
    page = context.new_page()
    if shot.account and shot.account not in signed_in:
        sign_in(page, shot.account)
        signed_in[shot.account] = context.storage_state()
    page.goto(HOST + ("/" if shot.account else "/dang-nhap/"))
    for step in shot.steps:
        step(page)
    page.wait_for_load_state("networkidle")
    return page


def photograph(page: Page, folder: Path, name: str) -> None:
    """As tall as the page is, so that bars that stay at the edge of the screen lie where they belong."""
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        height: int = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": height})
        page.screenshot(path=folder / f"{width}-{scheme}" / name)


def sign_in(page: Page, account: str) -> None:
    page.goto(HOST + "/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(account)
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(lambda url: "dang-nhap" not in url)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

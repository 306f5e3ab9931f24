"""A new season in a browser: last year's answers offered, looked at, confirmed. Every page is inspected on the way."""

from datetime import date

import pytest

from binhyen.core import clock
from binhyen.core.audit import SYSTEM
from binhyen.dossiers.actions.opening import open_for_commune
from binhyen.organisations.actions import grant
from binhyen.organisations.enums import Role
from tests.e2e.conftest import SeatAt
from tests.world import LONG_AGO, World

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_last_year_is_offered_copied_and_confirmed(world: World, seat: SeatAt, scripts: bool) -> None:
    with clock.set_to(date(2023, 12, 18)):
        open_for_commune(world.commune, year=2024, by=world.officer)
    last_year = world.player(world.agency, 2024)
    last_year.register(date(2024, 2, 19))
    last_year.record(date(2024, 10, 21), size=9)
    last_year.add_evidence(date(2024, 10, 22), "Nội quy cơ quan", ["CQ-1.4"])
    grant(world.head, unit=world.agency, role=Role.HEAD, valid_from=LONG_AGO, by=SYSTEM)
    head = seat("head", scripts=scripts)
    head.open(f"/ho-so/{world.dossier(world.agency).key}/").follow("Xem những gì sẽ chép từ kỳ 2024")
    head.sees("Các nhóm nội quy, quy định đã có", "Số liệu của riêng từng năm, phải ghi lại (14)")
    head.press("Chép 8 số liệu và 1 minh chứng").sees("Mỗi mục chờ xác nhận lại", "Chưa xác nhận lại")
    head.follow("CQ-1.4").sees("Chép từ kỳ 2024, chưa xác nhận lại", "Chưa đủ số liệu")
    head.press("Lưu và sang tiêu chí sau").sees("Đã lưu tiêu chí CQ-1.4")
    head.press("Lưu").sees("Còn thiếu số đã đạt được", "Chép từ kỳ 2024, chưa xác nhận lại")
    head.named("people_informed.n").fill("9")
    head.press("Lưu và sang tiêu chí sau").follow("Hồ sơ").sees("Còn 6 số liệu chép từ kỳ trước chưa xác nhận lại.")
    head.follow("Xem những gì đã chép từ kỳ 2024").sees("Đã xem lại", "Chưa xác nhận lại")

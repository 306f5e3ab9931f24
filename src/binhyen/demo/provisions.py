"""What the province prepares for 2026: a criterion of its own, drafted by its officer, waiting for a second person."""

from datetime import date

from binhyen.core import clock
from binhyen.demo.people import Cast
from binhyen.demo.places import Place
from binhyen.law.kinds import Kind
from binhyen.provisions import actions
from binhyen.provisions.actions import Wording
from binhyen.provisions.enums import Measure

LIGHTS = Wording(
    kinds=(Kind.RESIDENTIAL_AREA,),
    title="Từ 70 % tuyến đường trong khu dân cư có đèn chiếu sáng",
    text="Có từ 70 % số tuyến đường trong khu dân cư lắp đèn chiếu sáng còn dùng được trong kỳ đánh giá.",
    measure=Measure.RATIO,
    counted="tuyến đường",
    numerator="Số tuyến đường có đèn chiếu sáng còn dùng được",
    denominator="Tổng số tuyến đường trong khu dân cư",
    at_least=70,
    evidence="Bảng thống kê tuyến đường\nẢnh chụp một số tuyến",
    instrument="Quyết định 36/2025/QĐ-UBND tỉnh Ngàn Trúc",
    article=2,
    clause=1,
    since_year=2026,
)


def play_2026(place: Place, cast: Cast) -> None:
    """No commune of the province has opened 2026 yet, so that it can still take effect for that season."""
    with clock.set_to(date(2025, 11, 10)):
        criterion = actions.draft(place.province, wording=LIGHTS, by=cast.province_office)
    with clock.set_to(date(2025, 11, 11)):
        actions.send(criterion, by=cast.province_office)

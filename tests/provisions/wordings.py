"""What a legal officer might write, one wording a measure; `lights` is the one that most tests are about."""

from dataclasses import replace

from binhyen.accounts.models import User
from binhyen.law.kinds import Kind
from binhyen.organisations.models import Unit
from binhyen.provisions import actions
from binhyen.provisions.actions import Wording
from binhyen.provisions.enums import Measure
from binhyen.provisions.models import ProvincialCriterion
from tests.world import World

INSTRUMENT = "Quyết định 12/2025/QĐ-UBND tỉnh Ngàn Trúc"

LIGHTS = Wording(
    kinds=(Kind.RESIDENTIAL_AREA,),
    title="Từ 70 % tuyến đường có đèn chiếu sáng",
    text="Từ 70 % số tuyến đường trong khu dân cư có đèn chiếu sáng.",
    measure=Measure.RATIO,
    counted="tuyến đường",
    numerator="Số tuyến đường có đèn",
    denominator="Tổng số tuyến đường",
    at_least=70,
    evidence="Bảng thống kê\nẢnh chụp",
    instrument=INSTRUMENT,
    article=2,
    clause=1,
    since_year=2026,
)
_BARE = replace(LIGHTS, numerator="", denominator="", at_least=None, counted="")
NOTICE = replace(_BARE, measure=Measure.QUALITATIVE, claim="niêm yết số trực ban ở nơi dễ thấy", title="Niêm yết số")
DRILLS = replace(_BARE, measure=Measure.COUNT_AT_LEAST, counted="buổi diễn tập", at_least=2, title="Diễn tập")
FIRES = replace(_BARE, measure=Measure.COUNT_ZERO, counted="vụ cháy", title="Không có vụ cháy nào")


def sent(world: World, wording: Wording = LIGHTS, *, province: Unit | None = None) -> ProvincialCriterion:
    """Drafted and sent by the province's officer."""
    row = actions.draft(province or world.province, wording=wording, by=world.province_office)
    return actions.send(row, by=world.province_office)


def approved(world: World, wording: Wording = LIGHTS, *, by: User | None = None) -> ProvincialCriterion:
    return actions.approve(sent(world, wording), by=by or world.province_chairman)

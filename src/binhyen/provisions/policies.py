"""May anyone, in this state and with these seasons? `check_…` raises Refused with a sentence."""

from binhyen.core.errors import Refused
from binhyen.core.text import in_sentence
from binhyen.duties.queries import latest_opened_year
from binhyen.law.loader import NotInForce, catalogue
from binhyen.law.overlay import Unfit
from binhyen.organisations.models import Unit
from binhyen.provisions.enums import PENDING, ProvisionState
from binhyen.provisions.laws import SCHEME, additions_of, laid_over
from binhyen.provisions.models import ProvincialCriterion


def check_state(criterion: ProvincialCriterion, *wanted: ProvisionState) -> None:
    if criterion.state not in wanted:
        raise Refused(
            f"Tiêu chí {criterion.code} đang ở trạng thái “{ProvisionState(criterion.state).label}” nên không làm được "
            "việc này. Hãy tải lại trang để xem."
        )


def check_unchanged(criterion: ProvincialCriterion, seen_revision: int | None) -> None:
    if seen_revision is not None and seen_revision != criterion.revision:
        raise Refused(
            f"Tiêu chí {criterion.code} đã được người khác sửa sau khi trang này được mở. "
            "Hãy mở lại trang, đọc bản mới rồi làm tiếp."
        )


def check_first_season(province: Unit, since_year: int) -> None:
    """It takes effect for a season that no commune of the province has opened yet: what a season uses never changes."""
    latest = latest_opened_year(province, SCHEME)
    if latest is not None and since_year <= latest:
        raise Refused(
            f"Kỳ {latest} đã mở tại {in_sentence(province.name)}, nên tiêu chí riêng chỉ áp dụng được từ kỳ "
            f"{latest + 1}. Hãy ghi từ kỳ {latest + 1} trở đi.",
            about="since_year",
        )


def check_last_season(criterion: ProvincialCriterion, last_year: int) -> None:
    """A season that is open keeps the criteria that it was opened with."""
    earliest = max(criterion.since_year - 1, latest_opened_year(criterion.province, SCHEME) or 0)
    if last_year < earliest:
        raise Refused(
            f"Kỳ cuối sớm nhất ghi được là {earliest}: kỳ đã mở giữ nguyên các tiêu chí của nó.", about="last_year"
        )


def check_fits(criterion: ProvincialCriterion) -> None:
    """Beside the law of its first season and what the province adds for it already, as the catalogue is checked."""
    try:
        version = catalogue().version(SCHEME, criterion.since_year)
    except NotInForce as why:
        raise Refused(str(why), about="since_year") from None
    binding = ProvincialCriterion.objects.binding(criterion.province_id, criterion.since_year)
    try:
        laid_over(SCHEME, version.version, additions_of([*binding.exclude(pk=criterion.pk), criterion]))
    except Unfit as why:
        raise Refused(str(why)) from None


def is_pending(criterion: ProvincialCriterion) -> bool:
    return criterion.state in PENDING

"""May anyone, in this state? `check_…` raises Refused with a sentence; `can_…` answers for buttons."""

from binhyen.core import clock
from binhyen.core.errors import Refused
from binhyen.core.text import in_sentence
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier
from binhyen.dossiers.models.dossier import DECIDED
from binhyen.dossiers.workflow import RECORDING, REGISTERING, TRANSITIONS, Step
from binhyen.organisations.models import Unit


def can_step(dossier: Dossier, step: Step) -> bool:
    return dossier.state in TRANSITIONS[step].sources


def check_step(dossier: Dossier, step: Step) -> None:
    if not can_step(dossier, step):
        raise Refused(f"Không thể “{step.label}” lúc này: {_present_state(dossier)}")


def check_season_is_open(commune: Unit, year: int) -> None:
    """A finished season keeps its units, their scope and its dates: its figures have been reported and decided upon.

    Finished in a commune: its year is over, or the commune's own dossier has been decided. A past season that the
    commune never opened may still be opened. Raises Refused.
    """
    present = Dossier.objects.filter(season__year=year, commune=commune)
    if year < clock.today().year and present.exists():
        raise Refused(
            f"Kỳ {year} tại {in_sentence(commune.name)} đã hết năm; danh sách đơn vị, phạm vi và mốc thời gian của kỳ "
            "giữ nguyên. Thay đổi của đơn vị được tính từ kỳ sau."
        )
    if present.filter(unit=commune, state__in=DECIDED).exists():
        raise Refused(
            f"Kỳ {year} của {in_sentence(commune.name)} đã có quyết định; danh sách đơn vị, phạm vi và mốc thời gian "
            "của kỳ giữ nguyên. Thay đổi của đơn vị được tính từ kỳ sau."
        )


def can_record(dossier: Dossier) -> bool:
    return dossier.state in RECORDING


def check_recording(dossier: Dossier) -> None:
    """Facts, evidence, minutes and the proposal's papers."""
    if not can_record(dossier):
        raise Refused(f"Hồ sơ không sửa được lúc này: {_present_state(dossier)} Nội dung vừa nhập chưa được ghi.")


def can_register(dossier: Dossier) -> bool:
    return dossier.state in REGISTERING


def check_registering(dossier: Dossier) -> None:
    """The registration's papers."""
    if not can_register(dossier):
        raise Refused(f"Hồ sơ đăng ký không sửa được lúc này: {_present_state(dossier)}")


def _present_state(dossier: Dossier) -> str:
    since = dossier.state_since.astimezone(clock.VIETNAM)
    label = DossierState(dossier.state).label
    where = f"hồ sơ của {dossier.unit_name} đang ở trạng thái “{label}” từ {since:%H:%M ngày %d/%m/%Y}"
    return f"{where}. Hãy tải lại trang để xem."

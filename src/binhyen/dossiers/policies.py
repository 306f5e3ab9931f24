"""May anyone, in this state? `check_…` raises Refused with a sentence; `can_…` answers for buttons."""

from binhyen.core import clock
from binhyen.core.errors import Refused
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier
from binhyen.dossiers.workflow import RECORDING, REGISTERING, TRANSITIONS, Step


def can_step(dossier: Dossier, step: Step) -> bool:
    return dossier.state in TRANSITIONS[step].sources


def check_step(dossier: Dossier, step: Step) -> None:
    if not can_step(dossier, step):
        raise Refused(f"Không thể “{step.label}” lúc này: {_present_state(dossier)}")


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

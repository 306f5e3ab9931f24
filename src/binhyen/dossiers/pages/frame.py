"""What every page of a dossier shows around its own content."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from binhyen.core.text import in_sentence
from binhyen.dossiers import permissions, policies
from binhyen.dossiers.enums import DossierState, Side
from binhyen.dossiers.models import Dossier
from binhyen.dossiers.schedule import schedule_of
from binhyen.dossiers.workflow import OWNERS
from binhyen.organisations.rights import Rights


@dataclass(frozen=True)
class Unsent:
    """The banner CHƯA GỬI: progress must never look like sending."""

    due: date
    sentence: str


def frame(dossier: Dossier, rights: Rights) -> dict[str, Any]:
    """Context of `dossiers/_frame.html`."""
    return {"dossier": dossier, "unsent_banner": unsent(dossier, rights)}


def unsent(dossier: Dossier, rights: Rights) -> Unsent | None:
    """Shown to those who can send or prepare, while it is their turn."""
    if OWNERS[DossierState(dossier.state)] != Side.UNIT or not permissions.can_enter(rights, dossier):
        return None
    schedule = schedule_of(dossier)
    if policies.can_register(dossier):
        return Unsent(schedule.quarter_one.end, "Hồ sơ đăng ký chỉ đến nơi nhận khi bấm “Gửi đăng ký”.")
    return Unsent(schedule.last_day, "Hồ sơ đề nghị chỉ đến nơi nhận khi bấm “Gửi hồ sơ”.")


def recipient_of(dossier: Dossier) -> str:
    return f"Thường trực Ban Chỉ đạo {in_sentence(dossier.authority.name)}" if dossier.authority else ""

"""Where a unit stands under the law on a day: in scope or not and why, and who reviews and decides."""

from dataclasses import dataclass
from datetime import date

from binhyen.core.errors import Refused
from binhyen.law.authority import AuthorityAnswer, NoAuthority, authority
from binhyen.law.kinds import Kind, Level
from binhyen.law.schema import InstrumentVersion
from binhyen.law.scope import ScopeAnswer, UnitFacts, scope
from binhyen.organisations.enums import UnitKind
from binhyen.organisations.models import Unit, UnitVersion


class Unclear(Refused):
    """The unit's own record does not say enough; the sentence tells what to fill in."""


@dataclass(frozen=True)
class Standing:
    """`authority` is None outside the scope. `note` is shown wherever the authority is: what waits for confirmation."""

    in_scope: bool
    reason: str
    citation: str
    authority: Unit | None
    basis: str = ""
    note: str = ""


def standing_of(law: InstrumentVersion, version: UnitVersion, day: date) -> Standing:
    """Raises Unclear where the size, the level or the managing authority of the unit is not known."""
    answer = scope_of(law, version)
    if answer.in_scope is None:
        raise Unclear(f"{version.name}: {answer.reason} Hãy khai trong danh sách đơn vị rồi cập nhật kỳ.")
    if not answer.in_scope:
        return Standing(in_scope=False, reason=answer.reason, citation=answer.citation, authority=None)
    decides = _authority(law, version, day)
    if decides.level == Level.MINISTRY:
        # Điều 9 khoản 1 điểm d: such a dossier goes to the Ministry's own unit and never passes through here.
        reason = "Do đơn vị nghiệp vụ Bộ Công an theo dõi, hồ sơ gửi về Bộ, không qua xã và tỉnh."
        return Standing(in_scope=False, reason=reason, citation=decides.basis, authority=None)
    body = _body(version, decides.level)
    note = decides.note or ""
    if decides.confidence != "H":
        note = f"Chờ xác nhận: {decides.basis}. {note}".strip()
    return Standing(
        in_scope=True,
        reason=answer.reason,
        citation=answer.citation,
        authority=body,
        basis=decides.basis,
        note=note,
    )


def scope_of(law: InstrumentVersion, version: UnitVersion) -> ScopeAnswer:
    return scope(
        law,
        UnitFacts(
            kind=Kind(version.unit.kind),
            school_level=version.school_level or None,
            enterprise_size=version.enterprise_size or None,
            is_armed_force=version.is_armed_force,
        ),
    )


def _authority(law: InstrumentVersion, version: UnitVersion, day: date) -> AuthorityAnswer:
    try:
        return authority(
            law,
            kind=Kind(version.unit.kind),
            managing_level=Level(version.managing_level),
            on=day,
            delegated_to=Level(version.delegated_level) if version.delegated_level else None,
        )
    except NoAuthority as why:
        raise Unclear(f"{version.name}: {why}") from None


def _body(version: UnitVersion, level: Level) -> Unit:
    """The unit at the deciding level above this one."""
    commune = version.unit if version.unit.kind == UnitKind.COMMUNE else version.commune
    body = {Level.COMMUNE: commune, Level.DISTRICT: version.district, Level.PROVINCE: version.province}.get(level)
    if body is None:
        raise Unclear(
            f"{version.name}: chưa rõ nơi quyết định ({level.label}). "
            "Hãy kiểm tra đơn vị cấp trên và cấp quản lý trong danh sách đơn vị."
        )
    return body

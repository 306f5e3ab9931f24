"""May this person? The province's standing office drafts; a second person of the office or the authority approves."""

from binhyen.core.errors import NotYours, Refused
from binhyen.organisations.enums import AUTHORITY_ROLES, READING_ROLES, Role, UnitKind
from binhyen.organisations.models import Unit
from binhyen.organisations.rights import Rights
from binhyen.provisions.enums import ProvisionState
from binhyen.provisions.models import ProvincialCriterion


def can_draft(rights: Rights, province: Unit) -> bool:
    return province.kind == UnitKind.PROVINCE and rights.hold([Role.REVIEWER], province.pk)


def check_draft(rights: Rights, province: Unit) -> None:
    if not rights.hold(READING_ROLES, province.pk):
        raise NotYours
    if not can_draft(rights, province):
        raise Refused("Tiêu chí riêng của tỉnh do cán bộ thường trực Ban Chỉ đạo cấp tỉnh soạn.")


def can_see_drafts(rights: Rights, province: Unit) -> bool:
    """What is not approved yet is the province's own affair."""
    return rights.hold(READING_ROLES, province.pk)


def check_read(rights: Rights, criterion: ProvincialCriterion) -> None:
    """What was approved is law for many: everyone may read it."""
    if not criterion.is_approved and not can_see_drafts(rights, criterion.province):
        raise NotYours


def authors(criterion: ProvincialCriterion) -> set[int]:
    """Whose word waits for another's: who drafted or last changed it; of an end, who proposed it."""
    if criterion.state == ProvisionState.ENDING:
        return {criterion.changed_by_id}
    return {criterion.drafted_by_id, criterion.changed_by_id}


def can_approve(rights: Rights, criterion: ProvincialCriterion) -> bool:
    return rights.hold(AUTHORITY_ROLES, criterion.province_id) and rights.user.pk not in authors(criterion)


def check_may_approve(rights: Rights, criterion: ProvincialCriterion) -> None:
    check_read(rights, criterion)
    if not rights.hold(AUTHORITY_ROLES, criterion.province_id):
        raise Refused("Việc phê duyệt do thường trực Ban Chỉ đạo hoặc cấp có thẩm quyền của tỉnh thực hiện.")


def check_approve(rights: Rights, criterion: ProvincialCriterion) -> None:
    check_may_approve(rights, criterion)
    if not can_approve(rights, criterion):
        raise Refused("Người soạn hoặc sửa sau cùng không tự phê duyệt. Hãy để một người khác của tỉnh làm bước này.")

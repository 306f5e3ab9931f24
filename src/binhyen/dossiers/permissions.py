"""May this person? Roles on the unit and on the authority; nobody reviews what they sent (house rule 10).

`can_…` answers for buttons and pages, `check_…` raises: NotYours where the person may not even see the
dossier, Refused with a sentence where they may see it but not do this.
"""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef

from binhyen.core.errors import NotYours, Refused
from binhyen.dossiers.enums import Side
from binhyen.dossiers.models import CarryOver, Dossier, DossierEvent, DossierPaper, Evidence, Fact, Minutes
from binhyen.organisations.enums import READING_ROLES, UNIT_ROLES, Role
from binhyen.organisations.rights import Rights, rights_of

ENTRY_BEGUN = "entry_begun"
TWO_PEOPLE = (
    "Người đã gửi hoặc nhập hồ sơ này không thẩm định, quyết định chính hồ sơ đó. Hãy để một người khác làm bước này."
)


def is_of_unit(rights: Rights, dossier: Dossier) -> bool:
    return rights.hold(UNIT_ROLES, dossier.unit_id)


def is_of_office(rights: Rights, dossier: Dossier) -> bool:
    """Works at the standing office that reviews this dossier."""
    return rights.hold([Role.REVIEWER], dossier.authority_id)


def is_of_authority(rights: Rights, dossier: Dossier) -> bool:
    return rights.hold([Role.DECIDER], dossier.authority_id)


def can_read(rights: Rights, dossier: Dossier) -> bool:
    """Its own people, those above it; and whoever works at a commune, for the commune's own dossier."""
    return rights.hold((*UNIT_ROLES, *READING_ROLES), dossier.unit_id) or can_read_as_superior(rights, dossier)


def can_read_as_superior(rights: Rights, dossier: Dossier) -> bool:
    """Sees what the reviewed unit does not: the review while it is going on."""
    above = [place for place in dossier.place if place != dossier.unit_id]
    return rights.hold(READING_ROLES, dossier.authority_id, *above)


def check_read(rights: Rights, dossier: Dossier) -> None:
    if not can_read(rights, dossier):
        raise NotYours


def enters_for_unit(rights: Rights, dossier: Dossier) -> bool:
    """Began to enter for the unit, and still works at the office that reviews it."""
    return dossier.is_entered_by(rights.user) and is_of_office(rights, dossier)


def can_enter(rights: Rights, dossier: Dossier) -> bool:
    """Record on the unit's side: its own people, or the officer who enters for it from signed paper."""
    return is_of_unit(rights, dossier) or enters_for_unit(rights, dossier)


def check_enter(rights: Rights, dossier: Dossier) -> None:
    check_read(rights, dossier)
    if not can_enter(rights, dossier):
        raise Refused("Chỉ người của đơn vị, hoặc cán bộ đang nhập thay từ bản giấy, được ghi vào hồ sơ này.")


def can_send(rights: Rights, dossier: Dossier) -> bool:
    return rights.hold([Role.HEAD], dossier.unit_id) or enters_for_unit(rights, dossier)


def check_send(rights: Rights, dossier: Dossier) -> None:
    check_enter(rights, dossier)
    if not can_send(rights, dossier):
        raise Refused("Việc gửi do thủ trưởng đơn vị thực hiện. Hãy bấm “Trình thủ trưởng” để thủ trưởng duyệt và gửi.")


def can_begin_entry(rights: Rights, dossier: Dossier) -> bool:
    """One officer at a time; the work of one who left the office may be taken over."""
    if not is_of_office(rights, dossier):
        return False
    return dossier.entered_by is None or not is_of_office(rights_of(dossier.entered_by, rights.day), dossier)


def check_office_role(rights: Rights, dossier: Dossier) -> None:
    """May open the reviewing side's pages."""
    check_read(rights, dossier)
    if not is_of_office(rights, dossier):
        raise Refused("Bước này do thường trực Ban Chỉ đạo nơi thẩm định hồ sơ thực hiện.")


def check_office(rights: Rights, dossier: Dossier) -> bool:
    """May act on the reviewing side. Returns whether a second person must confirm (the dual-role exception was used).

    Raises Refused where the person acted on the unit's side of this dossier and no dated exception allows it.
    """
    check_office_role(rights, dossier)
    return _check_two_people(rights, dossier)


def check_authority(rights: Rights, dossier: Dossier) -> None:
    check_read(rights, dossier)
    if not is_of_authority(rights, dossier):
        raise Refused("Bước này do cấp có thẩm quyền quyết định thực hiện.")
    if acted_for_unit(rights, dossier):
        raise Refused(TWO_PEOPLE)


def _check_two_people(rights: Rights, dossier: Dossier) -> bool:
    if not acted_for_unit(rights, dossier):
        return False
    if rights.dual_role(dossier.authority_id, *dossier.place) is None:
        raise Refused(TWO_PEOPLE)
    return True


def acted_for_unit(rights: Rights, dossier: Dossier) -> bool:
    """Took a step on the unit's side of this dossier, or wrote something that stands in it. One query.

    Beginning an entry and giving it back unwritten is no hand in it: a slip of the finger bars nobody.
    """
    mine = {"dossier": OuterRef("pk"), "recorder_id": rights.user.pk}
    steps = DossierEvent.objects.filter(dossier=OuterRef("pk"), side=Side.UNIT, by=rights.user)
    stepped = Exists(steps.exclude(action=ENTRY_BEGUN))
    wrote = [Exists(model.objects.filter(**mine)) for model in (Fact, Evidence, DossierPaper, Minutes, CarryOver)]
    return (
        dossier.is_entered_by(rights.user)
        or Dossier.objects.filter(reduce(or_, wrote, stepped), pk=dossier.pk).exists()
    )

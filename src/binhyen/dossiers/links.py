"""Where a duty that aims at a dossier is done."""

from django.urls import reverse

from binhyen.duties.enums import DutyCode
from binhyen.duties.links import DutyLink
from binhyen.duties.models import Duty

_PAGES = {DutyCode.REGISTER: ("dossier_registration", "Mở hồ sơ đăng ký"), DutyCode.PROPOSE: ("dossier", "Mở hồ sơ")}


def duty_link(duty: Duty) -> DutyLink:
    page, button = _PAGES[DutyCode(duty.code)]
    return DutyLink(reverse(page, args=[duty.subject.partition(":")[2]]), button)

"""Issuing a decision: all its units at once, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import audited, note
from binhyen.core.errors import Refused
from binhyen.core.text import in_sentence, one_line
from binhyen.dossiers.actions.result import check_result, record_result
from binhyen.dossiers.models import Dossier
from binhyen.dossiers.schedule import schedule_of
from binhyen.duties.models import Season
from binhyen.organisations.models import Unit
from binhyen.papers import actions as papers
from binhyen.papers.uploads import Upload
from binhyen.recognitions.enums import Capacity
from binhyen.recognitions.models import Certificate, Decision, DecisionEntry


@dataclass(frozen=True)
class Ruling:
    """What the decision says of one dossier."""

    dossier: Dossier
    recognised: bool
    reason: str = ""


@audited
def issue_decision(
    *,
    season: Season,
    authority: Unit,
    number: str,
    issued_on: date,
    capacity: Capacity,
    rulings: Sequence[Ruling],
    by: User,
    upload: Upload | None = None,
) -> Decision:
    """Record a decision, close every dossier it names and give each recognised unit its certificate.

    One transaction: raises Refused for the first dossier that cannot be decided on (any more), and nothing is written.
    """
    # One decision of an authority at a time: of two people who press at once, the second sees the first one's number.
    Unit.objects.select_for_update().get(pk=authority.pk)
    check_decision(season=season, authority=authority, number=number, issued_on=issued_on, rulings=rulings)
    decision = Decision.objects.create(
        season=season,
        authority=authority,
        authority_name=f"Ủy ban nhân dân {in_sentence(authority.name)}",
        number=one_line(number),
        issued_on=issued_on,
        capacity=capacity,
        file=papers.store(upload, chain=authority.chain, by=by) if upload else None,
        is_late=any(issued_on > schedule_of(ruling.dossier).last_day for ruling in rulings),
        recorded_by=by,
    )
    # In one order everywhere, so that two decisions over the same dossiers cannot wait for each other.
    for ruling in sorted(rulings, key=lambda each: each.dossier.pk):
        _rule(decision, ruling, by)
    note(
        "decision.issued",
        by=by,
        chain=authority.chain,
        subject=f"decision:{decision.key}",
        label=str(decision),
        recognised=sorted(each.dossier.key for each in rulings if each.recognised),
        not_recognised=sorted(each.dossier.key for each in rulings if not each.recognised),
    )
    return decision


def check_decision(*, season: Season, authority: Unit, number: str, issued_on: date, rulings: Sequence[Ruling]) -> None:
    """Whether such a decision could be issued now. Raises Refused, as `issue_decision` does, and writes nothing."""
    number = one_line(number)
    if not rulings:
        raise Refused("Hãy chọn ít nhất một đơn vị để đưa vào quyết định.")
    if issued_on > clock.today():
        raise Refused(
            f"Ngày ban hành {issued_on:%d/%m/%Y} chưa tới. Hãy ghi ngày đã ký trên quyết định.", about="issued_on"
        )
    same = Decision.objects.filter(authority=authority, number=number, issued_on__year=issued_on.year)
    if same.exists():
        raise Refused(
            f"Số {number} năm {issued_on.year} đã dùng cho một quyết định khác của {authority.name}. "
            "Hãy kiểm tra lại số.",
            about="number",
        )
    strangers = [each.dossier.unit_name for each in rulings if each.dossier.authority_id != authority.pk]
    if strangers:
        raise Refused(f"{strangers[0]} không thuộc thẩm quyền quyết định của {authority.name}.")
    if any(each.dossier.season_id != season.pk for each in rulings):
        raise Refused("Một quyết định chỉ gồm các hồ sơ của cùng một kỳ.")
    for each in rulings:
        check_result(each.dossier, recognised=each.recognised, reason=each.reason, issued_on=issued_on)


def _rule(decision: Decision, ruling: Ruling, by: User) -> None:
    dossier = record_result(
        ruling.dossier,
        recognised=ruling.recognised,
        issued_on=decision.issued_on,
        decision=str(decision),
        reason=ruling.reason,
        by=by,
    )
    entry = DecisionEntry.objects.create(
        decision=decision,
        dossier=dossier,
        unit_name=dossier.unit_name,
        recognised=ruling.recognised,
        reason=ruling.reason.strip(),
    )
    if ruling.recognised:
        Certificate.objects.create(
            entry=entry, unit=dossier.unit, unit_name=dossier.unit_name, year=dossier.season.year
        )

"""What a season uses never changes: a criterion takes effect, and ends, for seasons that no commune has opened yet."""

from dataclasses import replace
from typing import Any

import pytest

from binhyen.core.audit import SYSTEM
from binhyen.core.errors import Refused
from binhyen.dossiers.actions.opening import open_for_commune
from binhyen.dossiers.actions.recording import record_facts
from binhyen.dossiers.assessment import assess
from binhyen.dossiers.completeness import missing_for_submission
from binhyen.dossiers.content import content_of
from binhyen.dossiers.models import Dossier
from binhyen.dossiers.schedule import law_of
from binhyen.law.facts import FactValue, Ratio
from binhyen.law.kinds import Kind
from binhyen.law.outcomes import Outcome, Verdict
from binhyen.organisations.actions import UnitState, create_unit, grant
from binhyen.organisations.enums import Role, UnitKind
from binhyen.organisations.models import Unit
from binhyen.provisions import actions
from tests.conftest import TODAY
from tests.provisions.wordings import DRILLS, FIRES, INSTRUMENT, LIGHTS, NOTICE, approved, sent
from tests.world import LONG_AGO, World

OWN = "TINH-1"


def opened(world: World, year: int = 2026, unit: Unit | None = None) -> Dossier:
    open_for_commune(world.commune, year=year, by=world.officer)
    return world.dossier(unit or world.hamlet, year)


def own_codes(dossier: Dossier) -> list[str]:
    return [each.code for each in law_of(dossier).criteria(dossier.law_kind) if each.is_provincial]


# ── frozen once a season is open ─────────────────────────────────────────────────────────────


def test_it_cannot_take_effect_for_a_season_that_is_open(world: World) -> None:
    with pytest.raises(Refused, match="Kỳ 2025 đã mở tại tỉnh Ngàn Trúc") as why:
        actions.draft(world.province, wording=replace(LIGHTS, since_year=2025), by=world.province_office)
    assert why.value.about == "since_year"


def test_a_season_opened_while_it_waited_refuses_the_approval(world: World) -> None:
    row = sent(world)
    dossier = opened(world)
    with pytest.raises(Refused, match="Kỳ 2026 đã mở"):
        actions.approve(row, by=world.province_chairman)
    assert own_codes(dossier) == []


def test_one_commune_of_the_province_is_enough_to_freeze(world: World) -> None:
    row = sent(world)
    open_for_commune(world.neighbour, year=2026, by=world.officer)
    with pytest.raises(Refused, match="Kỳ 2026 đã mở"):
        actions.approve(row, by=world.province_chairman)


def test_a_season_of_another_province_freezes_nothing_here(world: World) -> None:
    commune, _ = elsewhere()
    row = sent(world)
    open_for_commune(commune, year=2026, by=world.officer)
    assert actions.approve(row, by=world.province_chairman).is_approved


def test_an_end_does_not_touch_a_season_that_is_open(world: World) -> None:
    row = approved(world)
    dossier = opened(world)
    with pytest.raises(Refused, match="Kỳ cuối sớm nhất ghi được là 2026"):
        actions.propose_end(row, last_year=2025, by=world.province_office)
    actions.propose_end(row, last_year=2026, by=world.province_office)
    actions.approve(row, by=world.province_chairman)
    assert own_codes(dossier) == [OWN]
    assert own_codes(_as_of(dossier, 2027)) == []


def _as_of(dossier: Dossier, year: int) -> Dossier:
    """The same unit's dossier as it would be in a later season, not stored."""
    later = Dossier(unit=dossier.unit, kind=dossier.kind, province=dossier.province)
    later.season = type(dossier.season)(scheme="tt124", year=year, version=dossier.season.version)
    return later


def test_a_season_opened_meanwhile_refuses_the_end_too(world: World) -> None:
    row = approved(world)
    actions.propose_end(row, last_year=2025, by=world.province_office)
    opened(world)
    with pytest.raises(Refused, match="Kỳ cuối sớm nhất ghi được là 2026"):
        actions.approve(row, by=world.province_chairman)


def test_a_year_before_the_law_is_refused(world: World) -> None:
    """In a province that has opened nothing yet, the circular's own first season is the bar."""
    province = elsewhere()[0].province
    assert province is not None
    grant(world.province_office, unit=province, role=Role.REVIEWER, valid_from=LONG_AGO, by=world.administrator)
    with pytest.raises(Refused, match="Năm 2019 không có quy định nào") as why:
        actions.draft(province, wording=replace(LIGHTS, since_year=2019), by=world.province_office)
    assert why.value.about == "since_year"


# ── the dossiers of that province ────────────────────────────────────────────────────────────


def elsewhere() -> tuple[Unit, Unit]:
    """A commune of another province with one hamlet."""

    def unit(kind: UnitKind, name: str, **lies: Any) -> Unit:
        return create_unit(kind=kind, state=UnitState(name=name, **lies), valid_from=LONG_AGO, by=SYSTEM)

    province = unit(UnitKind.PROVINCE, "Tỉnh Sông Lam")
    commune = unit(UnitKind.COMMUNE, "Xã Bến Đò", province=province)
    return commune, unit(UnitKind.RESIDENTIAL_AREA, "Xóm Bến", province=province, commune=commune)


def test_the_dossiers_of_that_province_have_it_and_no_others(world: World) -> None:
    approved(world)
    commune, hamlet = elsewhere()
    here = opened(world)
    open_for_commune(commune, year=2026, by=world.officer)
    there = Dossier.objects.get(unit=hamlet, season__year=2026)
    assert own_codes(here) == [OWN]
    assert own_codes(there) == []
    assert here.criteria == there.criteria + 1
    assert own_codes(world.dossier(world.school, 2026)) == [], "It was written for residential areas."
    assert own_codes(world.dossier(world.hamlet, 2025)) == [], "2025 was opened without it."


def test_what_waits_or_is_a_draft_binds_nobody(world: World) -> None:
    sent(world)
    actions.draft(world.province, wording=DRILLS, by=world.province_office)
    assert own_codes(opened(world)) == []


def test_without_one_the_law_is_the_very_version_of_the_catalogue(world: World) -> None:
    dossier = opened(world)
    assert law_of(dossier).checksum == dossier.season.checksum
    assert content_of(dossier)["law"] == {"version": dossier.season.version, "checksum": dossier.season.checksum}


def record(world: World, dossier: Dossier, **facts: FactValue) -> None:
    criterion = law_of(dossier).criterion(dossier.law_kind, OWN)
    record_facts(dossier, criterion, values=facts, by=world.head)


@pytest.mark.parametrize(
    ("n", "outcome", "reason"),
    [
        (7, Outcome.MET, "7/10 tuyến đường, bằng 70 %, đạt yêu cầu từ 70 % trở lên."),
        (6, Outcome.NOT_MET, "6/10 tuyến đường, bằng 60 %, chưa đạt yêu cầu từ 70 % trở lên."),
    ],
)
def test_its_outcome_is_explained_like_any_other(world: World, n: int, outcome: Outcome, reason: str) -> None:
    approved(world)
    dossier = opened(world)
    record(world, dossier, tinh_1_ratio=Ratio(n, 10))
    result = assess(dossier, today=TODAY).evaluation.by_code[OWN]
    assert (result.outcome, result.reason) == (outcome, reason)
    assert result.citation == f"Điều 2 khoản 1 {INSTRUMENT}"


@pytest.mark.parametrize(
    ("wording", "facts", "outcome"),
    [
        (NOTICE, {"tinh_1_answer": True, "tinh_1_account": "Đã niêm yết tại nhà văn hóa."}, Outcome.MET),
        (NOTICE, {"tinh_1_answer": True}, Outcome.UNKNOWN),
        (NOTICE, {"tinh_1_answer": False}, Outcome.NOT_MET),
        (DRILLS, {"tinh_1_count": 2}, Outcome.MET),
        (DRILLS, {"tinh_1_count": 1}, Outcome.NOT_MET),
        (FIRES, {"tinh_1_count": 0}, Outcome.MET),
        (FIRES, {"tinh_1_count": 1}, Outcome.NOT_MET),
        (FIRES, {}, Outcome.UNKNOWN),
    ],
)
def test_each_measure_is_judged(world: World, wording: Any, facts: dict[str, FactValue], outcome: Outcome) -> None:
    approved(world, wording)
    dossier = opened(world)
    record(world, dossier, **facts)
    assert assess(dossier, today=TODAY).evaluation.by_code[OWN].outcome is outcome


def test_it_decides_the_verdict_and_holds_the_sending_back(world: World) -> None:
    """Điều 8 khoản 1: every criterion must be met, the province's own too."""
    approved(world)
    opened(world)
    player = world.player(world.hamlet, 2026)
    player.record(TODAY, size=80, leave=(OWN,))
    assessment = assess(player.dossier, today=TODAY)
    missing = [each.item for each in missing_for_submission(player.dossier, assessment, on_behalf=False)]
    assert f"criterion:{OWN}" in missing
    record(world, player.dossier, tinh_1_ratio=Ratio(6, 10))
    assert player.dossier.verdict == Verdict.FAIL


def test_what_was_sent_names_it(world: World) -> None:
    approved(world)
    dossier = opened(world)
    content = content_of(dossier)
    assert content["law"]["provincial"] == [{"code": OWN, "text": LIGHTS.text}]
    assert content["criteria"][-1]["code"] == OWN


def test_a_later_season_has_what_was_added_for_it(world: World) -> None:
    approved(world, replace(LIGHTS, since_year=2027))
    dossier = opened(world)
    assert own_codes(dossier) == []
    assert own_codes(_as_of(dossier, 2027)) == [OWN]


def test_a_criterion_for_agencies_leaves_enterprises_alone(world: World) -> None:
    approved(world, replace(FIRES, kinds=(Kind.AGENCY,)))
    dossier = opened(world, unit=world.agency)
    assert own_codes(dossier) == [OWN]
    assert all(not each.is_provincial for each in law_of(dossier).criteria(Kind.ENTERPRISE))

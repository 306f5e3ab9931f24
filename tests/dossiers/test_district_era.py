"""2024 under the district; from 01/07/2025 the province, inferred and said so; what was decided stays as it was."""

from datetime import date

import pytest

from binhyen.core import clock
from binhyen.core.errors import Refused
from binhyen.dossiers import permissions
from binhyen.dossiers.actions import review, submission
from binhyen.dossiers.assessment import assess
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.rollup import roll_up
from binhyen.duties.models import Duty
from binhyen.law.facts import Ratio
from binhyen.organisations.rights import rights_of
from binhyen.recognitions.models import Certificate
from tests.district import NEW_DAY, DistrictWorld, build_district_world


@pytest.fixture
def era(db: None) -> DistrictWorld:
    """The season of 2024, opened in December 2023."""
    world = build_district_world()
    assert world.open(2024, date(2023, 12, 18)) == []
    return world


def test_in_2024_the_district_decides_the_commune_and_what_it_managed_itself(era: DistrictWorld) -> None:
    commune = era.dossier(era.commune, 2024)
    assert (commune.authority, commune.authority_note) == (era.district, "")
    assert commune.authority_basis == "Điều 10 khoản 2 Thông tư 124/2021/TT-BCA"
    assert era.dossier(era.school, 2024).authority == era.district
    assert era.dossier(era.hamlets[0], 2024).authority == era.commune


def test_what_the_district_delegated_to_the_commune_is_the_communes(era: DistrictWorld) -> None:
    """Điều 10 khoản 5: one level down, for agencies, enterprises and schools."""
    dossier = era.dossier(era.factory, 2024)
    assert dossier.authority == era.commune
    assert "khoản 5" in dossier.authority_basis


def test_the_communes_fraction_counts_the_delegated_factory_and_not_the_districts_school(era: DistrictWorld) -> None:
    assert roll_up(era.dossier(era.commune, 2024)).in_scope == 5  # four hamlets and the factory


def test_a_whole_year_is_finished_under_the_district(era: DistrictWorld) -> None:
    for unit in [*era.hamlets, era.factory, era.school]:
        era.play_2024(unit)
    era.decide_2024(era.commune, [*era.hamlets, era.factory], era.cast.chairman)
    era.decide_2024(era.district, [era.school], era.cast.district_chairman)
    assert roll_up(era.dossier(era.commune, 2024)).recognised_of == Ratio(5, 5)
    era.play_2024(era.commune)
    decision = era.decide_2024(era.district, [era.commune], era.cast.district_chairman)
    dossier = era.dossier(era.commune, 2024)
    assert dossier.state == DossierState.RECOGNISED
    assert decision.authority == era.district
    outcomes = {each.code: each.outcome for each in assess(dossier, today=NEW_DAY).evaluation.results}
    assert set(outcomes.values()) == {"dat"}


def test_a_decided_dossier_stays_the_districts_when_districts_end(era: DistrictWorld) -> None:
    for unit in [*era.hamlets, era.factory]:
        era.play_2024(unit)
    era.decide_2024(era.commune, [*era.hamlets, era.factory], era.cast.chairman)
    era.play_2024(era.commune)
    era.decide_2024(era.district, [era.commune], era.cast.district_chairman)
    era.end_districts()
    with pytest.raises(Refused, match="đã hết năm"):
        era.open(2024, NEW_DAY)
    dossier = era.dossier(era.commune, 2024)
    assert (dossier.authority, dossier.district) == (era.district, era.district)
    certificate = Certificate.objects.get(unit=era.commune)
    assert certificate.entry.decision.authority_name.endswith("huyện Lam Khê")


def test_from_the_first_of_july_the_province_decides_and_the_page_says_that_it_waits_for_confirmation(
    era: DistrictWorld,
) -> None:
    assert era.open(2025, date(2024, 12, 16)) == []
    assert era.dossier(era.commune, 2025).authority == era.district
    era.end_districts()
    era.open(2025, NEW_DAY)
    dossier = era.dossier(era.commune, 2025)
    assert (dossier.authority, dossier.district) == (era.province, None)
    assert dossier.authority_note.startswith("Chờ xác nhận: suy luận từ việc kết thúc cấp huyện")
    assert "Thông tư 48/2025/TT-BCA" in dossier.authority_note


def test_before_it_is_opened_again_nothing_moves(era: DistrictWorld) -> None:
    era.open(2025, date(2024, 12, 16))
    era.end_districts()
    assert era.dossier(era.commune, 2025).authority == era.district


def test_the_duties_go_over_with_the_authority_but_what_was_done_stays(era: DistrictWorld) -> None:
    era.open(2025, date(2024, 12, 16))
    era.player(era.commune, 2025).register(date(2025, 2, 24))
    era.end_districts()
    era.open(2025, NEW_DAY)
    recipients = dict(Duty.objects.filter(unit=era.commune, season__year=2025).values_list("code", "recipient"))
    assert "huyện lam khê" in recipients["register"].lower()
    assert "tỉnh ngàn trúc" in recipients["propose"].lower()


def test_a_school_that_the_district_managed_is_told_until_its_new_manager_is_known(era: DistrictWorld) -> None:
    era.open(2025, date(2024, 12, 16))
    era.end_districts()
    unclear = era.open(2025, NEW_DAY)
    assert [sentence.partition(":")[0] for sentence in unclear] == ["Công ty Chè Đồng Mây", "Trường THCS Đồng Mây"]
    assert era.dossier(era.school, 2025).authority == era.district


def test_the_districts_people_see_nothing_any_more_and_the_provinces_see_both_years(era: DistrictWorld) -> None:
    era.open(2025, date(2024, 12, 16))
    era.end_districts()
    era.open(2025, NEW_DAY)
    for year in (2024, 2025):
        dossier = era.dossier(era.commune, year)
        assert not permissions.can_read(rights_of(era.cast.district_office, NEW_DAY), dossier)
        assert permissions.can_read(rights_of(era.cast.province_office, NEW_DAY), dossier)
        last = date(2025, 6, 30)
        reads = permissions.can_read(rights_of(era.cast.district_office, last), dossier)
        assert reads is (year == 2024)


def test_the_commune_goes_on_from_the_district_to_the_province_in_one_season(era: DistrictWorld) -> None:
    era.open(2025, date(2024, 12, 16))
    player = era.player(era.commune, 2025)
    player.register(date(2025, 2, 24))
    era.end_districts()
    era.open(2025, NEW_DAY)
    player.record(date(2025, 11, 3), size=4)
    player.prepare(date(2025, 11, 3))
    with clock.set_to(date(2025, 11, 5)):
        assert roll_up(player.dossier).registered_of == Ratio(0, 5)
        submission.submit(player.dossier, by=player.head)
        review.receive(player.dossier, by=era.cast.province_office)
    assert player.dossier.state == DossierState.RECEIVED

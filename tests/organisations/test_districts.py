"""The first of July 2025: districts end, what lay in them lies directly under the province."""

from datetime import date

from binhyen.core.audit import SYSTEM
from binhyen.core.models import AuditEntry
from binhyen.organisations.actions import UnitState, create_unit, end_districts
from binhyen.organisations.enums import Level, UnitKind
from binhyen.organisations.models import Unit
from binhyen.organisations.queries import version_on

FIRST, LAST_DAY, NEW_DAY = date(2020, 1, 1), date(2025, 6, 30), date(2025, 7, 1)


def unit(kind: UnitKind, name: str, **columns: object) -> Unit:
    return create_unit(kind=kind, state=UnitState(name=name, **columns), valid_from=FIRST, by=SYSTEM)  # type: ignore[arg-type]


def two_districts() -> dict[str, Unit]:
    province = unit(UnitKind.PROVINCE, "Tỉnh A")
    district = unit(UnitKind.DISTRICT, "Huyện B", province=province)
    other = unit(UnitKind.DISTRICT, "Huyện C", province=province)
    commune = unit(UnitKind.COMMUNE, "Xã D", province=province, district=district)
    lies = {"province": province, "district": district, "commune": commune}
    return {
        "province": province,
        "district": district,
        "other": other,
        "commune": commune,
        "hamlet": unit(UnitKind.RESIDENTIAL_AREA, "Xóm E", **lies),
        "school": unit(UnitKind.SCHOOL, "Trường G", managing_level=Level.DISTRICT, **lies),
    }


def test_units_keep_their_district_to_the_last_day_and_have_none_from_the_next(db: None) -> None:
    place = two_districts()
    moved = end_districts(place["province"], last_day=LAST_DAY, by=SYSTEM, basis="Luật 72/2025/QH15")
    assert moved == 3
    for name in ("commune", "hamlet", "school"):
        before, after = version_on(place[name], LAST_DAY), version_on(place[name], NEW_DAY)
        assert (before.district, after.district) == (place["district"], None)
        assert before.province == after.province == place["province"]
        assert after.basis == "Luật 72/2025/QH15"
    assert version_on(place["hamlet"], NEW_DAY).commune == place["commune"]


def test_the_facts_of_a_unit_go_over_unchanged(db: None) -> None:
    place = two_districts()
    end_districts(place["province"], last_day=LAST_DAY, by=SYSTEM, basis="Luật 72/2025/QH15")
    assert version_on(place["school"], NEW_DAY).managing_level == Level.DISTRICT


def test_the_districts_themselves_end(db: None) -> None:
    place = two_districts()
    end_districts(place["province"], last_day=LAST_DAY, by=SYSTEM, basis="Luật 72/2025/QH15")
    assert not Unit.objects.valid_on(NEW_DAY).filter(kind=UnitKind.DISTRICT).exists()
    assert Unit.objects.valid_on(LAST_DAY).filter(kind=UnitKind.DISTRICT).count() == 2


def test_another_province_keeps_its_districts(db: None) -> None:
    place = two_districts()
    elsewhere = unit(UnitKind.PROVINCE, "Tỉnh Z")
    kept = unit(UnitKind.DISTRICT, "Huyện Y", province=elsewhere)
    commune = unit(UnitKind.COMMUNE, "Xã X", province=elsewhere, district=kept)
    end_districts(place["province"], last_day=LAST_DAY, by=SYSTEM, basis="Luật 72/2025/QH15")
    assert version_on(commune, NEW_DAY).district == kept


def test_it_is_told_once_in_the_chain_of_the_province_with_the_number_of_units(db: None) -> None:
    place = two_districts()
    end_districts(place["province"], last_day=LAST_DAY, by=SYSTEM, basis="Luật 72/2025/QH15")
    row = AuditEntry.objects.get(action="unit.districts_ended")
    assert row.chain.key == f"unit:{place['province'].pk}"
    assert row.data["moved"] == 3


def test_doing_it_again_moves_nothing(db: None) -> None:
    place = two_districts()
    end_districts(place["province"], last_day=LAST_DAY, by=SYSTEM, basis="Luật 72/2025/QH15")
    assert end_districts(place["province"], last_day=LAST_DAY, by=SYSTEM, basis="Luật 72/2025/QH15") == 0

"""The two seasons of the demonstration: 2024 finished under the district, 2025 in the middle of its last weeks."""

from datetime import date

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.demo.people import Cast
from binhyen.demo.places import HAMLETS, NEW_REGIME, Place, end_districts
from binhyen.demo.steps import Player
from binhyen.dossiers.actions.opening import open_for_commune
from binhyen.dossiers.actions.registration import return_registration
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier
from binhyen.law.facts import FactValue, Ratio
from binhyen.organisations.enums import UnitKind
from binhyen.organisations.models import Unit
from binhyen.recognitions.actions import Ruling, issue_decision
from binhyen.recognitions.enums import Capacity

# Households of each hamlet, in the order of HAMLETS; staff and pupils of the others.
HOUSEHOLDS = dict(zip(HAMLETS, (96, 121, 88, 143, 77, 132, 64, 109, 118, 91, 58, 102, 83), strict=True))
OTHERS = {"van_phong": 38, "mat_tran": 12, "y_te": 9, "van_hoa": 7, "chu_thap_do": 5, "khuyen_nong": 8}
OTHERS |= {"thcs": 486, "thpt": 1042, "che": 164}

LATE_PAPER = "Có một vụ mất trộm lớn chưa được phát hiện kịp thời; tiêu chí KDC-4b không đạt."


def play_2024(place: Place, cast: Cast) -> None:
    """Everyone registered; twelve of thirteen hamlets and all agencies recognised; the commune by the district."""
    with clock.set_to(date(2023, 12, 18)):
        open_for_commune(place.commune, year=2024, by=cast.officer)
    for index, (name, unit) in enumerate(place.hamlets.items()):
        player = Player(cast, unit, 2024)
        player.register(date(2024, 2, 19 + index % 5))
        failing = name == "Ngòi Cát"
        player.record(date(2024, 10, 21), size=HOUSEHOLDS[name], facts={"serious_crime": failing})
        player.add_evidence(date(2024, 10, 22), "Danh sách hộ đăng ký", ["KDC-1.3"])
        player.prepare(date(2024, 11, 1))
        player.submit(date(2024, 11, 4))
        player.review(date(2024, 11, 8), failed={"KDC-4b": LATE_PAPER} if failing else None)
    _decide(place.commune, 2024, "187/QĐ-UBND", date(2024, 11, 13), by=cast.chairman)
    for short, size in OTHERS.items():
        if short in place.members and _in_scope(place.members[short], 2024):
            _play_member_2024(Player(cast, place.members[short], 2024), size)
    _decide(place.commune, 2024, "191/QĐ-UBND", date(2024, 11, 18), by=cast.chairman)
    _play_commune_2024(place, cast)
    _decide(place.district, 2024, "2046/QĐ-UBND", date(2024, 11, 19), by=cast.district_chairman)
    _decide(place.province, 2024, "3310/QĐ-UBND", date(2024, 11, 19), by=cast.province_chairman)


def _play_member_2024(player: Player, size: int) -> None:
    player.register(date(2024, 3, 4))
    player.record(date(2024, 10, 28), size=size)
    rules = "GD-1.4" if player.unit.kind == UnitKind.SCHOOL else "CQ-1.4"
    player.add_evidence(date(2024, 10, 29), "Nội quy, quy chế của đơn vị", [rules])
    player.prepare(date(2024, 11, 12))
    player.submit(date(2024, 11, 15))
    player.review(date(2024, 11, 16))


def _play_commune_2024(place: Place, cast: Cast) -> None:
    player = Player(cast, place.commune, 2024)
    player.register(date(2024, 2, 26))
    player.record(date(2024, 11, 14), size=13)
    player.prepare(date(2024, 11, 15))
    player.submit(date(2024, 11, 18))
    player.review(date(2024, 11, 19))


def play_2025(place: Place, cast: Cast) -> None:
    """Seed of every state, as it stands in the second week of November."""
    with clock.set_to(date(2024, 12, 16)):
        open_for_commune(place.commune, year=2025, by=cast.officer)
    _register_in_quarter_one(place, cast)
    with clock.set_to(NEW_REGIME):
        end_districts(place, cast.admin)
        open_for_commune(place.commune, year=2025, by=cast.officer)
    _record_the_year(place, cast)
    _hamlets_in_november(place, cast)
    _others_in_november(place, cast)


def _register_in_quarter_one(place: Place, cast: Cast) -> None:
    for index, unit in enumerate(place.hamlets.values()):
        Player(cast, unit, 2025).register(date(2025, 2, 10 + index))
    for short in ("van_phong", "mat_tran", "y_te", "thcs", "thpt", "che"):
        Player(cast, place.members[short], 2025).register(date(2025, 3, 3))
    Player(cast, place.commune, 2025).register(date(2025, 2, 24))
    # Three agencies did not make it: one never registered, one late, one returned for supplement.
    late = Player(cast, place.members["chu_thap_do"], 2025)
    late.keep_registration_papers(date(2025, 11, 10))
    late.send_registration(date(2025, 11, 11))
    returned = Player(cast, place.members["khuyen_nong"], 2025)
    returned.keep_registration_papers(date(2025, 3, 20))
    returned.send_registration(date(2025, 3, 28))
    with clock.set_to(date(2025, 4, 1)):
        remarks = {"paper:plan": "Kế hoạch chưa có chữ ký và dấu; đề nghị tải lại bản đã ký."}
        return_registration(returned.dossier, comment="", remarks=remarks, by=cast.officer)


def _record_the_year(place: Place, cast: Cast) -> None:
    for name, unit in place.hamlets.items():
        unfinished = {"Đầm Sen": ("KDC-1.3", "KDC-4a", "KDC-5.1"), "Vườn Chè": ("KDC-1.3",)}.get(name, ())
        player = Player(cast, unit, 2025)
        size = HOUSEHOLDS[name]
        facts: dict[str, FactValue] = {}
        if name == "Suối Trong":
            facts = {"households_registered": Ratio(size - 3, size)}
        if name == "Khe Trúc":
            facts = {"serious_crime": True}
        player.record(date(2025, 10, 20), size=size, facts=facts, leave=unfinished)
        player.add_evidence(date(2025, 10, 21), "Danh sách hộ đăng ký", ["KDC-1.3"])
    for short in ("van_phong", "mat_tran", "y_te", "thcs", "thpt", "che"):
        player = Player(cast, place.members[short], 2025)
        player.record(date(2025, 10, 27), size=OTHERS[short], leave=("GD-6.1",) if short == "thcs" else ())
    commune = Player(cast, place.commune, 2025)
    commune.record(date(2025, 11, 6), size=13)


def _hamlets_in_november(place: Place, cast: Cast) -> None:
    def player(name: str) -> Player:
        return Player(cast, place.hamlets[name], 2025)

    finished = [name for name in HAMLETS if name not in ("Đầm Sen", "Vườn Chè", "Làng Dưới", "Suối Trong")]
    for name in (*finished, "Suối Trong"):
        player(name).prepare(date(2025, 11, 1))
    for name in finished:
        player(name).submit(date(2025, 11, 4))
    for name in ("Bãi Đá", "Cây Gạo", "Đồng Chùa", "Đồng Mới", "Làng Trên"):
        player(name).review(date(2025, 11, 6))
    player("Khe Trúc").review(date(2025, 11, 6), failed={"KDC-4b": LATE_PAPER})
    first = [place.hamlets[name] for name in ("Bãi Đá", "Cây Gạo", "Đồng Chùa", "Đồng Mới", "Khe Trúc")]
    _decide(place.commune, 2025, "203/QĐ-UBND", date(2025, 11, 10), by=cast.chairman, only=first)
    player("Ngòi Cát").receive(date(2025, 11, 7))
    gone_back = player("Gò Mây")
    gone_back.receive(date(2025, 11, 7))
    remarks = {"criterion:KDC-1.3": "Danh sách hộ thiếu chữ ký của hai nhóm liên gia; đề nghị chụp lại đủ các trang."}
    gone_back.return_for_supplement(date(2025, 11, 10), "Các mục khác đã đủ.", remarks)


def _others_in_november(place: Place, cast: Cast) -> None:
    for short in ("van_phong", "y_te"):
        player = Player(cast, place.members[short], 2025)
        player.prepare(date(2025, 11, 7))
        player.submit(date(2025, 11, 11))
    Player(cast, place.members["y_te"], 2025).receive(date(2025, 11, 11))
    school = Player(cast, place.members["thcs"], 2025)
    school.meet(date(2025, 11, 10))
    # It has recorded nothing yet: what stands from 2024 waits for somebody to look at it.
    Player(cast, place.members["van_hoa"], 2025).carry_over(date(2025, 11, 11))


def _in_scope(unit: Unit, year: int) -> bool:
    return not Dossier.objects.filter(unit=unit, season__year=year, state=DossierState.OUT_OF_SCOPE).exists()


def _decide(authority: Unit, year: int, number: str, on: date, *, by: User, only: list[Unit] | None = None) -> None:
    """One decision over all that is reviewed and waits at an authority, following the reviews."""
    waiting = Dossier.objects.filter(authority=authority, season__year=year, state=DossierState.REVIEWED)
    if only is not None:
        waiting = waiting.filter(unit__in=only)
    rulings = [
        Ruling(dossier, recognised=bool(dossier.proposed), reason="" if dossier.proposed else LATE_PAPER)
        for dossier in waiting.with_unit()
    ]
    with clock.set_to(on):
        issue_decision(
            season=rulings[0].dossier.season,
            authority=authority,
            number=number,
            issued_on=on,
            capacity=Capacity.CHAIRMAN,
            rulings=rulings,
            by=by,
        )

"""The minutes as data: who sat by the article's list, votes, other opinions, one record a dossier."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.test import Client

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.models import AuditEntry
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier, Minutes
from tests.pages import boxes_of, said_after, words_of
from tests.world import World

SignIn = Callable[[User], Client]

FORM = {
    "held_on": "01/11/2025",
    "began_at": "14:00",
    "ended_at": "15:30",
    "place": "Nhà văn hóa xóm",
    "chair": "Trưởng xóm",
    "secretary": "Thư ký chi bộ",
    "votes_for": "40",
    "votes_against": "2",
    "votes_abstained": "0",
    "dissent": "Hai hộ đề nghị xem lại tiêu chí 4a.",
    "proposes": "yes",
    "seat.party_cell_secretary": "Bí thư chi bộ",
    "seat.police": "Công an xã",
    "seat.front_committee": "",
    "opinion.KDC-4a": "Cần đối chiếu số vụ với Công an xã.",
}


def address(dossier: Dossier) -> str:
    return f"/ho-so/{dossier.key}/bien-ban/"


def save(client: Client, dossier: Dossier, **other: str) -> Any:
    return client.post(address(dossier), FORM | other)


@pytest.fixture
def client(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.clerk)


def test_a_meeting_is_recorded(world: World, client: Client) -> None:
    said = said_after(save(client, world.dossier()))
    assert "Đã lưu biên bản họp. Hồ sơ CHƯA GỬI." in said
    minutes = Minutes.objects.get()
    assert (minutes.held_on, minutes.began_at, minutes.ended_at) == (date(2025, 11, 1), time(14), time(15, 30))
    assert (minutes.votes_for, minutes.votes_against, minutes.votes_abstained) == (40, 2, 0)
    assert minutes.dissent == "Hai hộ đề nghị xem lại tiêu chí 4a."
    assert minutes.proposes
    seats = {seat.role: (seat.position, seat.is_present) for seat in minutes.seats.all()}
    assert seats["Bí thư chi bộ"] == ("Bí thư chi bộ", True)
    assert seats["Đại diện Ban Công tác Mặt trận"] == ("", False)
    assert {each.code: each.opinion for each in minutes.conclusions.all()} == {
        "KDC-4a": "Cần đối chiếu số vụ với Công an xã."
    }
    row = AuditEntry.objects.get(action="dossier.minutes_recorded")
    assert row.data == {
        "held_on": "2025-11-01",
        "proposes": True,
        "present": ["Bí thư chi bộ", "Đại diện Công an cấp cơ sở"],
    }


def test_what_was_recorded_stands_in_the_form_again(world: World, client: Client) -> None:
    save(client, world.dossier())
    boxes = boxes_of(client.get(address(world.dossier())))
    shown = {name: boxes[name][0] for name in FORM}
    assert shown == FORM


def test_a_second_record_replaces_the_first(world: World, client: Client) -> None:
    save(client, world.dossier())
    save(client, world.dossier(), held_on="02/11/2025", **{"opinion.KDC-4a": "", "seat.police": ""}, proposes="no")
    minutes = Minutes.objects.get()
    assert (minutes.held_on, minutes.proposes) == (date(2025, 11, 2), False)
    assert not minutes.conclusions.exists()
    assert minutes.seats.filter(is_present=True).count() == 1


def test_a_vote_is_not_required(world: World, client: Client) -> None:
    save(client, world.dossier(), votes_for="", votes_against="", votes_abstained="", dissent="")
    minutes = Minutes.objects.get()
    assert (minutes.votes_for, minutes.votes_against, minutes.votes_abstained) == (None, None, None)


@pytest.mark.parametrize(
    ("unit", "asked"),
    [
        (
            "hamlet",
            [
                "Bí thư chi bộ",
                "Đại diện Ban Công tác Mặt trận",
                "Đại diện các đoàn thể (nếu có)",
                "Đại diện Công an cấp cơ sở",
            ],
        ),
        (
            "school",
            [
                "Đại diện cấp ủy (nếu có)",
                "Đại diện các đoàn thể (nếu có)",
                "Đại diện lực lượng bảo vệ (nếu có)",
                "Đại diện Công an cấp cơ sở",
                "Đại diện cơ quan có thẩm quyền quản lý",
            ],
        ),
        ("commune", []),
    ],
)
def test_the_seats_are_those_that_article_9_names_for_the_kind(
    world: World, sign_in: SignIn, unit: str, asked: list[str]
) -> None:
    place = getattr(world, unit)
    answer = sign_in(world.player(place).head).get(address(world.dossier(place)))
    said = words_of(answer)
    assert [label for label in asked if label not in said] == []
    assert len([name for name in boxes_of(answer) if name.startswith("seat.")]) == len(asked)


@pytest.mark.parametrize(
    ("typed", "hour"), [("8:30", "08:30"), ("8h30", "08:30"), ("08.30", "08:30"), ("9h", "09:00"), ("14H05", "14:05")]
)
def test_an_hour_is_read_as_people_type_it(world: World, client: Client, typed: str, hour: str) -> None:
    save(client, world.dossier(), began_at=typed)
    assert f"{Minutes.objects.get().began_at:%H:%M}" == hour


def test_a_meeting_of_this_very_evening_counts_by_the_vietnamese_day(world: World, client: Client) -> None:
    with clock.set_to(datetime(2025, 11, 3, 17, 30, tzinfo=UTC)):
        assert save(client, world.dossier(), held_on="04/11/2025").status_code == 302


# ── mistakes ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"held_on": "04/11/2025"}, "Ngày họp 04/11/2025 chưa tới. Hãy ghi biên bản sau khi họp."),
        ({"held_on": "31/10/2024"}, "Ngày họp 31/10/2024 nằm ngoài kỳ 2025 (bắt đầu 01/11/2024)."),
        ({"held_on": "31/02/2025"}, "“31/02/2025” không phải là một ngày có thật."),
        ({"held_on": ""}, "Hãy ghi ngày, ví dụ 05/03/2025."),
        ({"ended_at": "13:59"}, "Giờ kết thúc phải sau giờ bắt đầu."),
        ({"ended_at": "14:00"}, "Giờ kết thúc phải sau giờ bắt đầu."),
        ({"began_at": "25:00"}, "Hãy ghi giờ theo mẫu giờ:phút, ví dụ 08:30."),
        ({"began_at": "sáng"}, "Hãy ghi giờ theo mẫu giờ:phút, ví dụ 08:30."),
        ({"place": " "}, "Ô này chưa có gì. Hãy điền vào."),
        ({"votes_for": "-1"}, "Số đếm không được âm."),
        ({"votes_for": "nhiều"}, "Hãy ghi số đếm bằng chữ số, ví dụ 120."),
        ({"votes_for": "40000"}, "Con số này quá lớn. Hãy kiểm tra lại."),
        ({"proposes": "perhaps"}, "Hãy chọn một trong các mục có sẵn."),
        ({"dissent": "d" * 4001}, "Dài quá 4000 ký tự"),
        ({"opinion.KDC-2": "d" * 1001}, "Dài quá 1000 ký tự"),
    ],
)
def test_a_mistake_is_told_and_nothing_typed_is_lost(
    world: World, client: Client, wrong: dict[str, str], said: str
) -> None:
    answer = save(client, world.dossier(), **wrong)
    assert answer.status_code == 422
    assert said in words_of(answer)
    boxes = boxes_of(answer)
    typed = FORM | wrong
    assert {name: boxes[name] for name in typed if name != "proposes"} == {
        name: [value] for name, value in typed.items() if name != "proposes"
    }
    assert not Minutes.objects.exists()


def test_a_refused_second_record_leaves_the_first_as_it_was(world: World, client: Client) -> None:
    save(client, world.dossier())
    save(client, world.dossier(), held_on="04/11/2025", place="Nơi khác")
    assert Minutes.objects.get().place == "Nhà văn hóa xóm"


@pytest.mark.parametrize("state", ["submitted", "received", "reviewed", "recognised"])
def test_once_sent_the_minutes_are_not_changed(world: World, client: Client, state: str) -> None:
    dossier = world.dossier_in(DossierState(state))
    before = Minutes.objects.get().place
    answer = save(client, dossier, place="Nơi khác")
    assert answer.status_code == 422
    assert "Hồ sơ không sửa được lúc này" in words_of(answer)
    assert boxes_of(answer)["place"] == ["Nơi khác"]
    assert Minutes.objects.get().place == before


def test_after_a_return_the_minutes_may_be_written_again(world: World, client: Client) -> None:
    save(client, world.dossier_in(DossierState.RETURNED), place="Nơi khác")
    assert Minutes.objects.get().place == "Nơi khác"

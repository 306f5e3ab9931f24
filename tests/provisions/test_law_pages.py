"""The law as pages: by day and by kind, each criterion with its citation, what is not settled said so."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from binhyen.accounts.models import User
from binhyen.law.kinds import Kind
from binhyen.law.loader import catalogue
from tests.pages import boxes_of, html_of, links_of, words_of
from tests.provisions.wordings import LIGHTS, approved, sent
from tests.world import World

SignIn = Callable[[User], Client]
LIGHTEST = 60_000
OLD, NEW = catalogue().versions


@pytest.fixture
def client(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.head)


def law(client: Client, **asked: str) -> str:
    return words_of(client.get(reverse("law"), asked))


def test_it_opens_on_today_and_on_the_reader_s_own_kind(client: Client) -> None:
    answer = client.get(reverse("law"))
    assert boxes_of(answer)["ngay"] == ["03/11/2025"]
    assert "Thông tư 124/2021/TT-BCA: khu dân cư" in words_of(answer)
    assert "KDC-1.3 100 % hộ đang cư trú đăng ký tham gia" in words_of(answer)
    assert reverse("law_criterion", args=[NEW.version, "residential_area", "KDC-1.3"]) in links_of(answer)


def test_a_commune_s_authority_on_either_side_of_the_reform(client: Client) -> None:
    """Until 30/06/2025 the district decided; who does since is inferred, and says so."""
    before = law(client, ngay="30/06/2025", loai="commune")
    assert "Cấp huyện quyết định, thường trực Ban Chỉ đạo cấp huyện thẩm định." in before
    after = law(client, ngay="01/07/2025", loai="commune")
    assert "Cấp tỉnh quyết định, thường trực Ban Chỉ đạo cấp tỉnh thẩm định." in after
    assert "Chờ xác nhận Suy luận từ việc kết thúc cấp huyện (Luật 72/2025/QH15)" in after
    assert "Chờ xác nhận" not in before.partition("Tiêu chí 1.")[0]


def test_the_season_of_the_day_may_be_judged_by_the_version_before(client: Client) -> None:
    """05/11/2025 counts for 2026 of a residential area, and still for 2025 of a school (Điều 8)."""
    assert "Ngày 05/11/2025 thuộc kỳ 2026 của khu dân cư." in law(client, ngay="05/11/2025")
    school = law(client, ngay="05/11/2025", loai="school")
    assert "Ngày 05/11/2025 thuộc kỳ 2025 của cơ sở giáo dục." in school
    assert "Hồ sơ kỳ 2025 vẫn theo bản trước" in school
    assert "vẫn theo bản trước" not in law(client, ngay="05/11/2025")


def test_a_day_before_the_circular_is_answered_with_a_sentence(client: Client) -> None:
    said = law(client, ngay="09/02/2022")
    assert "Ngày 09/02/2022 không có quy định nào của chương trình này có hiệu lực" in said
    assert "từ ngày 10/02/2022" in said
    assert "KDC-1.1" not in said


def test_a_day_that_is_none_stays_to_be_mended(client: Client) -> None:
    answer = client.get(reverse("law"), {"ngay": "31/02/2025"})
    assert answer.status_code == 422
    assert boxes_of(answer)["ngay"] == ["31/02/2025"]
    assert "“31/02/2025” không phải là một ngày có thật" in words_of(answer)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("day", ["30/06/2025", "01/07/2025"])
def test_every_criterion_of_a_kind_stands_on_a_light_page(client: Client, kind: Kind, day: str) -> None:
    version = OLD if day == "30/06/2025" else NEW
    answer = client.get(reverse("law"), {"ngay": day, "loai": kind.value})
    said = words_of(answer)
    assert [each.code for each in version.criteria(kind) if f"{each.code} {each.title}" not in said] == []
    assert said.count("Chờ xác nhận") >= sum(bool(each.open_point) for each in version.criteria(kind))
    assert len(answer.content) <= LIGHTEST


@pytest.mark.parametrize("kind", Kind)
def test_each_criterion_has_its_page(client: Client, kind: Kind) -> None:
    for criterion in NEW.criteria(kind):
        answer = client.get(reverse("law_criterion", args=[NEW.version, kind.value, criterion.code]))
        said = words_of(answer)
        assert criterion.cited in said
        assert all(spec.label in said for spec in criterion.facts)
        assert ("Chờ xác nhận " + (criterion.open_point or "")[:40] in said) == bool(criterion.open_point)


@pytest.mark.parametrize("path", ["tt124-1999/school/GD-4", "tt124-2021/church/GD-4", "tt124-2021/school/KDC-1.1"])
def test_what_the_catalogue_does_not_hold_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"/quy-dinh/{path}/").status_code == 404


def test_what_changed_is_told_section_by_section(client: Client) -> None:
    answer = client.get(reverse("law_changes"))
    said = words_of(answer)
    assert "Thường trực Ban Chỉ đạo cấp huyện" in said
    assert "Thường trực Ban Chỉ đạo cấp tỉnh" in said
    assert "Mọi tiêu chí giữ nguyên" in said
    assert len(answer.content) <= LIGHTEST


def test_a_version_beside_itself_says_that_nothing_differs(client: Client) -> None:
    asked = {"tu": OLD.version, "den": OLD.version}
    assert "Hai bản giống nhau." in words_of(client.get(reverse("law_changes"), asked))
    assert client.get(reverse("law_changes"), {"tu": "tt124-1999"}).status_code == 404


def test_what_the_reader_s_province_adds_stands_with_the_law(world: World, client: Client) -> None:
    row = approved(world)
    here = client.get(reverse("law"), {"ngay": "05/11/2025"})
    assert f"{row.code} {LIGHTS.title}" in words_of(here), "05/11/2025 counts for 2026."
    assert f"{row.code} {LIGHTS.title}" not in law(client, ngay="05/10/2025"), "2025 is without it."
    assert f"{row.code} {LIGHTS.title}" not in law(client, ngay="05/12/2025", loai="school")


def test_a_draft_is_no_law(world: World, client: Client) -> None:
    row = sent(world)
    assert LIGHTS.title not in law(client, ngay="05/11/2025")
    listed = client.get(reverse("provincial", args=[world.province.key]))
    assert "Tỉnh chưa quy định thêm tiêu chí nào." in words_of(listed)
    assert client.get(reverse("provision", args=[row.key])).status_code == 404


def test_everyone_may_read_what_was_approved(world: World, client: Client) -> None:
    row = approved(world)
    assert LIGHTS.title in words_of(client.get(reverse("provincial", args=[world.province.key])))
    answer = client.get(reverse("provision", args=[row.key]))
    assert answer.status_code == 200
    assert "Phê duyệt tiêu chí này?" not in words_of(answer)
    assert "Nhật ký" not in words_of(answer), "Who drafted what, and when, is the province's own affair."
    assert "<form" not in html_of(answer).partition("<main")[2]


def test_a_commune_is_no_province(world: World, client: Client) -> None:
    assert client.get(reverse("provincial", args=[world.commune.key])).status_code == 404

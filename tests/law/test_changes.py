"""What a lawyer is told between two versions: all of it, and nothing that stayed the same."""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from binhyen.law.changes import PARTS, Changes, RowChange, changes
from binhyen.law.cli_words import changes_json, changes_lines
from binhyen.law.kinds import Kind
from binhyen.law.loader import catalogue
from binhyen.law.rule_rows import SECTIONS
from binhyen.law.schema import InstrumentVersion

BEFORE, REFORM = catalogue().versions
Content = dict[str, Any]
Place = tuple[str | int, ...]


def modified(edit: Callable[[Content], object], version: InstrumentVersion = BEFORE) -> InstrumentVersion:
    """A copy of a version whose content went through `edit`."""
    content = version.model_dump(mode="json")
    edit(content)
    return InstrumentVersion.model_validate_json(json.dumps(content))


def rows(found: Changes, title: str) -> tuple[RowChange, ...]:
    [section] = [section for section in found.sections if section.title == title]
    return section.rows


def criterion(content: Content, code: str) -> Content:
    found: list[Content] = [c for part in content["sets"] for c in part["criteria"] if c["code"] == code]
    return found[0]


# ── by hand ──────────────────────────────────────────────────────────────────────────────────


def test_the_reform_as_shipped() -> None:
    found = changes(BEFORE, REFORM)
    assert [section.title for section in found.sections] == ["Văn bản", "Trình tự"]
    assert found.criteria == ()
    in_force, seasons, confidence = rows(found, "Văn bản")
    assert in_force == RowChange("Hiệu lực", "từ 10/02/2022 đến 30/06/2025", "từ 01/07/2025 trở đi")
    assert seasons == RowChange("Áp dụng cho các kỳ", "từ năm 2022 đến 2025", "từ năm 2026 trở đi")
    assert confidence.before == "đã đọc nguyên văn"
    assert str(confidence.after).startswith("chờ xác nhận: suy luận từ việc kết thúc cấp huyện ngày 01/07/2025")
    review, decision = rows(found, "Trình tự")
    assert review.label == "Thẩm định hồ sơ, đề xuất công nhận (xã, phường, đặc khu)"
    assert "Ban Chỉ đạo cấp huyện; Điều 9 khoản 1 điểm b; đã đọc nguyên văn" in str(review.before)
    assert "Ban Chỉ đạo cấp tỉnh; Điều 9 khoản 1 điểm b; chờ xác nhận: suy luận" in str(review.after)
    assert decision.label == "Quyết định công nhận (xã, phường, đặc khu)"


def test_another_threshold_is_a_change_of_the_test() -> None:
    def edit(content: Content) -> None:
        criterion(content, "XA-4.2")["test"]["at_least"] = 80

    [change] = changes(BEFORE, modified(edit)).criteria
    assert (change.kind, change.code, change.parts) == (Kind.COMMUNE, "XA-4.2", ("phép thử",))
    assert change.title == "Từ 70 % đơn vị trở lên được công nhận đạt tiêu chuẩn"
    assert change.before == BEFORE.criterion(Kind.COMMUNE, "XA-4.2")
    assert change.after is not None
    assert change.after.test.at_least == 80  # type: ignore[union-attr]


def test_a_criterion_of_agencies_and_enterprises_is_told_for_both() -> None:
    def edit(content: Content) -> None:
        found = criterion(content, "CQ-3d")
        found.update(text="Đơn vị không để xảy ra đình công trái pháp luật.", evidence=["Xác nhận"])

    found = changes(BEFORE, modified(edit)).criteria
    assert [(change.kind, change.parts) for change in found] == [
        (Kind.AGENCY, ("nội dung", "minh chứng")),
        (Kind.ENTERPRISE, ("nội dung", "minh chứng")),
    ]


def test_a_criterion_gone_and_a_criterion_new() -> None:
    def edit(content: Content) -> None:
        content["sets"][0]["criteria"].pop(0)

    shorter = modified(edit)
    [gone], [new] = changes(BEFORE, shorter).criteria, changes(shorter, BEFORE).criteria
    assert (gone.code, gone.parts, gone.after) == ("KDC-1.1", (), None)
    assert (new.code, new.parts, new.before) == ("KDC-1.1", (), None)
    assert gone.title == new.title == "Chi bộ có nghị quyết trong Quý I"


def test_the_same_change_for_several_kinds_is_told_once() -> None:
    def edit(content: Content) -> None:
        content["windows"][1]["closes"]["day"] = 20

    assert rows(changes(BEFORE, modified(edit)), "Kỳ đánh giá") == (
        RowChange(
            "Kỳ đánh giá (xã, phường, đặc khu; cơ quan; doanh nghiệp; cơ sở giáo dục)",
            "từ 16/11 năm trước đến 15/11; Điều 8",
            "từ 16/11 năm trước đến 20/11; Điều 8",
        ),
    )


def test_kinds_written_apart_are_no_change() -> None:
    def edit(content: Content) -> None:
        communes, others = (dict(content["windows"][1]) for _ in range(2))
        communes["kinds"], others["kinds"] = ["commune"], ["agency", "enterprise", "school"]
        content["windows"][1:] = [communes, others]

    assert changes(BEFORE, modified(edit)).is_empty


def test_a_limit_that_moves_by_a_day() -> None:
    def edit(content: Content) -> None:
        content["decision_limits"][0]["before"]["day"] = 16

    [row] = rows(changes(BEFORE, modified(edit)), "Hạn quyết định")
    assert row.before == "trước ngày 15/11; Điều 9 khoản 1 điểm a"
    assert row.after == "trước ngày 16/11; Điều 9 khoản 1 điểm a"


def test_a_paper_no_longer_asked_for() -> None:
    def edit(content: Content) -> None:
        content["proposal_papers"].pop()

    gone = RowChange("Tài liệu khác có liên quan", "không bắt buộc; Điều 9 khoản 2 điểm b", None)
    assert rows(changes(BEFORE, modified(edit)), "Giấy tờ đề nghị") == (gone,)


def test_a_paper_that_got_another_name_shows_both() -> None:
    def edit(content: Content) -> None:
        content["proposal_papers"][0]["label"] = "Đơn đề nghị"

    [row] = rows(changes(BEFORE, modified(edit)), "Giấy tờ đề nghị")
    assert row.label == "Đơn đề nghị"
    assert row.before == "Tờ trình: bắt buộc; Điều 9 khoản 2 điểm b"
    assert row.after == "Đơn đề nghị: bắt buộc; Điều 9 khoản 2 điểm b"


def test_an_authority_added_from_a_day_stands_beside_the_others() -> None:
    def edit(content: Content) -> None:
        content["authority"] = [row for row in content["authority"] if row["confidence"] == "H"]

    [row] = rows(changes(modified(edit), BEFORE), "Thẩm quyền")
    assert row.label == "Thẩm quyền công nhận (xã, phường, đặc khu)"
    assert "từ 10/02/2022 đến 30/06/2025: cấp huyện quyết định" in str(row.before)
    assert "từ 01/07/2025 trở đi: cấp tỉnh quyết định, cấp tỉnh thẩm định; chờ xác nhận: suy luận" in str(row.after)


def test_the_size_of_an_enterprise_in_money() -> None:
    def edit(content: Content) -> None:
        content["enterprise_sizes"][0]["limits"][0]["revenue"] = 4_000_000_000

    [row] = rows(changes(BEFORE, modified(edit)), "Quy mô doanh nghiệp")
    assert row.label == "Doanh nghiệp siêu nhỏ (nông, lâm nghiệp, thủy sản; công nghiệp, xây dựng)"
    assert "đến 10 lao động và doanh thu đến 3.000.000.000 đồng hoặc vốn đến 3.000.000.000 đồng" in str(row.before)
    assert "doanh thu đến 4.000.000.000 đồng" in str(row.after)


def test_criteria_for_people_and_for_programmes() -> None:
    def edit(content: Content) -> None:
        area = content["sets"][0]["criteria"]
        area.pop(0)
        area[0]["title"] = "Đăng ký"
        criterion(content, "XA-3.2")["evidence"].append("Báo cáo")

    after = modified(edit)
    found = changes(BEFORE, after)
    assert changes_lines(BEFORE, after, found)[-3:] == [
        "  KDC-1.2  khu dân cư: tiêu đề. Đăng ký",
        "  KDC-1.1  khu dân cư: bỏ. Chi bộ có nghị quyết trong Quý I",
        f"  XA-3.2   xã, phường, đặc khu: minh chứng. {BEFORE.criterion(Kind.COMMUNE, 'XA-3.2').title}",
    ]
    rows: Any = changes_json(after, BEFORE, changes(after, BEFORE))["criteria"]
    told = {row["code"]: (row["kind"], row["change"], row["parts"]) for row in rows}
    assert told["KDC-1.1"] == ("residential_area", "added", [])
    assert told["XA-3.2"] == ("commune", "changed", ["minh chứng"])


# ── for whatever is written ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("version", catalogue().versions, ids=lambda version: version.version)
def test_a_version_does_not_differ_from_itself(version: InstrumentVersion) -> None:
    found = changes(version, modified(lambda _: None, version))
    assert found.is_empty
    assert found == Changes((), ())


def test_what_is_new_one_way_is_gone_the_other_way() -> None:
    there, back = changes(BEFORE, REFORM), changes(REFORM, BEFORE)
    turned = [(s.title, [(row.after, row.before) for row in s.rows]) for s in back.sections]
    assert [(s.title, [(row.before, row.after) for row in s.rows]) for s in there.sections] == turned


def brief() -> Content:
    """The first version with one criterion a set: its rules are all there, and it is read again in no time."""
    content = BEFORE.model_dump(mode="json")
    for part in content["sets"]:
        del part["criteria"][1:]
    return content


def leaves(value: object, place: Place = ()) -> Iterator[tuple[Place, object]]:
    """Every single value of a content with the way to it."""
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*place, step))
    else:
        yield place, value


UNSAID = {"version"}  # its name is the question


@pytest.mark.parametrize("name", [name for name in InstrumentVersion.model_fields if name not in UNSAID])
def test_no_change_goes_unsaid(name: str) -> None:
    """Each value of the field, changed alone to another lawful one, is told."""
    content = brief()
    before = InstrumentVersion.model_validate_json(json.dumps(content))
    told = 0
    for place, value in leaves(content[name], (name,)):
        for other in others(value):
            if after := with_value(content, place, other):
                assert not changes(before, after).is_empty, (place, value, other)
                told += 1
                break
    assert told


def others(value: object) -> Iterator[object]:
    """Values that might stand there instead; the schema says which of them may."""
    match value:
        case bool():
            yield not value
        case int():
            yield from (value - 1, value + 1)
        case None:
            yield from ("b", "khác", 2030, "2030-01-01", 9, True, "party_body")
        case str():
            if value[:4].isdigit() and value[4:5] == "-":
                yield str(date.fromisoformat(value) - timedelta(days=1))
            yield from ("H", "L", "a", "b", "if_any", "required", "same_year", "previous_year", "plan", "resolution")
            yield from ("micro", "large", "agency", "commune", "school", "district", "province", "services")
            yield from ("production", "school_level", "enterprise_size", value + "x", value + "1")


def with_value(content: Content, place: Place, value: object) -> InstrumentVersion | None:
    copy = json.loads(json.dumps(content))
    *way, last = place
    inner = copy
    for step in way:
        inner = inner[step]
    if inner[last] == value:
        return None
    inner[last] = value
    try:
        version = InstrumentVersion.model_validate_json(json.dumps(copy))
    except ValidationError:
        return None
    # checks.py refuses a kind without its set before anything can be compared.
    return version if {kind for part in version.sets for kind in part.kinds} == set(Kind) else None


def test_every_section_and_every_part_has_its_own_name() -> None:
    assert len(set(PARTS.values())) == len(PARTS)
    assert all(title[0].isupper() for title in SECTIONS)

"""docs/criteria.md is what the catalogue says, word for word."""

from pathlib import Path

from binhyen.law.criteria_doc import render
from binhyen.law.loader import catalogue

DOCUMENT = Path(__file__).parents[2] / "docs" / "criteria.md"


def test_the_document_is_up_to_date() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == render()


def test_it_is_the_same_every_time() -> None:
    assert render() == render()


def test_every_criterion_stands_in_it_once() -> None:
    text = render()
    for criteria_set in catalogue().versions[0].sets:
        for criterion in criteria_set.criteria:
            assert text.count(f"**{criterion.code}. {criterion.title}**") == 1
            assert criterion.citation.short in text


def test_tests_are_said_in_words() -> None:
    text = render()
    assert "Đạt khi: tỷ lệ đúng bằng 100 %." in text
    assert "Đạt khi: có nghị quyết của tổ chức Đảng trong thời hạn của Quý I" in text
    assert "nếu đơn vị không có tổ chức Đảng thì không áp dụng." in text
    assert "nếu đơn vị khai không có lực lượng bảo vệ thì chưa kết luận được" in text

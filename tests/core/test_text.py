"""Folding for search and keys for order: Vietnamese as people type it, the same on every database."""

import re

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from binhyen.core.text import file_stem, fold, nfc, one_line, search_words, sort_key
from binhyen.organisations.models import Unit

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
names = st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + " 0123456789-.", min_size=1, max_size=40)

IN_ORDER = [
    "Tổ 2",
    "Tổ 10",
    "Tổ A",
    "Tổ An",
    "Tổ Ăn",
    "Tổ Ân",
    "Tổ B",
    "Xóm Bãi Đá",
    "Xóm Cây Gạo",
    "Xóm Da",
    "Xóm Đa",
    "Xóm Đầm Sen",
    "Xóm Đồng Chùa",
    "Xóm Đồng Mới",
    "Xóm Gò Mây",
    "Xóm ma",
    "Xóm mà",
    "Xóm mả",
    "Xóm mã",
    "Xóm má",
    "Xóm mạ",
    "Xóm mai",
    "Xóm Oai",
    "Xóm Ô",
    "Xóm Ơ",
    "Xóm U",
    "Xóm Ư",
    "Xóm Vườn Chè",
]
SHUFFLED = sorted(IN_ORDER, key=lambda name: name[::-1])


def test_marks_and_capitals_are_dropped_for_searching() -> None:
    assert fold("Xóm Đồng  Mây, NƯỚC ngoài") == "xom dong may, nuoc ngoai"


def test_composed_and_decomposed_letters_fold_alike() -> None:
    assert fold("Đo\u0302\u0300ng Ma\u0302y") == fold("Đồng Mây") == "dong may"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(names)
def test_any_vietnamese_name_folds_to_plain_letters(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9 .-]*", fold(name))


@given(names)
def test_a_name_is_found_by_each_of_its_own_words_however_they_are_typed(name: str) -> None:
    for word in name.split():
        for typed in (word, word.upper(), fold(word), nfc(word)):
            assert fold(typed) in fold(name)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("\u200b\u2060\ufeff", ""),
        ("\u3164 \u2800\u115f", ""),
        ("Xóm\u202e Gò\u00ad Mây\x00\x7f", "Xóm Gò Mây"),
        ("  Xóm\u00a0Gò\t\nMây\u2028", "Xóm Gò Mây"),
        ("Xo\u0301m", "Xóm"),
        ("Tổ 3 – “A”", "Tổ 3 – “A”"),
    ],
)
def test_of_a_name_only_what_is_seen_is_kept(typed: str, seen: str) -> None:
    assert one_line(typed) == seen


@given(st.text())
def test_what_is_seen_is_seen_the_second_time_too(text: str) -> None:
    assert one_line(one_line(text)) == one_line(text)


@given(names)
def test_nothing_of_a_vietnamese_name_is_lost(name: str) -> None:
    assert one_line(name) == " ".join(name.split())


def test_a_search_asks_for_ten_words_at_the_most() -> None:
    assert search_words("Xóm  Gò\u200b Mây") == ["xom", "go", "may"]
    assert len(search_words("a " * 1000)) == 10
    assert len(search_words("a" * 100_000)[0]) == 200


def test_names_stand_in_vietnamese_order_and_numbers_by_value() -> None:
    assert sorted(SHUFFLED, key=sort_key) == IN_ORDER


@given(names, names)
def test_the_key_depends_on_the_letters_alone_not_on_capitals_or_composition(first: str, second: str) -> None:
    assert sort_key(first.upper()) == sort_key(first.lower())
    if nfc(first.lower()) == nfc(second.lower()):
        assert sort_key(first) == sort_key(second)


@given(st.integers(0, 9_999_999), st.integers(0, 9_999_999))
def test_numbered_units_stand_by_their_number(first: int, second: int) -> None:
    assert (sort_key(f"Xóm {first}") < sort_key(f"Xóm {second}")) == (first < second)


@given(st.text(max_size=40))
def test_any_text_has_a_key(text: str) -> None:
    assert isinstance(sort_key(text), str)


def test_the_database_orders_as_python_does(db: None) -> None:
    rows = [
        Unit(kind="agency", name=name, folded=fold(name), sort_key=sort_key(name), valid_from="2020-01-01")
        for name in SHUFFLED
    ]
    Unit.objects.bulk_create(rows)
    stored = Unit.objects.filter(name__in=IN_ORDER).order_by("sort_key").values_list("name", flat=True)
    assert list(stored) == IN_ORDER


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite compares bytes always")
@pytest.mark.parametrize("collation", ["en-x-icu", "vi-x-icu", "C"])
def test_no_collation_of_the_database_changes_the_order(collation: str, db: None) -> None:
    values = ", ".join(["(%s, %s)"] * len(IN_ORDER))
    given = [part for name in SHUFFLED for part in (name, sort_key(name))]
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT name FROM (VALUES {values}) AS t(name, k) ORDER BY k COLLATE "{collation}"', given)  # noqa: S608
        assert [name for (name,) in cursor.fetchall()] == IN_ORDER


def test_a_file_stem_is_safe_on_every_system() -> None:
    assert file_stem("Kế hoạch số 5/KH-UBND (bản ký).pdf") == "ke-hoach-so-5-kh-ubnd-ban-ky-pdf"


@given(st.text())
def test_any_text_makes_a_harmless_file_stem(text: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", file_stem(text))

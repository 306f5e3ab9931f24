"""What pydantic found wrong, in one Vietnamese sentence with the place: "body.2.text: dài quá 500 ký tự"."""

from typing import Any

from pydantic import ValidationError

_WORDS = {
    "missing": "thiếu mục này",
    "extra_forbidden": "không có mục này",
    "string_too_long": "dài quá {max_length} ký tự",
    "string_too_short": "chưa ghi gì",
    "too_long": "có {actual_length} mục, nhận đến {max_length} mục",
    "too_short": "cần ít nhất {min_length} mục",
    "string_type": "phải là chữ, đặt trong dấu ngoặc kép",
    "int_type": "phải là số nguyên",
    "tuple_type": "phải là danh sách [ … ]",
    "model_type": "phải là nhóm mục {{ … }}",
    "enum": "không có giá trị này; chọn một trong {expected}",
    "literal_error": "không có giá trị này; chọn một trong {expected}",
    "union_tag_invalid": "không có loại “{tag}”; chọn một trong {expected_tags}",
    "union_tag_not_found": "thiếu “kind”",
    "string_pattern_mismatch": "viết chưa đúng dạng",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than_equal": "phải từ {le} trở xuống",
    "json_invalid": "tệp không phải JSON hợp lệ",
}


def explain(error: ValidationError) -> str:
    """The first fault, with how many more there are."""
    faults = error.errors(include_url=False)
    more = f" (và {len(faults) - 1} chỗ khác)" if len(faults) > 1 else ""
    return f"{_sentence(dict(faults[0]))}{more}."


def _sentence(fault: dict[str, Any]) -> str:
    place = ".".join(str(part) for part in fault["loc"])
    if fault["type"] == "value_error":
        words = str(fault["ctx"]["error"])
    else:
        # A length that is checked after the text was brought to its form is reported as that of a list.
        name = f"string_{fault['type']}" if isinstance(fault["input"], str) else fault["type"]
        words = _WORDS.get(name) or _WORDS.get(fault["type"], "giá trị chưa đúng")
        words = words.format(**fault.get("ctx", {}))
    return f"{place}: {words}" if place else words[:1].upper() + words[1:]

"""From a file's content to a written instrument; what the schema refuses, said in Vietnamese."""

import json
from collections.abc import Mapping
from difflib import get_close_matches

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from binhyen.law.written import WrittenInstrument
from binhyen.law.yaml_source import Path


class Malformed(ValueError):
    """The content does not have the schema's shape; `findings` are paths with sentences."""

    def __init__(self, findings: list[tuple[Path, str]]) -> None:
        super().__init__(f"{len(findings)} chỗ sai khuôn")
        self.findings = findings


def shaped(content: Mapping[str, object]) -> WrittenInstrument:
    """Raises `Malformed` with everything the schema refuses."""
    # Strict reading of JSON takes lists for tuples and words for enums, which strict reading of objects refuses.
    try:
        return WrittenInstrument.model_validate_json(json.dumps(content, default=str))
    except ValidationError as error:
        raise Malformed([(detail["loc"], _sentence(detail)) for detail in error.errors()]) from None


def _sentence(detail: ErrorDetails) -> str:
    place = ".".join(str(step) for step in detail["loc"])
    last = str(detail["loc"][-1]) if detail["loc"] else place
    match detail["type"]:
        case "missing":
            return f"Thiếu mục “{last}”" + (": mỗi tiêu chí phải có căn cứ." if last == "citation" else ".")
        case "extra_forbidden":
            return f"Không có mục nào tên “{last}”{_nearest(last)}"
        case "union_tag_invalid":
            return f"Không có phép thử kiểu “{detail['ctx']['tag']}”."
        case "value_error":
            return f"Giá trị của “{place}” không hợp lệ: {detail['ctx']['error']}."
        case "string_too_long":
            return f"Giá trị của “{place}” dài quá {detail['ctx']['max_length']} chữ."
        case "literal_error" | "enum":
            return f"Giá trị của “{place}” không có trong các giá trị được dùng: {_known(detail)}."
        case "string_type" | "int_type" | "bool_type" | "tuple_type" | "model_type" as wrong:
            return f"Giá trị của “{place}” phải là {_TYPES[wrong]}."
        case _:
            return f"Giá trị của “{place}” không hợp lệ ({detail['msg']})."


_TYPES = {
    "string_type": "một đoạn chữ; số và có/không phải đặt trong dấu ngoặc kép",
    "int_type": "một số nguyên",
    "bool_type": "true hoặc false",
    "tuple_type": "một danh sách",
    "model_type": "một bảng khóa và giá trị",
}


def _known(detail: ErrorDetails) -> str:
    return str(detail["ctx"]["expected"]).replace(" or ", ", ").replace("'", "")


def _nearest(given: str) -> str:
    near = get_close_matches(given, _names(), n=1)
    return f"; có phải “{near[0]}”?" if near else "."


def _names() -> set[str]:
    """Every key that a catalogue file may write."""
    schema = WrittenInstrument.model_json_schema()
    objects = [schema, *schema["$defs"].values()]
    return {name for item in objects for name in item.get("properties", {})}

"""A facts file: one JSON object of fact keys and values, read without letting anything slip."""

import json
from pathlib import Path
from typing import NoReturn


class UnreadableFile(ValueError):
    """The file is not one JSON object; carries a Vietnamese sentence."""


def read_facts(file: Path) -> dict[str, object]:
    """Raises `UnreadableFile` for a file that is missing, not UTF-8, not JSON, not an object, or repeats a key."""
    try:
        raw = json.loads(file.read_text(encoding="utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)
    except OSError as error:
        raise UnreadableFile(f"Không mở được tệp {file}: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise UnreadableFile(f"Tệp {file} không phải chữ UTF-8.") from None
    except json.JSONDecodeError as error:
        raise UnreadableFile(f"Tệp {file} sai JSON ở dòng {error.lineno}, cột {error.colno}.") from None
    except RecursionError:
        raise UnreadableFile(f"Tệp {file} lồng quá sâu.") from None
    if not isinstance(raw, dict):
        raise UnreadableFile(f'Tệp {file} phải là một bảng {{"khóa": giá trị}}; chưa có số liệu thì ghi {{}}.')
    return raw


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    # Plain json keeps the last of two equal keys and says nothing.
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, _ in pairs if sum(key == other for other, _ in pairs) > 1)
        raise UnreadableFile(f"Khóa “{twice}” viết hai lần; hãy giữ lại một.")
    return found


def _no_number(name: str) -> NoReturn:
    raise UnreadableFile(f"{name} không phải là một con số.")

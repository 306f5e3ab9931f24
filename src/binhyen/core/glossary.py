"""One English word in code, one Vietnamese word on screen, for ever.

`docs/glossary.md` is printed from here: the words of the subject below, then every enumeration with its labels and
every model with its name, as the code has them.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from django.apps import apps
from django.db.models import Model

from binhyen.core.documents import first_sentence, table

PACKAGE = "binhyen."


class Word(NamedTuple):
    """`code` is the word in identifiers, `screen` what people read, `meaning` what the thing is."""

    code: str
    screen: str
    meaning: str


WORDS = (
    Word("unit", "đơn vị", "a residential area, commune, province, agency, enterprise or school, as it was at a date"),
    Word("scheme", "chế độ", "one body of rules, such as recognition under TT 124/2021"),
    Word("instrument", "văn bản căn cứ", "a dated legal document that holds a scheme's rules"),
    Word("criterion", "tiêu chí", "one testable condition, with its article, clause, point and in-force dates"),
    Word(
        "provincial criterion",
        "tiêu chí riêng của tỉnh",
        "what a province adds for seasons not opened yet: drafted by one person, approved by another",
    ),
    Word("season", "kỳ", "one scheme and one year, pinned to one version of the law; a window for each kind of unit"),
    Word("duty", "nhiệm vụ", "what one unit is to do, by when, for whom, with its source and the source's own words"),
    Word("dossier", "hồ sơ", "all that one unit has for one season, from its registration to its result"),
    Word("registration", "đăng ký", "the unit's word, in Quý I, that it will strive for the title"),
    Word("fact", "số liệu", "one value that a criterion asks for: a date, a count, a fraction, a rating, yes or no"),
    Word("evidence", "minh chứng", "a stored file that stands behind facts; one may serve many criteria"),
    Word(
        "carry over",
        "chép từ kỳ trước",
        "last year's standing answers offered again: marked, and unknown until someone confirms them",
    ),
    Word("outcome", "kết quả tiêu chí", "what the facts say of one criterion, always with the reason and the citation"),
    Word("verdict", "kết quả theo số liệu", "what all outcomes together say: one criterion that is not met decides"),
    Word("minutes", "biên bản", "the unit's meeting as data: who sat, who chaired, votes, other opinions"),
    Word("paper", "giấy tờ", "an administrative document of the dossier, with its number, its date and its file"),
    Word("document", "văn bản", "a paper as a value: the numbered positions of NĐ 30/2020, from issuer to recipients"),
    Word("submission", "lần gửi hồ sơ", "what the unit sent, frozen with its hash; the receipt's code names it"),
    Word("standing office", "thường trực Ban Chỉ đạo", "who receives and reviews: the police of the deciding level"),
    Word("authority", "cấp có thẩm quyền", "who decides: the People's Committee of the commune, district or province"),
    Word("review", "thẩm định", "the standing office's own outcome per criterion, beside the unit's, never over it"),
    Word(
        "return", "trả lại để bổ sung", "the office sends a dossier back with what to mend, item by item: a local rule"
    ),
    Word("decision", "quyết định", "number, date, authority, signer and the units it names"),
    Word("certificate", "giấy công nhận", "one unit's title for one year; never edited, only replaced or withdrawn"),
    Word("local exception", "ngoại lệ của địa phương", "a locality's dated paper that moves the end of Quý I"),
    Word("membership", "vai trò tại đơn vị", "a role that a person holds on a unit, from one day to another"),
    Word("dual role", "kiêm nhiệm", "a tiny office's dated exception: one person on both sides, seconded by another"),
    Word("entry on behalf", "nhập thay", "an officer records for a unit from its signed paper; another one reviews"),
    Word("audit chain", "chuỗi nhật ký", "who did what, when: rows that each hold the hash of the one before"),
)

_HEAD = """\
# Glossary

<!-- Generated from core/glossary.py, the enumerations and the models by `./run docs`; do not edit by hand. -->

One English word in code, one Vietnamese word on screen. "Hoàn thành" (all is recorded), "đã gửi" (the unit sent it),
"đã tiếp nhận" (the office took it up) and "được công nhận" (a decision says so) are four different things.
"""


def render() -> str:
    """The whole document."""
    lines = [_HEAD, "## Words", "", *table(("code", "screen", "is"), WORDS), "", "## Enumerations", ""]
    for each in enumerations():
        lines += _enumeration(each)
    lines += ["## Models", "", *table(("model", "screen", "is"), [_model(each) for each in models()]), ""]
    return "\n".join(lines)


def enumerations() -> list[type[StrEnum]]:
    """Every enumeration of the programme whose members have labels, room by room."""
    shown = {each for each in _below(StrEnum) if each.__module__.startswith(PACKAGE) and len(each)}
    return sorted((each for each in shown if hasattr(next(iter(each)), "label")), key=_place)


def _below(parent: type[StrEnum]) -> Iterator[type[StrEnum]]:
    for child in parent.__subclasses__():
        yield child
        yield from _below(child)


def _place(enumeration: type[StrEnum]) -> tuple[str, str]:
    return enumeration.__module__, enumeration.__qualname__


def models() -> list[type[Model]]:
    """Every model of the programme, room by room."""
    ours = [model for model in apps.get_models() if model.__module__.startswith(PACKAGE)]
    return sorted(ours, key=lambda model: (model.__module__, model.__qualname__))


def room_of(kind: type) -> str:
    return kind.__module__.split(".")[1]


def _enumeration(enumeration: type[StrEnum]) -> list[str]:
    meaning = first_sentence(enumeration.__doc__)
    labels = [(f"`{member.value}`", str(getattr(member, "label", ""))) for member in enumeration]
    said = [f"{meaning}.", ""] if meaning else []
    return [f"### {room_of(enumeration)}: {enumeration.__name__}", "", *said, *table(("value", "screen"), labels), ""]


def _model(model: type[Model]) -> tuple[str, str, str]:
    return f"{room_of(model)}.{model.__name__}", str(model._meta.verbose_name), _meaning(model)


def _meaning(model: type[Model]) -> str:
    """What its docstring says, else what the word of its name means."""
    # Django writes "Name(field, field …)" into the docstring of a model that has none.
    if model.__doc__ and not model.__doc__.startswith(f"{model.__name__}("):
        return first_sentence(model.__doc__)
    return next((word.meaning for word in WORDS if word.code == model.__name__.lower()), "")

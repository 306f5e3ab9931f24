"""A criterion's form, built from the facts that the law's catalogue says it asks for."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.html import format_html

from binhyen.core.forms import DayField
from binhyen.law.fact_spec import FactSpec, FactType, Source
from binhyen.law.facts import FactValue, InvalidFact, LawfulException, Ratio, parse
from binhyen.law.schema import Criterion

COUNT_LIMIT = 10_000_000
# 1.234.567, but neither 4.5 nor 1.23: those are fractions, or slips of the finger.
_THOUSANDS_APART = re.compile(r"[0-9]{1,3}([. \u00a0\u202f][0-9]{3})+")


class WholeNumber(forms.IntegerField):
    """A count as people type it: "1.234" and "1 234" are one thousand two hundred and thirty-four."""

    default_error_messages = {
        "invalid": "Hãy ghi số đếm bằng chữ số, ví dụ 120.",
        "min_value": "Số đếm không được âm.",
        "max_value": "Con số này quá lớn. Hãy kiểm tra lại.",
    }

    def __init__(self, *, unit: str = "", limit: int = COUNT_LIMIT, **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "class": "tally", "autocomplete": "off"} | (
            {"data-unit": unit} if unit else {}
        )
        super().__init__(min_value=0, max_value=limit, widget=forms.TextInput(attrs), **kwargs)

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str) and _THOUSANDS_APART.fullmatch(value.strip()):
            value = re.sub(r"\D", "", value)
        number: int | None = super().to_python(value)
        return number


class CriterionForm(forms.Form):
    """Fields for the facts that the unit itself types in; `values()` gives them back typed, None where left empty."""

    all_may_wait = True

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, criterion: Criterion, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.specs = [spec for spec in criterion.facts if spec.source == Source.UNIT]
        for spec in self.specs:
            self.fields.update(_FIELDS[spec.type](spec))

    def mark(self, carried: Mapping[str, str]) -> None:
        """Say at their boxes which facts were carried over: key → sentence. Of a ratio only the total was."""
        for spec in self.specs:
            if sentence := carried.get(spec.key):
                # On the box itself: a form that was sent has made its boxes already, each with its own help.
                box = self[f"{spec.key}.m" if spec.type == FactType.RATIO else spec.key]
                box.help_text = format_html('<span class="carried">{}</span>{}', sentence, box.help_text)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        self._values: dict[str, FactValue | None] = {}
        for spec in self.specs:
            try:
                if self._is_mistyped(spec):
                    continue
                raw = _raw(spec, cleaned)
                self._values[spec.key] = None if raw is None else parse(spec, raw)
            except HalfRatio as why:
                self.add_error(f"{spec.key}.{why.part}", why.sentence)
            except InvalidFact as why:
                self.add_error(_first_field(spec), why.sentence)
        return cleaned

    def _is_mistyped(self, spec: FactSpec) -> bool:
        """A box that holds something unreadable has its own error: it is not empty."""
        return any(name in self.errors for name in (spec.key, f"{spec.key}.n", f"{spec.key}.m"))

    def values(self) -> dict[str, FactValue | None]:
        return self._values


def initial_of(
    criterion: Criterion, facts: Mapping[str, FactValue], revision: int, *, carried: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """What the form shows of the recorded facts, and of those that were carried over (as stored) and wait."""
    initial: dict[str, Any] = {"revision": revision}
    for spec in criterion.facts:
        if spec.key in facts:
            initial |= _shown(spec.key, facts[spec.key])
        elif carried and spec.key in carried:
            initial |= _shown_carried(spec, carried[spec.key])
    return initial


def _shown_carried(spec: FactSpec, raw: Any) -> dict[str, Any]:
    if spec.type == FactType.RATIO:
        return {f"{spec.key}.m": raw["m"]}
    return _shown(spec.key, parse(spec, raw))


def _shown(key: str, value: FactValue) -> dict[str, Any]:
    match value:
        case Ratio(n, m):
            return {f"{key}.n": n, f"{key}.m": m}
        case LawfulException(ground, _):
            return {key: ground}
        case bool():
            return {key: "yes" if value else "no"}
        case date() | int() | str():
            return {key: value}
        case tuple():
            return {key: list(value)}


def _first_field(spec: FactSpec) -> str:
    return f"{spec.key}.n" if spec.type == FactType.RATIO else spec.key


class HalfRatio(ValueError):
    """One figure of a ratio is missing, or its total is zero."""

    def __init__(self, part: str, sentence: str) -> None:
        super().__init__(sentence)
        self.part, self.sentence = part, sentence


def _raw(spec: FactSpec, cleaned: Mapping[str, Any]) -> Any:
    """The JSON shape of what was typed, for `law.facts.parse`; None where the box was left empty."""
    if spec.type == FactType.RATIO:
        return _raw_ratio(cleaned.get(f"{spec.key}.n"), cleaned.get(f"{spec.key}.m"))
    value = cleaned.get(spec.key)
    if value in (None, "", []):
        return None
    if spec.type == FactType.DATE:
        return value.isoformat()
    if spec.type == FactType.YES_NO:
        return value == "yes"
    if spec.type == FactType.EXCEPTION:
        return {"ground": value, "evidence": False}  # evidence is seen in the dossier, not claimed here
    return value


def _raw_ratio(n: int | None, m: int | None) -> dict[str, int] | None:
    if n is None and m is None:
        return None
    if m is None:
        raise HalfRatio("m", "Còn thiếu tổng số. Hãy ghi cả hai ô, hoặc để trống cả hai khi chưa có số liệu.")
    if m == 0:
        raise HalfRatio(
            "m", "Tổng số không thể bằng 0. Hãy ghi tổng số thật, hoặc để trống cả hai ô khi chưa có số liệu."
        )
    if n is None:
        raise HalfRatio("n", "Còn thiếu số đã đạt được. Hãy ghi 0 nếu chưa có.")
    return {"n": n, "m": m}


Fields = dict[str, forms.Field]


def _common(spec: FactSpec) -> dict[str, Any]:
    return {"label": spec.label, "help_text": spec.help or "", "required": False}


def _ratio(spec: FactSpec) -> Fields:
    unit = spec.unit or ""
    return {
        f"{spec.key}.n": WholeNumber(unit=unit, **(_common(spec) | {"label": spec.numerator or spec.label})),
        f"{spec.key}.m": WholeNumber(unit=unit, label=spec.denominator or "Tổng số", required=False),
    }


def _count(spec: FactSpec) -> Fields:
    return {spec.key: WholeNumber(unit=spec.unit or "", **_common(spec))}


def _day(spec: FactSpec) -> Fields:
    return {spec.key: DayField(label=spec.label, required=False, help_text=spec.help or "Ví dụ 05/03/2025.")}


def _text(spec: FactSpec) -> Fields:
    return {spec.key: forms.CharField(widget=forms.Textarea({"rows": 4}), max_length=4_000, **_common(spec))}


def _yes_no(spec: FactSpec) -> Fields:
    choices = [("yes", "Có"), ("no", "Không")]
    return {spec.key: forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **_common(spec))}


def _one_of(spec: FactSpec) -> Fields:
    choices = [(choice.value, choice.label) for choice in spec.choices]
    return {spec.key: forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **_common(spec))}


def _exception(spec: FactSpec) -> Fields:
    choices = [("", "Không viện dẫn ngoại lệ"), *[(choice.value, choice.label) for choice in spec.choices]]
    return {spec.key: forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **_common(spec))}


def _checklist(spec: FactSpec) -> Fields:
    choices = [(choice.value, choice.label) for choice in spec.choices]
    return {spec.key: forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **_common(spec))}


_FIELDS: dict[FactType, Callable[[FactSpec], Fields]] = {
    FactType.DATE: _day,
    FactType.COUNT: _count,
    FactType.RATIO: _ratio,
    FactType.RATING: _one_of,
    FactType.YES_NO: _yes_no,
    FactType.TEXT: _text,
    FactType.CHECKLIST: _checklist,
    FactType.EXCEPTION: _exception,
}

"""Putting a file behind a criterion: a new one, or one that the dossier has already."""

from collections.abc import Iterable
from typing import Any

from django import forms

from binhyen.dossiers.forms.registration import FILE_HELP
from binhyen.dossiers.models import Evidence

FACTS_FORM = "facts-form"
"""The page's one <form>: the evidence boxes stand elsewhere on the page and belong to it, so that nothing is lost."""


class EvidenceForm(forms.Form):
    all_may_wait = True

    file = forms.FileField(label="Thêm tệp minh chứng", required=False, help_text=FILE_HELP, allow_empty_file=True)
    title = forms.CharField(label="Minh chứng này là gì", max_length=200, required=False)
    reuse = forms.ChoiceField(label="Hoặc dùng tệp đã có trong hồ sơ", required=False)

    def __init__(self, available: Iterable[Evidence], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._available = {each.key: each for each in available}
        reuse = self.fields["reuse"]
        reuse.choices = [("", "—"), *[(key, each.title) for key, each in self._available.items()]]  # type: ignore[attr-defined]
        if not self._available:
            del self.fields["reuse"]
        for field in self.fields.values():
            field.widget.attrs["form"] = FACTS_FORM

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned.setdefault("reuse", "")
        if not self.errors and not cleaned.get("file") and not cleaned["reuse"]:
            self.add_error("file", "Chưa chọn tệp nào. Hãy chọn một tệp mới hoặc một tệp đã có.")
        return cleaned

    def chosen(self, key: str) -> Evidence:
        return self._available[key]

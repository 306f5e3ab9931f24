"""A paper of the dossier, and the day on which signed paper reached the office."""

from typing import Any

from django import forms

from binhyen.core.forms import DayField
from binhyen.dossiers.enums import PaperKind
from binhyen.dossiers.models import DossierPaper

FILE_HELP = "Bản đã ký: pdf, docx, xlsx, hoặc ảnh chụp rõ jpg, png."


class PaperForm(forms.Form):
    """Number, date and file of one paper; what is right is kept even where another part is wrong."""

    all_may_wait = True

    number = forms.CharField(
        label="Số, ký hiệu",
        max_length=60,
        required=False,
        help_text="Ví dụ 05-NQ/CB hoặc 12/KH-THCS.",
        show_hidden_initial=True,  # what stood there when the page was opened: an untouched box is no change
    )
    dated = DayField(label="Ngày ban hành", required=False, show_hidden_initial=True)
    file = forms.FileField(label="Tệp", required=False, help_text=FILE_HELP, allow_empty_file=True)

    def __init__(self, kind: PaperKind, paper: DossierPaper | None, data: Any = None, files: Any = None) -> None:
        initial = {"number": paper.number, "dated": paper.dated} if paper else {}
        super().__init__(data, files, initial=initial, prefix=kind.value)
        self.kind, self.paper = kind, paper
        if paper and paper.file:
            self.fields["file"].label = "Thay tệp khác"

    def typed(self, name: str, otherwise: Any) -> Any:
        """What was typed into a box, if it is right; else what stands there already."""
        return self.cleaned_data.get(name, otherwise) if name in self.changed_data else otherwise

    def was_on_the_page(self) -> bool:
        """A box that was not there must not count as one that was emptied."""
        return any(self.add_prefix(name) in source for name in self.fields for source in (self.data, self.files))


class ReceivedForm(forms.Form):
    """For an officer who enters from signed paper."""

    paper_received_on = DayField(
        label="Ngày nhận được bản đăng ký giấy có chữ ký",
        help_text="Ngày này được tính là ngày đăng ký. Ví dụ 20/03/2025.",
    )


class RemarksForm(forms.Form):
    """What to mend, item by item; `items` are (code, label) pairs."""

    all_may_wait = True

    comment = forms.CharField(
        label="Ý kiến chung", widget=forms.Textarea({"rows": 3}), max_length=2_000, required=False
    )

    def __init__(self, items: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        for code, label in items:
            self.fields[code] = forms.CharField(
                label=label, widget=forms.Textarea({"rows": 2}), max_length=1_000, required=False
            )

    def remarks(self) -> dict[str, str]:
        return {code: self.cleaned_data[code] for code, _ in self.items}

"""/gallery/ (debug only): every component in every state, in invented names. Its screenshots are looked at
when anything of the look changes; `tests/core/test_gallery.py` runs axe on it.
"""

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

from django import forms
from django.contrib.messages import ERROR, SUCCESS
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from binhyen.core import clock
from binhyen.core.access import public
from binhyen.core.forms import DayField
from binhyen.core.templatetags.components import BADGES, NOTICES

LONG_NAME = "Trường Phổ thông dân tộc nội trú Trung học cơ sở và Trung học phổ thông Đồng Mây"
SHA = "3f9a01c7d5b84e6f90a2c3b1d4e5f60718293a4b5c6d7e8f9012a3b4c5d6e2b4"
RANKS = [("xs", "Hoàn thành xuất sắc nhiệm vụ"), ("tot", "Hoàn thành tốt nhiệm vụ"), ("ht", "Hoàn thành nhiệm vụ")]


class EveryField(forms.Form):
    """One of each field type."""

    name = forms.CharField(label="Tên mô hình", help_text="Tên ghi trong kế hoạch, ví dụ “Cổng trường an toàn”.")
    held_on = DayField(label="Ngày họp bình xét")
    hours = forms.IntegerField(
        label="Số buổi tuyên truyền",
        min_value=0,
        widget=forms.NumberInput(attrs={"data-unit": "buổi"}),
        help_text="Chỉ đếm các buổi có biên bản hoặc ảnh.",
    )
    rank = forms.ChoiceField(label="Xếp loại năm 2025", choices=[("", "Chọn một mức"), *RANKS])
    declared = forms.ChoiceField(
        label="Trong kỳ có vụ việc phải báo cáo không?",
        choices=[("no", "Không có"), ("yes", "Có, đã báo cáo bằng văn bản")],
        widget=forms.RadioSelect,
        help_text="Chỉ ghi số đếm và số văn bản, không ghi tên ai.",
    )
    papers = forms.MultipleChoiceField(
        label="Giấy tờ kèm theo",
        choices=[("kh", "Kế hoạch"), ("dk", "Bản đăng ký"), ("nq", "Nghị quyết của chi bộ")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(label="Ghi chú cho người thẩm định", widget=forms.Textarea, required=False)
    scan = forms.FileField(label="Biên bản có chữ ký", help_text="Tệp pdf, docx, xlsx, jpg hoặc png; tối đa 20 MB.")
    agreed = forms.BooleanField(label="Thủ trưởng đơn vị đã duyệt nội dung này")


WRONG = {"sai-held_on": "31/02/2025", "sai-hours": "-2", "sai-rank": "tot", "sai-name": "Cổng trường an toàn"}


@public
def gallery(request: HttpRequest) -> HttpResponse:
    """`?khach` shows the frame as a visitor sees it."""
    frame = {} if "khach" in request.GET else {"user": PERSON, "desk": DESK}
    return render(request, "core/gallery.html", _samples() | frame)


def _wrong_form() -> EveryField:
    form = EveryField(WRONG, prefix="sai")
    form.add_error(None, "Số buổi tuyên truyền nhỏ hơn số buổi có ảnh. Hãy kiểm tra lại hai con số.")
    return form


def _samples() -> dict[str, Any]:
    today = clock.today()
    return {
        "messages": [Message(SUCCESS, "Đã lưu số liệu của tiêu chí."), Message(ERROR, "Tệp này không phải là ảnh.")],
        "form": EveryField(),
        "wrong": _wrong_form(),
        "badges": list(BADGES),
        "notices": list(NOTICES),
        "outcomes": OUTCOMES,
        "soon": today + timedelta(days=12),
        "last_day": today,
        "gone": today - timedelta(days=3),
        "far": today + timedelta(days=97),
        "sections": SECTIONS,
        "facts": FACTS,
        "rows": ROWS,
        "page": Paginator(range(271), 20).get_page(4),
        "one_page": Paginator(range(9), 20).get_page(1),
        "filters": FILTERS,
        "files": FILES,
        "events": _events(clock.now()),
        "crumbs": [{"label": "Kỳ 2025", "url": "#"}, {"label": "Xã Đồng Mây", "url": "#"}, {"label": "Xóm Gò Mây"}],
        "now": clock.now(),
        "long_name": LONG_NAME,
        "law_text": LAW_TEXT,
    }


PERSON = SimpleNamespace(is_authenticated=True, display_name="Phó hiệu trưởng Trường THCS Đồng Mây")
DESK = {
    "title": "Trường THCS Đồng Mây",
    "links": [
        {"label": "Việc của tôi", "url": "#", "current": True, "count": 3},
        {"label": "Hồ sơ", "url": "#", "current": False, "count": 0},
        {"label": "Giấy công nhận", "url": "#", "current": False, "count": 0},
    ],
}

SECTIONS = [
    {
        "title": "1. Đăng ký",
        "done": 2,
        "total": 2,
        "tasks": [
            {"label": "Kế hoạch thực hiện năm 2025", "url": "#", "badge": "done"},
            {"label": "Bản đăng ký phấn đấu", "url": "#", "badge": "done", "hint": "Hiệu trưởng ký ngày 14/02/2025"},
        ],
    },
    {
        "title": "2. Tự đánh giá",
        "done": 0,
        "total": 4,
        "tasks": [
            {"label": "Kế hoạch và tổ chức thực hiện", "url": "#", "badge": "doing", "hint": "Còn thiếu 1 minh chứng"},
            {"label": "Không để xảy ra hoạt động chống đối", "url": "#", "badge": "todo"},
            {"label": "Báo cáo sơ kết", "url": "#", "badge": "late", "hint": "Hạn cuối thứ Sáu, 30/05/2025"},
            {"label": "Gửi hồ sơ", "badge": "todo", "hint": "Mở được khi ba mục trên hoàn thành"},
        ],
    },
]

FACTS = [
    {"term": "Ngày họp bình xét", "value": "thứ Tư, 12/11/2025", "url": "#"},
    {"term": "Số tổ được xếp loại từ Hoàn thành tốt nhiệm vụ", "value": "5/7 tổ", "url": "#"},
    {"term": "Minh chứng", "value": "Biên bản họp.pdf\nQuyết định xếp loại.pdf", "url": "#", "action": "Thêm"},
    {"term": "Mô hình tự quản", "value": "", "url": "#", "action": "Ghi"},
]

ROWS = [
    {"name": "Xóm Gò Mây", "kind": "Khu dân cư", "state": "recognised", "n": 14, "due": "Đủ"},
    {"name": "Xóm Ổ Gà", "kind": "Khu dân cư", "state": "received", "n": 1234, "due": "Thiếu biên bản họp"},
    {"name": LONG_NAME, "kind": "Cơ sở giáo dục", "state": "registration_returned", "n": 7, "due": ""},
    {"name": "Hợp tác xã Dịch vụ nông nghiệp Đồng Mây", "kind": "Doanh nghiệp", "state": "late", "n": 0, "due": "Đủ"},
]

FILTERS = [
    {"label": "Tất cả", "url": "#", "count": 271, "current": True},
    {"label": "Chưa đăng ký", "url": "#", "count": 12, "current": False},
    {"label": "Đã gửi, chờ thẩm định", "url": "#", "count": 0, "current": False},
]

FILES = [
    {"name": "Biên bản họp bình xét 12-11-2025.pdf", "url": "#", "size": 2_431_000, "sha256": SHA, "remove_url": "#"},
    {
        "name": "danh_sach_ho_gia_dinh_ky_cam_ket_xom_go_may_ban_quet_day_du_co_chu_ky.xlsx",
        "url": "#",
        "size": 48_000,
        "sha256": SHA,
        "note": "dùng cho 2 tiêu chí",
    },
]

OUTCOMES = [
    {
        "key": "dat",
        "why": "5 trong 7 tổ (nhiều hơn 70 %) được xếp loại từ Hoàn thành tốt nhiệm vụ.",
        "citation": "Điều 7 khoản 6 TT 124/2021",
    },
    {
        "key": "khong_dat",
        "why": "4 trong 7 tổ được xếp loại từ Hoàn thành tốt nhiệm vụ; cần ít nhất 5.",
        "change": "thêm 1 tổ được xếp loại từ Hoàn thành tốt nhiệm vụ.",
        "citation": "Điều 7 khoản 6 TT 124/2021",
    },
    {
        "key": "dat_ngoai_le",
        "why": "Có vụ việc, nhưng đơn vị đã phát hiện và báo kịp thời.",
        "citation": "Điều 4 khoản 3 TT 124/2021",
    },
    {
        "key": "chua_du",
        "why": "Chưa có số tổ và số tổ đạt.",
        "change": "ghi hai số đó ở phần “Số liệu”.",
        "citation": "Điều 7 khoản 6 TT 124/2021",
    },
    {"key": "khong_ap_dung", "why": "Trường không có tổ chức đảng riêng.", "citation": "Điều 7 khoản 1 TT 124/2021"},
]


def _events(now: datetime) -> list[dict[str, Any]]:
    return [
        {"what": "Gửi bản đăng ký", "when": now - timedelta(days=40), "who": "Hiệu trưởng", "key": "registration_sent"},
        {
            "what": "Trả lại để bổ sung",
            "when": now - timedelta(days=38),
            "who": "Công an xã Đồng Mây",
            "key": "returned",
            "note": "Kế hoạch chưa có chữ ký. Hãy tải lại bản đã ký.",
        },
        {
            "what": "Tiếp nhận đăng ký",
            "when": now - timedelta(days=35),
            "who": "Công an xã Đồng Mây",
            "key": "registered",
        },
        {
            "what": "Hạn gửi hồ sơ đề nghị công nhận",
            "day": clock.today() + timedelta(days=12),
            "key": "todo",
            "later": True,
        },
    ]


LAW_TEXT = (
    "Cơ sở giáo dục đạt tiêu chuẩn khi có từ 70 % số tổ, phòng, ban trở lên được cấp có thẩm quyền xếp loại "
    "từ Hoàn thành tốt nhiệm vụ trở lên.\n\nSố tổ được tính ở ngày cuối của kỳ."
)

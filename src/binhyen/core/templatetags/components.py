"""The small parts that many pages share: signs, badges, deadlines, fractions, pagers, error summaries.

Larger parts are includes in `templates/components/`; the comment on top of each lists what it takes.
The gallery (`/gallery/` in debug) shows every one in every state.
"""

from datetime import date
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from binhyen.core import clock, dates
from binhyen.core.templatetags.binhyen import number

register = template.Library()

# key: (tone and manner in binhyen.css, word). The key is also the name of the sign in signs.svg.
BADGES = {
    # a task
    "todo": ("grey", "Chưa làm"),
    "doing": ("blue", "Đang làm"),
    "done": ("teal dashed", "Hoàn thành (chưa gửi)"),
    "late": ("red outline", "Trễ hạn"),
    "provisional": ("grey dashed", "Tạm tính"),
    "unconfirmed": ("amber dashed", "Chưa xác nhận lại"),
    # a dossier
    "out_of_scope": ("grey outline", "Ngoài phạm vi"),
    "open": ("grey", "Chưa đăng ký"),
    "registration_sent": ("violet", "Đã gửi đăng ký"),
    "registration_returned": ("amber", "Đăng ký bị trả lại để bổ sung"),
    "registered": ("blue", "Đã đăng ký, đang thực hiện"),
    "submitted": ("violet", "Đã gửi hồ sơ"),
    "received": ("indigo", "Đã tiếp nhận, đang thẩm định"),
    "returned": ("amber", "Hồ sơ bị trả lại để bổ sung"),
    "reviewed": ("indigo", "Đã thẩm định, chờ quyết định"),
    "recognised": ("green solid", "Được công nhận"),
    "not_recognised": ("red solid", "Không được công nhận"),
    # the outcome of a criterion
    "dat": ("green", "Đạt"),
    "khong_dat": ("red", "Không đạt"),
    "khong_ap_dung": ("grey", "Không áp dụng"),
    "dat_ngoai_le": ("green hatched", "Đạt theo ngoại lệ"),
    "chua_du": ("grey dashed", "Chưa đủ số liệu"),
    "chua_dat": ("red", "Chưa đạt"),
    # a province's own criterion
    "draft": ("grey", "Đang soạn"),
    "waiting": ("amber", "Chờ phê duyệt"),
    "in_force": ("green", "Đã phê duyệt"),
    "ending": ("amber", "Chờ phê duyệt kỳ cuối"),
    "ended": ("grey outline", "Đã ấn định kỳ cuối"),
    # a certificate
    "valid": ("green solid", "Có hiệu lực"),
    "replaced": ("grey struck", "Đã thay thế"),
    "withdrawn": ("red struck outline", "Đã thu hồi"),
}
NOTICES = {"info": "blue", "success": "green", "warning": "amber", "error": "red"}


@register.simple_tag
def sign(name: str) -> SafeString:
    """One sign of signs.svg. It never stands alone: a word is always beside it."""
    address = static("core/signs.svg")
    return format_html(
        '<svg class="sign" width="20" height="20" aria-hidden="true"><use href="{}#{}"/></svg>', address, name
    )


@register.simple_tag
def badge(key: str, word: str = "") -> SafeString:
    """A state or an outcome: a sign and a word. The word is the argument, else the enum's label, else the usual one."""
    manner, usual = BADGES[key]
    word = word or getattr(key, "label", usual)
    word = word[:1].upper() + word[1:]
    return format_html('<span class="badge {}">{}<span>{}</span></span>', manner, sign(str(key)), word)


@register.filter
def tone(key: str) -> str:
    """The colour of a state, an outcome or a kind of notice: the class that sets it."""
    return NOTICES.get(key) or BADGES[key][0].split()[0]


@register.simple_tag
def deadline(due: date, label: str = "Hạn cuối") -> SafeString:
    """Hạn cuối thứ Năm, 19/11/2026 · còn 12 ngày. Red with a clock where it is over."""
    today = clock.today()
    late = due < today
    near = dates.relative(due, today) or ("đã quá hạn" if late else "")
    return format_html(
        '<span class="deadline{}">{}<span>{} <time datetime="{}">{}</time>{}</span></span>',
        " late" if late else "",
        sign("late" if late else "calendar"),
        label,
        due.isoformat(),
        dates.in_words(due),
        format_html(" · <b>{}</b>", near) if near else "",
    )


@register.simple_tag
def fraction(n: int, m: int, noun: str = "", target: int | None = None) -> SafeString:
    """9/13 đơn vị, with a bar of m cells; `target` (percent) marks the bar and says how many that is, exactly."""
    figures = format_html('<span><span class="num">{}/{}</span> {}</span>', number(n), number(m), noun)
    if m <= 0:
        return format_html('<span class="fraction">{}<span class="hint">chưa có gì để chia</span></span>', figures)
    return format_html('<span class="fraction">{}{}{}</span>', figures, _bar(n, m, target), _needed(m, target))


def _needed(m: int, target: int | None) -> str:
    if not target:
        return ""
    least = -(-target * m // 100)  # rounded up: 70 % of 13 is 10
    return format_html('<span class="hint">cần ít nhất {} (từ {} %)</span>', number(least), target)


def _bar(n: int, m: int, target: int | None) -> SafeString:
    cells = format_html(' stroke-dasharray="{} {}"', ".9", ".1") if m <= 40 else ""
    mark = format_html('<path class="mark" d="M{} -.3v1.6"/>', round(target * m / 100, 2)) if target else ""
    return format_html(
        '<svg viewBox="0 0 {} 1" preserveAspectRatio="none" aria-hidden="true">'
        '<path class="part" d="M0 .5h{}"{}/>{}</svg>',
        m,
        min(n, m),
        cells,
        mark,
    )


@register.inclusion_tag("components/unsent.html")
def unsent(due: date, sentence: str, url: str = "", action: str = "") -> dict[str, Any]:
    """The banner CHƯA GỬI, for the block `banner` of every page of a dossier that is not sent."""
    days = (due - clock.today()).days
    return {"due": due, "days": days, "over": -days, "sentence": sentence, "url": url, "action": action}


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: Any, page: "Page[Any]", asked_by: str = "trang") -> dict[str, Any]:
    """Pages of a list. Links keep the filters of the present address."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)

    def address(number: int) -> str:
        params = context["request"].GET.copy()
        params[asked_by] = str(number)
        return f"?{params.urlencode(safe='/')}"

    return {
        "page": page,
        "numbers": [(each, address(each) if isinstance(each, int) else "") for each in numbers],
        "previous": address(page.previous_page_number()) if page.has_previous() else "",
        "next": address(page.next_page_number()) if page.has_next() else "",
    }


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: BaseForm) -> dict[str, Any]:
    """What must be mended, on top of a page, each line a link to its field. Nothing where all is well."""
    return {"mistakes": [mistake for form in forms for mistake in _mistakes(form)]}


def _mistakes(form: BaseForm) -> list[tuple[str, str, str]]:
    """(id of the control, label, message) of every error; errors of the whole form have neither id nor label."""
    found = [("", "", str(message)) for message in form.non_field_errors()]
    for field in form:
        address = f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label
        place = ("", "") if field.is_hidden else (address, str(field.label))
        found += [(*place, str(message)) for message in field.errors]
    return found


@register.filter
def unit(field: Any) -> str:
    """The unit that a form field's widget declares with the attribute data-unit: "ngày", "hộ"."""
    return str(field.field.widget.attrs.get("data-unit", ""))


@register.filter
def says_optional(field: Any) -> bool:
    """Whether "(không bắt buộc)" stands beside the label. A form all of whose boxes may wait says so itself, once."""
    return not field.field.required and not getattr(field.form, "all_may_wait", False)


@register.filter
def short_hash(sha256: str) -> str:
    """3f9a 01c7 … e2b4: enough to compare by eye."""
    return f"{sha256[:4]} {sha256[4:8]} … {sha256[-4:]}"

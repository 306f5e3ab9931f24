"""Days in words: "thứ Năm, 19/11/2026", "còn 12 ngày"."""

from datetime import date

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
NEAR = 30


def in_words(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


def relative(day: date, today: date) -> str:
    """The distance in days while it is within 30 days, else nothing."""
    days = (day - today).days
    if abs(days) > NEAR:
        return ""
    if days == 0:
        return "hôm nay"
    if days == 1:
        return "ngày mai"
    return f"còn {days} ngày" if days > 0 else f"quá {-days} ngày"

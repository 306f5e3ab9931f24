from binhyen.core.choices import Labelled


class ProvisionState(Labelled):
    """The life of a province's own criterion. Each step to the right is taken by a second person."""

    DRAFT = "draft", "đang soạn"
    WAITING = "waiting", "chờ phê duyệt"
    IN_FORCE = "in_force", "đã phê duyệt"
    ENDING = "ending", "chờ phê duyệt kỳ cuối"
    ENDED = "ended", "đã ấn định kỳ cuối"


APPROVED = (ProvisionState.IN_FORCE, ProvisionState.ENDING, ProvisionState.ENDED)
"""Binds the seasons of its years: one whose last season is fixed binds up to that one."""

PENDING = (ProvisionState.WAITING, ProvisionState.ENDING)
"""Waits for a second person."""


class Measure(Labelled):
    """How a province's own criterion is judged: the kinds of test that a legal officer fills in alone."""

    QUALITATIVE = "qualitative", "có hoặc không, kèm diễn giải"
    RATIO = "ratio", "tỷ lệ ít nhất"
    COUNT_AT_LEAST = "count_at_least", "số lượng ít nhất"
    COUNT_ZERO = "count_zero", "không có vụ việc nào"

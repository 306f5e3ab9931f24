from binhyen.core.choices import Labelled


class Capacity(Labelled):
    """How the signature block reads: Điều 9 names the Chairman, Điều 10 the Committee; the circular leaves it open."""

    CHAIRMAN = "chairman", "CHỦ TỊCH"
    ON_BEHALF = "on_behalf", "TM. ỦY BAN NHÂN DÂN – CHỦ TỊCH"


class CertificateState(Labelled):
    VALID = "valid", "Có hiệu lực"
    REPLACED = "replaced", "Đã thay thế"
    WITHDRAWN = "withdrawn", "Đã thu hồi"

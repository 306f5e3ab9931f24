"""The kinds of paper, of division and of signing authority, with the words that stand on paper."""

from binhyen.core.choices import Labelled


class DocumentKind(Labelled):
    """Tên loại: the named types of NĐ 30/2020 điều 7, then those of this programme. The label is what is printed."""

    RESOLUTION = "resolution", "Nghị quyết"
    DECISION = "decision", "Quyết định"
    DIRECTIVE = "directive", "Chỉ thị"
    STATUTE = "statute", "Quy chế"
    REGULATION = "regulation", "Quy định"
    COMMUNIQUE = "communique", "Thông cáo"
    NOTICE = "notice", "Thông báo"
    GUIDANCE = "guidance", "Hướng dẫn"
    PROGRAMME = "programme", "Chương trình"
    PLAN = "plan", "Kế hoạch"
    OPTION = "option", "Phương án"
    SCHEME = "scheme", "Đề án"
    PROJECT = "project", "Dự án"
    REPORT = "report", "Báo cáo"
    MINUTES = "minutes", "Biên bản"
    PROPOSAL = "proposal", "Tờ trình"
    TELEGRAM = "telegram", "Công điện"
    INVITATION = "invitation", "Giấy mời"
    LETTER = "letter", "Công văn"
    REGISTRATION = "registration", "Bản đăng ký"
    CERTIFICATE = "certificate", "Giấy công nhận"
    OTHER = "other", "Văn bản khác"


class DivisionKind(Labelled):
    """How a body is divided, the widest first. "Mục lớn" is the "I." of plans and reports."""

    PART = "part", "Phần"
    CHAPTER = "chapter", "Chương"
    SECTION = "section", "Mục"
    ROMAN = "roman", "Mục lớn"
    ARTICLE = "article", "Điều"
    CLAUSE = "clause", "Khoản"
    POINT = "point", "Điểm"
    DASH = "dash", "Gạch đầu dòng"
    PLUS = "plus", "Dấu cộng đầu dòng"


class Prefix(Labelled):
    """Quyền hạn before the position of who signs (NĐ 30/2020, Phụ lục I, ô 7a)."""

    ON_BEHALF = "TM", "thay mặt"
    ACTING_HEAD = "Q", "quyền"
    DEPUTY = "KT", "ký thay"
    BY_ORDER = "TL", "thừa lệnh"
    BY_DELEGATION = "TUQ", "thừa ủy quyền"

"""The words of a dossier: its states, the papers in it, what was sent, and whose side someone acts on."""

from binhyen.core.choices import Labelled


class DossierState(Labelled):
    OUT_OF_SCOPE = "out_of_scope", "Ngoài phạm vi"
    OPEN = "open", "Chưa đăng ký"
    REGISTRATION_SENT = "registration_sent", "Đã gửi đăng ký"
    REGISTRATION_RETURNED = "registration_returned", "Đăng ký bị trả lại để bổ sung"
    REGISTERED = "registered", "Đã đăng ký, đang thực hiện"
    SUBMITTED = "submitted", "Đã gửi hồ sơ"
    RECEIVED = "received", "Đã tiếp nhận, đang thẩm định"
    RETURNED = "returned", "Hồ sơ bị trả lại để bổ sung"
    REVIEWED = "reviewed", "Đã thẩm định, chờ quyết định"
    RECOGNISED = "recognised", "Được công nhận"
    NOT_RECOGNISED = "not_recognised", "Không được công nhận"


class Side(Labelled):
    """Whose turn it is, and on whose side a person acts."""

    UNIT = "unit", "đơn vị"
    OFFICE = "office", "thường trực Ban Chỉ đạo"
    AUTHORITY = "authority", "cấp có thẩm quyền"
    NOBODY = "nobody", "đã xong"


class PaperKind(Labelled):
    """Điều 9 khoản 2: the first three register, the next four propose; the last proves an entry made for the unit."""

    RESOLUTION = "resolution", "Nghị quyết của cấp ủy"
    PLAN = "plan", "Kế hoạch bảo đảm an ninh, trật tự"
    REGISTRATION_FORM = "registration_form", "Bản đăng ký phấn đấu đạt tiêu chuẩn"
    STATEMENT = "statement", "Tờ trình đề nghị xét duyệt, công nhận"
    REPORT = "report", "Báo cáo kết quả xây dựng"
    MINUTES = "minutes", "Biên bản cuộc họp (bản đã ký)"
    OTHER = "other", "Tài liệu khác có liên quan"
    SIGNED_SHEET = "signed_sheet", "Bản giấy có chữ ký của đơn vị (khi nhập thay)"


class Purpose(Labelled):
    """What a submission asks for."""

    REGISTRATION = "registration", "Hồ sơ đăng ký"
    PROPOSAL = "proposal", "Hồ sơ đề nghị công nhận"

from binhyen.core.choices import Labelled


class DutyState(Labelled):
    TODO = "todo", "chưa làm"
    SENT = "sent", "đã gửi"
    RETURNED = "returned", "trả lại để bổ sung"
    DONE = "done", "xong"


class DutyCode(Labelled):
    """What the law itself orders; superiors' plans will add their own words."""

    REGISTER = "register", "Đăng ký phấn đấu đạt tiêu chuẩn “An toàn về an ninh, trật tự”"
    PROPOSE = "propose", "Tự đánh giá và gửi hồ sơ đề nghị công nhận"


class Period(Labelled):
    """A period of the law whose end a dated local exception may move."""

    QUARTER_ONE = "quarter_1", "Quý I (đăng ký, nghị quyết, kế hoạch)"

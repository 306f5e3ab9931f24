"""Điều 7 in bare Python: what a school's facts give, with the same sentences, and no schema, catalogue or class.

The yardstick of `./run bench law`: every number, label and sentence is written into the code, as in a programme made
for this one circular. The bench asserts that it answers word for word what the library answers.
"""

from datetime import date

CLAUSE = [f"Điều 7 khoản {clause} Thông tư 124/2021/TT-BCA" for clause in range(7)]
REUSED = {p: f"Điều 7 khoản 3, dẫn Điều 6 khoản 3 điểm {p} Thông tư 124/2021/TT-BCA" for p in "abcđeg"}
RULES = {
    "premises_protection": "bảo vệ cơ sở giáo dục",
    "internal_politics": "bảo vệ chính trị nội bộ",
    "learner_management": "quản lý, giáo dục người học",
    "fire_safety": "phòng, chống cháy nổ",
}
RATINGS = {
    "not_completed": (0, "không hoàn thành nhiệm vụ"),
    "completed": (1, "hoàn thành nhiệm vụ"),
    "completed_well": (2, "hoàn thành tốt nhiệm vụ"),
    "completed_excellently": (3, "hoàn thành xuất sắc nhiệm vụ"),
}
GENERAL = ("primary", "lower_secondary", "upper_secondary", "multi_level")
PROMPT = "phát hiện kịp thời, dùng đồng bộ biện pháp giảm hậu quả và báo cáo ngay cấp có thẩm quyền"
GROUNDS = {"force_majeure": "bất khả kháng", "detected_promptly": PROMPT}
CRIME_UNDEFINED = (
    "Thông tư không định nghĩa tội phạm nghiêm trọng; ở đây hiểu theo Điều 9 Bộ luật Hình sự (cách hiểu suy ra)."
)
ACCIDENT_UNDEFINED = (
    "Thông tư không định nghĩa cháy, nổ nghiêm trọng và sự cố nghiêm trọng; người thẩm định xem xét từng vụ việc."
)
SANCTION_UNCLEAR = (
    "Câu chữ có thể hiểu cụm “bị xử lý kỷ luật từ hình thức cảnh cáo” gắn với cả hai trường hợp hoặc chỉ với mắc tệ nạn"
    " xã hội; từ 31/10/2025 hình thức cảnh cáo không còn đối với học sinh (Thông tư 19/2025/TT-BGDĐT, chờ xác nhận);"
    " người thẩm định đọc nguyên câu để kết luận."
)
HAS_GUARD = "Đơn vị có lực lượng bảo vệ không?"
GUARD_SANCTIONED = "Số cá nhân của lực lượng bảo vệ bị xử lý kỷ luật từ cảnh cáo trở lên"
ACCIDENT = "cháy, nổ nghiêm trọng, tai nạn lao động chết người, sự cố hoặc vi phạm môi trường, thực phẩm nghiêm trọng"


def school(year, facts):
    """(verdict, [(code, citation, outcome, reason, needs, change, open point)])."""
    get, start, end = facts.get, date(year - 1, 11, 16), date(year, 3, 31)
    rows = []

    party, when = get("has_party_body"), get("party_resolution_date")
    if party is None:
        found = missing("Đơn vị có tổ chức Đảng không?"), ("has_party_body",), None
    elif party:
        label = "Ngày ban hành nghị quyết của tổ chức Đảng"
        found = document(when, "nghị quyết của tổ chức Đảng", label, "party_resolution_date", start, end)
    else:
        found = ("khong_ap_dung", "Không áp dụng: đơn vị không có tổ chức Đảng."), (), None
    rows.append(("GD-1.1", CLAUSE[1], *found[0], *found[1:], None))

    label = "Ngày ban hành kế hoạch bảo đảm an ninh, trật tự"
    plan = "kế hoạch bảo đảm an ninh, trật tự"
    found = document(get("security_plan_date"), plan, label, "security_plan_date", start, end)
    rows.append(("GD-1.2", CLAUSE[1], *found[0], *found[1:], None))
    registered = get("registration_date")
    found = document(registered, "bản đăng ký phấn đấu", "Ngày đăng ký phấn đấu", "registration_date", start, end)
    rows.append(("GD-1.3", CLAUSE[1], *found[0], *found[1:], None))

    ticked = get("internal_rules")
    if ticked is None:
        found = missing("Các nhóm nội quy, quy định đã có"), ("internal_rules",), None
    elif lacking := "; ".join([name for rule, name in RULES.items() if rule not in ticked]):
        reason = f"Có {len(ticked)}/4 nhóm nội quy, quy định, còn thiếu: {lacking}."
        found = ("khong_dat", reason), (), f"bổ sung: {lacking}"
    else:
        found = ("dat", f"Có đủ {len(ticked)}/4 nhóm nội quy, quy định."), (), None
    rows.append(("GD-1.4", CLAUSE[1], *found[0], *found[1:], None))

    label = "Số người được phổ biến cả nội quy và tiêu chí, tính cả người học"
    found = ratio(get("people_informed"), "người", 100, "100 %", label, "people_informed")
    rows.append(("GD-1.5", CLAUSE[1], *found[0], *found[1:], None))

    models = get("effective_models")
    if models is None:
        label = "Số mô hình phong trào toàn dân bảo vệ an ninh Tổ quốc đang hoạt động hiệu quả"
        found = missing(label), ("effective_models",), None
    elif models >= 1:
        found = ("dat", f"Có {models} mô hình hoạt động hiệu quả, đạt yêu cầu ít nhất 1."), (), None
    else:
        reason = f"Có {models} mô hình hoạt động hiệu quả, chưa đạt yêu cầu ít nhất 1."
        found = ("khong_dat", reason), (), f"thiếu {1 - models} mô hình hoạt động hiệu quả nữa"
    rows.append(("GD-1.6", CLAUSE[1], *found[0], *found[1:], None))

    label = "Có thực hiện đầy đủ chủ trương, pháp luật, quy chế phối hợp với Công an (nếu có) không?"
    claim = "thực hiện đầy đủ chủ trương, pháp luật, quy chế phối hợp và quy định của địa phương"
    answer, account = get("policy_compliance"), get("policy_compliance_account")
    found = qualitative(answer, account, claim, label, "policy_compliance", "policy_compliance_account")
    rows.append(("GD-2.1", CLAUSE[2], *found[0], *found[1:], None))

    level = get("school_level")
    if level is None:
        found = missing("Cấp học của cơ sở giáo dục"), ("school_level",), None
    elif level in GENERAL:
        label = "Có hình thức, biện pháp phối hợp với Ban Đại diện cha mẹ học sinh để quản lý học sinh không?"
        claim = "có hình thức, biện pháp phối hợp với Ban Đại diện cha mẹ học sinh"
        answer, account = get("parents_cooperation"), get("parents_cooperation_account")
        found = qualitative(answer, account, claim, label, "parents_cooperation", "parents_cooperation_account")
    else:
        found = ("khong_ap_dung", "Không áp dụng: đơn vị không thuộc cấp học phổ thông."), (), None
    rows.append(("GD-2.2", CLAUSE[2], *found[0], *found[1:], None))

    event = "việc tuyên truyền, phát triển tín ngưỡng, tôn giáo trái pháp luật"
    label = "Có xảy ra việc tuyên truyền, phát triển tín ngưỡng, tôn giáo trái pháp luật không?"
    found = absence(get("unlawful_religious_propagation"), event, label, "unlawful_religious_propagation")
    rows.append(("GD-3a", REUSED["a"], *found[0], *found[1:], None))
    event = "việc lợi dụng tín ngưỡng, tôn giáo, dân tộc, tranh chấp, khiếu kiện gây phức tạp về an ninh, trật tự"
    label = "Có xảy ra việc lợi dụng tín ngưỡng, tôn giáo, dân tộc, tranh chấp, khiếu kiện gây phức tạp không?"
    found = absence(get("exploitation_of_disputes"), event, label, "exploitation_of_disputes")
    rows.append(("GD-3b", REUSED["b"], *found[0], *found[1:], None))
    event = "việc kích động, lôi kéo tập trung đông người khiếu nại, gây rối hoặc lợi dụng khiếu nại"
    label = "Có xảy ra việc kích động, lôi kéo tập trung đông người khiếu nại, gây rối, lợi dụng khiếu nại không?"
    found = absence(get("incited_mass_complaint"), event, label, "incited_mass_complaint")
    rows.append(("GD-3c", REUSED["c"], *found[0], *found[1:], None))
    crime, excuse = get("serious_crime"), get("serious_crime_exception")
    event, label = "tội phạm nghiêm trọng trở lên", "Có xảy ra tội phạm nghiêm trọng trở lên không?"
    grounds = "bất khả kháng; " + PROMPT
    found = excepted(crime, excuse, event, label, "serious_crime", "serious_crime_exception", grounds)
    rows.append(("GD-3đ", REUSED["đ"], *found[0], *found[1:], CRIME_UNDEFINED))
    event = "vi phạm quy định về bảo vệ bí mật Nhà nước"
    label = "Có xảy ra vi phạm quy định về bảo vệ bí mật Nhà nước không?"
    found = absence(get("state_secret_breach"), event, label, "state_secret_breach")
    rows.append(("GD-3e", REUSED["e"], *found[0], *found[1:], None))
    happened, excuse = get("serious_fire_or_accident"), get("serious_fire_or_accident_exception")
    key, other = "serious_fire_or_accident", "serious_fire_or_accident_exception"
    found = excepted(happened, excuse, ACCIDENT, f"Có xảy ra {ACCIDENT} không?", key, other, "bất khả kháng")
    rows.append(("GD-3g", REUSED["g"], *found[0], *found[1:], ACCIDENT_UNDEFINED))

    violence, sanctioned = get("school_violence"), get("people_sanctioned")
    first = absence(violence, "bạo lực học đường", "Có xảy ra bạo lực học đường không?", "school_violence")
    label = (
        "Số cán bộ, nhân viên, người lao động, người dạy, người học phạm tội hoặc mắc tệ nạn xã hội bị xử lý kỷ luật từ"
        " cảnh cáo trở lên"
    )
    counted = "người phạm tội hoặc mắc tệ nạn xã hội bị kỷ luật từ cảnh cáo trở lên"
    found = both(first, none_of(sanctioned, counted, label, "people_sanctioned"))
    rows.append(("GD-4", CLAUSE[4], *found[0], *found[1:], SANCTION_UNCLEAR))

    guarded, eligible = get("has_guard_force"), get("guard_force_title_eligible")
    if guarded is False:
        found = ("khong_ap_dung", "Không áp dụng: đơn vị không có lực lượng bảo vệ."), (), None
    elif eligible is False:
        reason = "Không áp dụng: lực lượng bảo vệ không thuộc nơi đủ điều kiện bình xét danh hiệu."
        found = ("khong_ap_dung", reason), (), None
    elif guarded is None or eligible is None:
        found = unanswered(
            ("has_guard_force", guarded, HAS_GUARD),
            (
                "guard_force_title_eligible",
                eligible,
                "Lực lượng bảo vệ có thuộc nơi đủ điều kiện bình xét danh hiệu thi đua không?",
            ),
        )
    else:
        found = guard_force(get("guard_force_titled"), get("guard_force_rating"))
    rows.append(("GD-5.1", CLAUSE[5], *found[0], *found[1:], None))
    if guarded is None:
        found = missing(HAS_GUARD), ("has_guard_force",), None
    elif guarded:
        counted = "cá nhân của lực lượng bảo vệ bị kỷ luật từ cảnh cáo trở lên"
        found = none_of(get("guard_force_disciplined"), counted, GUARD_SANCTIONED, "guard_force_disciplined")
    else:
        found = ("khong_ap_dung", "Không áp dụng: đơn vị không có lực lượng bảo vệ."), (), None
    rows.append(("GD-5.2", CLAUSE[5], *found[0], *found[1:], None))

    eligible = get("units_title_eligible")
    if get("no_subordinate_units"):
        found = ("khong_ap_dung", "Không áp dụng: đơn vị khai không có đầu mối trực thuộc."), (), None
    elif eligible is None:
        label = "Các đầu mối trực thuộc có thuộc nơi đủ điều kiện bình xét danh hiệu thi đua không?"
        found = missing(label), ("units_title_eligible",), None
    elif eligible:
        label = "Số đầu mối đạt danh hiệu hoặc hoàn thành tốt nhiệm vụ trên tổng số đầu mối"
        titled = get("subordinate_units_titled")
        found = ratio(titled, "đầu mối", 70, "từ 70 % trở lên", label, "subordinate_units_titled")
    else:
        reason = "Không áp dụng: các đầu mối trực thuộc không thuộc nơi đủ điều kiện bình xét danh hiệu."
        found = ("khong_ap_dung", reason), (), None
    rows.append(("GD-6.1", CLAUSE[6], *found[0], *found[1:], None))
    label = "Số cá nhân của đơn vị bị xử lý kỷ luật từ cảnh cáo trở lên"
    counted = "cá nhân bị kỷ luật từ cảnh cáo trở lên"
    found = none_of(get("staff_disciplined"), counted, label, "staff_disciplined")
    rows.append(("GD-6.2", CLAUSE[6], *found[0], *found[1:], None))

    outcomes = {row[2] for row in rows}
    if "khong_dat" in outcomes:
        return "chua_dat", rows
    return ("chua_du" if "chua_du" in outcomes else "dat"), rows


# Each answers ((outcome, reason), needs, change).


def missing(label):
    return "chua_du", f"Chưa đủ số liệu, còn thiếu: “{label}”."


def unanswered(*asked):
    left = [(key, label) for key, value, label in asked if value is None]
    labels = "; ".join([f"“{label}”" for _, label in left])
    return ("chua_du", f"Chưa đủ số liệu, còn thiếu: {labels}."), tuple([key for key, _ in left]), None


def document(when, name, label, key, start, end):
    if when is None:
        return missing(label), (key,), None
    on, first, last = day(when), day(start), day(end)
    if when < start:
        reason = f"Có {name} ngày {on}, trước ngày mở kỳ {first} nên không tính cho năm này."
        return ("khong_dat", reason), (), f"cần {name} trong thời hạn từ {first} đến {last}"
    if when <= end:
        return ("dat", f"Có {name} ngày {on}, trong thời hạn từ {first} đến {last}."), (), None
    change = "chỉ được tính nếu có văn bản của cấp có thẩm quyền kéo dài thời hạn cho năm này"
    return ("khong_dat", f"Có {name} ngày {on}, sau khi hết thời hạn ngày {last}."), (), change


def day(value):
    return f"{value.day:02}/{value.month:02}/{value.year}"


def ratio(value, counted, bar, words, label, key):
    if value is None:
        return missing(label), (key,), None
    n, m = value.n, value.m
    if m == 0:
        reason = f"Mẫu số là 0 {counted} nên chưa tính được tỷ lệ, yêu cầu {words}."
        return ("chua_du", reason), (key,), None
    cut, rest = divmod(n * 10_000, m)
    whole, hundredths = divmod(cut, 100)
    decimals = f",{hundredths:02}".rstrip("0").rstrip(",")
    share = f"{'khoảng' if rest else 'bằng'} {whole}{decimals} %"
    if 100 * n >= bar * m:
        return ("dat", f"{n}/{m} {counted}, {share}, đạt yêu cầu {words}."), (), None
    lack = -(-bar * m // 100) - n
    reason = f"{n}/{m} {counted}, {share}, chưa đạt yêu cầu {words}."
    return ("khong_dat", reason), (), f"thiếu {lack} {counted} nữa để đạt {bar} %"


def qualitative(answer, account, claim, label, key, account_key):
    if answer is None:
        return missing(label), (key,), None
    if not answer:
        return ("khong_dat", f"Tự nhận chưa {claim}."), (), None
    if not account:
        return ("chua_du", f"Tự nhận {claim} nhưng chưa có diễn giải kết quả."), (account_key,), None
    return ("dat", f"Tự nhận {claim}, có diễn giải kèm theo."), (), None


def absence(occurred, event, label, key):
    if occurred is None:
        return missing(label), (key,), None
    if occurred:
        return ("khong_dat", f"Trong kỳ có xảy ra {event}."), (), None
    return ("dat", f"Trong kỳ không xảy ra {event}."), (), None


def excepted(occurred, excuse, event, label, key, excuse_key, grounds):
    if not occurred:
        return absence(occurred, event, label, key)
    if excuse is None:
        change = f"chỉ đạt nếu có minh chứng thuộc ngoại lệ: {grounds}"
        return ("khong_dat", f"Trong kỳ có xảy ra {event}."), (), change
    ground = GROUNDS[excuse.ground]
    if excuse.evidence:
        reason = f"Trong kỳ có xảy ra {event} nhưng thuộc ngoại lệ “{ground}”, có minh chứng."
        return ("dat_ngoai_le", reason), (), None
    reason = f"Trong kỳ có xảy ra {event}, nêu ngoại lệ “{ground}” nhưng chưa có minh chứng."
    return ("chua_du", reason), (excuse_key,), "bổ sung minh chứng của ngoại lệ"


def none_of(count, counted, label, key):
    if count is None:
        return missing(label), (key,), None
    if count:
        return ("khong_dat", f"Số {counted} là {count}, yêu cầu bằng 0."), (), None
    return ("dat", f"Số {counted} là 0, đúng yêu cầu bằng 0."), (), None


def both(one, other):
    """Two limbs of one sentence: the worse decides and tells its reason, both tell theirs where all is well."""
    needs = one[1] + other[1]
    outcomes = one[0][0], other[0][0]
    for outcome in ("khong_dat", "chua_du"):
        told = [limb[0][1] for limb in (one, other) if limb[0][0] == outcome]
        if told:
            return (outcome, joined(told)), needs, None
    assert outcomes == ("dat", "dat")
    return ("dat", joined([one[0][1], other[0][1]])), needs, None


def joined(told):
    first = told[0].rstrip(".")
    return "; ".join([first, *[reason[:1].lower() + reason[1:].rstrip(".") for reason in told[1:]]]) + "."


def guard_force(titled, given):
    reached = None if given is None else RATINGS[given][0] >= RATINGS["completed_well"][0]
    if titled:
        return ("dat", "Lực lượng bảo vệ đạt danh hiệu “Tập thể lao động tiên tiến”."), (), None
    if reached:
        name = RATINGS[given][1]
        reason = f"Lực lượng bảo vệ được đánh giá “{name}”, yêu cầu từ “hoàn thành tốt nhiệm vụ” trở lên."
        return ("dat", reason), (), None
    if titled is None or reached is None:
        return unanswered(
            ("guard_force_titled", titled, "Lực lượng bảo vệ có đạt danh hiệu “Tập thể lao động tiên tiến” không?"),
            ("guard_force_rating", given, "Đánh giá mức độ hoàn thành nhiệm vụ của lực lượng bảo vệ"),
        )
    reason = (
        "Lực lượng bảo vệ không đạt danh hiệu “Tập thể lao động tiên tiến” và được đánh giá"
        f" “{RATINGS[given][1]}”, dưới mức “hoàn thành tốt nhiệm vụ”."
    )
    change = "cần danh hiệu “Tập thể lao động tiên tiến” hoặc đánh giá từ “hoàn thành tốt nhiệm vụ” trở lên"
    return ("khong_dat", reason), (), change

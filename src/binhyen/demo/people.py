"""The invented accounts: offices and positions, no person's name."""

from dataclasses import dataclass
from datetime import date

from binhyen.accounts import actions as accounts
from binhyen.accounts.models import User
from binhyen.core.audit import SYSTEM
from binhyen.core.text import file_stem
from binhyen.demo.places import DISTRICTS_END, LONG_AGO, Place
from binhyen.organisations import actions
from binhyen.organisations.enums import Role
from binhyen.organisations.models import Unit

PASSWORD = "Dong-May-2025"  # noqa: S105  # printed by the command; the demonstration listens on this machine only


@dataclass(frozen=True)
class Cast:
    """Who acts in the scripts. `heads` and `clerks` by the unit's row number."""

    admin: User
    officer: User
    second_officer: User
    chairman: User
    district_office: User
    district_chairman: User
    province_office: User
    province_chairman: User
    heads: dict[int, User]
    clerks: dict[int, User]


def first_administrator() -> User:
    return accounts.create_administrator(
        username="quan-tri", display_name="Quản trị hệ thống", password=PASSWORD, by=SYSTEM, must_change=False
    )


def build(place: Place, admin: User) -> Cast:
    commune, district, province = place.commune, place.district, place.province
    officer = _person("cong-an-xa", "Thường trực BCĐ 138 xã – cán bộ 1", admin)
    second = _person("cong-an-xa-2", "Thường trực BCĐ 138 xã – cán bộ 2", admin)
    chairman = _person("chu-tich-xa", "Chủ tịch UBND xã Đồng Mây", admin)
    district_office = _person("thuong-truc-huyen", "Thường trực BCĐ 138 huyện Lam Khê", admin)
    district_chairman = _person("chu-tich-huyen", "Chủ tịch UBND huyện Lam Khê", admin)
    province_office = _person("cong-an-tinh", "Thường trực BCĐ 138 tỉnh", admin)
    province_chairman = _person("chu-tich-tinh", "Chủ tịch UBND tỉnh Ngàn Trúc", admin)
    observer = _person("quan-sat-tinh", "Theo dõi phong trào, tỉnh Ngàn Trúc", admin)
    keeper = _person("quan-tri-xa", "Quản trị tài khoản xã Đồng Mây", admin)
    for user, unit, role, last_day in (
        (officer, commune, Role.REVIEWER, None),
        (officer, commune, Role.CLERK, None),
        (second, commune, Role.REVIEWER, None),
        (chairman, commune, Role.DECIDER, None),
        (chairman, commune, Role.HEAD, None),
        (district_office, district, Role.REVIEWER, DISTRICTS_END),
        (district_chairman, district, Role.DECIDER, DISTRICTS_END),
        (province_office, province, Role.REVIEWER, None),
        (province_chairman, province, Role.DECIDER, None),
        (observer, province, Role.OBSERVER, None),
        (keeper, commune, Role.ADMINISTRATOR, None),
    ):
        _give(user, unit, role, admin, last_day)
    heads = {unit.pk: _head(f"Trưởng xóm {name}", f"xom-{name}", unit, admin) for name, unit in place.hamlets.items()}
    heads |= {commune.pk: chairman}
    clerks = {commune.pk: officer}
    for short, unit in place.members.items():
        heads[unit.pk] = _head(f"Thủ trưởng, {unit.name}", short, unit, admin)
    clerk = _person("thcs-soan", "Cán bộ soạn hồ sơ, Trường THCS Đồng Mây", admin)
    _give(clerk, place.members["thcs"], Role.CLERK, admin)
    clerks[place.members["thcs"].pk] = clerk
    return Cast(
        admin=admin,
        officer=officer,
        second_officer=second,
        chairman=chairman,
        district_office=district_office,
        district_chairman=district_chairman,
        province_office=province_office,
        province_chairman=province_chairman,
        heads=heads,
        clerks=clerks,
    )


def _person(username: str, display_name: str, by: User) -> User:
    return accounts.create_account(
        username=username, display_name=display_name, password=PASSWORD, by=by, must_change=False
    )


def _head(display_name: str, stem: str, unit: Unit, by: User) -> User:
    user = _person(file_stem(stem), display_name, by)
    _give(user, unit, Role.HEAD, by)
    return user


def _give(user: User, unit: Unit, role: Role, by: User, last_day: date | None = None) -> None:
    actions.grant(user, unit=unit, role=role, valid_from=LONG_AGO, valid_to=last_day, by=by)


# For the table that the command prints: who to sign in as, to see what.
GUIDE = (
    ("xom-go-may", "Trưởng xóm: một việc, một nút", "Xóm Gò Mây, hồ sơ bị trả lại để bổ sung"),
    ("xom-dam-sen", "Trưởng xóm", "Xóm Đầm Sen, đang làm hồ sơ, chưa gửi"),
    ("thcs-soan", "Cán bộ soạn hồ sơ của trường", "Trường THCS Đồng Mây"),
    ("thcs", "Hiệu trưởng: duyệt và gửi", "Trường THCS Đồng Mây"),
    ("van-hoa", "Thủ trưởng cơ quan", "Trung tâm Văn hóa – Thể thao, có mục chép từ kỳ 2024 chờ xác nhận"),
    ("cong-an-xa", "Công an xã: tiếp nhận, thẩm định; soạn hồ sơ của xã", "Xã Đồng Mây"),
    ("cong-an-xa-2", "Cán bộ thẩm định thứ hai", "Xã Đồng Mây"),
    ("chu-tich-xa", "UBND xã: quyết định; gửi hồ sơ của xã", "Xã Đồng Mây"),
    ("cong-an-tinh", "Thường trực tỉnh: thẩm định hồ sơ của xã", "Tỉnh Ngàn Trúc"),
    ("chu-tich-tinh", "UBND tỉnh: quyết định; phê duyệt tiêu chí riêng của tỉnh", "Tỉnh Ngàn Trúc"),
    ("quan-sat-tinh", "Cấp trên theo dõi", "Tỉnh Ngàn Trúc"),
    ("quan-tri-xa", "Quản trị tài khoản, đơn vị", "Xã Đồng Mây"),
)

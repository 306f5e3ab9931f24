"""The kinds of unit and the roles that people hold on them."""

from binhyen.core.choices import Labelled


class UnitKind(Labelled):
    """The first three make the territory; the others lie in a commune and take part in the programme."""

    PROVINCE = "province", "tỉnh, thành phố"
    DISTRICT = "district", "huyện (đến 30/06/2025)"
    COMMUNE = "commune", "xã, phường, đặc khu"
    RESIDENTIAL_AREA = "residential_area", "khu dân cư"
    AGENCY = "agency", "cơ quan"
    ENTERPRISE = "enterprise", "doanh nghiệp"
    SCHOOL = "school", "cơ sở giáo dục"


TERRITORIAL = (UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE)
LOCAL = (UnitKind.RESIDENTIAL_AREA, UnitKind.AGENCY, UnitKind.ENTERPRISE, UnitKind.SCHOOL)


BELOW = {
    UnitKind.PROVINCE: (UnitKind.COMMUNE,),
    UnitKind.DISTRICT: (UnitKind.COMMUNE,),
    UnitKind.COMMUNE: LOCAL,
}
"""What may be added in which place. Districts are no longer added: they ended on 30/06/2025."""


class SchoolLevel(Labelled):
    PRESCHOOL = "preschool", "mầm non, nhà trẻ"
    PRIMARY = "primary", "tiểu học"
    LOWER_SECONDARY = "lower_secondary", "trung học cơ sở"
    UPPER_SECONDARY = "upper_secondary", "trung học phổ thông"
    MULTI_LEVEL = "multi_level", "phổ thông nhiều cấp học"
    CONTINUING = "continuing", "giáo dục thường xuyên"
    VOCATIONAL = "vocational", "giáo dục nghề nghiệp"
    COLLEGE = "college", "cao đẳng"
    UNIVERSITY = "university", "đại học"


class EnterpriseSize(Labelled):
    MICRO = "micro", "siêu nhỏ"
    SMALL = "small", "nhỏ"
    MEDIUM = "medium", "vừa"
    LARGE = "large", "lớn"


class Level(Labelled):
    """A level that manages, reviews or decides (Điều 10 TT 124/2021). Districts ended on 30/06/2025."""

    COMMUNE = "commune", "cấp xã"
    DISTRICT = "district", "cấp huyện"
    PROVINCE = "province", "cấp tỉnh"
    MINISTRY = "ministry", "Bộ Công an"


class Role(Labelled):
    """What a person does for a unit; on a commune, district or province most roles reach the whole sub-tree."""

    CLERK = "clerk", "cán bộ soạn hồ sơ"
    HEAD = "head", "thủ trưởng đơn vị (duyệt, gửi)"
    REVIEWER = "reviewer", "thường trực Ban Chỉ đạo (tiếp nhận, thẩm định)"
    DECIDER = "decider", "cấp có thẩm quyền (quyết định)"
    OBSERVER = "observer", "cấp trên theo dõi"
    ADMINISTRATOR = "administrator", "quản trị"


UNIT_ROLES = (Role.CLERK, Role.HEAD)
"""Held on one unit, for that unit alone."""

AUTHORITY_ROLES = (Role.REVIEWER, Role.DECIDER)
"""Held on a commune, district or province, for the dossiers that it reviews and decides."""

READING_ROLES = (Role.REVIEWER, Role.DECIDER, Role.OBSERVER)
"""Reach every unit of the sub-tree, for reading. Given on a commune, district or province alone."""


def roles_at(kind: UnitKind) -> tuple[Role, ...]:
    """The roles that mean something on a unit of a kind."""
    return tuple(role for role in Role if kind in TERRITORIAL or role not in READING_ROLES)

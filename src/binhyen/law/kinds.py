"""The kinds of unit the law speaks of, and the scales that belong to a unit as it was at a date."""

from binhyen.core.choices import Labelled
from binhyen.organisations.enums import EnterpriseSize, Level, SchoolLevel

__all__ = ["EnterpriseSize", "Kind", "Level", "SchoolLevel", "Sector"]


class Kind(Labelled):
    """A kind of unit that can be recognised (TT 124/2021, Điều 1)."""

    RESIDENTIAL_AREA = "residential_area", "khu dân cư"
    COMMUNE = "commune", "xã, phường, đặc khu"
    AGENCY = "agency", "cơ quan"
    ENTERPRISE = "enterprise", "doanh nghiệp"
    SCHOOL = "school", "cơ sở giáo dục"


class Sector(Labelled):
    """The sector of an enterprise's main registered line of business (NĐ 80/2021, Điều 5)."""

    PRODUCTION = "production", "nông, lâm nghiệp, thủy sản; công nghiệp, xây dựng"
    SERVICES = "services", "thương mại, dịch vụ"
